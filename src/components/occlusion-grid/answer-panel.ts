import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Head, Position, Prediction } from '../../protocol.js';
import { isValue } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import type { OcclusionState } from './occlusion-state.js';
import { amountText, readoutText, shortAmount, shortProbability } from './occlusion-text.js';
import { amountOf, readoutAt, type Readout } from './readout.js';
import type { Stage } from './stage.js';

/** Classes in each list. */
const CLASSES = 3;

/** The target's probability as the occluder moves, and the best classes without it and with it. */
export function answerPanel({ description }: OcclusionState, stage: Stage): TemplateResult {
  const { shown, position, hand } = stage;
  const readout =
    shown && position
      ? readoutAt(shown, position, hand.answerAt(position), description?.labels ?? [])
      : null;
  // Until then the occluder goes from one place to the next, and the classes are not all known.
  const isSettled =
    shown &&
    position &&
    (hand.position !== null || hand.failure !== null || hand.answerAt(position) !== null);
  return html`
    <div part="panel answer-panel" class="panel answer-panel">
      <span part="label" class="label"> ${titleOf(shown, description?.head)} </span>
      <div class="readout ${readout && !readout.exact ? 'near' : ''}">
        ${meter(shown, readout, isSettled ? '' : 'unsettled')}
        ${description?.head === 'value' ? nothing : [classList('before', say`As it is`, shown?.predictions ?? []), classList('after', say`With this part hidden`, isSettled ? (readout?.ranked ?? []) : [])]}
      </div>
      <p id="hidden-part" class="unseen">
        ${shown && position && readout ? readoutText(shown, position, readout) : nothing}
      </p>
    </div>
  `;
}

function titleOf(shown: OcclusionResult | null, head: Head | undefined): string {
  if (head === 'value') return say`Output`;
  return shown ? say`Probability of ${shown.target.label}` : say`Probability`;
}

/** The text about where the occluder is, to be read out when the keys have moved it. */
export function movedText(
  { description }: OcclusionState,
  { shown, hand }: Stage,
  position: Position,
): string {
  const answer = hand.answerAt(position);
  const readout = shown && answer && readoutAt(shown, position, answer, description?.labels ?? []);
  return readout ? readoutText(shown, position, readout) : '';
}

function meter(
  shown: OcclusionResult | null,
  readout: Readout | null,
  settled: string,
): TemplateResult {
  const before = shown ? amountOf(shown.target) : 0;
  const now = readout?.now ?? before;
  const ofValue = shown !== null && isValue(shown.target);
  const [low, high] = ofValue ? spanOf(shown, [before, now]) : [0, 1];
  const shareOf = (amount: number): string => `${(100 * (amount - low)) / (high - low)}%`;
  const text = (amount: number): string => (shown ? shortAmount(shown, amount) : '');
  const about = readout && !readout.exact ? '≈ ' : '';
  return html`
    <div class="now">
      <div
        part="meter"
        class="meter"
        role="meter"
        aria-label=${ofValue ? say`Output with the occluder` : say`Probability with the occluder`}
        aria-valuemin=${low}
        aria-valuemax=${high}
        aria-valuenow=${ofValue ? now : now.toFixed(4)}
        aria-valuetext=${shown ? amountText(shown, now) : say`not known yet`}
      >
        <div class="level" style=${styleMap({ inlineSize: shareOf(now) })}></div>
        ${
          shown
            ? html`<div
                class="tick"
                style=${styleMap({ insetInlineStart: shareOf(before) })}
              ></div>`
            : nothing
        }
      </div>
      <div class="amount ${settled}">
        ${shown ? html`<span>${about}${text(now)}</span>` : html`&nbsp;`}
        <span class="computed">${shown ? say`as it is ${text(before)}` : nothing}</span>
      </div>
    </div>
  `;
}

/** From the lowest value that the sweep has met to the highest, and 0: the bar grows from there. */
function spanOf({ details }: OcclusionResult, more: readonly number[]): [number, number] {
  const values = [...details.logits, ...more, 0].filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low, low + 1];
}

function classList(part: string, title: string, ranked: readonly Prediction[]): TemplateResult {
  const rows = Array.from({ length: CLASSES }, (_, place) => ranked[place]);
  return html`
    <div part=${part} class="classes">
      <span class="title">${title}</span>
      <ol role="list" aria-label=${title}>
        ${rows.map((row) =>
          row
            ? html`<li>
                <span class="name" translate="no">${row.label}</span>
                <span class="share" aria-hidden="true"
                  ><span
                    style=${styleMap({ inlineSize: `${100 * (row.probability ?? 0)}%` })}
                  ></span
                ></span>
                <span class="number" translate="no">${shortProbability(row.probability ?? 0)}</span>
              </li>`
            : html`<li aria-hidden="true">&nbsp;</li>`,
        )}
      </ol>
    </div>
  `;
}
