import type { io, NamedTensorMap } from '@tensorflow/tfjs-core';
import type { LayerDescription, ModelLimits } from '../../protocol.js';
import type { Ending } from './ending.js';
import type { CanonicalGraph } from '../network/network.js';
import type { StoredWeights } from './stored-weights.js';

/** What the files of a model say, in whichever format, while its weights are still bytes. */
export interface ModelSource {
  name: string;
  ending: Ending;
  /** What readers may ask for by name, in topological order. */
  layers: SourceLayer[];
  /** Numbers among the weights that the output depends on. */
  parameters: number;
  /** One node for each operation: nothing folded, the last activation still there. */
  split(weights: NamedTensorMap): SourceGraph;
}

/** A layer as its files have it. */
export interface SourceLayer extends Omit<LayerDescription, 'title'> {
  /** Numbers of the weights that it owns. */
  parameters: number;
}

/** A network as its files have it. */
export type SourceGraph = Omit<CanonicalGraph, 'paired'>;

/** The outputs that a file offers. */
export interface OfferedOutputs {
  names: string[];
  /** Index of the one that is explained. */
  chosen: number;
}

/** What the page or the card says of a model beside its file. */
export interface Wanted {
  /** The name or number of one of several outputs. */
  output: string | number | null;
  /** Sizes for what the file leaves open, without the batch. */
  inputShape: readonly number[] | null;
}

/** What `model.json` says alone. */
export interface ModelHeader {
  /** Without the batch: `[height, width, channels]` of a picture, `[size]` of a latent code. */
  inputShape: number[];
  outputs: OfferedOutputs;
  /**
   * Throws what can be said before the weights are fetched: `model-too-large`, and `model-invalid`
   * where they do not fit.
   */
  check(specs: io.WeightsManifestEntry[], limits: ModelLimits): void;
  /** Reads the rest, for which some formats need numbers that lie among the weights. */
  complete(weights: StoredWeights, limits: ModelLimits): ModelSource;
}
