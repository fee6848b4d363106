import { ExplainError } from '../protocol.js';
import type {
  BackendChoice,
  CodeModelDescription,
  DeconvFigureResponse,
  DeconvnetResponse,
  FaithfulnessResponse,
  FiltersResponse,
  ForwardResponse,
  LrpCompositeChoice,
  MemoryReport,
  ModelDescription,
  ModelInspection,
  Place,
  Position,
  SaliencyMethod,
  SanityResponse,
  SwitchesResponse,
  TensorValues,
} from '../protocol.js';
import { resolveModel, type GivenCard } from './builtin-models.js';
import type { ContestCall, ContestOptions, ContestResult } from './contest/contest.js';
import type { DeconvFigureOptions, DeconvnetOptions, SwitchesOptions } from './deconvnet.js';
import { engineClient } from './engine-client.js';
import type { Explain } from './explain.js';
import type { ForwardOptions } from './forward.js';
import type { GivenModel } from './given-models.js';
import type { Picture } from './image/image-source.js';
import type { PictureOptions } from './image/prepared-model.js';
import type { ImageSource } from './image/image-source.js';
import type { Images } from './inputs.js';
import type { JobOptions } from './jobs.js';
import { loadComputing } from './load-computing.js';
import type { LrpCompositeRules } from './lrp-composite.js';
import type { LrpImage, LrpOptions, LrpResult } from './lrp.js';
import type {
  OccludedAt,
  OcclusionCall,
  OcclusionImage,
  OcclusionOptions,
  OcclusionResult,
} from './occlusion/occlusion.js';
import { requireKnown } from './options/require-known.js';
import type { PerturbOptions, PerturbResult } from './perturb.js';
import type { PredictOptions, PredictResult } from './predict.js';
import { Releasable } from './releasable.js';
import type {
  AskedMethod,
  FaithfulnessOptions,
  SaliencyImage,
  SaliencyOptions,
  SaliencyResult,
  SanityOptions,
} from './saliency.js';

/** Which model is explained, and where it computes. */
export interface ExplainerOptions {
  /**
   * A built-in name; the address of a model's file, or of a folder with a `model.json`, with a slash at
   * its end; or files.
   */
  model: GivenModel;
  /**
   * Address of a model card when it is not `card.json` beside the model; `none` for none; or the card
   * itself. Addresses in it are then relative to the page.
   */
  card?: GivenCard | null;
  /** The name or number of one of several outputs, which the card may choose too. */
  output?: string | number | null;
  /** An epoch of training whose weights are used instead of the final ones; see `describe().snapshots`. */
  snapshot?: number;
  /**
   * Where to compute; `auto` unless given: wasm, and for large networks a graphics processor once it
   * has proved faster.
   */
  backend?: BackendChoice;
  /** Another model, whose samples `sample:3` names: this one gets their pixels. */
  samplesOf?: Pick<ExplainerOptions, 'model' | 'card' | 'output'> | null;
}

/** What every call of an explainer takes besides its own options. */
export type CallOptions = Pick<JobOptions, 'signal' | 'onProgress' | 'priority'>;

/** What the constructor takes. */
export const explainerOptions = [
  'model',
  'card',
  'output',
  'snapshot',
  'backend',
  'samplesOf',
] as const;

/** What is one of `computing.ts` or `occlusion.ts` by the same name, which are fetched when they are used. */
const methods =
  'activations contest deconvFigureOf deconvnet deconvnetOf explain faithfulnessOf filters forward lrp lrpOf lrpOfBatch lrpOfEach occludedAt occlusion occlusionOf occlusionOfBatch perturb picture predict saliency saliencyOf saliencyOfBatch sanityOf switchesOf';

/**
 * The explanations of one model, without elements. Wherever an image goes it may be given as elements
 * take it, or as `picture()` has made it ready. An option that a method does not know is refused with
 * `option-unknown`, an argument of the wrong kind with `argument-invalid`.
 */
export class Explainer extends Releasable {
  private readonly asked: Place;
  private description: ModelDescription | null = null;
  private readonly lender: Explainer | null;
  private anyDescription: ModelDescription | CodeModelDescription | null = null;
  /** Whether the engine may hold something for it. */
  private isUsed = false;
  private isDisposed = false;
  /** What was asked for before it was disposed of goes on to its end. */
  private readonly running = new Set<Promise<unknown>>();

  /** The image as the model sees it, and as a reader does. */
  declare readonly picture: (
    image: ImageSource,
    options?: CallOptions & Omit<PictureOptions, 'signal'>,
  ) => Promise<Picture>;

  /**
   * What the network predicts for an image: one forward pass, without an explanation. Rejects with
   * `card-invalid` where the fields of `preprocessing` contradict each other or the network.
   */
  declare readonly predict: (
    image: ImageSource,
    options?: PredictOptions,
  ) => Promise<PredictResult>;

  /**
   * The forward pass of an image, of several as one batch, or of a batch `[batch, ...the model's input]`
   * in model-input units: the network's output before a final softmax, and the outputs of `layers`. Works
   * for generators too, whose input is a latent code.
   */
  declare readonly forward: (
    images: Images,
    options?: ForwardOptions,
    call?: CallOptions,
  ) => Promise<ForwardResponse>;

  /** What a layer makes of images, `[batch, ...]`; of a list of layers by their names. */
  declare readonly activations: {
    (images: Images, layer: string, call?: CallOptions): Promise<TensorValues>;
    <Layer extends string>(
      images: Images,
      layers: readonly Layer[],
      call?: CallOptions,
    ): Promise<Record<Layer, TensorValues>>;
  };

  /**
   * Explains one image, or a list of them, by a saliency method, by `lrp` or by `occlusion`, whose options
   * these are.
   */
  declare readonly explain: Explain;

  /** Backward passes by one saliency method or several, from the same forward pass. */
  declare readonly saliency: <Method extends SaliencyMethod = 'guided-backprop'>(
    options?: SaliencyOptions<Method> & SaliencyImage,
    call?: CallOptions,
  ) => Promise<SaliencyResult<AskedMethod<Method>>>;

  /** The same for an image by itself. */
  declare readonly saliencyOf: <Method extends SaliencyMethod = 'guided-backprop'>(
    image: ImageSource,
    options?: SaliencyOptions<Method>,
    call?: CallOptions,
  ) => Promise<SaliencyResult<AskedMethod<Method>>>;

  /** The same for several images as one batch; `top` is each image's own prediction. */
  declare readonly saliencyOfBatch: <Method extends SaliencyMethod = 'guided-backprop'>(
    images: readonly ImageSource[],
    options?: SaliencyOptions<Method>,
    call?: CallOptions,
  ) => Promise<SaliencyResult<AskedMethod<Method>>[]>;

  /** One step of the sanity check: the maps of the network with random upper layers, beside its own. */
  declare readonly sanityOf: (
    image: ImageSource,
    options: SanityOptions,
    call?: CallOptions,
  ) => Promise<SanityResponse>;

  /**
   * Up to twelve methods on one image, each with its map, its time and what is measured of it; `onPart` is
   * given the rows so far.
   */
  declare readonly contest: (
    image: ImageSource,
    options?: ContestOptions,
    call?: ContestCall,
  ) => Promise<ContestResult>;

  /** Deletion and insertion curves of a map that gives every pixel of the image a score. */
  declare readonly faithfulnessOf: (
    options: FaithfulnessOptions,
    call?: CallOptions,
  ) => Promise<FaithfulnessResponse>;

  /**
   * Occlusion sensitivity: the score with every part of the image hidden in turn. The sweep goes
   * from a coarse grid to the asked stride in short slices, between which other jobs have their turn;
   * `onPart` is given the unfinished result after each.
   */
  declare readonly occlusion: (
    options?: OcclusionOptions & OcclusionImage,
    call?: OcclusionCall,
  ) => Promise<OcclusionResult>;

  /** The same for an image by itself. */
  declare readonly occlusionOf: (
    image: ImageSource,
    options?: OcclusionOptions,
    call?: OcclusionCall,
  ) => Promise<OcclusionResult>;

  /** The same for several images, one after the other. */
  declare readonly occlusionOfBatch: (
    images: readonly ImageSource[],
    options?: OcclusionOptions,
    call?: OcclusionCall,
  ) => Promise<OcclusionResult[]>;

  /** The predictions with the occluder at one position. */
  declare readonly occludedAt: (
    image: ImageSource,
    position: Position,
    options?: OcclusionOptions,
    call?: CallOptions,
  ) => Promise<OccludedAt>;

  /**
   * An adversarial example: a bounded step of signed gradient towards another class, what is predicted
   * then, and the smallest step that changes the prediction.
   */
  declare readonly perturb: (
    image: ImageSource,
    options?: PerturbOptions,
    call?: CallOptions,
  ) => Promise<PerturbResult>;

  /** Reconstructions by the DeconvNet of what a layer's neurons or maps have found in the image. */
  declare readonly deconvnet: (
    options?: DeconvnetOptions,
    call?: CallOptions,
  ) => Promise<DeconvnetResponse>;

  /**
   * The older name of `deconvnet()`.
   *
   * @deprecated since 1.0
   */
  declare readonly deconvnetOf: Explainer['deconvnet'];

  /** A layer's maps, reconstructions of one unit of it, and what is explained beside them, in one job. */
  declare readonly deconvFigureOf: (
    options?: DeconvFigureOptions,
    call?: CallOptions,
  ) => Promise<DeconvFigureResponse>;

  /** Layer-wise relevance propagation of a class score. */
  declare readonly lrp: (options?: LrpOptions & LrpImage, call?: CallOptions) => Promise<LrpResult>;

  /** The same for an image by itself. */
  declare readonly lrpOf: (
    image: ImageSource,
    options?: LrpOptions,
    call?: CallOptions,
  ) => Promise<LrpResult>;

  /** The same for several images, one after the other. */
  declare readonly lrpOfBatch: (
    images: readonly ImageSource[],
    options?: LrpOptions,
    call?: CallOptions,
  ) => Promise<LrpResult[]>;

  /** The same by several composites, from one forward pass; the results are in their order. */
  declare readonly lrpOfEach: (
    image: ImageSource,
    composites: readonly (LrpCompositeChoice | LrpCompositeRules)[],
    options?: Omit<LrpOptions, 'composite'>,
    call?: CallOptions,
  ) => Promise<LrpResult[]>;

  /** The kernel of a convolution. */
  declare readonly filters: (layer: string, call?: CallOptions) => Promise<FiltersResponse>;

  /** Which cells of an image's maps have won in a max pooling. */
  declare readonly switchesOf: (
    options: SwitchesOptions,
    call?: CallOptions,
  ) => Promise<SwitchesResponse>;

  static {
    for (const name of methods.split(' ')) {
      Reflect.set(this.prototype, name, function (this: Explainer, ...given: unknown[]) {
        return this.run(name, given);
      });
    }
  }

  /** Computes what was asked for, with arguments that are known, to its end. */
  private readonly inner: Explainer;

  /** @param isChecked whether arguments are looked at; those of the kit's own elements are known */
  constructor(
    options: ExplainerOptions,
    private readonly isChecked = false,
  ) {
    super();
    this.inner = isChecked ? new Explainer(options) : this;
    const { model, card, output, snapshot, backend, samplesOf } = options;
    // Not copied: files stay for as long as the reference itself.
    const reference = resolveModel(model, card);
    if (snapshot !== undefined) reference.snapshot = snapshot;
    if (output !== undefined && output !== null) reference.output = output;
    this.asked = { model: reference, backend: backend ?? 'auto' };
    this.lender = samplesOf ? new Explainer({ ...samplesOf, backend: this.asked.backend }) : null;
  }

  /** What every job of this explainer asks for. */
  get place(): Place {
    this.requireUse();
    this.isUsed = true;
    return this.asked;
  }

  /** Equal for explainers that compute the same. */
  get identity(): string {
    return JSON.stringify([this.asked, this.lender?.asked]);
  }

  /**
   * Loads the model, starts the engine meanwhile, and tells what the model is. The input of one that
   * takes no image, such as a generator, has another shape than `[height, width, channels]`.
   */
  async describe(options: CallOptions = {}): Promise<ModelDescription | CodeModelDescription> {
    this.requireCall('describe', options);
    this.anyDescription ??=
      this.description ?? (await engineClient.request('describeAny', this.place, options));
    return this.anyDescription;
  }

  /**
   * Everything that can be said of the model without an image: what its file holds, what each method can
   * do with it, and what neither file nor card says. Of a network whose card or head is at fault
   * `problems` says why, and `description` is `null`.
   */
  async inspect(options: CallOptions = {}): Promise<ModelInspection> {
    this.requireCall('inspect', options);
    const inspected = await engineClient.request('inspect', this.place, options);
    const { inspectionOf } = await import('./inspection/inspection.js');
    return inspectionOf(inspected);
  }

  /** The same of a model that takes images; rejects with `model-input-shape` where it takes none. */
  async pictureModel(options: CallOptions = {}): Promise<ModelDescription> {
    this.requireCall('pictureModel', options);
    if (!this.description) {
      const own = await engineClient.request('describe', this.place, options);
      const lent = await this.lender?.pictureModel(options);
      this.description = lent ? { ...own, samples: lent.samples } : own;
    }
    return this.description;
  }

  /** What the engine holds in memory between jobs. */
  memory(): Promise<MemoryReport> {
    return engineClient.request('memory', {});
  }

  /**
   * The engine lets go of the model, all its epochs of training included, as soon as what was asked for
   * has ended and no training needs it; others that use it load it again. Of no use afterwards: calls
   * reject with `disposed`.
   */
  async dispose(): Promise<void> {
    if (this.isDisposed) return;
    this.isDisposed = true;
    await Promise.allSettled(this.running);
    if (this.isUsed || this.inner.isUsed)
      await engineClient.request('release', { models: [this.asked.model] });
    await this.lender?.dispose();
  }

  private requireCall(name: string, given: CallOptions): void {
    this.requireUse();
    if (this.isChecked) requireKnown(name, ['signal', 'onProgress', 'priority'], given);
  }

  private requireUse(): void {
    if (!this.isDisposed) return;
    throw new ExplainError('disposed', 'The explainer was disposed of.', 'Create another.');
  }

  private async run(name: string, given: readonly unknown[]): Promise<unknown> {
    this.requireUse();
    const call = this.call(name, given);
    this.running.add(call);
    try {
      return await call;
    } finally {
      this.running.delete(call);
    }
  }

  private async call(name: string, given: readonly unknown[]): Promise<unknown> {
    const [functions, checks] = await Promise.all([
      name.startsWith('occl') ? import('./occlusion/occlusion.js') : loadComputing(),
      this.isChecked ? import('./options/checks.js') : null,
    ]);
    const args = checks?.checkedArguments(name, given) ?? given;
    return Reflect.apply(Reflect.get(functions, name), null, [this.inner, ...args]);
  }
}

/**
 * An explainer of one model. It loads nothing yet.
 *
 * @param options which model, and where it computes
 * @returns its functions
 * @throws `option-unknown`, `argument-invalid`, `model-missing`, `model-unknown`, `address-invalid`
 */
export function createExplainer(options: ExplainerOptions): Explainer {
  requireKnown('createExplainer', explainerOptions, options);
  return new Explainer(options, true);
}
