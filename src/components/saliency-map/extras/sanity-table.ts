import { html, type TemplateResult } from 'lit';
import { methodTitle } from '../saliency-text.js';
import type { SanityCheck } from './sanity-check.js';
import { formatSimilarity } from '../../view/randomization.js';
import { say } from '../../locale/message.js';

/** Every similarity that was computed, for readers of numbers and of screens that speak. */
export function sanityTable({ steps, methods, titles }: SanityCheck): TemplateResult {
  const rows = [...steps].sort(([a], [b]) => a - b);
  return html`
    <details>
      <summary>${say`The numbers`}</summary>
      <div class="scrolling" tabindex="0" role="group" aria-label=${say`Similarities`}>
        <table>
          <caption>
            ${say`Rank correlation of magnitudes / SSIM with the original map`}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say`Random layers`}</th>
              ${methods.map((method) => html`<th scope="col">${methodTitle(method)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ([step, { similarities }]) => html`
                <tr>
                  <th scope="row">${step === 0 ? say`none` : `${step}: ${titles[step - 1]}`}</th>
                  ${methods.map((method) => {
                    const similarity = similarities[method];
                    if (!similarity) return html`<td></td>`;
                    const { absoluteRankCorrelation, structuralSimilarity } = similarity;
                    return html`<td>
                      ${formatSimilarity(absoluteRankCorrelation)} /
                      ${formatSimilarity(structuralSimilarity)}
                    </td>`;
                  })}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}
