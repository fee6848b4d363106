import { html, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import type { LrpResult } from '../../../client/lrp.js';
import type { Conservation, LayerRelevance } from '../../../protocol.js';
import { formatValue } from '../../figure/format.js';
import { isValue } from '../../figure/sentences.js';
import { say } from '../../locale/message.js';
import { layerTitle } from '../../figure/layers.js';
import type { LrpState } from '../lrp-state.js';
import { mapTitle } from '../lrp-text.js';
import { formatShareOf, lossesOf, lossTitles, shares, shareTitles } from '../losses.js';
import { conservationTable } from './conservation-table.js';

/** Where the relevance went: a bar for each layer, from the class scores down, and the sums. */
export function conservationView(state: LrpState, result: LrpResult): TemplateResult {
  const { conservation, layers } = result.details;
  const rows = [...layers].reverse().filter(isShown);
  const scale = scaleOf(rows.map((row) => row.conservation));
  const lost = new Set(rows.flatMap((row) => lossesOf(row.conservation)));
  const used = shares.filter((share) => share === 'passedOn' || lost.has(share));
  return html`
    <div
      role="group"
      part="conservation"
      class="section"
      aria-label=${say`Conservation of relevance`}
    >
      <p part="label" class="label">
        ${say`Where the relevance goes, layer by layer: ${mapTitle(result.method)}`}
      </p>
      <ul class="key" role="list">
        ${used.map((share) => html`<li><span class="swatch ${share}"></span>${shareTitles[share]()}</li>`)}
      </ul>
      <ul class="bars" role="list">
        ${rows.map(({ name, conservation: books }) => barRow(titleOf(state, name), books, scale))}
        ${barRow(say`picture`, atPicture(conservation), scale)}
      </ul>
      <p class="total" dir="auto">${totalText(result, conservation)}</p>
      ${conservationTable(state, rows, conservation)}
    </div>
  `;
}

/** What only passes relevance on has nothing to tell. */
function isShown({ rule, conservation }: LayerRelevance): boolean {
  return rule !== 'pass' || lossesOf(conservation).length > 0;
}

/** How far the bars reach to either side of 0. */
interface Scale {
  low: number;
  high: number;
}

function scaleOf(rows: readonly Conservation[]): Scale {
  const reach = (sign: 1 | -1): number =>
    Math.max(
      0,
      ...rows.map((row) => shares.reduce((sum, share) => sum + Math.max(0, sign * row[share]), 0)),
    );
  return { low: -reach(-1), high: reach(1) };
}

function titleOf({ description }: LrpState, layer: string): string {
  return layerTitle(description, layer, layer);
}

/** What arrives at the picture goes nowhere. */
function atPicture({ passedOn }: Conservation): Conservation {
  return {
    arriving: passedOn,
    passedOn,
    absorbedByEpsilon: 0,
    absorbedByBias: 0,
    lostToZeros: 0,
    lostToPadding: 0,
    leftOut: 0,
  };
}

function barRow(title: string, conservation: Conservation, scale: Scale): TemplateResult {
  const told = lossesOf(conservation).map(
    (loss) => `, ${lossTitles[loss]()} ${formatValue(conservation[loss], 3)}`,
  );
  const [arriving, passed] = [conservation.arriving, conservation.passedOn];
  const words =
    say`${formatValue(arriving, 3)} arrives, ${formatValue(passed, 3)} passed on` + told.join('');
  return html`
    <li>
      <span class="bar-title">${title}</span>
      <span part="bar" class="bar-box" role="img" aria-label=${words}>
        ${segmentsOf(conservation, scale)}
        <span class="axis" style=${styleMap({ left: `${at(0, scale)}%` })}></span>
      </span>
      <span class="bar-sum" aria-hidden="true">${formatValue(conservation.arriving, 3)}</span>
    </li>
  `;
}

/** Positive parts lie to the right of 0, one after the other, negative ones to its left. */
function segmentsOf(books: Conservation, scale: Scale): TemplateResult[] {
  let [right, left] = [0, 0];
  return shares.flatMap((share) => {
    const amount = books[share];
    if (amount === 0) return [];
    const from = amount > 0 ? right : left + amount;
    if (amount > 0) right += amount;
    else left += amount;
    const place = {
      left: `${at(from, scale)}%`,
      width: `${at(from + Math.abs(amount), scale) - at(from, scale)}%`,
    };
    return [html`<span class="segment ${share}" style=${styleMap(place)}></span>`];
  });
}

/** In percent of the bar's room. */
function at(amount: number, { low, high }: Scale): number {
  return high > low ? (100 * (amount - low)) / (high - low) : 0;
}

/** `Placed on the class: 12.3. Of that 8.1 (66 %) arrives at the picture; …` */
function totalText({ target, details: { start } }: LrpResult, books: Conservation): string {
  const on = isValue(target) ? say`the output` : say`the class`;
  const parts = lossesOf(books).map(
    (loss) => `${formatShareOf(books[loss], start)} ${lossTitles[loss]()}`,
  );
  const sum = shares.reduce((total, share) => total + books[share], 0);
  const [placed, together] = [formatValue(start, 4), formatValue(sum, 4)];
  const arrived = formatShareOf(books.passedOn, start);
  return parts.length > 0
    ? say`Placed on ${on}: ${placed}. Of that ${arrived} arrives at the picture; ${parts.join(', ')}. Together ${together}: each part was summed by itself, none is the rest.`
    : say`Placed on ${on}: ${placed}. Of that ${arrived} arrives at the picture. Together ${together}: each part was summed by itself, none is the rest.`;
}
