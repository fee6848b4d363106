import { css, html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { colorGradient } from './color-maps.js';
import { formatValue } from './format.js';
import type { ValueRange } from './heatmap.js';

/** A thin bar with the lowest value, 0 and the highest; empty of numbers while `range` is unknown. */
export function legend(range: ValueRange | null, colorMap: string): TemplateResult {
  const [low, high] = range ?? [0, 0];
  const blank = low === high;
  const zero = low < 0 && high > 0 ? (-100 * low) / (high - low) : null;
  return html`
    <div part="legend" class="legend">
      <div class="bar" style=${styleMap({ background: colorGradient(colorMap) })}></div>
      <div class="ticks">
        <span>${range ? (blank ? 'all 0' : formatValue(low)) : html`&nbsp;`}</span>
        ${
          zero === null || blank
            ? ''
            : html`<span class="zero" style=${styleMap({ insetInlineStart: `${zero}%` })}>0</span>`
        }
        <span>${range && !blank ? formatValue(high) : ''}</span>
      </div>
    </div>
  `;
}

export const legendStyles = css`
  /* Numbers run from left to right in every script. */
  .legend {
    direction: ltr;
    margin-block-start: 0.4em;
    font-size: 0.9em;
    color: var(--quiet);
  }
  .bar {
    block-size: 4px;
  }
  .ticks {
    position: relative;
    display: flex;
    justify-content: space-between;
  }
  .zero {
    position: absolute;
    transform: translateX(-50%);
  }
`;
