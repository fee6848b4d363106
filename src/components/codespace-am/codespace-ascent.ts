import { AscentRuns } from '../../client/ascent-runs.js';
import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import { Explainer, type CallOptions } from '../../client/explainer.js';
import { loadComputing } from '../../client/load-computing.js';
import { prefetch } from '../../client/prefetch.js';
import {
  ExplainError,
  probabilitiesOf,
  rankPredictions,
  type ModelDescription,
} from '../../protocol.js';
import type { CodespaceAttributes, CodespaceResult, Judgement } from './codespace-attributes.js';
import {
  ascentsOf,
  independentClassifier,
  LAST_STEP,
  LAST_STEP_OF_NEURON,
  type AscentSettings,
} from './codespace-request.js';

/** Steps at a time where nobody watches. */
const UNWATCHED = 50;

/** All runs, each at the point that is drawn. */
export interface DrawnFrame extends AscentFrame {
  runs: RunAt[];
}

/** The runs of one generator, on their way. */
export class Column {
  /** As the attribute names it; `null` for pixel space. */
  readonly generator: string | null;
  /** The newest. */
  frame: AscentFrame | null = null;
  /** What is drawn: of every run the best image so far. */
  shown: DrawnFrame | null = null;
  private best: readonly RunAt[] = [];
  /** Of the frame that all has ended with; `null` before, and where there is no classifier to ask. */
  judgement: Judgement | null = null;
  trainedOn: string | null = null;
  /** That the engine has computed. */
  milliseconds = 0;
  /** The run that the tabulator key comes to; arrow keys go on to the others. */
  focused = 0;
  private readonly ascent: AscentRuns;
  private readonly lastStep: number;

  constructor(
    private readonly explainer: Explainer,
    readonly settings: AscentSettings,
  ) {
    const { options } = settings;
    this.generator = options.generator;
    this.lastStep = options.layer ? LAST_STEP_OF_NEURON : LAST_STEP;
    this.ascent = new AscentRuns(explainer, options);
  }

  /** Goes on; 0 only looks. */
  async step(steps: number, call: CallOptions): Promise<AscentFrame> {
    this.frame = await this.ascent.step(Math.min(steps, this.lastStep - this.steps), call);
    this.milliseconds += this.frame.timings['ascent'] ?? 0;
    this.best = this.frame.runs.map((run, index) => better(this.best[index], run));
    return this.frame;
  }

  /** The newest frame with every run at its best point so far: noise takes a run down again, too. */
  get newest(): DrawnFrame | null {
    return this.frame && { ...this.frame, runs: [...this.best] };
  }

  /** Reads what the generator's card says; the figure stands without it. */
  async readCard({ signal }: CallOptions): Promise<void> {
    const { generator, generatorCard } = this.settings.options;
    if (generator === null) return;
    const { backend } = this.explainer.place;
    const card = generatorCard ? { card: generatorCard } : {};
    try {
      const model = new Explainer({ model: generator, ...card, backend });
      const told = await model.describe(signal ? { signal } : {});
      this.trainedOn = told.card.trainedOn?.replace(/\.$/, '') ?? null;
    } catch {
      signal?.throwIfAborted();
    }
  }

  /** For readers, in their language. */
  get title(): string {
    return this.settings.title();
  }

  /** Of the run that has made most. */
  get steps(): number {
    return this.frame ? stepsOf(this.frame) : 0;
  }

  get ended(): boolean {
    return this.frame !== null && (this.frame.ended || this.steps >= this.lastStep);
  }
}

/** A run at one of its points, mostly the last. */
export interface RunAt extends AscentRun {
  /** What is maximized, there. */
  objective: number;
}

/** The better of two points of a run, with its way as far as it is known now. */
function better(before: RunAt | undefined, run: AscentRun): RunAt {
  const now = { ...run, objective: run.objectives.at(-1) ?? NaN };
  // Where a run has arrived, or has failed, there it is.
  if (!before || now.status !== 'running' || !(scoreOf(before) > scoreOf(now))) return now;
  const { code, picture, objective, probability } = before;
  const at = { code, picture, objective };
  return { ...now, ...at, ...(probability === undefined ? {} : { probability }) };
}

function scoreOf({ probability, objective }: RunAt): number {
  return probability ?? objective;
}

export function stepsOf({ runs }: AscentFrame): number {
  return Math.max(...runs.map(({ steps }) => steps));
}

/** Optimizes all runs to their end, without anybody watching. */
export async function explainCodespace(
  attributes: CodespaceAttributes,
  explainer: Explainer,
  description: ModelDescription,
  call: CallOptions,
): Promise<{ result: CodespaceResult; columns: Column[] }> {
  const settings = await ascentsOf(attributes, explainer, description, call);
  const columns = settings.map((each) => new Column(explainer, each));
  for (const column of columns) {
    await column.step(0, call);
    await column.readCard(call);
    while (!column.ended) await column.step(UNWATCHED, call);
    column.shown = column.newest;
    column.judgement = await judgementOf(attributes, column.newest!, call);
  }
  const result = await resultOf(attributes, explainer, description, columns, call);
  return { result, columns };
}

/**
 * What the independent classifier predicts for the pictures; `null` where there is none. The figure
 * stands without it.
 *
 * @param fail is told when it cannot be had
 */
export async function judgementOf(
  attributes: CodespaceAttributes,
  frame: AscentFrame,
  call: CallOptions,
  fail: (error: ExplainError) => void = () => {},
): Promise<Judgement | null> {
  const model = independentClassifier(attributes);
  if (model === null) return null;
  try {
    return await predict(new Explainer({ model, backend: attributes.backend }), frame, call);
  } catch (error) {
    call.signal?.throwIfAborted();
    const [message, hint] = [
      'The judge could not be asked',
      'Check the attribute "judge", or set it to "".',
    ];
    fail(ExplainError.of(error, 'page-failed', message, hint));
    return null;
  }
}

async function predict(
  explainer: Explainer,
  { runs, shape, target }: AscentFrame,
  call: CallOptions,
): Promise<Judgement | null> {
  prefetch(explainer.place, null);
  const { head } = await explainer.pictureModel(call);
  // Values agree on no class.
  if (head === 'value' || runs.some(({ probability }) => probability === undefined)) return null;
  const size = shape.reduce((product, length) => product * length, 1);
  const data = new Float32Array(runs.length * size);
  runs.forEach(({ picture }, run) => data.set(picture, run * size));
  const input = { data, shape: [runs.length, ...shape] };
  const { output } = await explainer.forward(input, {}, call);
  const classes = output.data.length / runs.length;
  const predictions = runs.map((_, run) => {
    const logits = output.data.subarray(run * classes, (run + 1) * classes);
    return {
      probability: probabilitiesOf(head, logits)?.[target.index] ?? 0,
      agrees: logits[target.index] === Math.max(...logits),
    };
  });
  return {
    probabilities: predictions.map(({ probability }) => probability),
    agreed: predictions.filter(({ agrees }) => agrees).length,
  };
}

/** What all runs have come to, and the classifier's prediction for the best one's picture. */
export async function resultOf(
  { model, layer, seed, prior }: CodespaceAttributes,
  explainer: Explainer,
  { name, inputShape, head, labels }: ModelDescription,
  columns: readonly Column[],
  call: CallOptions,
): Promise<CodespaceResult> {
  const { column, run } = bestOf(columns, layer !== null);
  const { shape, target, backend, precision, notes } = column.frame!;
  const input = { data: run.picture, shape: [1, ...inputShape] };
  const { output, compute } = await explainer.forward(input, {}, call);
  const logits = output.data;
  const predictions = rankPredictions(head, logits, labels);
  const found = predictions.find(({ index }) => index === target.index)!;
  const { toResult } = await loadComputing();
  return toResult({
    method: 'codespace-am',
    model: typeof model === 'string' ? model : name,
    map: run.picture,
    shape,
    target: { ...found, logit: logits[target.index]! },
    predictions,
    compute: { ...compute, backend, precision },
    notes,
    timings: { ascent: columns.reduce((sum, { milliseconds }) => sum + milliseconds, 0) },
    details: {
      generator: column.generator,
      run,
      seed,
      prior: prior ?? 'l2',
      generators: columns.map(({ generator, newest, steps, judgement }) => ({
        generator,
        runs: newest!.runs,
        steps,
        judgement,
      })),
    },
  });
}

/**
 * The run that came furthest: by probability, of a neuron or a value by what is maximised. Of those that have a
 * generator, unless there is none: pixels reach any probability.
 */
function bestOf(columns: readonly Column[], ofNeuron: boolean): { column: Column; run: RunAt } {
  const drawn = columns.filter(({ generator }) => generator !== null);
  const value = ({ objective, probability = objective }: RunAt): number => {
    const reached = ofNeuron ? objective : probability;
    return Number.isFinite(reached) ? reached : -Infinity;
  };
  const all = (drawn.length > 0 ? drawn : columns).flatMap((column) =>
    column.newest!.runs.map((run) => ({ column, run })),
  );
  return all.reduce((best, other) => (value(other.run) > value(best.run) ? other : best));
}
