import type {
  ContrastChoice,
  FaithfulnessRequest,
  FaithfulnessResponse,
  InputTensor,
  MaskedPasses,
  Neuron,
  OccluderFill,
  SaliencyMethod,
  SaliencyRequest,
  SaliencySettings,
  SanityResponse,
  Shape3,
} from '../protocol.js';
import type { CallOptions, Explainer } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import { inputOf, inputsOf, stack } from './inputs.js';
import { contrastNotes } from './notes.js';
import { engineClient } from './queued-client.js';
import { quietly } from './quietly.js';
import { toResult, type ExplainResult } from './result.js';
import { targetsOf, type TargetChoice } from './targets.js';

/** The methods that were asked for, where the compiler knows which. */
export type AskedMethod<Method extends string> = SaliencyMethod extends Method ? string : Method;

/** What a saliency method gives besides the map: `result.details`. */
export interface SaliencyDetails<Method extends string = string> {
  /** The raw map of every method that was asked for, by its name; `map` is the first. */
  maps: Record<Method, Float32Array>;
  /** Of each map: the input's shape, or a single channel (Grad-CAM). */
  shapes: Record<Method, Shape3>;
  /** Of each method that masks the image (RISE, Score-CAM): how many forward passes it took. */
  masked?: Record<string, MaskedPasses>;
  /** The score of each output before the softmax or sigmoid. */
  logits: Float32Array;
  /** Where the seed was placed when `layer` was given. */
  neuron: Neuron | null;
  /** What the network saw. */
  input: InputTensor;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}
/** The result of saliency methods: `map` is that of the first. */
export type SaliencyResult<Method extends string = string> = ExplainResult<
  SaliencyDetails<Method>,
  Method
>;

/** What to explain, and how to come back through the network. */
export interface SaliencyOptions<Method extends SaliencyMethod = SaliencyMethod> extends Omit<
  SaliencySettings,
  'baseline'
> {
  /** `guided-backprop` unless given, or several; the first is the result's `method`. */
  method?: Method | readonly Method[];
  /**
   * The older name of `method`, for several.
   *
   * @deprecated since 1.0
   */
  methods?: readonly Method[];
  /** `top` (unless given), a class index, or a label; in a batch also a list with one for each image. */
  target?: TargetChoice | readonly TargetChoice[];
  /**
   * Explains the target rather than the mean of all `others`, its `rivals` by their probabilities, or a
   * class by its index or label; `none` unless given. Of a neuron (`layer`) it does not count.
   */
  contrast?: ContrastChoice;
  /** With `layer` the seed is a neuron of that layer instead of the class. */
  layer?: string;
  /** `max` (unless given), `channel`, `x,y`, `x,y,channel`, or `*,*,channel` for a whole channel. */
  unit?: string;
  /**
   * Where integrated gradients and GradientSHAP start, what DeepLIFT compares with, and what RISE and
   * Score-CAM hide the image with: a value in model-input units (0 unless given), one for each
   * channel, the image's `mean` color, the image under a strong `blur`, `noise`, or another image.
   */
  baseline?: OccluderFill | ImageSource;
}

/** The image of a call that takes it among its options. */
export interface SaliencyImage {
  /** `sample:0` unless given. */
  image?: ImageSource;
}

/** Randomizes the layers from the logits down, the weights following from `seed`. */
export interface SanityOptions extends SaliencyOptions {
  /** How many layers with weights are random; 0 is the network itself. */
  randomizedLayers: number;
  /** 0 unless given. */
  seed?: number;
}

/** A map with a score for each pixel, and what it explains. */
export interface FaithfulnessOptions extends Omit<FaithfulnessRequest, 'image' | 'target'> {
  /** The image whose pixels are taken and given. */
  image: ImageSource;
  /** A class index, a label, or `top` (unless given); also a list of one. */
  target?: TargetChoice | readonly TargetChoice[];
}

/** Backward passes by one method or several, of one image. */
export function saliency(
  explainer: Explainer,
  { image = 'sample:0', ...options }: SaliencyOptions & SaliencyImage = {},
  call?: CallOptions,
): Promise<SaliencyResult> {
  return saliencyOf(explainer, image, options, call);
}

export async function saliencyOf(
  explainer: Explainer,
  image: ImageSource,
  options?: SaliencyOptions,
  call?: CallOptions,
): Promise<SaliencyResult> {
  const [result] = await saliencyOfBatch(explainer, [image], options, call);
  return result!;
}

/** One forward pass for all images, and one result for each. */
export async function saliencyOfBatch(
  explainer: Explainer,
  images: readonly ImageSource[],
  options: SaliencyOptions = {},
  call: CallOptions = {},
): Promise<SaliencyResult[]> {
  const { name: model } = await explainer.pictureModel(call);
  const inputs = await inputsOf(explainer, images, call);
  const saliency = await requestOf(explainer, inputs, options, call);
  const method = saliency.methods[0]!;
  const { pictures, compute } = await engineClient.request(
    'saliency',
    { ...explainer.place, saliency },
    quietly(call, inputs[0]),
  );
  return pictures.map(({ target, contrast, predictions, ...details }, index) => {
    const input = inputs[index]!;
    const explained = { target, ...(contrast && { contrast }) };
    const left = options.layer ? [] : contrastNotes(options.contrast, explained);
    return toResult({
      method,
      model,
      map: details.maps[method]!,
      shape: details.shapes[method]!,
      ...explained,
      predictions,
      compute,
      notes: [...(input.notes ?? []), ...left],
      details: { ...details, input },
    });
  });
}

/** The maps of the network with random weights in its upper layers, beside its own. */
export async function sanityOf(
  explainer: Explainer,
  image: ImageSource,
  { randomizedLayers, seed = 0, ...options }: SanityOptions,
  call: CallOptions = {},
): Promise<SanityResponse> {
  const inputs = await inputsOf(explainer, [image], call);
  const saliency = await requestOf(explainer, inputs, options, call);
  const sanity = { saliency, randomizedLayers, seed };
  return engineClient.request('sanity', { ...explainer.place, sanity }, call);
}

/** Deletion and insertion curves of a map with one score per pixel. */
export async function faithfulnessOf(
  explainer: Explainer,
  { image, scores, target, ...options }: FaithfulnessOptions,
  call: CallOptions = {},
): Promise<FaithfulnessResponse> {
  const [one = 'top'] = typeof target === 'object' ? targetsOf(target, 1) : [target];
  const input = await inputOf(explainer, image, call);
  const faithfulness = { ...options, image: input, scores: Float32Array.from(scores), target: one };
  return engineClient.request('faithfulness', { ...explainer.place, faithfulness }, call);
}

async function requestOf(
  explainer: Explainer,
  inputs: readonly InputTensor[],
  { method, methods, target, contrast, layer, unit, baseline, ...settings }: SaliencyOptions,
  call: CallOptions,
): Promise<SaliencyRequest> {
  const chosen = method ?? methods ?? 'guided-backprop';
  return {
    images: stack(inputs),
    methods: typeof chosen === 'string' ? [chosen] : chosen,
    targets: targetsOf(target, inputs.length),
    ...(contrast === undefined ? {} : { contrast: String(contrast) }),
    ...(layer ? { layer } : {}),
    ...(unit ? { unit } : {}),
    settings: {
      ...settings,
      ...(baseline === undefined ? {} : { baseline: await baselineOf(explainer, baseline, call) }),
    },
  };
}

/** What the engine can fill an image with itself is left to it. */
async function baselineOf(
  explainer: Explainer,
  baseline: OccluderFill | ImageSource,
  call: CallOptions,
): Promise<OccluderFill | InputTensor> {
  return isFill(baseline) ? baseline : inputOf(explainer, baseline, call);
}

function isFill(baseline: OccluderFill | ImageSource): baseline is OccluderFill {
  if (typeof baseline === 'string') return ['mean', 'blur', 'noise'].includes(baseline);
  return typeof baseline === 'number' || Array.isArray(baseline);
}
