import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import type { ModelDescription } from '../../protocol.js';
import { percentText } from '../figure/format.js';
import { say } from '../locale/message.js';
import { partFailure } from '../view/part-failure.js';
import { codeText } from './code-text.js';
import type { CodespaceAm } from './codespace-am.js';
import type { CodespaceState } from './codespace-state.js';
import { runText, shortScore } from './codespace-text.js';
import { runCanvas } from './run-canvas.js';
import type { Stage } from './stage.js';
import type { Walk } from './walk.js';

/** What can be done with picked runs: the way between two, the code of one. */
export function walkView(
  { element, description }: CodespaceState,
  { walk }: Stage,
): TemplateResult | typeof nothing {
  const { picked, failure } = walk;
  const last = picked.at(-1);
  if (!last || !description) return nothing;
  const [height, width] = description.inputShape;
  return html`
    <div part="walk" class="walk" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <p class="label" dir="auto">${titleOf(walk)}</p>
      ${picked.length === 2 ? way(element, description, walk) : nothing}
      ${codeOf(element, walk, last.code, last.seed)} ${failure ? partFailure(failure) : nothing}
    </div>
  `;
}

function titleOf({ picked: [from, to] }: Walk): string {
  if (!from) return '';
  if (!to)
    return say`Picked: ${from.title()}. Pick a second run to walk from one code to the other.`;
  return say`From ${from.title()} to ${to.title()}, along the great circle between their codes`;
}

function way(element: CodespaceAm, description: ModelDescription, walk: Walk): TemplateResult {
  const { stops, at, share } = walk;
  const here = at?.runs[0];
  return html`
    <div class="way">
      <div class="place">
        <span class="picture ${at ? '' : 'pending'}">
          ${at && here ? runCanvas(here.picture, at.shape, description) : nothing}
        </span>
        <span class="number">${here ? shortScore(element, here) : html`&nbsp;`}</span>
      </div>
      <div class="along">
        <div part="strip" class="strip" role="group" aria-label=${say`Pictures along the way`}>
          ${stops?.runs.map((run) => stop(element, description, stops, run)) ?? nothing}
        </div>
        <label part="control">
          <span class="unseen">${say`Place on the way`}</span>
          <input
            type="range"
            min="0"
            max="1"
            step="0.01"
            .value=${String(share)}
            aria-valuetext=${`${percentText(Math.round(100 * share))}${at && here ? `: ${runText(element, at, here)}` : ''}`}
            @input=${(event: Event) => {
              if (event.target instanceof HTMLInputElement) {
                void walk.moveTo(event.target.valueAsNumber);
              }
            }}
          />
        </label>
      </div>
    </div>
  `;
}

function stop(
  element: CodespaceAm,
  description: ModelDescription,
  { shape }: AscentFrame,
  run: AscentRun,
): TemplateResult {
  const score = shortScore(element, run);
  return html`<span class="stop" role="img" aria-label=${score}>
    <span class="picture">${runCanvas(run.picture, shape, description)}</span>
    <span class="number">${score}</span>
  </span>`;
}

/** The newest picked code as text; another may be pasted in its place. */
function codeOf(
  element: CodespaceAm,
  walk: Walk,
  code: Float32Array,
  seed: number | null,
): TemplateResult {
  const text = codeText(code);
  const fieldOf = (event: Event): HTMLTextAreaElement | null =>
    event.target instanceof Element
      ? (event.target.closest('.code')?.querySelector('textarea') ?? null)
      : null;
  const copy = (event: Event): void => {
    const field = fieldOf(event);
    // Where the page may not write to the clipboard, the selected text can still be copied by hand.
    field?.select();
    navigator.clipboard?.writeText(text).catch(() => {});
  };
  const use = (event: Event): void => {
    const field = fieldOf(event);
    if (field) void walk.paste(field.value);
  };
  return html`
    <div part="code" class="code">
      <label>
        ${say`Its code z`}
        <textarea rows="2" spellcheck="false" .value=${text}></textarea>
      </label>
      <div class="transport">
        <button type="button" @click=${copy}>${say`Copy the code`}</button>
        <button type="button" @click=${use}>${say`Use the code in the field`}</button>
        ${
          seed === null
            ? nothing
            : html`<button
                type="button"
                @click=${() => Object.assign(element, { seed, runs: 1, paused: false })}
              >
                ${say`Replay its run (seed ${seed})`}
              </button>`
        }
        <button type="button" @click=${() => walk.drop()}>${say`Let go`}</button>
      </div>
    </div>
  `;
}
