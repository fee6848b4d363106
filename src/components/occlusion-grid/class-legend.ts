import { html, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import { say, sayParts } from '../locale/message.js';
import { className } from '../view/caption.js';
import type { Winner } from './class-colors.js';
import { isLight } from './paint-cells.js';
import { parsedColor } from './class-colors.js';

/** The classes that win, with their colours and at how many positions. */
export function classLegend(winners: readonly Winner[], positions: number): TemplateResult {
  return html`
    <div part="legend" class="legend">
      <ul class="winners" role="list" aria-label=${say`Winning classes at ${positions} positions`}>
        ${winners.map(
          ({ label, short, color, cells }, place) => html`
            <li>
              <span
                class="swatch ${inkOf(color)}"
                translate="no"
                style=${styleMap({ background: color ?? undefined })}
                >${place === 0 ? '' : short}</span
              >
              ${
                place === 0
                  ? sayParts`${className(label)}, as it is: ${cells}`
                  : html`${className(label)}: ${cells}`
              }
            </li>
          `,
        )}
      </ul>
    </div>
  `;
}

/** Black or white, whichever is read on it; the page's own colour where there is none. */
export function inkOf(color: string | null): string {
  const parsed = parsedColor(color);
  return parsed ? (isLight(parsed) ? 'on-light' : 'on-dark') : '';
}
