import type {
  BackendChoice,
  CodeModelDescription,
  DeconvFigureRequest,
  DeconvFigureResponse,
  DeconvnetRequest,
  DeconvnetResponse,
  FaithfulnessRequest,
  FaithfulnessResponse,
  FiltersResponse,
  ForwardRequest,
  ForwardResponse,
  InputTensor,
  LrpCompositeChoice,
  MemoryReport,
  ModelDescription,
  ModelInspection,
  Place,
  Position,
  SanityResponse,
  SwitchesRequest,
  SwitchesResponse,
  TensorValues,
} from '../protocol.js';
import { resolveModel, type GivenCard } from './builtin-models.js';
import { engineClient } from './engine-client.js';
import type { ExplainedBy, ExplainMethod, ExplainOptions } from './explain.js';
import type { GivenModel } from './given-models.js';
import type { PictureOptions } from './image/prepared-model.js';
import type { ImageSource, Picture } from './image/image-source.js';
import type { JobOptions } from './jobs.js';
import { loadComputing } from './load-computing.js';
import type { LrpImage, LrpOptions, LrpResult } from './lrp.js';
import type {
  OccludedAt,
  OcclusionCall,
  OcclusionOptions,
  OcclusionResult,
} from './occlusion/occlusion.js';
import type { PredictOptions, PredictResult } from './predict.js';
import type { SaliencyImage, SaliencyOptions, SaliencyResult, SanityOptions } from './saliency.js';

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
  backend?: BackendChoice;
  /** Another model, whose samples `sample:3` names: this one gets their pixels. */
  samplesOf?: Pick<ExplainerOptions, 'model' | 'card' | 'output'> | null;
}

export type CallOptions = Pick<JobOptions, 'signal' | 'onProgress' | 'priority'>;

/** The explanations of one model, without elements. */
export class Explainer {
  /** What every job of this explainer asks for. */
  readonly place: Place;
  private description: ModelDescription | null = null;
  private readonly lender: Explainer | null;
  private anyDescription: ModelDescription | CodeModelDescription | null = null;

  constructor({ model, card, output, snapshot, backend = 'auto', samplesOf }: ExplainerOptions) {
    // Not copied: files stay for as long as the reference itself.
    const reference = resolveModel(model, card);
    if (snapshot !== undefined) reference.snapshot = snapshot;
    if (output !== undefined && output !== null) reference.output = output;
    this.place = { model: reference, backend };
    this.lender = samplesOf ? new Explainer({ ...samplesOf, backend }) : null;
  }

  /** Equal for explainers that compute the same. */
  get identity(): string {
    return JSON.stringify([this.place, this.lender?.place]);
  }

  /**
   * Loads the model, starts the engine meanwhile, and tells what the model is. The input of one that
   * takes no picture, such as a generator, has another shape than `[height, width, channels]`.
   */
  async describe(options: CallOptions = {}): Promise<ModelDescription | CodeModelDescription> {
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
    const inspected = await engineClient.request('inspect', this.place, options);
    const { inspectionOf } = await import('./inspection/inspection.js');
    return inspectionOf(inspected);
  }

  /** The same of a model that takes pictures; rejects with `model-input-shape` where it takes none. */
  async pictureModel(options: CallOptions = {}): Promise<ModelDescription> {
    if (!this.description) {
      const own = await engineClient.request('describe', this.place, options);
      const lent = await this.lender?.pictureModel(options);
      this.description = lent ? { ...own, samples: lent.samples } : own;
    }
    return this.description;
  }

  /** The picture as the model sees it, and as a reader does. */
  async picture(
    image: ImageSource,
    options: CallOptions & Omit<PictureOptions, 'signal'> = {},
  ): Promise<Picture> {
    const model = await this.pictureModel(options);
    const { pictureFor } = await loadComputing();
    return pictureFor(image, model, options);
  }

  /**
   * What the network predicts for an image: one forward pass, without an explanation. Rejects with
   * `card-invalid` where the fields of `preprocessing` contradict each other or the network.
   */
  async predict(image: ImageSource, options: PredictOptions = {}): Promise<PredictResult> {
    const { predict } = await loadComputing();
    return predict(this, image, options);
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
    return engineClient.request('forward', { ...this.place, forward }, options);
  }

  /**
   * Explains one image, or a list of them, by a saliency method, by `lrp` or by `occlusion`, whose options
   * these are.
   */
  explain<Method extends ExplainMethod>(
    method: Method,
    image: ImageSource,
    options?: ExplainOptions<Method>,
    call?: CallOptions,
  ): Promise<ExplainedBy<Method>>;
  explain<Method extends ExplainMethod>(
    method: Method,
    images: readonly ImageSource[],
    options?: ExplainOptions<Method>,
    call?: CallOptions,
  ): Promise<ExplainedBy<Method>[]>;
  async explain(
    method: ExplainMethod,
    images: ImageSource | readonly ImageSource[],
    options?: ExplainOptions<ExplainMethod>,
    call?: CallOptions,
  ): Promise<ExplainedBy<ExplainMethod> | ExplainedBy<ExplainMethod>[]> {
    const { explain } = await loadComputing();
    return explain(this, method, images, options, call);
  }

  /** Backward passes by one saliency method or several, from the same forward pass. */
  async saliency(
    { image = 'sample:0', ...request }: SaliencyOptions & SaliencyImage = {},
    options: CallOptions = {},
  ): Promise<SaliencyResult> {
    const { input } = await this.picture(image, options);
    return this.saliencyOf(input, request, options);
  }

  /** The same for a picture that `picture()` has made ready. */
  async saliencyOf(
    input: InputTensor,
    request: SaliencyOptions = {},
    options: CallOptions = {},
  ): Promise<SaliencyResult> {
    const [result] = await this.saliencyOfBatch([input], request, options);
    return result!;
  }

  /** The same for several pictures as one batch; `top` is each picture's own answer. */
  async saliencyOfBatch(
    inputs: readonly InputTensor[],
    request: SaliencyOptions = {},
    options: CallOptions = {},
  ): Promise<SaliencyResult[]> {
    const { saliencyOfBatch } = await loadComputing();
    return saliencyOfBatch(this, inputs, request, options);
  }

  /** One step of the sanity check: the maps of the network with random upper layers, beside its own. */
  async sanityOf(
    input: InputTensor,
    request: SanityOptions,
    options: CallOptions = {},
  ): Promise<SanityResponse> {
    const { sanityOf } = await loadComputing();
    return sanityOf(this, input, request, options);
  }

  /** Deletion and insertion curves of a map that gives every pixel of the picture a score. */
  async faithfulnessOf(
    request: FaithfulnessRequest,
    options: CallOptions = {},
  ): Promise<FaithfulnessResponse> {
    const { faithfulnessOf } = await loadComputing();
    return faithfulnessOf(this, request, options);
  }

  /**
   * Occlusion sensitivity: the score with every part of the picture hidden in turn. The sweep goes
   * from a coarse grid to the asked stride in short slices, between which other jobs have their turn;
   * `onPart` is given the unfinished result after each.
   */
  async occlusionOf(
    input: InputTensor,
    request: OcclusionOptions = {},
    options: OcclusionCall = {},
  ): Promise<OcclusionResult> {
    // Fetched when it is used: pages without it do not pay for it.
    const { occlusionOf } = await import('./occlusion/occlusion.js');
    return occlusionOf(this, input, request, options);
  }

  /** The predictions with the occluder at one position. */
  async occludedAt(
    input: InputTensor,
    position: Position,
    request: OcclusionOptions = {},
    options: CallOptions = {},
  ): Promise<OccludedAt> {
    const { occludedAt } = await import('./occlusion/occlusion.js');
    return occludedAt(this, input, position, request, options);
  }

  /** Reconstructions by the DeconvNet of what a layer's neurons or maps have found in the picture. */
  deconvnetOf(request: DeconvnetRequest, options: CallOptions = {}): Promise<DeconvnetResponse> {
    return engineClient.request('deconvnet', { ...this.place, deconvnet: request }, options);
  }

  /** A layer's maps, reconstructions of one unit of it, and what is explained beside them, in one job. */
  deconvFigureOf(
    request: DeconvFigureRequest,
    options: CallOptions = {},
  ): Promise<DeconvFigureResponse> {
    return engineClient.request('deconvFigure', { ...this.place, deconvFigure: request }, options);
  }

  /** Layer-wise relevance propagation of a class score. */
  async lrp(
    { image = 'sample:0', ...request }: LrpOptions & LrpImage = {},
    options: CallOptions = {},
  ): Promise<LrpResult> {
    const { input } = await this.picture(image, options);
    return this.lrpOf(input, request, options);
  }

  /** The same for a picture that `picture()` has made ready. */
  async lrpOf(
    input: InputTensor,
    request: LrpOptions = {},
    options: CallOptions = {},
  ): Promise<LrpResult> {
    const { lrpOf } = await loadComputing();
    return lrpOf(this, input, request, options);
  }

  /** The same by several composites, from one forward pass; the results are in their order. */
  async lrpOfEach(
    input: InputTensor,
    composites: readonly LrpCompositeChoice[],
    request: Omit<LrpOptions, 'composite'> = {},
    options: CallOptions = {},
  ): Promise<LrpResult[]> {
    const { lrpOfEach } = await loadComputing();
    return lrpOfEach(this, input, composites, request, options);
  }

  /** The kernel of a convolution. */
  filters(layer: string, options: CallOptions = {}): Promise<FiltersResponse> {
    return engineClient.request('filters', { ...this.place, layer }, options);
  }

  /** Which cells of a picture's maps have won in a max pooling. */
  switchesOf(request: SwitchesRequest, options: CallOptions = {}): Promise<SwitchesResponse> {
    return engineClient.request('switches', { ...this.place, switches: request }, options);
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
