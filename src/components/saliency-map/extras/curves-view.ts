import { html, svg, nothing, type TemplateResult } from 'lit';
import type { Curve, FaithfulnessResponse } from '../../../protocol.js';
import { formatProbability, localNumber } from '../../figure/format.js';
import { outputNumber } from '../../figure/sentences.js';
import { say } from '../../locale/message.js';

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
  const area = curve ? areaText(curve) : '';
  const span = spanOf(curve, random);
  return html`
    <div class="curve">
      <div class="curve-label">
        <span>${name === 'deletion' ? say`deletion ${area}` : say`insertion ${area}`}</span>
        <span class="computed">${random ? say`random ${areaText(random)}` : html`&nbsp;`}</span>
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
                <path class="area" d=${`${pathOf(curve, span)}V100H0Z`} />
                <path class="random" d=${pathOf(random, span)} />
                <path class="line" d=${pathOf(curve, span)} />
              `
            : nothing
        }
      </svg>
    </div>
  `;
}

/** Values at the bottom and at the top of a plot. */
type Span = readonly [low: number, high: number];

/** From 0 to 1 for probabilities; for a value what both curves reach. */
function spanOf(...curves: (Curve | undefined)[]): Span {
  const known = curves.filter((curve) => curve !== undefined);
  if (known.every(({ probabilities }) => probabilities)) return [0, 1];
  const values = known.flatMap((curve) => curve.values);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low - 1, low + 1];
}

/** In a square of 100: shares from left to right, the highest value at the top. */
function pathOf({ shares, values }: Curve, [low, high]: Span): string {
  const points = shares.map((share, index) => {
    const height = (values[index]! - low) / (high - low);
    return `${round(100 * share)} ${round(100 * (1 - height))}`;
  });
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
  const { values, probabilities } = curve;
  const text = probabilities ? (value: number) => formatProbability(value) : outputNumber;
  const [from, to] = [text(values[0]!), text(values.at(-1)!)];
  const half = text(values[Math.floor(values.length / 2)]!);
  const [own, other] = [areaText(curve), areaText(random)];
  if (!probabilities) {
    return name === 'deletion'
      ? say`The deletion curve: the output goes from ${from} to ${to} as pixels are painted over, ${half} at half of them. Mean ${own}, in random order ${other}.`
      : say`The insertion curve: the output goes from ${from} to ${to} as pixels are given back, ${half} at half of them. Mean ${own}, in random order ${other}.`;
  }
  return name === 'deletion'
    ? say`The deletion curve: the probability of ${label} goes from ${from} to ${to} as pixels are painted over, ${half} at half of them. Area ${own}, in random order ${other}.`
    : say`The insertion curve: the probability of ${label} goes from ${from} to ${to} as pixels are given back, ${half} at half of them. Area ${own}, in random order ${other}.`;
}

function pendingText(name: 'deletion' | 'insertion'): string {
  return name === 'deletion' ? say`deletion: not computed yet` : say`insertion: not computed yet`;
}

function areaText({ area, probabilities }: Curve): string {
  return probabilities ? localNumber(area.toFixed(2)) : outputNumber(area);
}
