import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { SaliencyMethod } from '../../../protocol.js';
import { sumChannels, type ValueRange } from '../../heatmap.js';
import { rangesOf } from '../../ranges.js';
import { computedText } from '../../result-text.js';
import {
  classMeanings,
  comparisonMeaning,
  methodTitles,
  neuronMeanings,
} from '../saliency-text.js';
import { galleryCell, type CellMap } from './gallery-cell.js';
import { galleryLegend } from './gallery-legend.js';
import { boxOf, countText } from './gallery-pictures.js';
import type { Gallery } from './gallery.js';

/** The grid of pictures with their maps, what they show, and where they were computed. */
export function galleryView(gallery: Gallery): TemplateResult {
  const { cells, description, host, named } = gallery;
  const methods = gallery.options.methods ?? [];
  const maps = mapsOf(gallery, methods);
  const ranges = rangesOf(host.range, maps);
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
          const values = maps.get(keyOf(index, method));
          const range = ranges.get(keyOf(index, method));
          return { label: titleOf(method), values: values ?? null, range: range ?? [0, 0] };
        });
        return galleryCell(cell, shown, frame, host.colormap, common === null);
      })}
    </ul>
    ${galleryLegend(common, host.colormap)}
    <figcaption part="caption">
      <p dir="auto">${whatText(gallery, methods)}</p>
      <p dir="auto">${meaningOf(methods, Boolean(host.layer))}</p>
      ${
        named > cells.length
          ? html`<p dir="auto">The first ${countText(cells.length)} of ${named} are shown.</p>`
          : nothing
      }
      <p class="computed" dir="auto">${whereText(gallery)}</p>
    </figcaption>
  `;
}

function mapsOf(
  { results }: Gallery,
  methods: readonly SaliencyMethod[],
): ReadonlyMap<string, Float32Array> {
  const maps = new Map<string, Float32Array>();
  results.forEach((result, index) => {
    for (const method of methods) {
      const map = result?.details.maps[method];
      if (map) maps.set(keyOf(index, method), sumChannels(map, result.details.shapes[method]!));
    }
  });
  return maps;
}

function keyOf(index: number, method: string): string {
  return `${index} ${method}`;
}

/** Methods that the engine does not know are refused by it. */
function titleOf(method: string): string {
  return Object.entries(methodTitles).find(([name]) => name === method)?.[1] ?? method;
}

/** The range that all maps share; `null` where each has its own. */
function commonRange([first, ...others]: ValueRange[]): ValueRange | null {
  if (!first) return null;
  return others.every(([low, high]) => low === first[0] && high === first[1]) ? first : null;
}

/** `Each picture, its gradient, its guided backprop.` */
function whatText({ host, description }: Gallery, methods: readonly SaliencyMethod[]): string {
  const maps = methods.map(titleOf).join(', ');
  if (!host.layer) return `Each picture with its map: ${maps}.`;
  const layer = description?.layers.find(({ name }) => name === host.layer)?.title ?? host.layer;
  const neuron =
    !host.unit || host.unit === 'max'
      ? `the strongest neuron of the ${layer}`
      : `the neuron ${host.unit} of the ${layer}`;
  return `Of each picture, what ${neuron} sees, and its map: ${maps}.`;
}

function meaningOf(methods: readonly SaliencyMethod[], ofNeuron: boolean): string {
  if (methods.length > 1) return comparisonMeaning;
  return (ofNeuron ? neuronMeanings : classMeanings)[methods[0]!];
}

function whereText({ results, timings }: Gallery): string | typeof nothing {
  const any = results.find((result) => result !== null);
  if (!any) return nothing;
  return [computedText({ ...any, timings }), ...any.details.notes].join(' ');
}
