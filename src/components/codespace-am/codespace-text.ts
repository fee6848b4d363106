import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import { formatProbability, formatValue, localNumber } from '../figure/format.js';
import { outputNumber } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { ExplainError } from '../../protocol.js';
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
  shown: AscentFrame | null;
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

/** What is maximized in a run, now: the probability, the output, or the activation of a neuron. */
function scoreText({ layer }: CodespaceAttributes, run: AscentRun): string {
  const { probability, objectives } = run;
  if (layer) return formatValue(objectives.at(-1) ?? NaN);
  return probability === undefined
    ? outputNumber(objectives.at(-1) ?? NaN)
    : probabilityText(probability);
}

/** Whether the runs have a probability to arrive at: neither a neuron nor a value has. */
export function hasGoal({ layer }: CodespaceAttributes, { runs }: AscentFrame): boolean {
  return !layer && runs.some(({ probability }) => probability !== undefined);
}

/** As short as it stands below a small picture: `>99.9%`. */
export function shortScore(attributes: CodespaceAttributes, run: AscentRun): string {
  return run.status === 'failed' ? translate`failed` : scoreText(attributes, run);
}

/** What generators can draw, by their cards. */
export function learnedText(generators: readonly Pick<ShownRuns, 'title' | 'trainedOn'>[]): string {
  const told = generators.flatMap(({ title, trainedOn }) =>
    trainedOn ? [translate`${title} was trained on ${trainedOn}, and draws nothing else.`] : [],
  );
  return told.length > 0
    ? told.join(' ')
    : translate`A generator draws only what it was trained on.`;
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
  run: AscentRun,
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

/** How many runs of one generator have arrived, in how many steps. */
function outcomeText(attributes: CodespaceAttributes, { title, shown, ended }: ShownRuns): string {
  if (!shown) return '';
  const { runs, target } = shown;
  const all = runs.length;
  const open = runs.filter(({ status }) => status === 'running').length;
  if (!hasGoal(attributes, shown)) {
    const best = Math.max(...runs.map(({ objectives }) => objectives.at(-1) ?? -Infinity));
    return translate`${title}: the highest of ${all} is ${formatValue(best)}.`;
  }
  const counts = runs
    .filter(({ status }) => status === 'reached')
    .map(({ steps }) => steps)
    .sort((a, b) => a - b);
  const [goal, { label }] = [goalText(attributes.stopAt), target];
  const arrived =
    all === 1
      ? translate`${title}: ${counts.length} of 1 run reached ${goal} for ${label}`
      : translate`${title}: ${counts.length} of ${all} runs reached ${goal} for ${label}`;
  if (counts.length === 0) return withOpen(arrived, open, ended);
  const middle = counts[Math.floor((counts.length - 1) / 2)]!;
  const [least, most] = [counts[0]!, counts.at(-1)!];
  const steps =
    least === most
      ? stepsText(least)
      : translate`a median of ${stepsText(middle)} (${least} to ${most})`;
  return withOpen(translate`${arrived}, in ${steps}`, open, ended);
}

/** The same of all generators; empty before the first step. */
export function outcomesText(
  attributes: CodespaceAttributes,
  columns: readonly ShownRuns[],
): string {
  return columns
    .map((column) => outcomeText(attributes, column))
    .filter(Boolean)
    .join(' ');
}

/** As long as the outcome of one generator gets, to keep its room. */
export function longestOutcome(attributes: CodespaceAttributes, title: string): string {
  const { runs, target } = attributes;
  const arrived = translate`${title}: ${runs} of ${runs} runs reached ${goalText(attributes.stopAt)} for ${target}`;
  const steps = translate`a median of ${stepsText(88)} (${88} to ${88})`;
  return withOpen(translate`${arrived}, in ${steps}`, runs, false);
}

/** As long as the sentence about the independent classifier gets. */
export function longestJudgement({ runs, target }: CodespaceAttributes, titles: string[]): string {
  const told = titles.map(
    (title) =>
      translate`${runs} of ${runs} from ${title} as ${target} (${probabilityText(0.99999)} on average)`,
  );
  return translate`A second network, which the climb never sees, reads ${told.join(', ')}.`;
}

/** What the independent classifier predicts for each generator's pictures; empty before it was asked. */
export function judgementText(columns: readonly ShownRuns[]): string {
  const told = columns.flatMap(({ title, judgement, shown }) => {
    if (!judgement || !shown) return [];
    const { probabilities, agreed } = judgement;
    const mean = probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length;
    return [
      translate`${agreed} of ${probabilities.length} from ${title} as ${shown.target.label} (${probabilityText(mean)} on average)`,
    ];
  });
  if (told.length === 0) return '';
  return translate`A second network, which the climb never sees, reads ${told.join(', ')}.`;
}

/** With the runs that have not arrived. */
function withOpen(arrived: string, open: number, ended: boolean): string {
  if (open === 0) return `${arrived}.`;
  return ended
    ? translate`${arrived}; ${open} not within ${LAST_STEP} steps.`
    : translate`${arrived}; ${open} still on the way.`;
}

function stepsText(steps: number): string {
  return steps === 1 ? translate`1 step` : translate`${steps} steps`;
}

function goalText(stopAt: number | null): string {
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
