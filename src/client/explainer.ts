import type {
  BackendChoice,
  ForwardRequest,
  ForwardResponse,
  InputTensor,
  MemoryReport,
  ModelDescription,
  ModelReference,
  Neuron,
  Prediction,
  SaliencyMethod,
  SaliencyRequest,
  SaliencyResponse,
  Shape3,
  Target,
  TensorValues,
} from '../protocol.js';
import { resolveModel } from './builtin-models.js';
import { engineClient } from './engine-client.js';
import type { Picture } from './image/fit.js';
import { loadPicture, type ImageSource } from './image/picture.js';
import type { JobOptions } from './jobs.js';

export interface ExplainerOptions {
  /** A built-in name, or the address of a TensorFlow.js `model.json`: a layers model of Keras or a graph model. */
  model: string;
  /** Address of a model card when it is not `card.json` beside the model. */
  card?: string;
  /** An epoch of training whose weights are used instead of the final ones; see `describe().snapshots`. */
  snapshot?: number;
  backend?: BackendChoice;
}

/** What every explanation has in common; `details` differ per method. */
export interface ExplainResult<Details = unknown> {
  method: string;
  model: string;
  /** Raw, signed, row-major, in input space; never normalised. */
  map: Float32Array;
  shape: Shape3;
  target: Target;
  /** Best first. */
  predictions: Prediction[];
  backend: string;
  precision: 'float32' | 'float16';
  /** Milliseconds per phase. */
  timings: Record<string, number>;
  details: Details;
}

export interface SaliencyDetails {
  /** The raw map of every method that was asked for, by its name; `map` is the first. */
  maps: Record<string, Float32Array>;
  logits: Float32Array;
  /** Where the seed was placed when `layer` was given. */
  neuron: Neuron | null;
  /** What the network saw. */
  input: InputTensor;
  /** Why a preferred backend was not used, in sentences. */
  notes: string[];
}
export type SaliencyResult = ExplainResult<SaliencyDetails>;

export interface SaliencyOptions {
  /** `sample:0` unless given. */
  image?: ImageSource;
  /** `gradient` unless given; the first is the result's `method`. */
  methods?: readonly SaliencyMethod[];
  target?: string | number;
  layer?: string;
  unit?: string;
}

export type CallOptions = Pick<JobOptions, 'signal' | 'onProgress' | 'priority'>;

/** The explanations of one model, without elements. */
export class Explainer {
  private readonly model: ModelReference;
  private readonly backend: BackendChoice;
  private description: ModelDescription | null = null;

  constructor({ model, card, snapshot, backend = 'auto' }: ExplainerOptions) {
    const reference = resolveModel(model, card);
    this.model = snapshot === undefined ? reference : { ...reference, snapshot };
    this.backend = backend;
  }

  /** Equal for explainers that compute the same. */
  get identity(): string {
    return JSON.stringify([this.model, this.backend]);
  }

  /** Loads the model, starts the engine meanwhile, and tells what the model is. */
  async describe(options: CallOptions = {}): Promise<ModelDescription> {
    const request = { model: this.model, backend: this.backend };
    this.description ??= await engineClient.request('describe', request, {
      ...options,
      key: this.identity,
    });
    return this.description;
  }

  /** The picture as the model sees it, and as a reader does. */
  async picture(image: ImageSource, options: CallOptions = {}): Promise<Picture> {
    return loadPicture(image, await this.describe(options), options.signal);
  }

  /**
   * The forward pass of a batch `[batch, ...the model's input]` in model-input units. Works for
   * generators too, whose input is a latent code.
   *
   * @returns the network's output before a final softmax, and the outputs of `layers`
   */
  async forward(
    input: TensorValues,
    { layers = [] }: { layers?: readonly string[] } = {},
    options: CallOptions = {},
  ): Promise<ForwardResponse> {
    const forward: ForwardRequest = { input, layers };
    return engineClient.request(
      'forward',
      { model: this.model, backend: this.backend, forward },
      {
        ...options,
        key: JSON.stringify([this.identity, 'forward', layers, input.shape]),
        pixels: input.data,
      },
    );
  }

  /** Gradient, DeconvNet rule, guided backpropagation: one forward pass, a backward pass for each. */
  async saliency(
    request: SaliencyOptions = {},
    options: CallOptions = {},
  ): Promise<SaliencyResult> {
    const { input } = await this.picture(request.image ?? 'sample:0', options);
    return this.saliencyOf(input, request, options);
  }

  /** The same for a picture that `picture()` has made ready. */
  async saliencyOf(
    input: InputTensor,
    { methods = ['gradient'], target = 'top', layer, unit }: Omit<SaliencyOptions, 'image'>,
    options: CallOptions = {},
  ): Promise<SaliencyResult> {
    const saliency: SaliencyRequest = {
      image: input,
      methods,
      target: String(target),
      ...(layer ? { layer } : {}),
      ...(unit ? { unit } : {}),
    };
    const { name } = await this.describe(options);
    const response = await engineClient.request(
      'saliency',
      { model: this.model, backend: this.backend, saliency },
      { ...options, key: keyOf(this, saliency), pixels: input.data },
    );
    return toResult(response, name, saliency);
  }

  /** What the engine holds in memory between jobs. */
  memory(): Promise<MemoryReport> {
    return engineClient.request('memory', {});
  }
}

/** @param options which model, where it computes */
export function createExplainer(options: ExplainerOptions): Explainer {
  return new Explainer(options);
}

/** Equal for requests that differ in their pixels at most. */
function keyOf(explainer: Explainer, { image, ...rest }: SaliencyRequest): string {
  return JSON.stringify([explainer.identity, rest, image.shape]);
}

function toResult(
  { maps, shape, target, predictions, logits, neuron, compute }: SaliencyResponse,
  model: string,
  { methods, image }: SaliencyRequest,
): SaliencyResult {
  const { backend, precision, timings, notes } = compute;
  return {
    method: methods[0]!,
    model,
    map: maps[methods[0]!]!,
    shape,
    target,
    predictions,
    backend,
    precision,
    timings,
    details: { maps, logits, neuron, input: image, notes },
  };
}
