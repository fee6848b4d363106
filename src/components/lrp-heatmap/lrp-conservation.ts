import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LrpResult } from '../../client/lrp.js';
import type {
  Conservation,
  Denominators,
  LayerRelevance,
  ModelDescription,
} from '../../protocol.js';
import { hidesFindings, roomOf } from '../figure/concealed.js';
import { offers } from '../figure/controls-list.js';
import { formatValue } from '../figure/format.js';
import { layerChoices, layerTitle } from '../figure/layers.js';
import { isValue } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { wordsOr } from '../view/author-words.js';
import { inRoomOf } from '../view/caption.js';
import { choiceControl } from '../view/controls.js';
import { folded } from '../view/folded.js';
import { choose } from '../view/reader-choice.js';
import { styleMap } from '../view/styles.js';
import type { LrpController } from './lrp-controller.js';
import { formatPercent, formatShareOf, mapTitle } from './lrp-title-text.js';
import { leaksOf, leakTitles, shares, shareTitles } from './lrp-view.js';

/** Where the relevance went: a bar for each layer, from the class scores down, and the sums. */
export function conservationView(controller: LrpController, result: LrpResult): TemplateResult {
  const { description } = controller;
  const { conservation, layers } = result.details;
  const rows = [...layers].reverse().filter(isShown);
  const scale = scaleOf(rows.map((row) => row.conservation));
  const lost = new Set(rows.flatMap((row) => leaksOf(row.conservation)));
  const used = shares.filter((share) => share === 'passedOn' || lost.has(share));
  const isHidden = hidesFindings(controller.host);
  const total = totalText(result, conservation);
  return html`
    <div
      role="group"
      part="conservation"
      class="section"
      aria-label=${translate`Conservation report`}
    >
      <p part="label" class="label">
        ${wordsOr('label-conservation', translate`Conservation report, layer by layer: ${mapTitle(result.method)}`)}
      </p>
      <ul class="key" role="list">
        ${used.map((share) => html`<li><span class="swatch ${share}"></span>${shareTitles[share]()}</li>`)}
      </ul>
      <ul class="bars" role="list">
        ${rows.map(({ name, conservation: sums }) => barRow(layerTitle(description, name, name), name, sums, scale, isHidden))}
        ${barRow(translate`image`, null, atPicture(conservation), scale, isHidden)}
      </ul>
      <p part="finding" class="total" dir="auto">
        ${isHidden ? inRoomOf(roomOf(total), '') : total}
      </p>
      ${folded(
        { host: controller.host, key: 'conservation', summary: translate`The numbers` },
        () => conservationTable(description, rows, conservation, isHidden),
      )}
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

function barRow(
  title: string,
  /** What it is short for. */
  name: string | null,
  conservation: Conservation,
  scale: Scale,
  isHidden: boolean,
): TemplateResult {
  const told = leaksOf(conservation).map(
    (leak) => `, ${leakTitles[leak]()} ${formatValue(conservation[leak], 3)}`,
  );
  const [arriving, passed] = [conservation.arriving, conservation.passedOn];
  const words =
    translate`${formatValue(arriving, 3)} arrives, ${formatValue(passed, 3)} passed on` +
    told.join('');
  return html`
    <li>
      <span class="bar-title" title=${name === title ? nothing : (name ?? nothing)}>${title}</span>
      <span
        part="bar"
        class="bar-box"
        role="img"
        aria-label=${isHidden ? translate`hidden` : words}
      >
        ${segmentsOf(conservation, scale)}
        <span class="axis" style=${styleMap({ left: `${at(0, scale)}%` })}></span>
      </span>
      <span class="bar-sum" aria-hidden="true"
        >${isHidden ? nothing : formatValue(conservation.arriving, 3)}</span
      >
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

/** `Relevance placed on the class: 12.3. 8.1 (66%) reaches the pixels; …` */
function totalText({ target, details: { start } }: LrpResult, sums: Conservation): string {
  const on = isValue(target) ? translate`the output` : translate`the class`;
  const parts = leaksOf(sums).map(
    (leak) => `${formatShareOf(sums[leak], start)} ${leakTitles[leak]()}`,
  );
  const sum = shares.reduce((total, share) => total + sums[share], 0);
  const [placed, together] = [formatValue(start, 4), formatValue(sum, 4)];
  const arrived = formatShareOf(sums.passedOn, start);
  return parts.length > 0
    ? translate`Relevance placed on ${on}: ${placed}. ${arrived} reaches the pixels; ${parts.join(', ')}. Total ${together} (each term computed independently).`
    : translate`Relevance placed on ${on}: ${placed}. ${arrived} reaches the pixels. Total ${together} (each term computed independently).`;
}

/** Every sum, for readers of numbers and of screens that speak. */
function conservationTable(
  description: ModelDescription | null,
  rows: readonly LayerRelevance[],
  total: Conservation,
  isHidden: boolean,
): TemplateResult {
  const used = shares.filter((share) => rows.some((row) => row.conservation[share] !== 0));
  const cells = (sums: Conservation): TemplateResult[] =>
    (['arriving', ...used] as const).map(
      (name) =>
        html`<td translate="no">${isHidden ? html`&nbsp;` : formatValue(sums[name], 4)}</td>`,
    );
  return html`
    <div class="scrolling" tabindex="0" role="group" aria-label=${translate`The numbers`}>
      <table class="numbers" aria-label=${translate`Sums of relevance`}>
        <thead>
          <tr>
            <th scope="col">${translate`layer`}</th>
            <th scope="col">${translate`arrives`}</th>
            ${used.map((share) => html`<th scope="col">${shareTitles[share]()}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, conservation }) => html`
              <tr>
                ${layerHeading(description, name)} ${cells(conservation)}
              </tr>
            `,
          )}
          <tr>
            <th scope="row">${translate`all layers`}</th>
            ${cells(total)}
          </tr>
        </tbody>
      </table>
    </div>
  `;
}

function layerHeading(description: ModelDescription | null, name: string): TemplateResult {
  const title = layerTitle(description, name, name);
  return html`<th scope="row" title=${title === name ? nothing : name}>${title}</th>`;
}

/** How the denominators of one layer are spread, those near to 0 marked. */
export function denominatorView(controller: LrpController, { details }: LrpResult): TemplateResult {
  const { denominators } = details;
  const counted = details.layers.filter(({ choices }) => choices.length > 1);
  return html`
    <div role="group" part="denominators" class="section" aria-label=${translate`Denominators`}>
      <p part="label" class="label">
        ${wordsOr(
          'label-denominators',
          denominators
            ? translate`Denominators in the ${titleOf(controller, denominators.layer)}`
            : translate`Denominators`,
        )}
      </p>
      ${denominators ? histogram(denominators, hidesFindings(controller.host)) : html`<p part="about" class="computed">${translate`The rule of this layer has no denominators.`}</p>`}
      ${
        offers(controller.host, 'denominators')
          ? html`<div class="controls">${layerControl(controller, counted, denominators)}</div>`
          : nothing
      }
    </div>
  `;
}

function titleOf({ description }: LrpController, layer: string): string {
  return layerTitle(description, layer, layer);
}

function layerControl(
  controller: LrpController,
  layers: readonly LayerRelevance[],
  shown: Denominators | null,
): TemplateResult {
  const { host, description } = controller;
  const { denominators } = host;
  const counted = new Set(layers.map(({ name }) => name));
  const known = description?.layers.filter(({ name }) => counted.has(name)) ?? [];
  return choiceControl(
    translate`Denominators of`,
    description ? layerChoices(description, known) : [],
    denominators || (shown?.layer ?? ''),
    (chosen) => choose(controller, { denominators: chosen }),
  );
}

/** A bar for each bin, as high as the logarithm of its count, since most counts are small. */
function histogram(denominators: Denominators, isHidden: boolean): TemplateResult {
  const { counts, largest, near, zeros } = denominators;
  const height = logScale(Math.max(...counts, 1));
  const width = 100 / counts.length;
  const bars = Array.from(counts, (count, bin) =>
    count === 0
      ? nothing
      : svg`<rect
          class="bin"
          x=${bin * width + 0.1 * width}
          width=${0.8 * width}
          y=${100 - (100 * logScale(count)) / height}
          height=${(100 * logScale(count)) / height}
        />`,
  );
  const told = histogramText(denominators);
  const exact = zeros === 1 ? translate`1 is exactly 0.` : translate`${zeros} are exactly 0.`;
  const text = zeros === 0 ? told : `${told} ${exact}`;
  const middle = (counts.length - 1) / 2;
  const marked = near === 0 ? 0 : (100 * logScale(near)) / height;
  return html`
    <div class="histogram">
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label=${isHidden ? translate`hidden` : translate`Histogram. ${told}`}
      >
        ${bars}
        <rect
          class="near"
          x=${middle * width + 0.1 * width}
          width=${0.8 * width}
          y=${100 - marked}
          height=${marked}
        />
        <path class="hairline" d="M0 100H100" />
      </svg>
      <div class="histogram-ticks">
        <span>${formatValue(-largest)}</span><span>0</span><span>${formatValue(largest)}</span>
      </div>
    </div>
    <p part="finding" class="histogram-text" dir="auto">
      ${isHidden ? inRoomOf(roomOf(text), '') : html`<span class="swatch near"></span> ${text}`}
      <span class="computed">${translate`The height of a bar is the logarithm of its count.`}</span>
    </p>
  `;
}

function logScale(count: number): number {
  return Math.log1p(count);
}

/** `4 of 9216 denominators are within ±0.004 of 0 (a thousandth of the largest); 12% of the relevance reaches them.` */
function histogramText(denominators: Denominators): string {
  const { near, count, nearBelow, nearRelevance, relevance } = denominators;
  const bound = formatValue(nearBelow);
  if (relevance === 0) {
    return near === 1
      ? translate`1 of ${count} denominators is within ±${bound} of 0 (a thousandth of the largest); no relevance reaches it.`
      : translate`${near} of ${count} denominators are within ±${bound} of 0 (a thousandth of the largest); no relevance reaches them.`;
  }
  const share = formatPercent(nearRelevance / relevance);
  return near === 1
    ? translate`1 of ${count} denominators is within ±${bound} of 0 (a thousandth of the largest); ${share} of the relevance reaches it.`
    : translate`${near} of ${count} denominators are within ±${bound} of 0 (a thousandth of the largest); ${share} of the relevance reaches them.`;
}
