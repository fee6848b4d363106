import { html, type TemplateResult } from 'lit';
import { isLight, parseColor } from '../figure/color-maps.js';
import type { ClassKey } from '../figure/figure.js';
import { drawnPieces } from './caption.js';
import { styleMap } from './styles.js';

/** Which class has which color. */
export function drawnKey({ title, entries }: ClassKey): TemplateResult {
  return html`
    <div part="legend" class="legend">
      <ul class="winners" role="list" aria-label=${title}>
        ${entries.map(
          ({ color, mark, label }) => html`
            <li>
              <span
                class="swatch ${inkOn(color === null ? null : parseColor(color))}"
                translate="no"
                style=${styleMap({ background: color ?? undefined })}
                >${mark}</span
              >
              ${drawnPieces(label)}
            </li>
          `,
        )}
      </ul>
    </div>
  `;
}

/** Black or white, whichever is read on it; the page's own color where there is none. */
export function inkOn(color: readonly number[] | null): string {
  if (!color) return '';
  return isLight(color) ? 'on-light' : 'on-dark';
}
