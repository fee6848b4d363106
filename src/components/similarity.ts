import { html, type TemplateResult } from 'lit';
import type { Similarity } from '../protocol.js';
import { localNumber } from './format.js';
import { say } from './language.js';

/** How like its original the map above is. */
export function similarityBelow(similarity: Similarity | undefined): TemplateResult {
  const { absoluteRankCorrelation, structuralSimilarity } = similarity ?? {};
  const row = (name: string, title: string, value: number | undefined): TemplateResult => html`
    <div title=${title}>
      <dt>${name}</dt>
      <dd>${value === undefined ? html`&nbsp;` : formatSimilarity(value)}</dd>
    </div>
  `;
  return html`
    <dl part="similarity" class="similarity">
      ${row(say`rank corr.`, say`Rank correlation of magnitudes with the original map`, absoluteRankCorrelation)}
      ${row(say`SSIM`, say`Structural similarity of magnitudes with the original map`, structuralSimilarity)}
    </dl>
  `;
}

/** Two decimals, with a true minus sign and none before 0. */
export function formatSimilarity(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return localNumber(value < 0 && text !== '0.00' ? `\u2212${text}` : text);
}
