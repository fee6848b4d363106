import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import { moveFocus } from '../view/keys.js';
import { say } from '../locale/message.js';
import type { CodespaceState } from './codespace-state.js';
import { shortScore } from './codespace-text.js';
import { runCanvas } from './run-canvas.js';
import { KEPT } from './run-history.js';
import type { Stage } from './stage.js';

/** The last runs that have ended for the class, small; they stay while new ones climb. */
export function historyView(
  { element, description }: CodespaceState,
  stage: Stage,
  index: number,
): TemplateResult | typeof nothing {
  const column = stage.columns[index];
  // Without the reader's controls no others follow the runs above.
  if (!column || !description || element.controls === 'none') return nothing;
  const kept = stage.history.lastRuns(column);
  const [height, width] = description.inputShape;
  const title = titleOf(
    kept.length,
    element.layer ? null : (column.shown?.target.label ?? element.target),
  );
  const places = Array.from({ length: KEPT }, (_, place) => kept[place]);
  return html`
    <div part="history" class="history" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <span class="label">${title}</span>
      <div class="kept" role="group" aria-label=${title} @keydown=${moveFocus}>
        ${places.map((each, place) => {
          if (!each) return html`<span class="picture pending"></span>`;
          const { run, shape } = each;
          const name = say`Earlier run ${place + 1}, seed ${run.seed ?? say`unknown`}: ${shortScore(element, run)} after ${run.steps} steps`;
          const picture = html`<span class="picture"
            >${runCanvas(run.picture, shape, description)}</span
          >`;
          if (column.generator === null) {
            return html`<span role="img" aria-label=${name}>${picture}</span>`;
          }
          return html`
            <button
              type="button"
              aria-label=${name}
              aria-pressed=${stage.walk.isPicked(run) ? 'true' : 'false'}
              tabindex=${place === 0 ? 0 : -1}
              @click=${() => stage.walk.toggle(index, () => say`the run of seed ${run.seed!}`, run)}
            >
              ${picture}
            </button>
          `;
        })}
      </div>
    </div>
  `;
}

/** @param label of the class; `null` for a neuron */
function titleOf(count: number, label: string | null): string {
  if (count > 1) {
    return label === null
      ? say`The last ${count} runs for this neuron`
      : say`The last ${count} runs for ${label}`;
  }
  return label === null ? say`The last runs for this neuron` : say`The last runs for ${label}`;
}
