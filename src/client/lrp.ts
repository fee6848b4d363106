import type {
  Conservation,
  Denominators,
  InputTensor,
  LayerRelevance,
  LrpCompositeChoice,
  LrpJob,
  LrpRequest,
  LrpSanity,
  TensorValues,
} from '../protocol.js';
import { engineClient } from './queued-client.js';
import { quietly } from './quietly.js';
import type { CallOptions, Explainer } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import { toResult, type ExplainResult } from './result.js';

/** What to explain and by which rules; see `LrpRequest`. */
export interface LrpOptions extends Omit<LrpRequest, 'image' | 'target' | 'composite'> {
  /** `top` (unless given), a class index, or a label. */
  target?: string | number;
  /** `auto` unless given: what suits the network's structure. */
  composite?: LrpCompositeChoice;
}

export interface LrpImage {
  /** `sample:0` unless given. */
  image?: ImageSource;
}

export interface LrpDetails {
  /** Whether `auto` was asked for: `method` is what the network's structure has decided. */
  automatic: boolean;
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
  input: InputTensor,
  { composite = 'auto', ...options }: LrpOptions,
  call: CallOptions,
): Promise<LrpResult> {
  const [result] = await lrpOfEach(explainer, input, [composite], options, call);
  return result!;
}

/** The same by several composites, from one forward pass; the results are in their order. */
export async function lrpOfEach(
  explainer: Explainer,
  input: InputTensor,
  composites: readonly LrpCompositeChoice[],
  { target: wanted = 'top', ...options }: Omit<LrpOptions, 'composite'>,
  call: CallOptions,
): Promise<LrpResult[]> {
  const { name: model } = await explainer.pictureModel(call);
  const lrp: LrpJob = { ...options, image: input, target: String(wanted), composites };
  const response = await engineClient.request(
    'lrp',
    { ...explainer.place, lrp },
    quietly(call, input),
  );
  const { maps, shape, target, predictions, compute, ...shared } = response;
  return maps.map(({ composite, relevance, milliseconds, ...own }, index) =>
    toResult({
      method: composite,
      model,
      map: relevance,
      shape,
      target,
      predictions,
      compute,
      timings: { lrp: milliseconds },
      notes: input.notes,
      details: { ...shared, ...own, automatic: composites[index] === 'auto', input },
    }),
  );
}
