import { html, type TemplateResult } from 'lit';
import type { Conservation, LayerRelevance } from '../../../protocol.js';
import { formatValue } from '../../figure/format.js';
import { say } from '../../locale/message.js';
import { layerTitle } from '../../figure/layers.js';
import type { LrpState } from '../lrp-state.js';
import { shares, shareTitles } from '../losses.js';

/** Every sum, for readers of numbers and of screens that speak. */
export function conservationTable(
  { description }: LrpState,
  rows: readonly LayerRelevance[],
  total: Conservation,
): TemplateResult {
  const used = shares.filter((share) => rows.some((row) => row.conservation[share] !== 0));
  const cells = (books: Conservation): TemplateResult[] =>
    (['arriving', ...used] as const).map(
      (name) => html`<td translate="no">${formatValue(books[name], 4)}</td>`,
    );
  return html`
    <details>
      <summary>${say`The numbers`}</summary>
      <div class="scrolling" tabindex="0" role="group" aria-label=${say`The numbers`}>
        <table class="numbers" aria-label=${say`Sums of relevance`}>
          <thead>
            <tr>
              <th scope="col">${say`layer`}</th>
              <th scope="col">${say`arrives`}</th>
              ${used.map((share) => html`<th scope="col">${shareTitles[share]()}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ name, conservation }) => html`
                <tr>
                  <th scope="row">${layerTitle(description, name, name)}</th>
                  ${cells(conservation)}
                </tr>
              `,
            )}
            <tr>
              <th scope="row">${say`all layers`}</th>
              ${cells(total)}
            </tr>
          </tbody>
        </table>
      </div>
    </details>
  `;
}
