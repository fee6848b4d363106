import { css, html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Legend, Scale } from '../figure/figure.js';
import { legendOf, ownLegendOf } from '../figure/legends.js';
import { styleMap } from './styles.js';

/** Characters of `-0.00026`; with words, an end can reach the middle of a narrow bar. */
const LONGEST_NUMBER = 8;

/** A thin bar of colours with numbers below it. */
export function drawnLegend({
  colors,
  shown,
  start,
  end,
  middle,
  isWorded,
  negative,
  isHatched = false,
  note,
}: Legend): TemplateResult {
  const isKept = !isWorded && start !== null && /\d/.test(start);
  return html`
    <div part="legend" class="legend">
      <div
        class=${classMap({ bar: true, hatched: isHatched })}
        style=${styleMap(barStyle(colors, shown))}
      >
        ${negative ? hatchedPart(negative) : nothing}
      </div>
      <div
        class=${end.length > LONGEST_NUMBER ? 'ticks long' : 'ticks'}
        translate=${isKept ? 'no' : nothing}
      >
        <span>${start ?? html`&nbsp;`}</span>
        ${
          middle === null
            ? ''
            : html`<span class="zero" style=${styleMap({ insetInlineStart: `${middle.place}%` })}
                >${middle.text}</span
              >`
        }
        <span>${end}</span>
      </div>
      ${note ? html`<div class="note">${note}</div>` : nothing}
    </div>
  `;
}

/** Below 0, as the map is there: shown where the map is hatched. */
function hatchedPart({ until, ink, paper }: NonNullable<Legend['negative']>): TemplateResult {
  const style = { inlineSize: `${until}%`, '--ink': ink, '--paper': paper };
  return html`<div class="negative" style=${styleMap(style)}></div>`;
}

function barStyle(colors: readonly string[], shown: Legend['shown']): Record<string, string> {
  const background = `linear-gradient(to right, ${colors.join(', ')})`;
  if (!shown) return { background };
  const [from, to] = shown;
  const hidden = 1 - (to - from);
  return {
    backgroundImage: background,
    backgroundSize: `${100 / (to - from)}% 100%`,
    backgroundPosition: `${hidden > 0 ? (100 * from) / hidden : 0}% 0`,
  };
}

/** The legend of a scale; empty of numbers while that is unknown. */
export function legend(
  scale: Scale | null,
  pendingColors: string,
  expectsNote = false,
): TemplateResult {
  return drawnLegend(legendOf(scale, pendingColors, expectsNote));
}

/** One legend for maps that each have a range of their own. */
export function ownLegend(...told: Parameters<typeof ownLegendOf>): TemplateResult {
  return drawnLegend(ownLegendOf(...told));
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
  .bar.hatched {
    block-size: 0.8em;
  }
  /* Lines as on the map, fainter towards 0. */
  .negative {
    display: none;
    block-size: 100%;
    background:
      linear-gradient(to right, transparent, var(--paper)),
      repeating-linear-gradient(45deg, var(--ink) 0 2px, var(--paper) 2px 3.5px);
  }
  .hatched > .negative {
    display: block;
  }
  @media print, (monochrome) {
    .bar:has(.negative) {
      block-size: 0.8em;
    }
    .negative {
      display: block;
    }
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
  /* Below a narrow bar the words at the ends have no room for a number between them. */
  .ticks.long {
    container-type: inline-size;
  }
  @container (max-width: 17em) {
    .long > .zero {
      display: none;
    }
  }
  /* Still narrower, the second stands below the first. */
  @container (max-width: 12em) {
    .long > :first-child {
      margin-block-end: 1lh;
    }
    .long > :last-child {
      margin-block-start: 1lh;
    }
  }
  /* Ends with the bar without beginning elsewhere when the number grows: no layout shifts. */
  .ticks > :last-child {
    position: absolute;
    inset-inline-start: 100%;
    transform: translateX(-100%);
  }
  /* A sentence, which runs as its language does. */
  .note {
    unicode-bidi: plaintext;
    line-height: 1.25;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
`;
