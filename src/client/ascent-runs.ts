import {
  ExplainError,
  type AscentRequest,
  type AscentStart,
  type AscentState,
  type ModelReference,
} from '../protocol.js';
import { extendTrails, frameOf } from './ascent-frames.js';
import { resolveModel } from './builtin-models.js';
import type { AscentFrame, AscentOptions, AscentTrail } from './codespace.js';
import type { CallOptions, Explainer } from './explainer.js';
import { InTurn } from './in-turn.js';
import { inputOf } from './inputs.js';
import { engineClient } from './engine-client.js';

/** What the engine takes in one batch. */
const MOST_RUNS = 64;

/** The runs of an ascent: where they are, and what became of them until now. */
export class AscentRuns {
  private readonly generator: ModelReference | null;
  private readonly turns = new InTurn();
  private state: AscentState | AscentStart | null = null;
  private seeds: readonly (number | null)[];
  private trails: readonly AscentTrail[];

  /** @throws `setting-out-of-range`, and what the generator's address fails with */
  constructor(
    private readonly explainer: Explainer,
    private readonly options: AscentOptions,
  ) {
    const { generator, generatorCard, runs = 16, seed = 0 } = options;
    this.generator = generator === null ? null : resolveModel(generator, generatorCard);
    if (!(Number.isInteger(runs) && runs >= 1 && runs <= MOST_RUNS)) {
      throw new ExplainError(
        'setting-out-of-range',
        `The setting "runs" is ${runs}.`,
        `Give 1 to ${MOST_RUNS} runs.`,
      );
    }
    this.seeds = Array.from({ length: runs }, (_, run) => seed + run);
    this.trails = trailsOf(runs);
  }

  /** One after the other, also when one fails. */
  step(steps: number, call: CallOptions = {}): Promise<AscentFrame> {
    return this.turns.run(async () => {
      const { explainer } = this;
      this.state ??= await this.start(call);
      const ascent: AscentRequest = { ...(await this.request(call)), state: this.state, steps };
      const response = await engineClient.request('ascent', { ...explainer.place, ascent }, call);
      const model = await explainer.pictureModel(call);
      this.state = response.state;
      extendTrails(this.trails, response);
      return frameOf(response, this.seeds, this.trails, model);
    });
  }

  /** As new runs; throws `code-size` where they differ in length. */
  replaceCodes(codes: readonly ArrayLike<number>[]): void {
    const size = codes[0]?.length ?? 0;
    const odd = codes.find(({ length }) => length !== size);
    if (odd) {
      throw new ExplainError(
        'code-size',
        `Codes of ${size} and of ${odd.length} numbers were given.`,
        'Give codes of one length, that of the generator.',
      );
    }
    const data = new Float32Array(codes.length * size);
    codes.forEach((code, run) => data.set(code, run * size));
    const before = this.state && 'codes' in this.state ? this.state.codes.shape.slice(1) : [size];
    const fits = before.reduce((product, length) => product * length, 1) === size;
    this.state = {
      codes: { data, shape: [codes.length, ...(fits ? before : [size])] },
      means: new Float32Array(data.length),
      squares: new Float32Array(data.length),
      steps: codes.map(() => 0),
      status: codes.map(() => 'running'),
      halvings: codes.map(() => 0),
      seeds: codes.map((_, run) => run),
    };
    this.seeds = codes.map(() => null);
    this.trails = trailsOf(codes.length);
  }

  /** The engine lets go of the generator. */
  release(): Promise<unknown> {
    return this.turns.run(async () => {
      const models = this.generator ? [this.generator] : [];
      await engineClient.request('release', { models });
    });
  }

  private async start(call: CallOptions): Promise<AscentStart> {
    const { image, picture = image } = this.options;
    const seeds = this.seeds.map((seed, run) => seed ?? run);
    return picture === undefined
      ? { seeds }
      : { seeds, picture: await inputOf(this.explainer, picture, call) };
  }

  private async request(call: CallOptions): Promise<Omit<AscentRequest, 'state' | 'steps'>> {
    const { target = 0, of, layer, unit, meanImage, ...rest } = this.options;
    const { learningRate, noise, radius, prior, lambda, totalVariation, stopAt } = rest;
    const told = { learningRate, noise, radius, prior, lambda, totalVariation, stopAt };
    const given = Object.entries(told).filter(([, value]) => value !== undefined);
    return {
      generator: this.generator,
      objective: {
        target: String(target),
        ...(of ? { of } : {}),
        ...(layer ? { layer } : {}),
        ...(unit ? { unit } : {}),
      },
      ...(meanImage === undefined
        ? {}
        : { meanImage: await inputOf(this.explainer, meanImage, call) }),
      ...Object.fromEntries(given),
    };
  }
}

function trailsOf(runs: number): AscentTrail[] {
  return Array.from({ length: runs }, () => ({ probabilities: [], objectives: [] }));
}
