import { html, nothing, svg, type TemplateResult } from 'lit';
import { localNumber, percentText } from '../figure/format.js';
import { translate } from '../locale/message.js';
import { styleMap } from '../view/styles.js';
import { accuracySummary, type Epoch } from './epoch-figure.js';

/** More stops than these have no room for a number each. */
const MOST_NUMBERS = 14;

/** Accuracy from 0 to 1 over the stops of the scrubber, each with its step and epoch; a dot at the one shown. */
export function accuracyChart(epochs: readonly Epoch[], shown: Epoch | null): TemplateResult {
  const x = (epoch: Epoch): number => (100 * epochs.indexOf(epoch)) / (epochs.length - 1);
  const y = (accuracy: number): number => 100 * (1 - accuracy);
  const points = epochs.flatMap((epoch): [number, number][] =>
    epoch.accuracy === null ? [] : [[x(epoch), y(epoch.accuracy)]],
  );
  const summary = accuracySummary(epochs);
  const isOuter = (epoch: Epoch): boolean => [epochs[0], shown, epochs.at(-1)].includes(epoch);
  const axis = (name: string, numberOf: (epoch: Epoch) => string): TemplateResult =>
    html`<div class="stops">
      <span class="axis">${name}</span>
      ${epochs.map((epoch) => {
        const isShown = epochs.length <= MOST_NUMBERS || isOuter(epoch);
        return html`<span
          class=${`stop ${epoch === shown ? 'now' : ''} ${isOuter(epoch) ? '' : 'inner'}`}
          style=${styleMap({ insetInlineStart: `${x(epoch)}%` })}
          >${isShown ? numberOf(epoch) : ''}</span
        >`;
      })}
    </div>`;
  const hasSteps = epochs.some(({ step }) => step !== null);
  return html`
    <div class="accuracies" role="img" aria-label=${translate`Share of test images right: ${summary}`}>
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
      ${hasSteps ? axis(translate`steps`, ({ step }) => (step === null ? '' : shortCount(step))) : nothing}
      ${axis(translate`epochs`, ({ epoch }) =>
        epoch === null ? translate`end` : Number.isInteger(epoch) ? String(epoch) : '',
      )}
    </div>
  `;
}

/** `469`, `4.7k`: the stops of an axis stand close. */
function shortCount(count: number): string {
  return count < 1000 ? String(count) : `${localNumber(Number((count / 1000).toPrecision(2)))}k`;
}
