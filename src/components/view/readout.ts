import { css, html, nothing, type TemplateResult } from 'lit';
import { isLight, parseColor } from '../figure/color-maps.js';
import type { Readout, ClassKey } from '../figure/figure.js';
import { languageOfName } from '../figure/model-names.js';
import { translate } from '../locale/message.js';
import { wordsOr } from './author-words.js';
import { drawnPieces, markedNames } from './caption.js';
import { styleMap } from './styles.js';

/** Of the element that says all of it in a sentence, for `aria-describedby` alone: who reads on hears its numbers. */
export const sentenceId = 'hidden-part';

/**
 * A bar of a number now and before, and ranked classes before and after.
 *
 * @param part its CSS part besides `panel`
 * @param isMoving whether the number still changes by itself
 */
export function drawnReadout(
  { label, name, meter, isHidden, lists, sentence }: Readout,
  part: string,
  isMoving: boolean,
): TemplateResult {
  const { low, high, now, text } = meter?.spoken ?? unknown();
  return html`
    <div part=${`panel ${part}`} class="panel ${part}">
      <span part="label" class="label">${wordsOr('label-answer', markedNames(label))}</span>
      <div class="readout ${meter?.isNear ? 'near' : ''}">
        <div class="now">
          <div
            part="meter"
            class="meter"
            role=${isHidden ? 'img' : 'meter'}
            aria-label=${isHidden ? translate`${name}: hidden` : name}
            aria-valuemin=${isHidden ? nothing : low}
            aria-valuemax=${isHidden ? nothing : high}
            aria-valuenow=${isHidden ? nothing : now}
            aria-valuetext=${isHidden ? nothing : text}
          >
            <div class="level" style=${styleMap({ inlineSize: percent(meter?.now ?? 0) })}></div>
            ${
              meter
                ? html`<div
                    class="tick"
                    style=${styleMap({ insetInlineStart: percent(meter.before) })}
                  ></div>`
                : nothing
            }
          </div>
          <div class="amount ${isMoving ? 'unsettled' : ''}">
            ${meter ? html`<span>${meter.nowText}</span>` : html`&nbsp;`}
            <span class="computed">${meter?.beforeText ?? nothing}</span>
          </div>
        </div>
        ${lists.map(rankedList)}
      </div>
      <p id=${sentenceId} hidden>${sentence}</p>
    </div>
  `;
}

function unknown(): NonNullable<Readout['meter']>['spoken'] {
  return { low: 0, high: 1, now: '0.0000', text: translate`not known yet` };
}

/** Lines of a list, also of those that are not known. */
const LINES = 3;

function rankedList({ part, title, rows }: Readout['lists'][number]): TemplateResult {
  const lines = Array.from({ length: LINES }, (_, place) => rows[place]);
  return html`
    <div part=${part} class="classes">
      <span class="title">${markedNames(title)}</span>
      <ol role="list" aria-label=${title}>
        ${lines.map((row) =>
          row
            ? html`<li>
                <span class="name" translate="no" lang=${languageOfName(row.label) ?? nothing}
                  >${row.label}</span
                >
                <span class="share" aria-hidden="true"
                  ><span style=${styleMap({ inlineSize: percent(row.share) })}></span
                ></span>
                <span class="number" translate="no">${row.text}</span>
              </li>`
            : html`<li aria-hidden="true">&nbsp;</li>`,
        )}
      </ol>
    </div>
  `;
}

function percent(share: number): string {
  return `${100 * share}%`;
}

export const readoutStyles = css`
  .readout {
    grid-row: span 2;
    display: grid;
    gap: 0.7em 1.2em;
    align-content: start;
  }
  .near .level {
    opacity: 0.6;
  }
  .near .amount > :first-child {
    font-style: italic;
  }
  .meter {
    position: relative;
    block-size: 0.7em;
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .level {
    block-size: 100%;
    background: var(--convlens-accent, currentcolor);
    transition: inline-size 0.12s;
  }
  .tick {
    position: absolute;
    inset-block: -3px;
    inline-size: 1px;
    background: currentcolor;
  }
  .amount {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 0.6em;
  }
  .classes .title {
    color: var(--quiet);
  }
  .classes ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .classes li {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) 3.7em;
    gap: 0.4em;
    align-items: center;
  }
  .classes .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .classes .number {
    text-align: end;
  }
  .share {
    block-size: 0.35em;
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .share > span {
    display: block;
    block-size: 100%;
    background: currentcolor;
    opacity: 0.85;
  }
  @media (prefers-contrast: more) {
    .level,
    .share > span {
      opacity: 1;
    }
  }
  @container (max-width: 30em) {
    .classes li {
      grid-template-columns: minmax(0, 1fr) 3.7em;
    }
    .classes .share {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .meter,
    .share {
      outline: 1px solid CanvasText;
    }
    .level,
    .share > span,
    .tick {
      background: CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .level {
      transition: none;
    }
  }
`;

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
