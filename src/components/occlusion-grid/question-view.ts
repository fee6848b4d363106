import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../figure/format.js';
import { say } from '../locale/message.js';
import { durationText } from './occlusion-text.js';
import type { Stage } from './stage.js';

/** Asks before very many positions are computed. */
export function questionView(stage: Stage): TemplateResult | typeof nothing {
  const { question } = stage;
  if (!question) return nothing;
  const count = formatCount(question.positions);
  const time = durationText(question.milliseconds);
  return html`
    <p part="question" class="question" dir="auto">
      ${say`The asked stride means ${count} positions, ${time} here; shown is a coarser grid.`}
      <button part="confirm" type="button" @click=${() => stage.agree(question)}>
        ${say`Compute them`}
      </button>
    </p>
  `;
}
