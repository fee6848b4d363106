/**
 * The types that cross the worker boundary: the only file that the page world and the worker world
 * both import; the types of single methods and the errors lie in protocol/. Everything here is
 * structured-cloneable, except the error class, which each side rebuilds from its `ErrorDetail`.
 */

import type { AscentRequest, AscentResponse } from './protocol/codespace.js';
import type {
  DeconvFigureRequest,
  DeconvFigureResponse,
  DeconvnetRequest,
  DeconvnetResponse,
  FiltersResponse,
  SwitchesRequest,
  SwitchesResponse,
} from './protocol/deconvnet.js';
import type { Outcome } from './protocol/errors.js';
import type { PageFiles } from './protocol/files.js';
import type { InspectResponse } from './protocol/inspection.js';
import type { ModelLimits } from './protocol/limits.js';
import type { Head } from './protocol/heads.js';
import type {
  LearnerStartRequest,
  LearnerStartResponse,
  LearnerStepRequest,
  LearnerStepResponse,
} from './protocol/learner.js';
import type { LrpResponse } from './protocol/lrp-result.js';
import type { LrpJob } from './protocol/lrp.js';
import type { MapMeasureRequest, MapMeasureResponse } from './protocol/map-measures.js';
import type { OcclusionRequest, OcclusionResponse } from './protocol/occlusion.js';
import type { ReadCarried } from './protocol/packed.js';
import type { PerturbationRequest, PerturbationResponse } from './protocol/perturbation.js';
import type { Preprocessing } from './protocol/preprocessing.js';
import type { ReluBackwardRequest, ReluBackwardResponse } from './protocol/relu.js';
import type {
  FaithfulnessRequest,
  FaithfulnessResponse,
  PictureSaliency,
  SaliencyRequest,
  SaliencyResponse,
  SanityRequest,
  SanityResponse,
} from './protocol/saliency.js';
import type {
  TrainingStartRequest,
  TrainingStartResponse,
  TrainingStepRequest,
  TrainingStepResponse,
} from './protocol/training.js';

export * from './protocol/beside.js';
export * from './protocol/binaries.js';
export * from './protocol/codespace.js';
export * from './protocol/contrast.js';
export * from './protocol/deconvnet.js';
export type * from './protocol/error-codes.js';
export * from './protocol/errors.js';
export * from './protocol/file-head.js';
export * from './protocol/files.js';
export * from './protocol/given-base.js';
export * from './protocol/given-files.js';
export * from './protocol/inspection.js';
export type * from './protocol/learner.js';
export * from './protocol/limits.js';
export * from './protocol/heads.js';
export * from './protocol/lrp-result.js';
export * from './protocol/lrp.js';
export * from './protocol/map-measures.js';
export * from './protocol/masked.js';
export * from './protocol/model-card.js';
export * from './protocol/occluder.js';
export * from './protocol/occlusion.js';
export * from './protocol/packed-base.js';
export * from './protocol/packed.js';
export type * from './protocol/perturbation.js';
export * from './protocol/probabilities.js';
export * from './protocol/preprocessing.js';
export * from './protocol/relu.js';
export * from './protocol/saliency.js';
export * from './protocol/training.js';
export * from './protocol/unit.js';

/** What an author may ask for. */
export type BackendChoice = 'auto' | 'webgl' | 'wasm' | 'cpu' | 'webgpu';
/** What the engine can run on. */
export type BackendName = 'webgl' | 'wasm' | 'cpu';

/** Height, width, channels. */
export type Shape3 = [height: number, width: number, channels: number];

/** An image as a network sees it: row-major, channels last, in model-input units. */
export interface InputTensor {
  /** Row-major, in model-input units. */
  data: Float32Array;
  /** `[height, width, channels]`. */
  shape: Shape3;
  /** What is uncertain about how it was made of an image, in sentences for readers. */
  notes?: readonly string[];
}

/** Any number of values with their shape, row-major. */
export interface TensorValues {
  /** Row-major. */
  data: Float32Array;
  /** Its size in each dimension. */
  shape: number[];
}

/** Absolute URLs of a model's file and, unless it lies beside the model, of its card. */
export interface ModelReference {
  /** Of the model's file. */
  url: string;
  /** `null` where there is none, and none is to be looked for. */
  card?: string | null;
  /** The weights after this many epochs of training, where the card lists snapshots. */
  snapshot?: number;
  /** Which of several outputs is explained, by its name or number. */
  output?: string | number;
}

/** The network at one moment of its training. */
export interface Snapshot {
  /** Epochs trained; 0 is the network before training, a fraction lies within an epoch. */
  epoch: number;
  /** Batches trained on; `null` where the card does not say. */
  step: number | null;
  /** On the test data, in [0, 1]; `null` where the card does not say. */
  accuracy: number | null;
  /** Whether these are the weights that the model has without a snapshot. */
  final: boolean;
}

/** Labeled images in one file, row by row in a grid without gaps, black and white as bytes 0 and 255. */
export interface TrainingDigits {
  /** Absolute URL. */
  url: string;
  /** The class of each image. */
  labels: number[];
  /** Pixels of each. */
  size: [height: number, width: number];
  /** Images in a row. */
  columns: number;
}

/** A layer or node of a network. */
export interface LayerDescription {
  /** As the file has it. */
  name: string;
  /** The Keras class, such as `Conv2D`; in a graph model TensorFlow's operation, such as `_FusedConv2D`. */
  kind: string;
  /** A name meant for readers, from the card; the layer's own name without one. */
  title: string;
  /** Of its output in the file, without the batch: `[height, width, channels]` of maps, `[units]` of a dense layer. */
  shape: number[];
}

/** An image that comes with the model. */
export interface Sample {
  /** Absolute URL. */
  url: string;
  /** Absolute URL of the same image with more pixels, for readers; `null` where there is none. */
  large: string | null;
  /** Its class, by the card. */
  label: string;
  /** What it shows, for readers. */
  title: string;
  /** Whose image it is and its license, for readers; `null` where the card does not say. */
  credit: string | null;
}

/** What readers can learn of a model; `null` where its card does not say. */
export interface CardFacts {
  /** Absolute URL of the card; `null` without one. */
  url: string | null;
  /** A sentence or two. */
  summary: string | null;
  /** The data that it was trained on. */
  trainedOn: string | null;
  /** On test data, in [0, 1]. */
  accuracy: number | null;
  /** Images that the accuracy was measured on. */
  testPictures: number | null;
  /** Whether the accuracy is the one that the model's makers published. */
  isPublished: boolean;
  /** Address of a page about the model. */
  source: string | null;
}

/** What a page needs to know of a model before it can prepare an image for it. */
export interface ModelDescription {
  /** As the author named the model: a built-in name, or the last part of its address. */
  name: string;
  /** Its title for readers, by its card; `name` without one. */
  title: string;
  /** Of the input, without the batch: `[height, width, channels]`. */
  inputShape: Shape3;
  /**
   * Values of a black and a white pixel in model-input units; where channels differ the lowest of all
   * and the highest, and `preprocessing` has those of each.
   */
  range: [black: number, white: number];
  /** Whether the card says so; [0, 1] is assumed without. */
  rangeKnown: boolean;
  /** How an image becomes the input. */
  preprocessing: Preprocessing;
  /** Shown under transparent pixels: one value per channel in model-input units. */
  background: number[];
  /** What the outputs mean: the card's word, else what the last activation says. */
  head: Head;
  /**
   * One per class; the indices as text where there is no card. One sigmoid unit has two: of a single
   * label L in the card they are "not L" and L.
   */
  labels: string[];
  /** Every layer or node, from the input up. */
  layers: LayerDescription[];
  /** The images that come with the model, in the order of `sample:0`, `sample:1` ... */
  samples: Sample[];
  /** In the order of training; empty where the model has none. */
  snapshots: Snapshot[];
  /** A few labeled images to train on; `null` where the model has none. */
  trainingDigits: TrainingDigits | null;
  /** The license that its card states; `null` where it states none. */
  licence: string | null;
  /** What its card says about it. */
  card: CardFacts;
  /** Of the card's own words, in lower case; absent where the card does not say. */
  language?: string;
  /** By language in lower case: labels, titles and the summary in it, by the card's own; absent without. */
  languages?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * The same of a model that takes no image, such as a generator: what enters is a latent code. What is
 * said of pixels there does not apply.
 */
export interface CodeModelDescription extends Omit<ModelDescription, 'inputShape' | 'head'> {
  /** Without the batch. */
  inputShape: number[];
  /** Where outputs are classes; `null` where they are anything else. */
  head: Head | null;
  /** Without the batch: of a generator the shape of its images. */
  outputShape: number[];
  /** Values of a black and a white pixel in its images; `null` where the card does not say. */
  outputRange: [black: number, white: number] | null;
}

/** A forward pass of a whole batch; the model may be a generator, whose input is a latent code. */
export interface ForwardRequest {
  /** `[batch, ...the model's input]`, in model-input units. */
  input: TensorValues;
  /** Layers whose outputs are wanted besides the network's. */
  layers: readonly string[];
}

/** The outputs of a forward pass. */
export interface ForwardResponse {
  /** `[batch, ...]`, before a final softmax or sigmoid; of one sigmoid unit z the two logits -z and z. */
  output: TensorValues;
  /**
   * By layer, each after its activation, `[batch, ...]`. A linear layer whose batch norm was folded
   * into it gives what the norm gives.
   */
  activations: Record<string, TensorValues>;
  /** What computed, and how long it took. */
  compute: ComputeReport;
}

/** A class with its scores. */
export interface Prediction {
  /** Its number, from 0. */
  index: number;
  /** Its name, by the card; its number without one. */
  label: string;
  /** In [0, 1], by the head; not there where the head is a value. */
  probability?: number;
}

/** The class that is explained. */
export interface Target extends Prediction {
  /** The value itself where the head is one. */
  logit: number;
}

/** Where and how a result was computed. */
export interface ComputeReport {
  /** What computed. */
  backend: BackendName;
  /** Of the numbers that it computed with. */
  precision: 'float32' | 'float16';
  /** Why a preferred backend was not used, in sentences for readers; empty when nothing was amiss. */
  notes: string[];
  /** Milliseconds per phase. */
  timings: Record<string, number>;
}

/**
 * Tensors and bytes that the engine holds between jobs: weights, prepared kernels, trainings that go
 * on, and for a second after an occlusion the pass of its image.
 */
export interface MemoryReport {
  /** How many tensors. */
  tensors: number;
  /** Bytes of them. */
  bytes: number;
  /** How many models. */
  models: number;
  /** Bytes of the models' files, from which a lost backend is rebuilt. */
  fileBytes: number;
}

/** What to compute with, and on what. */
export interface Place {
  /** Its files. */
  model: ModelReference;
  /** Where to compute. */
  backend: BackendChoice;
}

/** What the worker can be asked. A new method adds a row here and a function under `methods/`. */
export interface Jobs {
  /** Also starts the backend, which the answer does not wait for. */
  describe: {
    request: Place;
    response: ModelDescription;
  };
  /** The same of any model, also one that takes no picture. */
  describeAny: {
    request: Place;
    response: ModelDescription | CodeModelDescription;
  };
  /** Everything that can be said of a model without an image. */
  inspect: {
    request: Place;
    response: InspectResponse;
  };
  /** Fetches what a job needs before it takes its turn; it stays until then, for a while at least. */
  /** Loads the engine's second file, for the jobs that need it. */
  part: { request: Record<string, never>; response: Record<string, never> };
  load: {
    request: { model: ModelReference };
    response: { bytes: number };
  };
  forward: {
    request: Place & { forward: ForwardRequest };
    response: ForwardResponse;
  };
  saliency: {
    request: Place & { saliency: SaliencyRequest };
    response: SaliencyResponse;
  };
  sanity: {
    request: Place & { sanity: SanityRequest };
    response: SanityResponse;
  };
  faithfulness: {
    request: Place & { faithfulness: FaithfulnessRequest };
    response: FaithfulnessResponse;
  };
  perturb: {
    request: Place & { perturb: PerturbationRequest };
    response: PerturbationResponse;
  };
  /** One measure of a map: curves, ROAD or infidelity. */
  mapMeasure: {
    request: Place & { mapMeasure: MapMeasureRequest };
    response: MapMeasureResponse;
  };
  deconvnet: {
    request: Place & { deconvnet: DeconvnetRequest };
    response: DeconvnetResponse;
  };
  deconvFigure: {
    request: Place & { deconvFigure: DeconvFigureRequest };
    response: DeconvFigureResponse;
  };
  filters: {
    request: Place & { layer: string };
    response: FiltersResponse;
  };
  switches: {
    request: Place & { switches: SwitchesRequest };
    response: SwitchesResponse;
  };
  lrp: {
    request: Place & { lrp: LrpJob };
    response: LrpResponse;
  };
  occlusion: {
    request: Place & { occlusion: OcclusionRequest };
    response: OcclusionResponse;
  };
  ascent: {
    request: Place & { ascent: AscentRequest };
    response: AscentResponse;
  };
  reluBackward: {
    request: { backend: BackendChoice; reluBackward: ReluBackwardRequest };
    response: ReluBackwardResponse;
  };
  /** What it starts holds tensors until `trainingEnd`, or until its backend or worker is lost. */
  trainingStart: {
    request: Place & { training: TrainingStartRequest };
    response: TrainingStartResponse;
  };
  trainingStep: { request: TrainingStepRequest; response: TrainingStepResponse };
  /** `ended` is false where there was no such training. */
  trainingEnd: { request: { session: string }; response: { ended: boolean } };
  /** The same of filters that are learned without a model. */
  learnerStart: {
    request: { backend: BackendChoice; learner: LearnerStartRequest };
    response: LearnerStartResponse;
  };
  learnerStep: { request: LearnerStepRequest; response: LearnerStepResponse };
  learnerEnd: { request: { session: string }; response: { ended: boolean } };
  /** Lets go of models, with all of their snapshots, as soon as no job or training uses them. */
  release: { request: { models: ModelReference[] }; response: Record<string, never> };
  memory: { request: Record<string, never>; response: MemoryReport };
}
export type JobKind = keyof Jobs;

/** The models that a job computes with; they have to be in memory when its turn comes. */
export function modelsOf(kind: JobKind, request: Jobs[JobKind]['request']): ModelReference[] {
  if (['describe', 'describeAny', 'inspect', 'load', 'release'].includes(kind)) return [];
  const generator = 'ascent' in request ? request.ascent.generator : null;
  return [...('model' in request ? [request.model] : []), ...(generator ? [generator] : [])];
}

/** How far a job is. */
export interface Progress {
  /**
   * What is under way: the engine starts, files of the model load, shaders or kernels are prepared,
   * the explanation computes.
   */
  phase: 'engine' | 'model' | 'compile' | 'explain';
  /** Bytes for `model`, steps for the others. */
  loaded: number;
  /** 0 while unknown. */
  total: number;
  /** The images with the maps so far, where a method shows them before they are done. */
  part?: PictureSaliency[];
}

export interface EngineOptions {
  /** Absolute URL, with a slash at the end, of the folder that holds the wasm binaries. */
  assetBase: string;
  /** Absolute URL of `engine.part.js`; not there where the worker's script has it inside. */
  partUrl?: string;
  /** Name of a Web Lock that the worker holds for as long as it lives. */
  lifeLock: string;
  /** The default ones unless given. */
  limits?: ModelLimits;
  /** Bytes that models may take between jobs; no limit unless given. */
  memoryBudget?: number;
}

/** The worker's face, as Comlink exposes it. */
export interface EngineApi {
  /**
   * The worker's build, for the page that cannot start it: another version may want other parameters.
   * This too stays as it is.
   */
  readonly build: string;
  /**
   * @param readCarried the page's reader of what it has already
   * @param files what fetches models for the engine
   * @param onTurn told which job takes the engine's turn, at its start and after others had theirs
   * @param onProgress told how far a job has come: a callback for each job would cost it a port of its own
   * @returns the worker's build, which must be the page's. This stays as it is from version to version.
   */
  start(
    options: EngineOptions,
    readCarried: ReadCarried,
    files: PageFiles,
    onTurn: (id: number) => void,
    onProgress: (id: number, progress: Progress) => void,
  ): Promise<string>;
  run<K extends JobKind>(
    id: number,
    kind: K,
    request: Jobs[K]['request'],
  ): Promise<Outcome<Jobs[K]['response']>>;
  cancel(id: number): void;
  /** Asks a job to let the others have their turn, at its next checkpoint; it goes on afterwards. */
  giveWay(id: number): void;
  /** Answered as soon as no computation keeps the worker's thread. */
  ping(): void;
}
