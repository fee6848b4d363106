import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import { formatProbability, formatValue } from '../format.js';
import type { CodespaceAm } from './codespace-am.js';
import { LAST_STEP, type Column } from './column.js';

/** The nearest that float32 comes to a certainty without being one, which no softmax is. */
const CERTAIN = 1 - 2 ** -24;

export function probabilityText(probability: number): string {
  if (!Number.isFinite(probability)) return 'no number';
  return formatProbability(Math.min(Math.max(probability, 1 - CERTAIN), CERTAIN));
}

/** What is maximised in a run, now: the probability, or the activation of a neuron. */
export function scoreText({ layer }: CodespaceAm, run: AscentRun): string {
  return layer ? formatValue(run.objectives.at(-1) ?? NaN) : probabilityText(run.probability);
}

/** As short as it stands below a small picture: `>99.9%`. */
export function shortScore(element: CodespaceAm, run: AscentRun): string {
  if (run.status === 'failed') return 'failed';
  return scoreText(element, run).replace('over ', '>').replace('under ', '<');
}

/** What is maximised, in words of a sentence. */
export function objectiveText({ layer, unit }: CodespaceAm, { target }: AscentFrame): string {
  if (!layer) return `the probability of ${target.label}`;
  const channel = /^\s*\*\s*,\s*\*\s*,\s*(\d+)\s*$/.exec(unit ?? '')?.[1];
  if (channel !== undefined) return `the mean activation of channel ${channel} of ${layer}`;
  return `the activation of ${unit ? `unit ${unit}` : 'the strongest unit'} of ${layer}`;
}

/** For those who do not see the picture. */
export function runText(element: CodespaceAm, frame: AscentFrame, run: AscentRun): string {
  const score = `${objectiveText(element, frame)} ${scoreText(element, run)}`;
  const steps = `${run.steps} ${run.steps === 1 ? 'step' : 'steps'}`;
  if (run.status === 'failed') return `failed after ${steps}: no finite numbers`;
  return `${score} ${run.status === 'reached' ? `reached after ${steps}` : `after ${steps}`}`;
}

/** `step 12, 9 of 16 at 99%` */
export function statusText(
  { layer, stopAt }: CodespaceAm,
  { runs }: AscentFrame,
  steps: number,
): string {
  const reached = runs.filter(({ status }) => status === 'reached').length;
  if (layer) return `step ${steps}`;
  return `step ${steps}, ${reached} of ${runs.length} at ${goalText(stopAt)}`;
}

/** How many runs of one generator have arrived, in how many steps. */
export function outcomeText(
  element: CodespaceAm,
  { title, ended }: Column,
  frame: AscentFrame,
): string {
  const { runs } = frame;
  const all = runs.length;
  const open = runs.filter(({ status }) => status === 'running').length;
  if (element.layer) {
    const best = Math.max(...runs.map(({ objectives }) => objectives.at(-1) ?? -Infinity));
    return `${title}: the highest of ${all} is ${formatValue(best)}.`;
  }
  const counts = runs
    .filter(({ status }) => status === 'reached')
    .map(({ steps }) => steps)
    .sort((a, b) => a - b);
  const arrived = `${title}: ${counts.length} of ${all} ${all === 1 ? 'run' : 'runs'} reached ${goalText(element.stopAt)} for ${frame.target.label}`;
  if (counts.length === 0) return `${arrived}${restText(open, ended)}.`;
  const middle = counts[Math.floor((counts.length - 1) / 2)]!;
  const [least, most] = [counts[0]!, counts.at(-1)!];
  const steps =
    least === most ? stepsText(least) : `a median of ${stepsText(middle)} (${least} to ${most})`;
  return `${arrived}, in ${steps}${restText(open, ended)}.`;
}

/** What the judge says of each generator's pictures; `null` before it was asked. */
export function judgeText(columns: readonly Column[]): string | null {
  const said = columns.flatMap(({ title, judgement, shown }) => {
    if (!judgement || !shown) return [];
    const { probabilities, agreed } = judgement;
    const mean = probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length;
    return [
      `${agreed} of ${probabilities.length} from ${title} as ${shown.target.label} (${probabilityText(mean)} on average)`,
    ];
  });
  if (said.length === 0) return null;
  return `A second network, which the climb never sees, reads ${said.join(', ')}.`;
}

function restText(open: number, ended: boolean): string {
  if (open === 0) return '';
  return ended ? `; ${open} not within ${LAST_STEP} steps` : `; ${open} still on the way`;
}

function stepsText(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`;
}

function goalText(stopAt: number | null): string {
  return `${Number((100 * (stopAt ?? 0.99)).toPrecision(4))}%`;
}
