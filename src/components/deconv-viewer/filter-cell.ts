import { html, nothing, type TemplateResult } from 'lit';
import { drawnChannels } from '../figure/heatmap.js';
import { drawingOf } from '../figure/drawn-map.js';
import { formatValue } from '../figure/format.js';
import { paintHeatmap } from '../view/canvases.js';
import { type ValueRange } from '../figure/heatmap.js';
import { say } from '../locale/message.js';
import { magnitudePercentile } from '../figure/ranges.js';
import { queuedCanvas } from '../view/canvases.js';
import { colorsOf } from './drawn-reconstructions.js';
import { viewOf, type DeconvState } from './deconv-state.js';
import type { DeconvParts } from './deconv-parts.js';
import { featureMap } from './feature-maps.js';
import { filterPicture } from './filter-kernels.js';

export interface FilterCell {
  filter: number;
  /** Of the colours of its map. */
  range: ValueRange;
  /** The largest activation. */
  strength: number;
  isKept: boolean;
  /** Whether the tabulator key comes here; arrow keys go on to the others. */
  focusable: boolean;
}

/** One filter: its kernel where it is a picture, its map, its reconstruction; a click keeps it. */
export function filterCell(
  state: DeconvState,
  parts: DeconvParts,
  { filter, range, strength, isKept, focusable }: FilterCell,
): TemplateResult {
  const { element } = state;
  const { activations } = state.result!.details;
  const [height, width] = activations.shape;
  const map = queuedCanvas(
    'activation-canvas',
    [activations.data, filter, range.join(), element.colormap],
    (canvas) =>
      paintHeatmap(
        canvas,
        featureMap(activations, filter),
        [height, width, 1],
        range,
        element.colormap,
      ),
  );
  return html`
    <li>
      <button
        part="cell"
        class="cell"
        type="button"
        aria-pressed=${isKept ? 'true' : 'false'}
        tabindex=${focusable ? 0 : -1}
        ?disabled=${element.controls === 'none'}
        @click=${() => keepFilter(state, filter)}
      >
        <span class="cell-label">
          <span><span class="unseen">${say`Filter`} </span>${filter}</span>
          <span class="computed">
            <span class="unseen">, ${say`largest activation`} </span>${formatValue(strength)}
          </span>
        </span>
        ${kernelPane(state, filter)}
        <span class="picture">${map}</span>
        ${element.reconstructions ? reconstructionPane(state, parts, filter) : nothing}
      </button>
    </li>
  `;
}

/** The reader's choice of a filter: whole maps stay whole, otherwise its strongest activation. */
export function keepFilter({ element }: DeconvState, filter: number): void {
  if (element.keep !== 'map') element.keep = 'strongest';
  element.unit = String(filter);
}

function kernelPane(state: DeconvState, filter: number): TemplateResult | typeof nothing {
  const { kernel, activations } = state.result!.details;
  if (!kernel) return nothing;
  const colors = colorsOf(state);
  const canvas = queuedCanvas('filter-canvas', [kernel.data, filter, colors], (on) => {
    const { values, shape } = filterPicture(kernel, filter, activations.shape[2]);
    const drawn = drawnChannels(values, shape, viewOf(state));
    const limit = magnitudePercentile([drawn.values], 100);
    paintHeatmap(on, drawn.values, drawn.shape, [-limit, limit], colors);
  });
  return html`<span class="picture kernel">${canvas}</span>`;
}

function reconstructionPane(
  state: DeconvState,
  parts: DeconvParts,
  filter: number,
): TemplateResult {
  const map = parts.reconstructions.found.get(filter);
  const { shape } = state.result!;
  const colors = colorsOf(state);
  const view = viewOf(state);
  const isShared = /^(layer|shared)$/.test(state.element.range);
  const limit = isShared ? parts.reconstructions.largest(shape, view) : null;
  return html`<span class="picture whole ${map ? '' : 'pending'}">
    ${
      map
        ? queuedCanvas('reconstruction-canvas', [map, limit, colors, view], (on) => {
            const drawn = drawingOf(map, shape, view);
            const own = limit ?? drawn.limit;
            paintHeatmap(on, drawn.values, drawn.shape, [-own, own], colors);
          })
        : nothing
    }
  </span>`;
}
