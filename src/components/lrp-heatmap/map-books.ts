import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { LrpResult } from '../../client/lrp.js';
import { formatValue } from '../format.js';
import { countOfHalf } from './balance.js';
import { pixelsOf } from './drawn-relevance.js';
import { differenceOf } from './explain-relevance.js';
import { formatShareOf, lossesOf, type Loss } from './losses.js';

/** Beside a number there is room for few words. */
const shortTitles: Record<Loss, string> = {
  absorbedByEpsilon: 'ε absorbs',
  absorbedByBias: 'biases absorb',
  lostToZeros: 'lost at zeros',
  lostToPadding: 'lost to padding',
  leftOut: 'left out',
};

/** The books of one map: what arrived at the picture of what was placed on the class. */
export function mapBooks(result: LrpResult, gradient: Float32Array | null): unknown {
  return guard([result, gradient], () => {
    const { start, conservation } = result.details;
    const pixels = pixelsOf(result.map, result.shape);
    return html`
      <dl part="books" class="books">
        ${row('sum', `${formatValue(conservation.passedOn, 3)} of ${formatValue(start, 3)}`)}
        ${lossesOf(conservation).map((loss) =>
          row(shortTitles[loss], formatShareOf(conservation[loss], start)),
        )}
        ${row('magnitudes', magnitudeText(pixels, start), 'All magnitudes at the pixels together')}
        ${row('half lies in', `${countOfHalf(pixels)} of ${pixels.length} pixels`)}
        ${gradient ? row('differs by up to', formatValue(differenceOf(result.map, gradient).difference), 'The largest difference of a value from gradient × input') : nothing}
      </dl>
    `;
  });
}

/** Keeps the room of the books that most maps have. */
export function expectedBooks(): TemplateResult {
  return html`<dl class="books expected" aria-hidden="true">
    ${row('sum', '20.6 of 21.1')}${row('biases absorb', '0.5 (2.3 %)')}
    ${row('magnitudes', '20.6 (1 ×)')}${row('half lies in', '45 of 784 pixels')}
  </dl>`;
}

/** `50.6 (10 ×)`: how much more of either sign there is than what was shared out. */
function magnitudeText(pixels: Float32Array, start: number): string {
  const all = pixels.reduce((sum, value) => sum + Math.abs(value), 0);
  const text = formatValue(all, 3);
  return start === 0 ? text : `${text} (${formatValue(all / Math.abs(start))} ×)`;
}

function row(name: string, value: string, title?: string): TemplateResult {
  return html`<div title=${title ?? nothing}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
