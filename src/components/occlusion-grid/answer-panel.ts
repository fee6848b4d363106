import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../style-map.js';
import type { OcclusionResult } from '../../client/occlusion.js';
import type { Position, Prediction } from '../../protocol.js';
import { say } from '../language.js';
import type { OcclusionState } from './occlusion-state.js';
import { probabilityText, readoutText, shortProbability } from './occlusion-text.js';
import { readoutAt, type Readout } from './readout.js';
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
      <span part="label" class="label">
        ${shown ? say`Probability of ${shown.target.label}` : say`Probability`}
      </span>
      <div class="readout ${readout && !readout.exact ? 'near' : ''}">
        ${meter(shown, readout, isSettled ? '' : 'unsettled')}
        ${classList('before', say`As it is`, shown?.predictions ?? [])}
        ${classList('after', say`With this part hidden`, isSettled ? (readout?.ranked ?? []) : [])}
      </div>
      <p id="hidden-part" class="unseen">
        ${shown && position && readout ? readoutText(shown, position, readout) : nothing}
      </p>
    </div>
  `;
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
  const before = shown?.target.probability ?? 0;
  const now = readout?.probability ?? before;
  const about = readout && !readout.exact ? '≈ ' : '';
  return html`
    <div class="now">
      <div
        part="meter"
        class="meter"
        role="meter"
        aria-label=${say`Probability with the occluder`}
        aria-valuemin="0"
        aria-valuemax="1"
        aria-valuenow=${now.toFixed(4)}
        aria-valuetext=${shown ? probabilityText(now) : say`not known yet`}
      >
        <div class="level" style=${styleMap({ inlineSize: `${100 * now}%` })}></div>
        ${
          shown
            ? html`<div
                class="tick"
                style=${styleMap({ insetInlineStart: `${100 * before}%` })}
              ></div>`
            : nothing
        }
      </div>
      <div class="amount ${settled}">
        ${shown ? html`<span>${about}${shortProbability(now)}</span>` : html`&nbsp;`}
        <span class="computed">${shown ? say`as it is ${shortProbability(before)}` : nothing}</span>
      </div>
    </div>
  `;
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
                <span class="name">${row.label}</span>
                <span class="share" aria-hidden="true"
                  ><span style=${styleMap({ inlineSize: `${100 * row.probability}%` })}></span
                ></span>
                <span class="number">${shortProbability(row.probability)}</span>
              </li>`
            : html`<li aria-hidden="true">&nbsp;</li>`,
        )}
      </ol>
    </div>
  `;
}
