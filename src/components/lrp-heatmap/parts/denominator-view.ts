import { html, svg, nothing, type TemplateResult } from 'lit';
import type { LrpResult } from '../../../client/lrp.js';
import type { Denominators, LayerRelevance } from '../../../protocol.js';
import { choiceControl } from '../../view/controls.js';
import { formatValue } from '../../figure/format.js';
import { say } from '../../locale/message.js';
import { layerTitle } from '../../figure/layers.js';
import type { LrpState } from '../lrp-state.js';
import { formatPercent } from '../losses.js';

/** How the denominators of one layer are spread, those near to 0 marked. */
export function denominatorView(state: LrpState, { details }: LrpResult): TemplateResult {
  const { denominators } = details;
  const counted = details.layers.filter(({ choices }) => choices.length > 1);
  return html`
    <div role="group" part="denominators" class="section" aria-label=${say`Denominators`}>
      <p part="label" class="label">
        ${
          denominators
            ? say`What LRP divides by: the denominators of the ${titleOf(state, denominators.layer)}`
            : say`What LRP divides by`
        }
      </p>
      ${denominators ? histogram(denominators) : html`<p class="computed">${say`The rule of this layer divides by nothing.`}</p>`}
      ${
        state.element.controls === 'none'
          ? nothing
          : html`<div class="controls">${layerControl(state, counted, denominators)}</div>`
      }
    </div>
  `;
}

function titleOf({ description }: LrpState, layer: string): string {
  return layerTitle(description, layer, layer);
}

function layerControl(
  state: LrpState,
  layers: readonly LayerRelevance[],
  shown: Denominators | null,
): TemplateResult {
  const { element } = state;
  return choiceControl(
    say`Denominators of`,
    [...layers].reverse().map(({ name }) => ({ value: name, label: titleOf(state, name) })),
    element.denominators || (shown?.layer ?? ''),
    (chosen) => (element.denominators = chosen),
  );
}

/** A bar for each bin, as high as the logarithm of its count, since most counts are small. */
function histogram(denominators: Denominators): TemplateResult {
  const { counts, largest, near, zeros } = denominators;
  const height = logScale(Math.max(...counts, 1));
  const width = 100 / counts.length;
  const bars = Array.from(counts, (count, bin) =>
    count === 0
      ? nothing
      : svg`<rect
          class="bin"
          x=${bin * width + 0.1 * width}
          width=${0.8 * width}
          y=${100 - (100 * logScale(count)) / height}
          height=${(100 * logScale(count)) / height}
        />`,
  );
  const middle = (counts.length - 1) / 2;
  const marked = near === 0 ? 0 : (100 * logScale(near)) / height;
  return html`
    <div class="histogram">
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label=${say`Histogram. ${histogramText(denominators)}`}
      >
        ${bars}
        <rect
          class="near"
          x=${middle * width + 0.1 * width}
          width=${0.8 * width}
          y=${100 - marked}
          height=${marked}
        />
        <path class="hairline" d="M0 100H100" />
      </svg>
      <div class="histogram-ticks">
        <span>${formatValue(-largest)}</span><span>0</span><span>${formatValue(largest)}</span>
      </div>
    </div>
    <p class="histogram-text" dir="auto">
      <span class="swatch near"></span> ${histogramText(denominators)}
      ${zeros === 0 ? nothing : zeros === 1 ? say`1 is exactly 0.` : say`${zeros} are exactly 0.`}
      <span class="computed">${say`Heights are logarithms of counts.`}</span>
    </p>
  `;
}

function logScale(count: number): number {
  return Math.log1p(count);
}

/** `4 of 9216 lie within ±0.004 of 0, a thousandth of the largest; 12 % of the relevance arrives there.` */
function histogramText(denominators: Denominators): string {
  const { near, count, nearBelow, nearRelevance, relevance } = denominators;
  const bound = formatValue(nearBelow);
  return relevance === 0
    ? say`${near} of ${count} lie within ±${bound} of 0, a thousandth of the largest; none of the relevance arrives at them.`
    : say`${near} of ${count} lie within ±${bound} of 0, a thousandth of the largest; ${formatPercent(nearRelevance / relevance)} of the relevance arrives at them.`;
}
