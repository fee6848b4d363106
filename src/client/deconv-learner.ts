import type {
  Alternation,
  BackendChoice,
  EncodedImage,
  InputTensor,
  LearnerStartResponse,
  LearnerStepResponse,
  TensorValues,
} from '../protocol.js';
import type { CallOptions } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import type { LearnerRun } from './learner-run.js';
import { requireKnown } from './options/require-known.js';
import { Releasable } from './releasable.js';

/** The images that come with the kit to learn filters from. */
export type LearnerDataset = 'mnist-digits' | 'photographs';

/** What a deconvolutional network learns from, and how. */
export interface DeconvLearnerOptions {
  /**
   * What to learn from instead of a dataset: gray images of one size, `[count, height, width, 1]`, or a
   * list of `{data, shape: [height, width, 1]}`. All of them are one batch.
   */
  images?: TensorValues | readonly InputTensor[];
  /**
   * `mnist-digits` unless given: 28 x 28 pixels from 0 (black) to 1, of mnist-cnn's training digits; or
   * `photographs`: patches of 32 x 32 pixels of cifar10-cnn's samples, gray, with their local contrast
   * normalized.
   */
  dataset?: LearnerDataset;
  /** How many filters, 1 to 64; 16 unless given. */
  filters?: number;
  /** Pixels of a filter's sides, 2 to 15; 7 unless given. */
  filterSize?: number;
  /** Weight of the squared error against the codes' magnitudes, above 0; 5 unless given. */
  lambda?: number;
  /** A whole number, 0 unless given: first filters, and images of a dataset, follow from it. */
  seed?: number;
  /** Images of a dataset in the batch, 1 to 256; 32 unless given. */
  batch?: number;
  /** Where to compute; `auto` unless given. */
  backend?: BackendChoice;
}

const learnerOptions = [
  'images',
  'dataset',
  'filters',
  'filterSize',
  'lambda',
  'seed',
  'batch',
  'backend',
] as const;

/**
 * A deconvolutional network that learns without labels (M. Zeiler, D. Krishnan, G. Taylor, R. Fergus,
 * Deconvolutional Networks, CVPR 2010): each image y of a batch is explained as a sum of sparse maps z_k
 * convolved with filters f_k that all images share, by minimizing
 *
 * `lambda / 2 |sum_k z_k * f_k - y|^2 + sum_k |z_k|_1, |f_k| = 1`
 *
 * over maps and filters in turn. `*` is the valid convolution: maps are `filterSize - 1` larger than the
 * image in height and width. In the first 10 alternations lambda is a quarter of the given one, in the
 * next 10 half.
 *
 * Filters and maps live in the worker from the first step to `end()`. Calls are carried out in their
 * order. They reject with an `ExplainError`: `setting-out-of-range`, `image-shape`, `image-values`,
 * `argument-invalid`, `training-lost` (until `reset()`), or what images and backends fail with.
 */
export class LearnerSession extends Releasable {
  private loading: ReturnType<LearnerSession['load']> | null = null;
  private run: LearnerRun | null = null;
  /** Of the next step or code; setting it keeps filters and maps. */
  lambda: number | undefined;

  constructor(private readonly options: DeconvLearnerOptions) {
    super();
    this.lambda = options.lambda;
  }

  /** `[filters, filterSize, filterSize]`, each of length 1; `null` before the first call. */
  get filters(): TensorValues | null {
    return this.run?.filters ?? null;
  }

  /** Every alternation since the start. */
  get alternations(): readonly Alternation[] {
    return this.run?.alternations ?? [];
  }

  /** After each alternation, the objective as a share of that of empty maps; it never rises while lambda stays. */
  get objective(): number[] {
    return this.alternations.map(({ objective }) => objective);
  }

  /**
   * Makes the next `steps` alternations, at most 100. Aborted, it keeps those it has made.
   *
   * @returns what they have come to, and the filters
   */
  async step(steps = 1, call: CallOptions = {}): Promise<LearnerStepResponse> {
    const { run, checkedArguments } = await this.loaded;
    checkedArguments('learner.step', [steps, call]);
    return run.step(steps, this.lambda, null, call);
  }

  /**
   * Codes an image with the filters as they are, from empty maps: 60 iterations of the inference.
   *
   * @param image with a dataset, an image as elements take it (`sample:3`, a canvas, a tensor); of images
   *   that were given, a tensor `{data, shape: [height, width, 1]}`
   */
  async encode(image: ImageSource, call: CallOptions = {}): Promise<EncodedImage> {
    const { run, checkedArguments } = await this.loaded;
    checkedArguments('encode', [image, call]);
    const { encoded } = await run.step(0, this.lambda, image, call);
    return encoded!;
  }

  /** Starts again from the first filters. */
  async reset(call: CallOptions = {}): Promise<LearnerStartResponse> {
    const { run, checkedArguments } = await this.loaded;
    checkedArguments('reset', [call]);
    return run.reset(call);
  }

  /** Frees what the worker holds; a later step starts anew. */
  async end(): Promise<void> {
    if (this.loading) await (await this.loading).run.end();
  }

  /** Ends it; then the engine lets go of the model whose images it has learned from. */
  async dispose(): Promise<void> {
    if (this.loading) await (await this.loading).run.dispose();
  }

  private get loaded(): ReturnType<LearnerSession['load']> {
    return (this.loading ??= this.load());
  }

  private async load(): Promise<{ run: LearnerRun } & typeof import('./options/checks.js')> {
    const [{ LearnerRun }, checks] = await Promise.all([
      import('./learner-run.js'),
      import('./options/checks.js'),
    ]);
    const options = checks.checkedArguments('createDeconvLearner', [this.options]);
    this.run = Reflect.construct(LearnerRun, options);
    return { ...checks, run: this.run! };
  }
}

/**
 * A deconvolutional network with one layer, which learns its filters from images without labels.
 *
 * @param options what to learn from, how many filters of what size, where it computes
 * @returns a session, which begins with its first `step()`
 * @throws `option-unknown`
 */
export function createDeconvLearner(options: DeconvLearnerOptions = {}): LearnerSession {
  requireKnown('createDeconvLearner', learnerOptions, options);
  return new LearnerSession(options);
}
