import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { LrpResult } from '../../../client/lrp.js';
import type { Conservation, LayerRelevance } from '../../../protocol.js';
import { formatValue } from '../../format.js';
import { layerTitle } from '../../layers.js';
import type { LrpState } from '../lrp-state.js';
import { mapTitles } from '../lrp-text.js';
import { losses, lossesOf, lossTitles, shareText, type Loss } from '../map-books.js';
import { conservationTable } from './conservation-table.js';

/** What a bar is made of, the part that went on first. */
const shares = ['passedOn', ...losses] as const;
export type Share = 'passedOn' | Loss;

export const shareTitles: Record<Share, string> = { passedOn: 'passed on', ...lossTitles };

/** Where the relevance went: a bar for each layer, from the class scores down, and the sums. */
export function conservationView(state: LrpState, result: LrpResult): TemplateResult {
  const { conservation, layers, start } = result.details;
  const rows = [...layers].reverse().filter(isShown);
  const scale = scaleOf(rows.map((row) => row.conservation));
  const used = shares.filter(
    (share) =>
      share === 'passedOn' || rows.some((row) => lossesOf(row.conservation).includes(share)),
  );
  return html`
    <div role="group" part="conservation" class="section" aria-label="Conservation of relevance">
      <p part="label" class="label">
        Where the relevance goes, layer by layer:
        ${mapTitles[result.method as keyof typeof mapTitles]}
      </p>
      <ul class="key" role="list">
        ${used.map((share) => html`<li><span class="swatch ${share}"></span>${shareTitles[share]}</li>`)}
      </ul>
      <ul class="bars" role="list">
        ${rows.map((row) => barRow(state, row, scale))}
      </ul>
      <p class="total" dir="auto">${totalText(start, conservation)}</p>
      ${conservationTable(state, rows, conservation, used)}
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

function barRow({ description }: LrpState, row: LayerRelevance, scale: Scale): TemplateResult {
  const { conservation } = row;
  const title = layerTitle(description, row.name, row.name);
  const told = lossesOf(conservation).map(
    (loss) => `${lossTitles[loss]} ${formatValue(conservation[loss], 3)}`,
  );
  const words = `${formatValue(conservation.arriving, 3)} arrives, ${formatValue(conservation.passedOn, 3)} passed on${told.map((text) => `, ${text}`).join('')}`;
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
function totalText(start: number, books: Conservation): TemplateResult | string {
  const parts = lossesOf(books).map(
    (loss) => `${shareText(books[loss], start)} ${lossTitles[loss]}`,
  );
  const rest = parts.length > 0 ? `; ${parts.join(', ')}` : '';
  const sum = shares.reduce((total, share) => total + books[share], 0);
  return html`Placed on the class: ${formatValue(start, 4)}. Of that
  ${shareText(books.passedOn, start)} arrives at the picture${rest}. Together
  ${formatValue(sum, 4)}${nothing}: each part was summed by itself, none is the rest.`;
}
