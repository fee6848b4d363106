import { html, nothing, type TemplateResult } from 'lit';
import type { ReluRule } from '../../protocol.js';
import { say, sayParts } from '../locale/message.js';
import { conditions } from './relu-formulas.js';
import { conditionsOf } from './relu-gates.js';

/** What the hatching of the masks means; only what the shown rules ask for. */
export function maskKey(rules: readonly ReluRule[]): TemplateResult {
  const shown = conditionsOf(rules);
  const entry = (closed: 'input' | 'signal', words: unknown): TemplateResult | typeof nothing =>
    shown.includes(closed)
      ? html`<li>
          <span class="swatch" data-closed=${closed}></span>
          <bdi>${words}</bdi>
        </li>`
      : nothing;
  return html`
    <div part="key" class="key">
      <p><bdi>${say`Hatched where a condition fails:`}</bdi></p>
      <ul>
        ${entry('input', sayParts`${conditions.input}: the input is not positive`)}
        ${entry('signal', sayParts`${conditions.signal}: the signal is not positive`)}
        ${
          shown.includes('both')
            ? html`<li>
                <span class="swatch" data-closed="both"></span><bdi>${say`both at once`}</bdi>
              </li>`
            : nothing
        }
      </ul>
    </div>
  `;
}
