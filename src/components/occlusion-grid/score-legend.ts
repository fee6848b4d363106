import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { colorStops } from '../figure/color-maps.js';
import { formatValue } from '../figure/format.js';
import type { ValueRange } from '../figure/heatmap.js';
import { isValue, outputNumber } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import { unoccludedScore } from './extremes.js';
import { shortProbability } from './occlusion-text.js';

/** Numbers this near to another, as a share of the bar, would run into it. */
const NEAR = 0.35;

/**
 * The colours of the grid from the lowest score to the highest, with that of the unoccluded picture;
 * of the symmetric range only as much as probabilities can reach.
 */
export function scoreLegend(
  result: OcclusionResult,
  [low, high]: ValueRange,
  colorMap: string,
): TemplateResult {
  const isLogit = result.details.score === 'logit';
  const unoccluded = unoccludedScore(result);
  const [from, to] = [unoccluded - high, unoccluded - low];
  const reach = isLogit ? [from, to] : [Math.max(from, 0), Math.min(to, 1)];
  // Two numbers of the author's may lie beyond.
  const [first, last] = reach[0]! < reach[1]! ? [reach[0]!, reach[1]!] : [from, to];
  const shown = last - first;
  const plain = isLogit ? formatValue : shortProbability;
  const text = isValue(result.target) ? outputNumber : plain;
  const middle = (unoccluded - first) / shown;
  const hidden = to - from - shown;
  const bar = {
    // A fall is positive, a low score lies left.
    backgroundImage: `linear-gradient(to left, ${colorStops(colorMap).join(', ')})`,
    backgroundSize: `${(100 * (to - from)) / shown}% 100%`,
    backgroundPosition: `${hidden > 0 ? (100 * (first - from)) / hidden : 0}% 0`,
  };
  const asItIs = say`as it is ${text(unoccluded)}`;
  return html`
    <div part="legend" class="legend">
      <div class="bar" style=${styleMap(bar)}></div>
      <div class="ticks">
        <span>${middle < NEAR ? asItIs : text(first)}</span>
        ${
          middle < NEAR || middle > 1 - NEAR
            ? nothing
            : html`<span class="zero" style=${styleMap({ insetInlineStart: `${100 * middle}%` })}
                >${text(unoccluded)}</span
              >`
        }
        <span>${middle > 1 - NEAR ? asItIs : text(last)}</span>
      </div>
    </div>
  `;
}
