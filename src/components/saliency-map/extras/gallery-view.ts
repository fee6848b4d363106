import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import type { SaliencyMethod } from '../../../protocol.js';
import { drawingOf, type Drawing } from '../../figure/drawn-map.js';
import { formatOrdinal } from '../../figure/format.js';
import type { ValueRange } from '../../figure/heatmap.js';
import { headNote } from '../../figure/sentences.js';
import { say } from '../../locale/message.js';
import { layerTitle } from '../../figure/layers.js';
import { numbersOf, rangesOf, readClip } from '../../figure/ranges.js';
import { computedText, noteLines } from '../../figure/sentences.js';
import { meaningOf } from '../saliency-meaning.js';
import { methodTitle } from '../saliency-text.js';
import { galleryCell, type CellMap } from './gallery-cell.js';
import { galleryLegend } from './gallery-legend.js';
import { boxOf } from './gallery-pictures.js';
import type { Gallery } from './gallery.js';

/** The grid of pictures with their maps, what they show, and where they were computed. */
export function galleryView(gallery: Gallery): TemplateResult {
  const { cells, description, host, named } = gallery;
  const methods = gallery.options.methods ?? [];
  const maps = mapsOf(gallery, methods);
  const percentile = readClip(host.clip);
  const values = new Map([...maps].map(([key, map]) => [key, map.values]));
  const ranges = rangesOf(host.range, values, percentile);
  const colorMap = host.channels === 'rgb' ? null : host.colormap;
  const common = commonRange([...ranges.values()]);
  const boxes = gallery.results.flatMap((result) => (result ? [boxOf(result)] : []));
  const [height, width] = description?.inputShape ?? [1, 1];
  const frame = {
    height: Math.max(0, ...boxes.map((box) => box.height)) || height,
    width: Math.max(0, ...boxes.map((box) => box.width)) || width,
  };
  const panes = methods.length + 1;
  return html`
    <ul
      part="gallery"
      class="gallery"
      role="list"
      style=${styleMap({ '--panes': String(panes), '--aspect': `${frame.width} / ${frame.height}` })}
    >
      ${cells.map((cell, index) => {
        const shown = methods.map((method): CellMap => {
          const key = keyOf(index, method);
          const range = ranges.get(key) ?? [0, 0];
          return { label: methodTitle(method), drawn: maps.get(key) ?? null, range };
        });
        return galleryCell(cell, shown, frame, colorMap, common === null);
      })}
    </ul>
    ${galleryLegend(common, colorMap, clipText(host.range, percentile))}
    <figcaption part="caption">
      ${headNote(description)}
      <p dir="auto">${whatText(gallery, methods)}</p>
      <p dir="auto">
        ${meaningOf({ element: host, methods: [...methods], result: null, description })}
      </p>
      ${named > cells.length ? html`<p dir="auto">${firstText(cells.length, named)}</p>` : nothing}
      ${whereLines(gallery)}
    </figcaption>
  `;
}

function mapsOf(
  { results, host }: Gallery,
  methods: readonly SaliencyMethod[],
): ReadonlyMap<string, Drawing> {
  const maps = new Map<string, Drawing>();
  results.forEach((result, index) => {
    for (const method of methods) {
      const map = result?.details.maps[method];
      if (!map) continue;
      maps.set(keyOf(index, method), drawingOf(map, result.details.shapes[method]!, host.channels));
    }
  });
  return maps;
}

/** Empty where the colours end at the largest magnitude, or at the author's numbers. */
function clipText(range: string, percentile: number): string {
  const isClipped = percentile < 100 && !numbersOf(range);
  return isClipped ? say`up to the ${formatOrdinal(percentile)} percentile of magnitudes` : '';
}

function keyOf(index: number, method: string): string {
  return `${index} ${method}`;
}

function firstText(shown: number, named: number): string {
  return shown === 1
    ? say`The first 1 picture of ${named} are shown.`
    : say`The first ${shown} pictures of ${named} are shown.`;
}

/** The range that all maps share; `null` where each has its own. */
function commonRange([first, ...others]: ValueRange[]): ValueRange | null {
  if (!first) return null;
  return others.every(([low, high]) => low === first[0] && high === first[1]) ? first : null;
}

/** `Each picture, its gradient, its guided backprop.` */
function whatText({ host, description }: Gallery, methods: readonly SaliencyMethod[]): string {
  const maps = methods.map(methodTitle).join(', ');
  if (!host.layer) return say`Each picture with its map: ${maps}.`;
  const layer = layerTitle(description, host.layer, host.layer);
  return !host.unit || host.unit === 'max'
    ? say`Of each picture, what the strongest neuron of the ${layer} sees, and its map: ${maps}.`
    : say`Of each picture, what the neuron ${host.unit} of the ${layer} sees, and its map: ${maps}.`;
}

function whereLines({ results, timings }: Gallery): TemplateResult {
  const any = results.find((result) => result !== null);
  return html`
    <p class="computed" dir="auto">${any ? computedText({ ...any, timings }) : nothing}</p>
    ${noteLines(any?.details.notes)}
  `;
}
