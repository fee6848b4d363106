import { html, svg, nothing, type TemplateResult } from 'lit';
import type { Curve, FaithfulnessResponse } from '../../../protocol.js';
import { formatProbability, localNumber } from '../../format.js';
import { say } from '../../language.js';

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
  const area = curve ? twoDecimals(curve) : '';
  return html`
    <div class="curve">
      <div class="curve-label">
        <span>${name === 'deletion' ? say`deletion ${area}` : say`insertion ${area}`}</span>
        <span class="computed">${random ? say`random ${twoDecimals(random)}` : html`&nbsp;`}</span>
      </div>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label=${curve && random ? summaryOf(name, curve, random, label) : pendingText(name)}
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
  curve: Curve,
  random: Curve,
  label: string,
): string {
  const { probabilities } = curve;
  const from = formatProbability(probabilities[0]!);
  const to = formatProbability(probabilities.at(-1)!);
  const half = formatProbability(probabilities[Math.floor(probabilities.length / 2)]!);
  const [own, other] = [twoDecimals(curve), twoDecimals(random)];
  return name === 'deletion'
    ? say`The deletion curve: the probability of ${label} goes from ${from} to ${to} as pixels are painted over, ${half} at half of them. Area ${own}, in random order ${other}.`
    : say`The insertion curve: the probability of ${label} goes from ${from} to ${to} as pixels are given back, ${half} at half of them. Area ${own}, in random order ${other}.`;
}

function pendingText(name: 'deletion' | 'insertion'): string {
  return name === 'deletion' ? say`deletion: not computed yet` : say`insertion: not computed yet`;
}

function twoDecimals({ area }: Curve): string {
  return localNumber(area.toFixed(2));
}
