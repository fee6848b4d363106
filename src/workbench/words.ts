import { html, nothing, type TemplateResult } from 'lit';
import type { ExplainError, Target } from '../define.js';

/** An error with all that it says; of unsupported layers the whole list. */
export function failureBlock({ code, message, hint, unsupported }: ExplainError): TemplateResult {
  return html`
    <div class="failure" id="failure">
      <p>${message}</p>
      <p>${hint}</p>
      ${
        unsupported.length > 0
          ? html`<ul>
              ${unsupported.map(
                ({ layer, kind, reason }) =>
                  html`<li>
                    <code>${layer}</code>: ${kind}${reason ? html`. ${reason}` : nothing}
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <p class="quiet small">Error <code>${code}</code></p>
    </div>
  `;
}

export function megabytes(bytes: number): string {
  return bytes < 1e6
    ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${number(Number((bytes / 1e6).toPrecision(3)))} MB`;
}

export function number(value: number): string {
  return value.toLocaleString('en');
}

/** A count in words that need not be exact. */
export function rounded(value: number): string {
  if (value >= 1e9) return `${number(Number((value / 1e9).toPrecision(3)))} billion`;
  if (value >= 1e6) return `${number(Number((value / 1e6).toPrecision(3)))} million`;
  return number(value);
}

/**
 * A prediction with its probability; a value by itself.
 *
 * @param named what the class is called by now
 */
export function predictionText(
  { index, label: before, logit, probability }: Target,
  named: string | undefined,
): string {
  const label = named ?? before;
  const name = label === String(index) ? `class ${label}` : label;
  if (probability === undefined) return number(Number(logit.toPrecision(3)));
  const percent = probability * 100;
  const written =
    percent > 99.9 ? '>99.9' : percent < 0.1 ? '<0.1' : percent.toFixed(percent < 10 ? 1 : 0);
  return `${name} ${written}%`;
}

/** Height, width and channels, or what else there is. */
export function shapeText(shape: readonly number[]): string {
  return shape.length > 0 ? shape.join(' × ') : '1';
}
