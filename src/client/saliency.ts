import type {
  FaithfulnessRequest,
  FaithfulnessResponse,
  InputTensor,
  Neuron,
  SaliencyMethod,
  SaliencyRequest,
  SaliencySettings,
  SanityResponse,
  Shape3,
} from '../protocol.js';
import type { CallOptions, Explainer } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import { engineClient } from './queued-client.js';
import { quietly } from './quietly.js';
import { toResult, type ExplainResult } from './result.js';

export interface SaliencyDetails {
  /** The raw map of every method that was asked for, by its name; `map` is the first. */
  maps: Record<string, Float32Array>;
  /** Of each map: the input's shape, or a single channel (Grad-CAM). */
  shapes: Record<string, Shape3>;
  logits: Float32Array;
  /** Where the seed was placed when `layer` was given. */
  neuron: Neuron | null;
  /** What the network saw. */
  input: InputTensor;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}
export type SaliencyResult = ExplainResult<SaliencyDetails>;

/** What to explain, and how to come back through the network. */
export interface SaliencyOptions extends SaliencySettings {
  /** `gradient` unless given; the first is the result's `method`. */
  methods?: readonly SaliencyMethod[];
  /** `top` (unless given), a class index, or a label. */
  target?: string | number;
  /** With `layer` the seed is a neuron of that layer instead of the class. */
  layer?: string;
  /** `max` (unless given), `channel`, `x,y`, `x,y,channel`, or `*,*,channel` for a whole channel. */
  unit?: string;
}

export interface SaliencyImage {
  /** `sample:0` unless given. */
  image?: ImageSource;
}

/** Randomises the layers from the logits down, the weights following from `seed`. */
export interface SanityOptions extends SaliencyOptions {
  /** How many layers with weights are random; 0 is the network itself. */
  randomizedLayers: number;
  /** 0 unless given. */
  seed?: number;
}

/** One forward pass for all inputs, which have the same shape, and one result for each. */
export async function saliencyOfBatch(
  explainer: Explainer,
  inputs: readonly InputTensor[],
  options: SaliencyOptions,
  call: CallOptions,
): Promise<SaliencyResult[]> {
  const { name: model } = await explainer.pictureModel(call);
  const saliency = requestOf(inputs, options);
  const method = saliency.methods[0]!;
  const { pictures, compute } = await engineClient.request(
    'saliency',
    { ...explainer.place, saliency },
    quietly(call, inputs[0]),
  );
  return pictures.map(({ target, predictions, ...details }, index) => {
    const input = inputs[index]!;
    return toResult({
      method,
      model,
      map: details.maps[method]!,
      shape: details.shapes[method]!,
      target,
      predictions,
      compute,
      notes: input.notes,
      details: { ...details, input },
    });
  });
}

/** The maps of the network with random weights in its upper layers, beside its own. */
export async function sanityOf(
  explainer: Explainer,
  input: InputTensor,
  { randomizedLayers, seed = 0, ...options }: SanityOptions,
  call: CallOptions,
): Promise<SanityResponse> {
  const saliency = requestOf([input], options);
  const sanity = { saliency, randomizedLayers, seed };
  return engineClient.request('sanity', { ...explainer.place, sanity }, call);
}

/** Deletion and insertion curves of a map with one score per pixel. */
export async function faithfulnessOf(
  explainer: Explainer,
  faithfulness: FaithfulnessRequest,
  call: CallOptions,
): Promise<FaithfulnessResponse> {
  return engineClient.request('faithfulness', { ...explainer.place, faithfulness }, call);
}

function requestOf(
  inputs: readonly InputTensor[],
  { methods = ['gradient'], target = 'top', layer, unit, ...settings }: SaliencyOptions,
): SaliencyRequest {
  return {
    images: stack(inputs),
    methods,
    target: String(target),
    ...(layer ? { layer } : {}),
    ...(unit ? { unit } : {}),
    settings,
  };
}

/** Inputs of one shape as a batch; the engine refuses a batch that is not what the model takes. */
function stack(inputs: readonly InputTensor[]): SaliencyRequest['images'] {
  const [first] = inputs;
  if (inputs.length === 1 && first) return { data: first.data, shape: [1, ...first.shape] };
  const data = new Float32Array(inputs.reduce((size, input) => size + input.data.length, 0));
  let offset = 0;
  for (const input of inputs) {
    data.set(input.data, offset);
    offset += input.data.length;
  }
  const odd = inputs.find(({ shape }) => String(shape) !== String(first?.shape));
  return { data, shape: [inputs.length, ...(odd ?? first ?? { shape: [] }).shape] };
}
