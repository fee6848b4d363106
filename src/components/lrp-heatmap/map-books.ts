import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { LrpResult } from '../../client/lrp.js';
import { formatValue, percentText } from '../format.js';
import { say, spokenLanguage } from '../language.js';
import { countOfHalf } from './balance.js';
import { pixelsOf } from './drawn-relevance.js';
import { differenceOf } from './explain-relevance.js';
import { formatShareOf, lossesOf, type Loss } from './losses.js';

/** Beside a number there is room for few words. */
const shortTitles: Record<Loss, () => string> = {
  absorbedByEpsilon: () => say`ε absorbs`,
  absorbedByBias: () => say`biases absorb`,
  lostToZeros: () => say`lost at zeros`,
  lostToPadding: () => say`lost to padding`,
  leftOut: () => say`left out`,
};

/** The books of one map: what arrived at the picture of what was placed on the class. */
export function mapBooks(result: LrpResult, gradient: Float32Array | null): unknown {
  return guard([result, gradient, spokenLanguage()], () => {
    const { start, conservation } = result.details;
    const pixels = pixelsOf(result.map, result.shape);
    return html`
      <dl part="books" class="books">
        ${row(say`sum`, say`${formatValue(conservation.passedOn, 3)} of ${formatValue(start, 3)}`)}
        ${lossesOf(conservation).map((loss) =>
          row(shortTitles[loss](), formatShareOf(conservation[loss], start)),
        )}
        ${row(say`magnitudes`, magnitudeText(pixels, start), say`All magnitudes at the pixels together`)}
        ${row(say`half lies in`, say`${countOfHalf(pixels)} of ${pixels.length} pixels`)}
        ${gradient ? row(say`differs by up to`, formatValue(differenceOf(result.map, gradient).difference), say`The largest difference of a value from gradient × input`) : nothing}
      </dl>
    `;
  });
}

/** Keeps the room of the books that most maps have. */
export function expectedBooks(): TemplateResult {
  return html`<dl class="books expected" aria-hidden="true">
    ${row(say`sum`, say`${formatValue(20.6, 3)} of ${formatValue(21.1, 3)}`)}
    ${row(shortTitles.absorbedByBias(), `${formatValue(0.5)} (${percentText(2.3)})`)}
    ${row(say`magnitudes`, `${formatValue(20.6, 3)} (1 ×)`)}
    ${row(say`half lies in`, say`${45} of ${784} pixels`)}
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
