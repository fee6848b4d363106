import type {
  AscentRequest,
  AscentResponse,
  AscentState,
  ModelDescription,
} from '../../../protocol.js';
import type { ComputeContext, Timed } from '../../job.js';
import type { Network } from '../../network/network.js';
import { climb, copyOf, keepInBall, keepInRange, putBack } from './adam-ascent.js';
import { targetOf } from './objective.js';
import { isStart, requireAscent } from './requirements.js';
import { startOf } from './start.js';
import { View, type Generator, type Landscape } from './view.js';

/** A run's step size is halved this often before the run is given up. */
const HALVINGS = 8;
/** Steps after which the noise is half, where no probability says how far a run is. */
const COOLING = 30;

/** Some steps upward, of every run that goes on. */
export async function ascend(
  classifier: Network,
  {
    labels,
    head,
    preprocessing: units,
    inputShape: shape,
  }: Pick<ModelDescription, 'labels' | 'head' | 'preprocessing' | 'inputShape'>,
  generator: Generator | null,
  request: AscentRequest,
  job: ComputeContext,
): Promise<Timed<AscentResponse>> {
  const code = generator ? generator.network.inputShape : shape;
  requireAscent(request, code, shape);
  const target = targetOf(request.objective, labels);
  const state = isStart(request.state)
    ? startOf(request.state, code, generator ? null : units)
    : copyOf(request.state);
  const landscape = {
    classifier,
    head,
    generator,
    target: target.index,
    shape,
    units,
    request,
    job,
  };
  const start = performance.now();
  const ascent = new Ascent(landscape, state);
  for (let step = 0; step <= request.steps; step++) {
    job.progress({ phase: 'explain', loaded: step, total: request.steps });
    await job.checkpoint();
    await ascent.step(step === request.steps);
  }
  const { pictures, probabilities, objectives } = ascent;
  const runs = state.steps.length;
  return {
    state,
    pictures: { data: pictures, shape: [runs, ...shape] },
    shape,
    ...(head !== 'value' && { probabilities: Float32Array.from(probabilities.flat()) }),
    objectives: Float32Array.from(objectives.flat()),
    target,
    timings: { ascent: performance.now() - start },
  };
}

/** The runs of one request on their way. */
class Ascent {
  /** Of each step so far, per run; not kept where the head is a value. */
  readonly probabilities: number[][] = [];
  /** The same. */
  readonly objectives: number[][] = [];
  readonly pictures: Float32Array;
  /** Where the runs were before their last step. */
  private before: AscentState;
  private readonly runs: number;

  constructor(
    private readonly landscape: Landscape,
    private readonly state: AscentState,
  ) {
    this.runs = state.steps.length;
    this.before = copyOf(state);
    const [height, width, channels] = landscape.shape;
    this.pictures = new Float32Array(this.runs * height * width * channels);
  }

  /** Looks where the runs are; moves those that go on, unless it only looks. */
  async step(lookOnly: boolean): Promise<void> {
    const { state, probabilities, objectives } = this;
    const first = objectives.length === 0;
    const seen = first ? all(this.runs) : this.going();
    probabilities.push([...(probabilities.at(-1) ?? new Array<number>(this.runs).fill(NaN))]);
    objectives.push([...(objectives.at(-1) ?? new Array<number>(this.runs).fill(NaN))]);
    if (seen.length === 0) return;
    const view = await View.at(this.landscape, this.codesOf(seen), this.shapeOf(seen));
    try {
      const retried = this.note(seen, view);
      const stopped = seen.some((run) => state.status[run] !== 'running');
      if (lookOnly || first || stopped) this.keep(seen, await view.pictures(), retried);
      if (lookOnly || this.going().length === 0) return;
      this.move(seen, await view.gradient(), retried);
    } finally {
      view.dispose();
    }
  }

  /** Notes values and who has arrived; who has none goes back. Returns those. */
  private note(seen: number[], view: View): Set<number> {
    const { state, probabilities, objectives } = this;
    const { objective, stopAt = 0.99 } = this.landscape.request;
    const retried = new Set<number>();
    seen.forEach((run, row) => {
      const probability = view.probabilities?.[row] ?? null;
      const value = view.objectives[row]!;
      if (!Number.isFinite(value) || Number.isNaN(probability ?? 0)) {
        this.retry(run);
        retried.add(run);
        return;
      }
      objectives.at(-1)![run] = value;
      if (probability === null) return;
      probabilities.at(-1)![run] = probability;
      const arrived = !objective.layer && probability >= stopAt;
      if (arrived && state.status[run] === 'running') state.status[run] = 'reached';
    });
    return retried;
  }

  private move(seen: number[], gradient: Float32Array, retried: Set<number>): void {
    const { generator, units, request } = this.landscape;
    const { learningRate = 0.1, radius = 0.9 } = request;
    const { noise = generator ? 4 : 0 } = request;
    const size = gradient.length / seen.length;
    const before = copyOf(this.state);
    seen.forEach((run, row) => {
      if (this.state.status[run] !== 'running' || retried.has(run)) return;
      const slope = gradient.subarray(row * size, (row + 1) * size);
      if (!slope.every(Number.isFinite)) {
        this.retry(run);
        retried.add(run);
        return;
      }
      climb(this.state, run, slope, { learningRate, noise: noise * this.heat(run) });
      if (generator) keepInBall(this.state, run, radius);
      else keepInRange(this.state, run, units);
    });
    for (const run of retried) putBack(before, run, this.before);
    this.before = before;
  }

  /** How much noise there is: less the nearer a run is to its end, so that it can settle. */
  private heat(run: number): number {
    const { head, request } = this.landscape;
    if (request.objective.layer || head === 'value') {
      return COOLING / (COOLING + this.state.steps[run]!);
    }
    return 1 - this.probabilities.at(-1)![run]!;
  }

  /** From where the run was before its last step, by half the step size. */
  private retry(run: number): void {
    putBack(this.state, run, this.before);
    this.state.halvings[run]!++;
    if (this.state.halvings[run]! > HALVINGS) this.state.status[run] = 'failed';
  }

  /** Keeps the pictures; who has none goes back. */
  private keep(seen: number[], pictures: Float32Array, retried: Set<number>): void {
    const size = pictures.length / seen.length;
    seen.forEach((run, row) => {
      if (retried.has(run)) return;
      const picture = pictures.subarray(row * size, (row + 1) * size);
      if (picture.every(Number.isFinite)) {
        this.pictures.set(picture, run * size);
        return;
      }
      this.retry(run);
      retried.add(run);
    });
  }

  private going(): number[] {
    return all(this.runs).filter((run) => this.state.status[run] === 'running');
  }

  private codesOf(runs: number[]): Float32Array {
    const { data } = this.state.codes;
    const size = data.length / this.runs;
    const codes = new Float32Array(runs.length * size);
    runs.forEach((run, row) => codes.set(data.subarray(run * size, (run + 1) * size), row * size));
    return codes;
  }

  private shapeOf(runs: number[]): number[] {
    return [runs.length, ...this.state.codes.shape.slice(1)];
  }
}

function all(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
