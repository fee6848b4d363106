import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { LrpResult } from '../../client/lrp.js';
import type { Conservation } from '../../protocol.js';
import { formatValue } from '../format.js';
import { countOfHalf } from './balance.js';
import { pixelsOf } from './drawn-relevance.js';
import { differenceOf } from './explain-relevance.js';

/** What else relevance can become than relevance of the picture, in words. */
export const lossTitles = {
  absorbedByEpsilon: 'absorbed by ε',
  absorbedByBias: 'absorbed by biases',
  lostToZeros: 'lost at zeros',
  lostToPadding: 'lost to padding',
  leftOut: 'left out',
} satisfies Partial<Record<keyof Conservation, string>>;
export type Loss = keyof typeof lossTitles;

export const losses = Object.keys(lossTitles) as Loss[];

/** Rounding of float32 sums counts for nothing. */
const NEGLIGIBLE = 1e-6;

/** Those that have taken anything, by a share of what arrived. */
export function lossesOf(books: Conservation): Loss[] {
  return losses.filter(
    (loss) => Math.abs(books[loss]) > NEGLIGIBLE * Math.max(1e-30, Math.abs(books.arriving)),
  );
}

/** The books of one map: what arrived at the picture of what was placed on the class. */
export function mapBooks(result: LrpResult, gradient: Float32Array | null): unknown {
  return guard([result, gradient], () => {
    const { start, conservation } = result.details;
    const pixels = pixelsOf(result.map, result.shape);
    return html`
      <dl part="books" class="books">
        ${row('sum', `${formatValue(conservation.passedOn, 3)} of ${formatValue(start, 3)}`)}
        ${lossesOf(conservation).map((loss) =>
          row(lossTitles[loss], shareText(conservation[loss], start)),
        )}
        ${row('half of it in', `${countOfHalf(pixels)} of ${pixels.length} pixels`)}
        ${gradient ? row('largest difference', formatValue(differenceOf(result.map, gradient).difference), 'Of any value from gradient × input') : nothing}
      </dl>
    `;
  });
}

/** `3.9 (32 %)` */
export function shareText(amount: number, whole: number): string {
  const text = formatValue(amount, 3);
  return whole === 0 ? text : `${text} (${formatPercent(amount / whole)})`;
}

/** Of either sign and any size: what a layer loses may be more than what it has got. */
export function formatPercent(share: number): string {
  const size = Math.abs(100 * share);
  if (size > 0 && size < 0.05) return 'under 0.1 %';
  return `${formatValue(Number((100 * share).toFixed(size < 9.95 ? 1 : 0)), 6)} %`;
}

function row(name: string, value: string, title?: string): TemplateResult {
  return html`<div title=${title ?? nothing}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
