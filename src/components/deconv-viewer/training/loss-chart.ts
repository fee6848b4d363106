import { html, nothing, svg, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import { localNumber } from '../../figure/format.js';
import { say } from '../../locale/message.js';

/** The axis reaches to one of these: a line that always filled it would hide how it grows. */
const REACHES = [50, 100, 200, 400, 600];

/** The losses of all steps from the first; a line across where guessing among the classes lies. */
export function lossChart(losses: readonly number[], classes: number): TemplateResult {
  const guess = Math.log(classes);
  const top = Math.max(guess, ...losses) * 1.05 || 1;
  const reach = REACHES.find((steps) => steps >= losses.length) ?? losses.length;
  const y = (loss: number): number => 100 * (1 - loss / top);
  const points = losses.map((loss, index) => `${(100 * (index + 1)) / reach} ${y(loss)}`);
  const [first, last] = [losses[0], losses.at(-1)];
  const summary =
    first === undefined || last === undefined
      ? say`Loss: no step yet`
      : say`Loss: ${localNumber(first.toFixed(2))} at first, ${localNumber(last.toFixed(2))} after ${losses.length} steps`;
  return html`
    <div part="loss" class="loss" role="img" aria-label=${summary}>
      <div class="loss-plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path class="hairline" d=${`M0 100H100M0 ${y(guess)}H100`} />
          ${points.length > 0 ? svg`<path class="line" d=${`M${points.join('L')}`} />` : nothing}
          ${points.length > 0 ? svg`<path class="dot" d=${`M${points.at(-1)}h0`} />` : nothing}
        </svg>
        <span class="loss-tick" style=${styleMap({ 'inset-block-start': `${y(guess)}%` })}
          >${localNumber(guess.toFixed(1))}</span
        ><span class="loss-tick">0</span>
      </div>
      <div class="loss-steps"><span>0</span><span>${say`steps`}</span><span>${reach}</span></div>
    </div>
  `;
}
