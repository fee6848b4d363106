import { css, html, type TemplateResult } from 'lit';
import type { LrpResult } from '../../client/lrp.js';
import type { Conservation, LayerRelevance, ModelDescription } from '../../protocol.js';
import { formatValue } from '../figure/format.js';
import { layerTitle } from '../figure/layers.js';
import { isValue } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import { styleMap } from '../view/styles.js';
import type { LrpController } from './lrp-controller.js';
import { formatShareOf, mapTitle } from './lrp-text.js';
import { leaksOf, leakTitles, shares, shareTitles } from './lrp-view.js';

/** Where the relevance went: a bar for each layer, from the class scores down, and the sums. */
export function conservationView(controller: LrpController, result: LrpResult): TemplateResult {
  const { description } = controller;
  const { conservation, layers } = result.details;
  const rows = [...layers].reverse().filter(isShown);
  const scale = scaleOf(rows.map((row) => row.conservation));
  const lost = new Set(rows.flatMap((row) => leaksOf(row.conservation)));
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
        ${rows.map(({ name, conservation: sums }) => barRow(layerTitle(description, name, name), sums, scale))}
        ${barRow(say`picture`, atPicture(conservation), scale)}
      </ul>
      <p class="total" dir="auto">${totalText(result, conservation)}</p>
      ${conservationTable(description, rows, conservation)}
    </div>
  `;
}

/** What only passes relevance on has nothing to tell. */
function isShown({ rule, conservation }: LayerRelevance): boolean {
  return rule !== 'pass' || leaksOf(conservation).length > 0;
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
  const told = leaksOf(conservation).map(
    (leak) => `, ${leakTitles[leak]()} ${formatValue(conservation[leak], 3)}`,
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
function segmentsOf(sums: Conservation, scale: Scale): TemplateResult[] {
  let [right, left] = [0, 0];
  return shares.flatMap((share) => {
    const amount = sums[share];
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
function totalText({ target, details: { start } }: LrpResult, sums: Conservation): string {
  const on = isValue(target) ? say`the output` : say`the class`;
  const parts = leaksOf(sums).map(
    (leak) => `${formatShareOf(sums[leak], start)} ${leakTitles[leak]()}`,
  );
  const sum = shares.reduce((total, share) => total + sums[share], 0);
  const [placed, together] = [formatValue(start, 4), formatValue(sum, 4)];
  const arrived = formatShareOf(sums.passedOn, start);
  return parts.length > 0
    ? say`Placed on ${on}: ${placed}. Of that ${arrived} arrives at the picture; ${parts.join(', ')}. Together ${together}: each part was summed by itself, none is the rest.`
    : say`Placed on ${on}: ${placed}. Of that ${arrived} arrives at the picture. Together ${together}: each part was summed by itself, none is the rest.`;
}

/** Every sum, for readers of numbers and of screens that speak. */
function conservationTable(
  description: ModelDescription | null,
  rows: readonly LayerRelevance[],
  total: Conservation,
): TemplateResult {
  const used = shares.filter((share) => rows.some((row) => row.conservation[share] !== 0));
  const cells = (sums: Conservation): TemplateResult[] =>
    (['arriving', ...used] as const).map(
      (name) => html`<td translate="no">${formatValue(sums[name], 4)}</td>`,
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

/** Conservation and denominators of an `<lrp-heatmap>`. */
export const conservationStyles = css`
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 1.1em;
    margin: 0 0 0.5em;
    padding: 0;
    list-style: none;
    font-size: 0.92em;
    color: var(--quiet);
  }
  .swatch {
    display: inline-block;
    inline-size: 0.8em;
    block-size: 0.8em;
    margin-inline-end: 0.4em;
    vertical-align: -0.05em;
  }
  .bars {
    display: grid;
    grid-template-columns: minmax(0, max-content) minmax(0, 26em) max-content;
    gap: 0.3em 0.8em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .bars li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .bar-title {
    line-height: 1.2;
  }
  /* Bars run from left to right in every script. */
  .bar-box {
    position: relative;
    block-size: 1em;
    direction: ltr;
  }
  .bar-sum {
    text-align: end;
  }
  .segment {
    position: absolute;
    inset-block: 0;
  }
  .axis {
    position: absolute;
    inset-block: -0.15em;
    inline-size: 1px;
    background: currentcolor;
  }
  .passedOn {
    background: color-mix(in srgb, currentcolor 45%, transparent);
  }
  .absorbedByEpsilon,
  .near {
    background: #c9571c;
    fill: #c9571c;
  }
  .absorbedByBias {
    background: #2f7fc1;
  }
  .lostToZeros {
    background: repeating-linear-gradient(135deg, #a8559b 0 2px, transparent 2px 4px);
  }
  .lostToPadding {
    background: repeating-linear-gradient(45deg, #16876a 0 2px, transparent 2px 4px);
  }
  .leftOut {
    box-shadow: inset 0 0 0 1px var(--quiet);
  }
  .total,
  .histogram-text {
    max-inline-size: 44em;
    margin: 0.6em 0 0;
    text-wrap: pretty;
  }
  .numbers :is(td, thead th:not(:first-child)) {
    text-align: end;
  }
  .numbers tbody tr:last-child :is(th, td) {
    border-block-start: 1px solid var(--line);
  }
  .histogram {
    direction: ltr;
    max-inline-size: 30em;
  }
  .histogram svg {
    display: block;
    inline-size: 100%;
    block-size: 7em;
    overflow: visible;
  }
  .bin {
    fill: color-mix(in srgb, currentcolor 45%, transparent);
  }
  .histogram-ticks {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    margin-block-start: 0.2em;
    font-size: 0.9em;
    color: var(--quiet);
  }
  .histogram-ticks :last-child {
    text-align: end;
  }
  @media (forced-colors: active) {
    .segment,
    .swatch,
    .near {
      forced-color-adjust: none;
    }
  }
`;
