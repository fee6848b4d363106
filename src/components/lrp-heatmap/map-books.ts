import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { LrpResult } from '../../client/lrp.js';
import { formatValue, percentText } from '../figure/format.js';
import { say, spokenLanguage } from '../locale/message.js';
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
        ${row(say`sum`, say`${formatValue(conservation.passedOn, 3)} of ${formatValue(start, 3)}`, room.sum())}
        ${lossesOf(conservation).map((loss) =>
          row(shortTitles[loss](), formatShareOf(conservation[loss], start), room.loss()),
        )}
        ${row(say`magnitudes`, magnitudeText(pixels, start), room.magnitudes(), say`All magnitudes at the pixels together`)}
        ${row(say`half lies in`, say`${countOfHalf(pixels)} of ${pixels.length} pixels`, room.half())}
        ${gradient ? row(say`differs by up to`, formatValue(differenceOf(result.map, gradient).difference), '', say`The largest difference of a value from gradient × input`) : nothing}
      </dl>
    `;
  });
}

/** What each number takes at most on most maps: a row has as many lines before it is known. */
const room = {
  sum: () => say`${formatValue(20.8, 3)} of ${formatValue(20.8, 3)}`,
  loss: () => `${formatValue(-0.888)} (${percentText(-8.88)})`,
  magnitudes: () => `${formatValue(20.8, 3)} (8.8 ×)`,
  half: () => say`${88} of ${888} pixels`,
};

/** Keeps the room of the books that most maps have. */
export function expectedBooks(): TemplateResult {
  return html`<dl class="books expected" aria-hidden="true">
    ${row(say`sum`, '', room.sum())} ${row(shortTitles.absorbedByBias(), '', room.loss())}
    ${row(say`magnitudes`, '', room.magnitudes())} ${row(say`half lies in`, '', room.half())}
  </dl>`;
}

/** `50.6 (10 ×)`: how much more of either sign there is than what was shared out. */
function magnitudeText(pixels: Float32Array, start: number): string {
  const all = pixels.reduce((sum, value) => sum + Math.abs(value), 0);
  const text = formatValue(all, 3);
  return start === 0 ? text : `${text} (${formatValue(all / Math.abs(start))} ×)`;
}

function row(name: string, value: string, longest: string, title?: string): TemplateResult {
  return html`<div title=${title ?? nothing}>
    <dt>${name}</dt>
    <dd class="reserving" data-room=${longest}><span>${value || html`&nbsp;`}</span></dd>
  </div>`;
}
