import type { ExplainResult } from '../../client/result.js';
import type { Picture } from '../../client/image/fit.js';
import type {
  InputTensor,
  ModelDescription,
  Neuron,
  Progress,
  SwitchMode,
  TensorValues,
} from '../../protocol.js';
import type { ChannelView } from '../figure/heatmap.js';
import { firstConvolution } from '../figure/layers.js';
import type { DeconvViewer } from './deconv-viewer.js';

/** What of a layer is reconstructed. */
export const keepChoices = ['strongest', 'map', 'all', 'position'] as const;
export type Keep = (typeof keepChoices)[number];

export const sortOrders = ['index', 'strength'] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface DeconvDetails {
  layer: string;
  keep: Keep;
  switches: SwitchMode;
  /** What was kept, as `DeconvnetRequest` writes it. */
  unit: string;
  /** The same: of several neurons the sum of their activations; `position` is empty for all maps. */
  neuron: Neuron;
  /** By switches, in the input's shape, signed; `map` is the one of `switches`. */
  reconstructions: Partial<Record<SwitchMode, Float32Array>>;
  /** The max poolings between the layer and the picture; empty where there are no switches. */
  poolings: string[];
  /** The layer's feature maps, `[height, width, channels]`. */
  activations: InputTensor;
  /** Of a first convolution its filters, `[height, width, in, out]`. */
  kernel: TensorValues | null;
  /** Guided backpropagation from the same neurons, each with a signal of 1; `null` for all maps. */
  guided: Float32Array | null;
  /** What the network saw. */
  input: InputTensor;
  /** Why a preferred backend was not used, in sentences. */
  notes: string[];
}
export type DeconvResult = ExplainResult<DeconvDetails>;

/** All that the figure of a `<deconv-viewer>` is drawn from. */
export interface DeconvState {
  /** Its attributes are the author's and the reader's choices; the controls set them. */
  element: DeconvViewer;
  result: DeconvResult | null;
  description: ModelDescription | null;
  picture: Picture | null;
  /** `undefined` when nothing is being computed. */
  progress: Progress | null | undefined;
}

/** The filter whose activation or map is kept; `null` for all maps. */
export function keptChannel({ neuron }: DeconvDetails): number | null {
  const { position } = neuron;
  return position.length === 3 ? position[2]! : (position[0] ?? null);
}

/** The layer of the attribute, or the first convolution; `null` while the model is not known. */
export function layerOf({ element, description }: DeconvState): string | null {
  return element.layer || (description && (firstConvolution(description)?.name ?? null));
}

/** How reconstructions are drawn. */
export function viewOf({ element, description }: DeconvState): ChannelView {
  return element.channels ?? (description?.inputShape[2] === 3 ? 'rgb' : 'sum');
}
