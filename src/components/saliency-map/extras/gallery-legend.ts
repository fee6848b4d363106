import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { colorGradient } from '../../color-maps.js';
import type { ValueRange } from '../../heatmap.js';
import { legend } from '../../legend.js';

/** One legend for all maps: with numbers where they share a range, else in each map's own terms. */
export function galleryLegend(common: ValueRange | null, colorMap: string): TemplateResult {
  return html`
    <div class="gallery-legend">
      ${
        common
          ? legend(common, colorMap)
          : html`
              <div part="legend" class="legend">
                <div class="bar" style=${styleMap({ background: colorGradient(colorMap) })}></div>
                <div class="ticks">
                  <span>−max</span>
                  <span class="zero">0</span>
                  <span>max of each map</span>
                </div>
              </div>
            `
      }
    </div>
  `;
}
