import type { AscentObjective, AscentPrior, AscentStatus, Shape3 } from '../protocol.js';
import type { AscentRuns } from './ascent-runs.js';
import type { GivenCard } from './builtin-models.js';
import {
  Explainer,
  explainerOptions,
  type CallOptions,
  type ExplainerOptions,
} from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import { requireKnown } from './options/require-known.js';
import { Releasable } from './releasable.js';
import type { TargetChoice } from './targets.js';

/** What an ascent maximizes, from where, and how. */
export interface AscentOptions {
  /** A built-in name or the address of a `model.json` that makes images of codes; `null` for pixel space. */
  generator: string | null;
  /** The generator's card, or its address, when it is not `card.json` beside it. */
  generatorCard?: GivenCard;
  /** A class index or a label; 0 unless given. */
  target?: TargetChoice;
  /** What of the class is maximized; `log-probability` unless given. Of a value always the value. */
  of?: AscentObjective['of'];
  /** With `layer` a unit of it is maximized instead of the class. */
  layer?: string;
  /** As in `SaliencyOptions`; of a whole channel (`*,*,channel`) the mean. */
  unit?: string;
  /** How many; 16 unless given. */
  runs?: number;
  /** Of the first run, a whole number; the others have the next ones. 0 unless given. */
  seed?: number;
  /** In pixel space what every run begins with; noise unless given. */
  image?: ImageSource;
  /**
   * The older name of `image`.
   *
   * @deprecated since 1.0
   */
  picture?: ImageSource;
  /** Adam's step size; 0.1 unless given. */
  learningRate?: number;
  /** Of every step, as a share of its size; 4 unless given, 0 in pixel space. */
  noise?: number;
  /** Codes stay within so many times the square root of their length; 0.9 unless given. */
  radius?: number;
  /** `l2` unless given. */
  prior?: AscentPrior;
  /** Weight of the prior; 0.001 unless given. */
  lambda?: number;
  /** For the prior `mean-image`. */
  meanImage?: ImageSource;
  /** Weight of the total variation, in pixel space; 0 unless given. */
  totalVariation?: number;
  /** Probability at which a run stops; 0.99 unless given. */
  stopAt?: number;
}

/** One run: where it is, and how it got there. */
export interface AscentRun {
  /** Replays the run; `null` where its code was given. */
  seed: number | null;
  /** The latent code where the run is now; over pixels the image itself. */
  code: Float32Array;
  /** As the classifier sees it, in `shape` of the frame. */
  picture: Float32Array;
  /** Whether it goes on, has reached `stopAt`, or met values that are not finite. */
  status: AscentStatus;
  /** How many steps it has made. */
  steps: number;
  /** The target's, now; not there where the head is a value. */
  probability?: number;
  /** The target's, before the first step and after each; not there where the head is a value. */
  probabilities?: number[];
  /** What is maximized, the prior included; as many. */
  objectives: number[];
}

/** What became of a run until now, as `AscentRun` has it. */
export interface AscentTrail {
  probabilities: number[];
  objectives: number[];
}

/** All runs at one moment. */
export interface AscentFrame {
  /** Every run, in the order of their seeds. */
  runs: AscentRun[];
  /** Of the images: `[height, width, channels]`. */
  shape: Shape3;
  /** The class that is maximized, or with `layer` the unit. */
  target: {
    /** Its number, from 0. */
    index: number;
    /** Its name, for readers. */
    label: string;
  };
  /** Whether no run goes on. */
  ended: boolean;
  /** What computes: `webgl`, `wasm` or `cpu`. */
  backend: string;
  /** Of the numbers that it computes with. */
  precision: 'float32' | 'float16';
  /** Milliseconds per phase. */
  timings: Record<string, number>;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}

/**
 * Activation maximization in the code space of a generator, or over pixels. No run lives in the worker
 * between two calls. Calls are carried out in their order and reject with an `ExplainError`.
 */
export class Ascent extends Releasable {
  private loading: ReturnType<Ascent['load']> | null = null;
  /** Why codes were refused that were given after the last step. */
  private refusal: unknown = null;

  constructor(
    private readonly explainer: Explainer,
    private readonly options: AscentOptions,
  ) {
    super();
  }

  /** Goes at most so many steps on; 0 only looks. */
  async step(steps: number, call: CallOptions = {}): Promise<AscentFrame> {
    const { runs, checkedArguments } = await this.loaded;
    checkedArguments('ascent.step', [steps, call]);
    if (this.refusal !== null) throw this.refusal;
    return runs.step(steps, call);
  }

  /**
   * Goes on from these codes instead, as new runs.
   *
   * @param codes of one length; those that are of no use are refused by the next `step`
   */
  replaceCodes(codes: readonly ArrayLike<number>[]): void {
    this.loaded.then(
      ({ runs, checkedArguments }) => {
        this.refusal = null;
        try {
          checkedArguments('replaceCodes', [codes]);
          runs.replaceCodes(codes);
        } catch (error) {
          this.refusal = error;
        }
      },
      // The next step tells of it.
      () => {},
    );
  }

  /** The engine lets go of the classifier and the generator, as `Explainer.dispose()` says. */
  async dispose(): Promise<void> {
    if (this.loading) await (await this.loading).runs.release();
    await this.explainer.dispose();
  }

  private get loaded(): ReturnType<Ascent['load']> {
    return (this.loading ??= this.load());
  }

  private async load(): Promise<{ runs: AscentRuns } & Checks> {
    const [{ AscentRuns }, checks] = await Promise.all([
      import('./ascent-runs.js'),
      import('./options/checks.js'),
    ]);
    const options = checks.checkedArguments('createAscent', [this.options]);
    return { ...checks, runs: Reflect.construct(AscentRuns, [this.explainer, ...options]) };
  }
}

type Checks = typeof import('./options/checks.js');

const ascentOptions: readonly string[] = [
  ...explainerOptions,
  ...'generator generatorCard target of layer unit runs seed image picture learningRate'.split(' '),
  ...'noise radius prior lambda meanImage totalVariation stopAt'.split(' '),
];

/** As in `<codespace-am>`, `mnist-cnn` and `mnist-dcgan` unless given. */
export type GivenAscent = Partial<ExplainerOptions & AscentOptions>;

/**
 * Activation maximization in the code space of a generator, or over pixels.
 *
 * @param options of which classifier, where it computes, what is maximized and how
 * @returns an ascent, which begins with its first `step()`
 * @throws `option-unknown`, `argument-invalid`, `model-missing`, `model-unknown`, `address-invalid`
 */
export function createAscent(options: GivenAscent = {}): Ascent {
  requireKnown('createAscent', ascentOptions, options);
  const {
    model = 'mnist-cnn',
    card = null,
    output = null,
    snapshot,
    backend = 'auto',
    generator = 'mnist-dcgan',
    ...asked
  } = options;
  const place = { model, card, output, backend, ...(snapshot === undefined ? {} : { snapshot }) };
  return new Ascent(new Explainer(place), { ...asked, generator });
}
