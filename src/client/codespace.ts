import type {
  AscentObjective,
  AscentPrior,
  AscentRequest,
  AscentResponse,
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
import { notesOf, rangeNotes } from './notes.js';

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
  private trails: { probabilities: number[]; objectives: number[] }[];
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
      const notes = rangeNotes(await this.explainer.pictureModel(call));
      this.state = response.state;
      this.extendTrails(response);
      return this.frameOf(response, notes);
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

  private extendTrails({ state, probabilities, objectives }: AscentResponse): void {
    const runs = state.steps.length;
    this.trails.forEach((trail, run) => {
      // The first row is where the last slice ended; a run that stays adds nothing.
      const known = trail.objectives.length;
      const wanted = state.steps[run]! + 1;
      const rows = objectives.length / runs;
      for (let row = known === 0 ? 0 : 1; row < rows; row++) {
        if (trail.objectives.length >= wanted) break;
        if (probabilities) trail.probabilities.push(probabilities[row * runs + run]!);
        trail.objectives.push(objectives[row * runs + run]!);
      }
    });
  }

  private frameOf(
    { state, pictures, shape, target, compute, ...rows }: AscentResponse,
    notes: readonly string[],
  ): AscentFrame {
    const runs = state.steps.length;
    const row = <T extends { slice(start: number, end: number): T; length: number }>(
      values: T,
      run: number,
    ): T => values.slice((run * values.length) / runs, ((run + 1) * values.length) / runs);
    const last = rows.probabilities?.slice(-runs);
    return {
      runs: state.steps.map((steps, run) => ({
        seed: this.seeds[run] ?? null,
        code: row(state.codes.data, run),
        picture: row(pictures.data, run),
        status: state.status[run]!,
        steps,
        ...(last && {
          probability: last[run]!,
          probabilities: [...this.trails[run]!.probabilities],
        }),
        objectives: [...this.trails[run]!.objectives],
      })),
      shape,
      target,
      ended: state.status.every((status) => status !== 'running'),
      backend: compute.backend,
      precision: compute.precision,
      timings: compute.timings,
      notes: notesOf(compute, { notes }),
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
