import type {
  AscentObjective,
  AscentPrior,
  AscentRequest,
  AscentStart,
  AscentState,
  AscentStatus,
  InputTensor,
  ModelReference,
  Shape3,
} from '../protocol.js';
import { resolveModel, type GivenCard } from './builtin-models.js';
import { engineClient } from './engine-client.js';
import { Explainer, type CallOptions, type ExplainerOptions } from './explainer.js';
import { loadComputing } from './load-computing.js';

export interface AscentOptions {
  /** A built-in name or the address of a `model.json` that makes pictures of codes; `null` for pixel space. */
  generator: string | null;
  /** The generator's card, or its address, when it is not `card.json` beside it. */
  generatorCard?: GivenCard;
  /** A class index or a label; 0 unless given. */
  target?: string | number;
  /** What of the class is maximised; `log-probability` unless given. Of a value always the value. */
  of?: AscentObjective['of'];
  /** With `layer` a unit of it is maximised instead of the class. */
  layer?: string;
  /** As in `SaliencyOptions`; of a whole channel (`*,*,channel`) the mean. */
  unit?: string;
  /** How many; 16 unless given. */
  runs?: number;
  /** Of the first run, a whole number; the others have the next ones. 0 unless given. */
  seed?: number;
  /** In pixel space what every run begins with; noise unless given. */
  picture?: InputTensor;
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
  meanImage?: InputTensor;
  /** Weight of the total variation, in pixel space; 0 unless given. */
  totalVariation?: number;
  /** Probability at which a run stops; 0.99 unless given. */
  stopAt?: number;
}

/** One run: where it is, and how it got there. */
export interface AscentRun {
  /** Replays the run; `null` where its code was given. */
  seed: number | null;
  code: Float32Array;
  /** As the classifier sees it, in `shape` of the frame. */
  picture: Float32Array;
  status: AscentStatus;
  steps: number;
  /** The target's, now; not there where the head is a value. */
  probability?: number;
  /** The target's, before the first step and after each; not there where the head is a value. */
  probabilities?: number[];
  /** What is maximised, the prior included; as many. */
  objectives: number[];
}

/** What became of a run until now, as `AscentRun` has it. */
export interface AscentTrail {
  probabilities: number[];
  objectives: number[];
}

/** All runs at one moment. */
export interface AscentFrame {
  runs: AscentRun[];
  shape: Shape3;
  target: { index: number; label: string };
  /** Whether no run goes on. */
  ended: boolean;
  backend: string;
  precision: 'float32' | 'float16';
  timings: Record<string, number>;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}

/**
 * Activation maximisation in the code space of a generator, or over pixels. Nothing lives in the worker
 * between two calls. Calls are carried out in their order and reject with an `ExplainError`.
 */
export class Ascent {
  private state: AscentState | AscentStart;
  private seeds: (number | null)[];
  private trails: AscentTrail[];
  private readonly generator: ModelReference | null;
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly explainer: Explainer,
    private readonly options: AscentOptions,
  ) {
    const { generator, generatorCard, runs = 16, seed = 0, picture } = options;
    this.generator = generator === null ? null : resolveModel(generator, generatorCard);
    const seeds = Array.from({ length: runs }, (_, run) => seed + run);
    this.seeds = seeds;
    this.state = picture ? { seeds, picture } : { seeds };
    this.trails = seeds.map(() => ({ probabilities: [], objectives: [] }));
  }

  /** Goes at most so many steps on; 0 only looks. */
  step(steps: number, call: CallOptions = {}): Promise<AscentFrame> {
    return this.inTurn(async () => {
      const ascent: AscentRequest = { ...this.request, state: this.state, steps };
      const { place } = this.explainer;
      const response = await engineClient.request('ascent', { ...place, ascent }, call);
      const model = await this.explainer.pictureModel(call);
      const { extendTrails, frameOf } = await loadComputing();
      this.state = response.state;
      extendTrails(this.trails, response);
      return frameOf(response, this.seeds, this.trails, model);
    });
  }

  /**
   * Goes on from these codes instead, as new runs.
   *
   * @param codes of one length; another than the generator's is refused by the next `step`
   */
  replaceCodes(codes: readonly Float32Array[]): void {
    const size = codes[0]?.length ?? 0;
    const data = new Float32Array(codes.length * size);
    codes.forEach((code, run) => data.set(code, run * size));
    const shape = 'codes' in this.state ? this.state.codes.shape.slice(1) : [size];
    const fits = shape.reduce((product, length) => product * length, 1) === size;
    this.state = {
      codes: { data, shape: [codes.length, ...(fits ? shape : [size])] },
      means: new Float32Array(data.length),
      squares: new Float32Array(data.length),
      steps: codes.map(() => 0),
      status: codes.map(() => 'running'),
      halvings: codes.map(() => 0),
      seeds: codes.map((_, run) => run),
    };
    this.seeds = codes.map(() => null);
    this.trails = codes.map(() => ({ probabilities: [], objectives: [] }));
  }

  private get request(): Omit<AscentRequest, 'state' | 'steps'> {
    const { target = 0, of, layer, unit } = this.options;
    const { learningRate, noise, radius, prior, lambda, meanImage, totalVariation, stopAt } =
      this.options;
    const told = { learningRate, noise, radius, prior, lambda, meanImage, totalVariation, stopAt };
    const given = Object.entries(told).filter(([, value]) => value !== undefined);
    return {
      generator: this.generator,
      objective: {
        target: String(target),
        ...(of ? { of } : {}),
        ...(layer ? { layer } : {}),
        ...(unit ? { unit } : {}),
      },
      ...Object.fromEntries(given),
    };
  }

  /** One after the other, also when one fails. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.lastTurn.then(work);
    this.lastTurn = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }
}

/** @param options of which classifier, where it computes, what is climbed and how */
export function createAscent({
  model,
  card,
  output,
  snapshot,
  backend,
  ...options
}: ExplainerOptions & AscentOptions): Ascent {
  const place = { model, card, output, snapshot, backend };
  const given = Object.entries(place).filter(([, value]) => value !== undefined);
  return new Ascent(new Explainer({ model, ...Object.fromEntries(given) }), options);
}
