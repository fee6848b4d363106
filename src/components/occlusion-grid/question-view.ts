import { html, nothing, type TemplateResult } from 'lit';
import { durationText } from './occlusion-text.js';
import type { Stage } from './stage.js';

/** Asks before very many positions are computed. */
export function questionView(stage: Stage): TemplateResult | typeof nothing {
  const { question } = stage;
  if (!question) return nothing;
  const count = new Intl.NumberFormat('en').format(question.positions);
  return html`
    <p part="question" class="question" dir="auto">
      The asked stride means ${count} positions, ${durationText(question.milliseconds)} here; shown
      is a coarser grid.
      <button part="confirm" type="button" @click=${() => stage.agree(question)}>
        Compute them
      </button>
    </p>
  `;
}
