import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import { formatProbability, formatValue, localNumber } from '../figure/format.js';
import { outputNumber } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { ExplainError } from '../../protocol.js';
import type { DrawnFrame, RunAt } from './codespace-ascent.js';
import type { CodespaceAttributes, Judgement } from './codespace-attributes.js';
import { LAST_STEP } from './codespace-request.js';

/** The runs of one generator, as far as a figure shows them. */
export interface ShownRuns {
  /** As the attribute names it; `null` for pixel space. */
  generator: string | null;
  /** For readers. */
  title: string;
  /** What the generator was trained on, by its card; `null` where nobody says. */
  trainedOn: string | null;
  /** `null` before the first step. */
  shown: DrawnFrame | null;
  /** Whether no run goes on. */
  ended: boolean;
  judgement: Judgement | null;
}

/** The nearest that float32 comes to a certainty without being one, which no softmax is. */
const CERTAIN = 1 - 2 ** -24;

function probabilityText(probability: number): string {
  if (!Number.isFinite(probability)) return translate`no number`;
  return formatProbability(Math.min(Math.max(probability, 1 - CERTAIN), CERTAIN));
}

/** A run at the point that is drawn, or at its last. */
type ScoredRun = AscentRun & Partial<Pick<RunAt, 'objective'>>;

/** What is maximized in a run, there: the probability, the output, or the activation of a neuron. */
function scoreText({ layer }: CodespaceAttributes, run: ScoredRun): string {
  const { probability, objective = run.objectives.at(-1) ?? NaN } = run;
  if (layer) return formatValue(objective);
  return probability === undefined ? outputNumber(objective) : probabilityText(probability);
}

/** Whether the runs have a probability to arrive at: neither a neuron nor a value has. */
export function hasGoal({ layer }: CodespaceAttributes, { runs }: AscentFrame): boolean {
  return !layer && runs.some(({ probability }) => probability !== undefined);
}

/** As short as it stands below a small picture: `>99.9%`. */
export function shortScore(attributes: CodespaceAttributes, run: ScoredRun): string {
  return run.status === 'failed' ? translate`failed` : scoreText(attributes, run);
}

/** What generators can make, by their cards. */
export function learnedText(generators: readonly Pick<ShownRuns, 'title' | 'trainedOn'>[]): string {
  const told = generators.flatMap(({ title, trainedOn }) =>
    trainedOn ? [translate`${title} was trained on ${trainedOn} and generates nothing else.`] : [],
  );
  return told.length > 0
    ? told.join(' ')
    : translate`A generator generates only images like those it was trained on.`;
}

/** What is maximized, in words of a sentence. */
export function objectiveText(attributes: CodespaceAttributes, frame: AscentFrame): string {
  const { layer, unit } = attributes;
  if (!layer) {
    return hasGoal(attributes, frame)
      ? translate`the probability of ${frame.target.label}`
      : translate`the output`;
  }
  const channel = /^\s*\*\s*,\s*\*\s*,\s*(\d+)\s*$/.exec(unit ?? '')?.[1];
  if (channel !== undefined)
    return translate`the mean activation of channel ${channel} of ${layer}`;
  return unit
    ? translate`the activation of unit ${unit} of ${layer}`
    : translate`the activation of the strongest unit of ${layer}`;
}

/** For those who do not see the picture. */
export function runText(
  attributes: CodespaceAttributes,
  frame: AscentFrame,
  run: ScoredRun,
): string {
  const [objective, score] = [objectiveText(attributes, frame), scoreText(attributes, run)];
  const steps = stepsText(run.steps);
  if (run.status === 'failed') return translate`failed after ${steps}: no finite numbers`;
  return run.status === 'reached'
    ? translate`${objective} ${score} reached after ${steps}`
    : translate`${objective} ${score} after ${steps}`;
}

/** `step 12, 9 of 16 at 99%` */
export function statusText(
  attributes: CodespaceAttributes,
  frame: AscentFrame,
  steps: number,
): string {
  if (!hasGoal(attributes, frame)) return translate`step ${steps}`;
  const { runs } = frame;
  const reached = runs.filter(({ status }) => status === 'reached').length;
  return translate`step ${steps}, ${reached} of ${runs.length} at ${goalText(attributes.stopAt)}`;
}

/** `Each run maximizes the probability of 0.` */
export function objectiveSentence(attributes: CodespaceAttributes, frame: AscentFrame): string {
  const objective = objectiveText(attributes, frame);
  return frame.runs.length === 1
    ? translate`The run maximizes ${objective}.`
    : translate`Each run maximizes ${objective}.`;
}

/** How many runs of one generator have arrived, after how many steps. */
function outcomeText(attributes: CodespaceAttributes, { shown, ended }: ShownRuns): string {
  if (!shown) return '';
  const { runs } = shown;
  const all = runs.length;
  if (!hasGoal(attributes, shown)) {
    const highest = formatValue(Math.max(...runs.map(({ objective }) => objective)));
    return all === 1
      ? translate`It has reached ${highest}.`
      : translate`The best of ${all} runs has reached ${highest}.`;
  }
  const open = runs.filter(({ status }) => status === 'running').length;
  const counts = runs
    .filter(({ status }) => status === 'reached')
    .map(({ steps }) => steps)
    .sort((a, b) => a - b);
  const goal = goalText(attributes.stopAt);
  const middle = counts[Math.floor((counts.length - 1) / 2)];
  const steps = middle === undefined ? '' : stepsText(middle);
  if (all === 1) {
    if (steps) return translate`It reached ${goal} after ${steps}.`;
    if (open === 0) return '';
    return ended
      ? translate`It did not reach ${goal} within ${LAST_STEP} steps.`
      : translate`It has not reached ${goal} yet.`;
  }
  const reached =
    counts.length === 1
      ? translate`1 of ${all} runs reached ${goal}`
      : translate`${counts.length} of ${all} runs reached ${goal}`;
  const told =
    counts.length > 1
      ? translate`${reached}, after a median of ${steps}`
      : steps && translate`${reached}, after ${steps}`;
  return withOpen(told || reached, open, ended);
}

/** The same of all generators; empty before the first step. */
export function outcomesText(
  attributes: CodespaceAttributes,
  columns: readonly ShownRuns[],
): string {
  const told = columns.flatMap((column) => {
    const outcome = outcomeText(attributes, column);
    return outcome ? [columns.length > 1 ? `${column.title}: ${outcome}` : outcome] : [];
  });
  return told.join(' ');
}

/** As long as the outcome of each generator gets, to keep its room. */
export function longestOutcome(attributes: CodespaceAttributes, titles: string[]): string {
  const { runs, target, stopAt } = attributes;
  const told = titles.map((title) => {
    const reached = translate`${runs} of ${runs} runs reached ${goalText(stopAt)}`;
    const outcome = withOpen(
      translate`${reached}, after a median of ${stepsText(88)}`,
      runs,
      false,
    );
    return titles.length > 1 ? `${title}: ${outcome}` : outcome;
  });
  const objective = translate`the probability of ${target}`;
  return `${translate`Each run maximizes ${objective}.`} ${told.join(' ')}`;
}

/** As long as the sentence about the independent classifier gets. */
export function longestJudgement({ runs, target }: CodespaceAttributes, titles: string[]): string {
  return judgedText(
    target,
    titles.map((title) => ({ title, agreed: runs, all: runs })),
  );
}

/** What the independent classifier predicts for each generator's images; empty before it was asked. */
export function judgementText(columns: readonly ShownRuns[]): string {
  const told = columns.flatMap(({ title, judgement }) =>
    judgement ? [{ title, agreed: judgement.agreed, all: judgement.probabilities.length }] : [],
  );
  const label = columns.find(({ shown }) => shown)?.shown?.target.label ?? '';
  return told.length === 0 ? '' : judgedText(label, told);
}

/** `An independent classifier also predicts 0 for 16 of 16.` */
function judgedText(
  label: string,
  told: readonly { title: string; agreed: number; all: number }[],
): string {
  const list = told.map(({ title, agreed, all }) =>
    told.length > 1 ? translate`${agreed} of ${all} (${title})` : translate`${agreed} of ${all}`,
  );
  return translate`An independent classifier also predicts ${label} for ${list.join(', ')}.`;
}

/** With the runs that have not arrived. */
function withOpen(reached: string, open: number, ended: boolean): string {
  if (open === 0) return `${reached}.`;
  return ended
    ? translate`${reached}; ${open} did not within ${LAST_STEP} steps.`
    : translate`${reached}; ${open} still running.`;
}

export function stepsText(steps: number): string {
  return steps === 1 ? translate`1 step` : translate`${steps} steps`;
}

export function goalText(stopAt: number | null): string {
  return translate`${localNumber(Number((100 * (stopAt ?? 0.99)).toPrecision(4)))}%`;
}

/** Significant digits that tell every float32 from its neighbours. */
const DIGITS = 9;

/** A code as readers copy it: a JSON array, from which the same numbers are read again. */
export function codeText(code: Float32Array): string {
  return JSON.stringify(Array.from(code, (value) => Number(value.toPrecision(DIGITS))));
}

/** Reads a JSON array of numbers; the engine checks whether they fit the generator. Throws `code-json`. */
export function readCode(text: string): Float32Array {
  const values = parsed(text);
  if (
    Array.isArray(values) &&
    values.every((value): value is number => typeof value === 'number')
  ) {
    return Float32Array.from(values);
  }
  throw new ExplainError(
    'code-json',
    'The pasted code is no list of numbers.',
    'Paste what "Copy the code" gives: numbers in square brackets, separated by commas.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
