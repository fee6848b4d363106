import { html, nothing, type TemplateResult, type LitElement } from 'lit';
import type { LayerRelevance } from '../../protocol.js';
import { hidesFindings } from '../figure/concealed.js';
import { allows } from '../figure/controls-list.js';
import { formatValue } from '../figure/format.js';
import { heatmapPixels } from '../figure/heatmap.js';
import { layerTitle } from '../figure/layers.js';
import { remembered } from '../figure/remembered.js';
import { translate } from '../locale/message.js';
import { wordsOr } from '../view/author-words.js';
import { putPixels } from '../view/put-pixels.js';
import { pager } from '../view/controls.js';
import { keyHint, listKeys, moveFocus } from '../view/keys.js';
import { legend } from '../view/legend.js';
import { queuedCanvas } from '../view/queued-canvas.js';
import { tellReaderChange } from '../view/reader-choice.js';
import { styleMap } from '../view/styles.js';
import type { LrpController } from './lrp-controller.js';
import { restartFrom } from './lrp-revertible-change.js';

/** Channels that are shown at a time: a layer may have thousands. */
export const PAGE = 64;

/** Which page of an opened layer's channels is shown; another layer begins with the first. */
export class ChannelPages {
  private page = 0;
  private of = '';

  constructor(private readonly host: LitElement) {}

  /** The page of this layer. */
  pageOf({ name }: LayerRelevance): number {
    if (name !== this.of) {
      this.of = name;
      this.page = 0;
    }
    return this.page;
  }

  turnTo(page: number): void {
    this.page = page;
    this.host.requestUpdate();
    tellReaderChange(this.host, 'page', page);
  }

  /** As a link keeps it. */
  get kept(): Record<string, string> {
    return this.page > 0 ? { page: String(this.page) } : {};
  }

  /** Shows the page of a link, where the layer has it. */
  restore(text: string, layer: LayerRelevance): void {
    const page = Number(text);
    this.pageOf(layer);
    if (!Number.isInteger(page) || page < 0 || page * PAGE >= (layer.shape.at(-1) ?? 0)) return;
    this.page = page;
    this.host.requestUpdate();
  }
}

/**
 * The channels of the layer that was opened, the strongest first; its pooled relevance stands beside that
 * of the pixels. What is picked starts the propagation again, from there alone.
 */
export function channelView(
  controller: LrpController,
  layer: LayerRelevance,
  pages: ChannelPages,
): TemplateResult {
  const { host, description } = controller;
  const { order: all, sums, largest } = channelRelevance(layer);
  const page = pages.pageOf(layer);
  const [height = 1, width = 1, count] = layer.shape;
  const isMap = count !== undefined;
  // A unit without relevance has nothing to show.
  const order = isMap ? all : all.filter((unit) => sums[unit] !== 0);
  const shown = order.slice(page * PAGE, (page + 1) * PAGE);
  const kept = shown.indexOf(pickedChannel(controller, layer) ?? -1);
  const limit = { range: [-largest, largest] as [number, number], colorMap: host.colormap };
  const title = layerTitle(description, layer.name, layer.name);
  const canPick = allows(host, 'layer');
  return html`
    <div
      role="group"
      part="channels"
      class="section"
      aria-label=${translate`Channels of the ${title}`}
    >
      <p part="label" class="label">
        ${wordsOr(
          'label-channels',
          isMap
            ? translate`Channels of the ${title}, by relevance`
            : translate`Units of the ${title}, by relevance`,
        )}
        <span class="computed">
          ${
            isMap
              ? mapsText(translate`${count} of ${width} × ${height}`, canPick)
              : unitsText(countText(order.length, height), canPick)
          }
        </span>
      </p>
      <div class="hinted">
        <ul
          class="cells ${isMap ? '' : 'units'}"
          role="list"
          aria-describedby="channel-keys"
          style=${styleMap({ '--aspect': `${width} / ${height}` })}
          @keydown=${moveFocus}
        >
          ${shown.map((channel, index) =>
            channelCell(controller, layer, channel, index === Math.max(0, kept)),
          )}
        </ul>
        ${keyHint('channel-keys', listKeys())}
      </div>
      ${
        isMap
          ? html`<div class="grid-legend">
              ${legend({ ...limit, fromZero: false, note: '' }, host.colormap)}
            </div>`
          : nothing
      }
      ${order.length > PAGE ? channelPager(pages, page, order.length, allows(host, 'page')) : nothing}
    </div>
  `;
}

function mapsText(counted: string, canPick: boolean): string {
  return canPick
    ? translate`${counted}; click a channel, or a position in the map above, to keep only its relevance`
    : counted;
}

/** `12 of 64 have relevance` */
function countText(relevant: number, all: number): string {
  return relevant === 1
    ? translate`1 of ${all} has relevance`
    : translate`${relevant} of ${all} have relevance`;
}

function unitsText(counted: string, canPick: boolean): string {
  return canPick ? translate`${counted}; click a unit to keep only its relevance` : counted;
}

function channelPager(
  pages: ChannelPages,
  page: number,
  count: number,
  canTurn: boolean,
): TemplateResult {
  const onTurn = canTurn ? (to: number) => pages.turnTo(to) : null;
  return pager(
    { page, size: PAGE, count, onTurn },
    (first, last) => translate`${first} to ${last} of ${count}`,
  );
}

/** One channel: its number, its relevance in sum, its map; of a unit without places a bar. */
function channelCell(
  controller: LrpController,
  layer: LayerRelevance,
  channel: number,
  focusable: boolean,
): TemplateResult {
  const { sums } = channelRelevance(layer);
  const isMap = layer.shape.length === 3;
  const isPicked = pickedChannel(controller, layer) === channel;
  return html`
    <li>
      <button
        part="cell"
        class="cell"
        type="button"
        aria-pressed=${isPicked ? 'true' : 'false'}
        tabindex=${focusable ? 0 : -1}
        ?disabled=${!allows(controller.host, 'layer')}
        @click=${() => restartFrom(controller, layer, String(channel))}
      >
        <span class="cell-label">
          <span
            ><span class="unseen">${isMap ? translate`Channel` : translate`Unit`} </span
            >${channel}</span
          >
          <span class="computed">
            ${
              hidesFindings(controller.host)
                ? nothing
                : html`<span class="unseen">, ${translate`relevance`} </span
                    >${formatValue(sums[channel]!)}`
            }
          </span>
        </span>
        ${isMap ? mapOfChannel(controller, layer, channel) : barOfUnit(layer, channel)}
      </button>
    </li>
  `;
}

function mapOfChannel(
  controller: LrpController,
  layer: LayerRelevance,
  channel: number,
): TemplateResult {
  const { colormap } = controller.host;
  const [height = 1, width = 1] = layer.shape;
  const { largest } = channelRelevance(layer);
  return html`<span class="picture">
    ${queuedCanvas('channel-canvas', [layer.channels, channel, colormap], (canvas) =>
      putPixels(
        canvas,
        heatmapPixels(
          channelMap(layer, channel),
          [height, width, 1],
          [-largest, largest],
          colormap,
        ),
      ),
    )}
  </span>`;
}

/** From the middle to the right for positive relevance, to the left for negative. */
function barOfUnit(layer: LayerRelevance, unit: number): TemplateResult {
  const { sums, largest } = channelRelevance(layer);
  const share = largest === 0 ? 0 : (50 * sums[unit]!) / largest;
  const place = { left: `${Math.min(50, 50 + share)}%`, width: `${Math.abs(share)}%` };
  return html`<span class="unit-bar"><span style=${styleMap(place)}></span></span>`;
}

/** Every channel of a layer of maps, or unit of a dense layer. */
interface ChannelRelevance {
  /** By channel: all its relevance. */
  sums: Float32Array;
  /** Channels by the magnitude of that, the largest first. */
  order: number[];
  /** The largest magnitude of a single value. */
  largest: number;
}

function channelRelevance({ channels, shape }: LayerRelevance): ChannelRelevance {
  return remembered(channels!, 'channel relevance', [], () => {
    const count = shape.at(-1)!;
    const sums = new Float32Array(count);
    let largest = 0;
    channels!.forEach((value, index) => {
      sums[index % count]! += value;
      largest = Math.max(largest, Math.abs(value));
    });
    const order = Array.from(sums, (_, channel) => channel);
    order.sort((a, b) => Math.abs(sums[b]!) - Math.abs(sums[a]!) || a - b);
    return { sums, order, largest };
  });
}

/** One channel's map, row-major. */
function channelMap({ channels, shape }: LayerRelevance, channel: number): Float32Array {
  const [height = 1, width = 1, count = 1] = shape;
  return Float32Array.from(
    { length: height * width },
    (_, place) => channels![place * count + channel]!,
  );
}

/** The channel of this layer that alone goes on. */
function pickedChannel({ host }: LrpController, { name }: LayerRelevance): number | null {
  const unit = host.layer === name ? (host.unit?.trim() ?? '') : '';
  return /^(\*\s*,\s*\*\s*,\s*)?\d+$/.test(unit) ? Number(unit.split(',').at(-1)) : null;
}
