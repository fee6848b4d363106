import { html, svg, nothing, type TemplateResult } from 'lit';
import type { Curve, FaithfulnessResponse } from '../../../protocol.js';
import { formatProbability } from '../../format.js';

/** Two curves the size of a line of text, each with its area and that of the random order. */
export function curvesBelow(curves: FaithfulnessResponse | null, label: string): TemplateResult {
  return html`
    <div part="curves" class="curves">
      ${oneCurve('deletion', curves?.deletion, curves?.randomDeletion, label)}
      ${oneCurve('insertion', curves?.insertion, curves?.randomInsertion, label)}
    </div>
  `;
}

function oneCurve(
  name: 'deletion' | 'insertion',
  curve: Curve | undefined,
  random: Curve | undefined,
  label: string,
): TemplateResult {
  return html`
    <div class="curve">
      <div class="curve-label">
        <span>${name} ${curve?.area.toFixed(2)}</span>
        <span class="computed">${random ? `random ${random.area.toFixed(2)}` : html`&nbsp;`}</span>
      </div>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label=${curve && random ? summaryOf(name, curve, random, label) : `${name}: not computed yet`}
      >
        <path class="hairline" d="M0 0H100M0 100H100" />
        ${
          curve && random
            ? svg`
                <path class="area" d=${`${pathOf(curve)}V100H0Z`} />
                <path class="random" d=${pathOf(random)} />
                <path class="line" d=${pathOf(curve)} />
              `
            : nothing
        }
      </svg>
    </div>
  `;
}

/** In a square of 100: shares from left to right, probability 1 at the top. */
function pathOf({ shares, probabilities }: Curve): string {
  const points = shares.map(
    (share, index) => `${round(100 * share)} ${round(100 * (1 - probabilities[index]!))}`,
  );
  return `M${points.join('L')}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function summaryOf(
  name: 'deletion' | 'insertion',
  { probabilities, area }: Curve,
  random: Curve,
  label: string,
): string {
  const from = formatProbability(probabilities[0]!);
  const to = formatProbability(probabilities.at(-1)!);
  const half = formatProbability(probabilities[Math.floor(probabilities.length / 2)]!);
  const what = name === 'deletion' ? 'painted over' : 'given back';
  return `The ${name} curve: the probability of ${label} goes from ${from} to ${to} as pixels are ${what}, ${half} at half of them. Area ${area.toFixed(2)}, in random order ${random.area.toFixed(2)}.`;
}
