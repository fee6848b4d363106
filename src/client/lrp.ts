import type {
  Conservation,
  Denominators,
  InputTensor,
  LayerRelevance,
  LrpComposite,
  LrpRequest,
  LrpSanity,
  TensorValues,
} from '../protocol.js';
import { engineClient } from './engine-client.js';
import type { CallOptions, Explainer, ExplainResult } from './explainer.js';
import type { ImageSource } from './image/picture.js';
import { notesOf } from './notes.js';

/** What to explain and by which rules; see `LrpRequest`. */
export interface LrpOptions extends Omit<LrpRequest, 'image' | 'target' | 'composite'> {
  /** `top` (unless given), a class index, or a label. */
  target?: string | number;
  /** `epsilon-plus` unless given. */
  composite?: LrpComposite;
}

export interface LrpImage {
  /** `sample:0` unless given. */
  image?: ImageSource;
}

export interface LrpDetails {
  /** The relevance that was placed on the outputs, in sum. */
  start: number;
  /** The layers that relevance has reached, the one nearest to the picture first. */
  layers: LayerRelevance[];
  /** Over all layers. */
  conservation: Conservation;
  denominators: Denominators | null;
  restart: { kept: number; total: number } | null;
  sanity: LrpSanity | null;
  logits: Float32Array;
  /** The target's logit at each output position, `[height, width]`. */
  places: TensorValues;
  /** What the network saw. */
  input: InputTensor;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}
export type LrpResult = ExplainResult<LrpDetails>;

/** Layer-wise relevance propagation of one picture; `method` of the result is the composite. */
export async function lrpOf(
  explainer: Explainer,
  image: InputTensor,
  { target = 'top', composite = 'epsilon-plus', ...options }: LrpOptions,
  call: CallOptions,
): Promise<LrpResult> {
  const { name } = await explainer.describe(call);
  const lrp: LrpRequest = { ...options, image, target: String(target), composite };
  const response = await engineClient.request('lrp', { ...explainer.place, lrp }, call);
  const { relevance, shape, target: explained, predictions, compute, ...details } = response;
  const { backend, precision, timings } = compute;
  return {
    method: composite,
    model: name,
    map: relevance,
    shape,
    target: explained,
    predictions,
    backend,
    precision,
    timings,
    details: { ...details, input: image, notes: notesOf(compute, image) },
  };
}
