import { html, svg, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import { percentText } from '../../figure/format.js';
import { say } from '../../locale/message.js';
import { accuracyText, epochTitle, type Epoch } from './epoch-list.js';

/** More stops than these have no room for a number each. */
const MOST_NUMBERS = 14;

/** Accuracy from 0 to 1 over the stops of the scrubber, each with its epoch; a dot at the one shown. */
export function accuracyChart(epochs: readonly Epoch[], shown: Epoch | null): TemplateResult {
  const x = (epoch: Epoch): number => (100 * epochs.indexOf(epoch)) / (epochs.length - 1);
  const y = (accuracy: number): number => 100 * (1 - accuracy);
  const points = epochs.flatMap((epoch): [number, number][] =>
    epoch.accuracy === null ? [] : [[x(epoch), y(epoch.accuracy)]],
  );
  const summary = epochs
    .map((epoch) =>
      epoch.accuracy === null ? '' : `${epochTitle(epoch)} ${accuracyText(epoch.accuracy)}`,
    )
    .filter(Boolean)
    .join(', ');
  const numbered = (epoch: Epoch): boolean =>
    epochs.length <= MOST_NUMBERS || [epochs[0], shown, epochs.at(-1)].includes(epoch);
  return html`
    <div class="accuracies" role="img" aria-label=${say`Share of test pictures right: ${summary}`}>
      ${
        points.length > 0
          ? html`<div class="accuracy-line">
              <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                <path class="hairline" d="M0 0H100M0 100H100" />
                ${svg`<path class="line" d=${`M${points.map(String).join('L')}`} />`}
                ${
                  shown?.accuracy == null
                    ? ''
                    : svg`<path class="dot" d=${`M${x(shown)} ${y(shown.accuracy)}h0`} />`
                }
              </svg>
              <span class="axis top">${percentText(100)}</span
              ><span class="axis">${percentText(0)}</span>
            </div>`
          : ''
      }
      <div class="stops">
        ${epochs.map(
          (epoch) =>
            html`<span
              class=${epoch === shown ? 'stop now' : 'stop'}
              style=${styleMap({ insetInlineStart: `${x(epoch)}%` })}
              >${numbered(epoch) ? (epoch.epoch ?? say`end`) : ''}</span
            >`,
        )}
      </div>
    </div>
  `;
}
