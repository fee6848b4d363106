import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import { partFailure } from '../view/part-failure.js';
import { formatValue } from '../figure/format.js';
import { say } from '../locale/message.js';
import { layerTitle } from '../figure/layers.js';
import { legend, ownLegend } from '../view/legend.js';
import type { ValueRange } from '../figure/heatmap.js';
import { numbersOf } from '../figure/ranges.js';
import { moveFocus } from '../view/keys.js';
import { filterCell } from './filter-cell.js';
import { filterStrengths } from './feature-maps.js';
import { keptChannel, viewOf, type DeconvState } from './deconv-state.js';
import type { DeconvParts } from './deconv-parts.js';

/** Filters that are shown at a time: a layer may have thousands. */
export const PAGE = 64;

/** All feature maps of the layer, a page of them at a time, each with its filter and reconstruction. */
export function filterGrid(
  state: DeconvState,
  parts: DeconvParts,
): TemplateResult | typeof nothing {
  const { element, result, description } = state;
  if (!result || element.maps === 'none') return nothing;
  const { activations, layer, kernel } = result.details;
  const [height, width, channels] = activations.shape;
  const strengths = filterStrengths(activations);
  const common = commonRange(element.range, strengths.largest);
  parts.settle(result);
  const filters = parts.filtersOf(result);
  const kept = keptChannel(result.details);
  const focusable = filters.includes(kept ?? -1) ? kept : filters[0];
  const title = layerTitle(description, layer);
  return html`
    <div role="group" class="section" aria-label=${say`Feature maps of the ${title}`}>
      <p part="label" class="label">
        ${shownText(title, kernel !== null, element.reconstructions)}
        <span class="computed">${say`${channels} of ${width} × ${height}`}</span>
      </p>
      <ul
        part="maps"
        class="cells"
        role="list"
        style=${styleMap({ '--aspect': `${width} / ${height}` })}
        @keydown=${moveFocus}
      >
        ${filters.map((filter) =>
          filterCell(state, parts, {
            filter,
            range: common ?? [-strengths.largest[filter]!, strengths.largest[filter]!],
            strength: strengths.highest[filter]!,
            isKept: filter === kept,
            focusable: filter === focusable,
          }),
        )}
      </ul>
      ${gridLegend(common, element.colormap, strengths.signed, legendNote(state, parts))}
      ${pager(state, parts, channels)}
      ${parts.reconstructions.failure ? partFailure(parts.reconstructions.failure) : nothing}
    </div>
  `;
}

/** What stands in the grid. */
function shownText(title: string, filters: boolean, reconstructions: boolean): string {
  if (filters) {
    return reconstructions
      ? say`Filters, feature maps, and reconstructions of the ${title}`
      : say`Filters and feature maps of the ${title}`;
  }
  return reconstructions
    ? say`Feature maps and reconstructions of the ${title}`
    : say`Feature maps of the ${title}`;
}

/** The range that all maps share; `null` where each has its own. */
function commonRange(range: string, largest: Float32Array): ValueRange | null {
  const numbers = numbersOf(range);
  if (numbers || (range !== 'layer' && range !== 'shared')) return numbers;
  const limit = largest.reduce((most, value) => Math.max(most, value), 0);
  return [-limit, limit];
}

/** What the colours of the other pictures in the grid mean. */
function legendNote(state: DeconvState, { reconstructions }: DeconvParts): string {
  const { element, result } = state;
  const limit = reconstructions.largest(result!.shape, viewOf(state));
  const isShared = /^(layer|shared)$/.test(element.range);
  const middle = viewOf(state) === 'rgb' ? say`mid-grey` : say`the middle colour`;
  const filters = say`Filters: each up to its own largest weight; 0 is ${middle}.`;
  const maps = isShared
    ? say`Reconstructions: up to ±${formatValue(limit)}; 0 is ${middle}.`
    : say`Reconstructions: each up to its own largest value; 0 is ${middle}.`;
  return [result!.details.kernel ? filters : '', element.reconstructions ? maps : '']
    .filter(Boolean)
    .join(' ');
}

function gridLegend(
  common: ValueRange | null,
  colorMap: string,
  signed: boolean,
  note: string,
): TemplateResult {
  const isOwn = common !== null && common[0] !== -common[1];
  if (common) {
    const scale = { range: common, colorMap, fromZero: !signed && !isOwn, note };
    return html`<div class="grid-legend">${legend(scale, colorMap)}</div>`;
  }
  const words = [signed ? say`−max` : '0', null, say`max of each map, above it`] as const;
  return html`<div class="grid-legend">
    ${ownLegend({ colorMap, fromZero: !signed, note }, words)}
  </div>`;
}

function pager(
  { element }: DeconvState,
  parts: DeconvParts,
  channels: number,
): TemplateResult | typeof nothing {
  if (channels <= PAGE) return nothing;
  const last = Math.ceil(channels / PAGE) - 1;
  const turn = (page: number, text: string): TemplateResult | typeof nothing =>
    element.controls === 'none'
      ? nothing
      : html`<button
          type="button"
          ?disabled=${page < 0 || page > last}
          @click=${() => parts.turnTo(page)}
        >
          ${text}
        </button>`;
  const from = parts.page * PAGE;
  return html`
    <p part="pager" class="pager">
      ${turn(parts.page - 1, say`Previous`)}
      <span>${say`${from + 1} to ${Math.min(from + PAGE, channels)} of ${channels} filters`}</span>
      ${turn(parts.page + 1, say`Next`)}
    </p>
  `;
}
