import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { Callout } from '../figure/figure.js';
import { drawnPieces } from './caption.js';
import { styleMap } from './styles.js';

/** The line of a callout over its picture: light inside dark, one of them is seen on any. */
export function calloutLine({ from, text }: Callout): TemplateResult | typeof nothing {
  if (text.length === 0) return nothing;
  const x = String(100 * from.left);
  const line = (name: string): unknown =>
    svg`<line class=${name} x1=${x} x2=${x} y1=${String(100 * from.top)} y2="100"></line>`;
  return html`<svg
    part="callout-line"
    class="callout-line"
    viewBox="0 0 100 100"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${line('dark')} ${line('light')}
  </svg>`;
}

/** Its text below the picture, where the line ends in any case, and never beyond the picture's sides. */
export function drawnCallout({ from, text }: Callout): TemplateResult {
  const place = `${100 * from.left}%`;
  // Moved by transforms alone, which are no layout shifts.
  return html`<div part="callout" class="callout">
    <div style=${styleMap({ transform: `translateX(${place})` })}>
      <span dir="auto" style=${styleMap({ transform: `translateX(-${place})` })}
        >${text.length > 0 ? drawnPieces(text) : html`&nbsp;`}</span
      >
    </div>
  </div>`;
}

export const calloutStyles = css`
  .callout-line {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
    forced-color-adjust: none;
  }
  .callout-line line {
    vector-effect: non-scaling-stroke;
  }
  .callout-line .dark {
    stroke: #000;
    stroke-width: 3px;
  }
  .callout-line .light {
    stroke: #fff;
    stroke-width: 1px;
  }
  .callout {
    /* Physical sides, as those of the picture. */
    direction: ltr;
    text-align: left;
    overflow-x: clip;
  }
  .callout span {
    display: inline-block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: bottom;
  }
`;
