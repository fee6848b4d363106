import { html, type TemplateResult } from 'lit';
import type { ValueRange } from '../../figure/heatmap.js';
import { say } from '../../locale/message.js';
import { legend, ownLegend } from '../../view/legend.js';

/** One legend for all maps: with numbers where they share a range, else in each map's own terms. */
export function galleryLegend(
  common: ValueRange | null,
  colorMap: string | null,
  note: string,
): TemplateResult {
  const scale = { colorMap, fromZero: false, note };
  return html`
    <div class="gallery-legend">
      ${
        common
          ? legend({ range: common, ...scale }, '')
          : ownLegend(scale, [say`−max`, 50, say`max of each map`])
      }
    </div>
  `;
}
