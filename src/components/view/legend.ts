import { css, html, nothing, type TemplateResult } from 'lit';
import { styleMap } from './styles.js';
import { colorGradient } from '../figure/color-maps.js';
import { formatValue } from '../figure/format.js';
import type { ValueRange } from '../figure/heatmap.js';
import { say } from '../locale/message.js';

/** What the colours of a map mean. */
export interface Scale {
  /** The values of the first colour and of the last. */
  range: ValueRange;
  /** A colour map's name; `null` for a picture, which goes from black to white in each channel. */
  colorMap: string | null;
  /** Shows the upper half alone: the map has no negative values. */
  fromZero: boolean;
  /** What the numbers leave open; may be empty. */
  note: string;
}

/** A thin bar with the lowest value, 0 and the highest; empty of numbers while `scale` is unknown. */
export function legend(
  scale: Scale | null,
  pendingColors: string,
  expectsNote = false,
): TemplateResult {
  const { range, colorMap, fromZero, note } = scale ?? {
    range: [0, 0],
    colorMap: pendingColors,
    fromZero: false,
    note: expectsNote ? '\u00a0' : '',
  };
  const [low, high] = fromZero ? [(range[0] + range[1]) / 2, range[1]] : range;
  const blank = low === high;
  const zero = low < 0 && high > 0 ? (-100 * low) / (high - low) : null;
  const background = colorGradient(colorMap, fromZero);
  const [first, last] = [formatValue(low), formatValue(high)];
  const darkest = fromZero ? say`grey ${first}` : say`black ${first}`;
  const lowest = colorMap === null ? darkest : first;
  const highest = colorMap === null ? say`white ${last}` : last;
  const start = scale ? (blank ? say`all 0` : lowest) : html`&nbsp;`;
  const end = scale && !blank ? highest : '';
  return frame(background, [start, blank ? null : zero, end], note);
}

/** One legend for maps that each have a range of their own: in each map's own terms. */
export function ownLegend(
  { colorMap, fromZero, note }: Omit<Scale, 'range'>,
  ticks: Ticks,
): TemplateResult {
  return frame(colorGradient(colorMap, fromZero), ticks, note);
}

/** Words at the start and at the end, and where 0 lies between them, in percent. */
type Ticks = readonly [start: unknown, zero: number | null, end: string];

function frame(background: string, [start, zero, end]: Ticks, note: string): TemplateResult {
  return html`
    <div part="legend" class="legend">
      <div class="bar" style=${styleMap({ background })}></div>
      <div
        class="ticks"
        translate=${typeof start === 'string' && /\d/.test(start) ? 'no' : nothing}
      >
        <span>${start}</span>
        ${
          zero === null
            ? ''
            : html`<span class="zero" style=${styleMap({ insetInlineStart: `${zero}%` })}>0</span>`
        }
        <span>${end}</span>
      </div>
      ${note ? html`<div class="note">${note}</div>` : nothing}
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
    forced-color-adjust: none;
  }
  .ticks {
    position: relative;
    display: flex;
    justify-content: space-between;
    white-space: nowrap;
  }
  .zero {
    position: absolute;
    transform: translateX(-50%);
  }
  /* Ends with the bar without beginning elsewhere when the number grows: no layout shifts. */
  .ticks > :last-child {
    position: absolute;
    inset-inline-start: 100%;
    transform: translateX(-100%);
  }
  .note {
    line-height: 1.25;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
`;
