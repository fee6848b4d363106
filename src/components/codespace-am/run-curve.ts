import { html, svg, type TemplateResult } from 'lit';
import type { AscentRun } from '../../client/codespace.js';

/** Steps that a curve has room for from the start. */
const ROOM = 20;

/** The values that the height of a curve spans. */
export interface CurveScale {
  low: number;
  high: number;
}

/** From 0 to 1 for probabilities; for a neuron or a value what all runs beside each other span. */
export function curveScale(runs: readonly AscentRun[], withGoal: boolean): CurveScale {
  if (withGoal) return { low: 0, high: 1 };
  const values = runs.flatMap(({ objectives }) => objectives).filter(Number.isFinite);
  return { low: Math.min(0, ...values), high: Math.max(1e-6, ...values) };
}

/** Tiny: how the score of one run went up, over all of its own steps. */
export function runCurve(
  { probabilities, objectives, steps: made }: AscentRun,
  withGoal: boolean,
  { low, high }: CurveScale,
): TemplateResult {
  const steps = Math.max(ROOM, made);
  const values = (withGoal && probabilities) || objectives;
  const points = values.flatMap((value, step) => {
    if (!Number.isFinite(value)) return [];
    const x = (100 * step) / steps;
    return [`${x.toFixed(1)} ${(100 * (1 - (value - low) / (high - low))).toFixed(1)}`];
  });
  return html`
    <svg
      part="curve"
      class="curve"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="hairline" d="M0 100H100" />
      ${svg`<path class="line" d=${points.length > 0 ? `M${points.join('L')}h0` : ''} />`}
    </svg>
  `;
}
