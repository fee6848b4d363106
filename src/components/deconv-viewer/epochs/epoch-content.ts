import type { CallOptions, Explainer } from '../../../client/explainer.js';
import {
  ExplainError,
  type InputTensor,
  type ModelDescription,
  type Reconstruction,
  type Shape3,
  type SwitchMode,
  type Target,
  type TensorValues,
} from '../../../protocol.js';
import { answerOf } from '../../figure/sentences.js';
import { firstConvolution } from '../../figure/layers.js';
import { filterTiles, mapTiles, type Tiles } from './tiles.js';

/** What is looked at after each epoch. */
export interface EpochSubject {
  /** The picture as the model sees it, and as a reader does. */
  input: InputTensor;
  view: HTMLCanvasElement;
  layer: string;
  /** What the reconstruction keeps: `max`, `all`, `*,*,channel` ..., as in `DeconvnetRequest`. */
  unit: string;
  switches: SwitchMode;
}

/** What one epoch's network makes of the picture. */
export interface EpochContent {
  /** Of the layer, `[1, height, width, channels]`. */
  activations: TensorValues;
  reconstruction: Reconstruction;
  /** Of the reconstruction. */
  shape: Shape3;
  /** Of the first convolution; `null` in a network without any. */
  filters: Tiles | null;
  answer: Target;
  /** The maps of one page, made once. */
  page(number: number): Tiles;
}

export async function computeEpoch(
  explainer: Explainer,
  description: ModelDescription,
  { input, layer, unit, switches }: EpochSubject,
  call: CallOptions,
): Promise<EpochContent> {
  const batch = { data: input.data, shape: [1, ...input.shape] };
  const filters = await filtersOf(explainer, description, call);
  const { output, activations } = await explainer.forward(batch, { layers: [layer] }, call);
  const request = { image: input, layer, units: [unit], switches };
  const { reconstructions, shape } = await explainer.deconvnetOf(request, call);
  const maps = activations[layer]!;
  const reconstruction = reconstructions[0]!;
  const pages = new Map<number, Tiles>();
  return {
    activations: maps,
    reconstruction,
    shape,
    filters,
    answer: answerOf(description.head, output.data, description.labels),
    page(number) {
      const known = pages.get(number) ?? mapTiles(maps, number);
      pages.set(number, known);
      return known;
    },
  };
}

async function filtersOf(
  explainer: Explainer,
  description: ModelDescription,
  call: CallOptions,
): Promise<Tiles | null> {
  const layer = firstConvolution(description);
  if (!layer) return null;
  try {
    const { kernel } = await explainer.filters(layer.name, call);
    return filterTiles(kernel, /Depthwise|Separable/.test(layer.kind));
  } catch (error) {
    // A nested model may be named like a convolution.
    if (error instanceof ExplainError && error.code === 'layer-without-filters') return null;
    throw error;
  }
}
