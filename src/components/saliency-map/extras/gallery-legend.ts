import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { colorGradient } from '../../color-maps.js';
import type { ValueRange } from '../../heatmap.js';
import { legend } from '../../legend.js';

/** One legend for all maps: with numbers where they share a range, else in each map's own terms. */
export function galleryLegend(
  common: ValueRange | null,
  colorMap: string | null,
  note: string,
): TemplateResult {
  return html`
    <div class="gallery-legend">
      ${
        common
          ? legend({ range: common, colorMap, fromZero: false, note }, '')
          : html`
              <div part="legend" class="legend">
                <div
                  class="bar"
                  style=${styleMap({ background: colorGradient(colorMap, false) })}
                ></div>
                <div class="ticks">
                  <span>−max</span>
                  <span class="zero">0</span>
                  <span>max of each map</span>
                </div>
                ${note ? html`<div class="note">${note}</div>` : nothing}
              </div>
            `
      }
    </div>
  `;
}
