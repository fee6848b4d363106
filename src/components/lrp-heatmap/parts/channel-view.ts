import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import type { LayerRelevance } from '../../../protocol.js';
import { moveFocus } from '../../view/keys.js';
import { say } from '../../locale/message.js';
import { layerTitle } from '../../figure/layers.js';
import { legend } from '../../view/legend.js';
import { neuronPicker } from '../../view/neuron-picker.js';
import { placeOf } from '../../figure/neurons.js';
import type { LrpState } from '../lrp-state.js';
import { channelCell } from './channel-cell.js';
import { PAGE, type ChannelPages } from './channel-pages.js';
import { channelRelevance } from './channel-relevance.js';
import { layerPicture } from './layer-cell.js';
import { pickedChannel, restartFrom } from './restart.js';

/**
 * The layer that was opened: its pooled relevance, where a place can be picked, and its channels, the
 * strongest first. What is picked starts the propagation again, from there alone.
 */
export function channelView(
  state: LrpState,
  layer: LayerRelevance,
  pages: ChannelPages,
): TemplateResult {
  const { element, description } = state;
  const { order: all, sums, largest } = channelRelevance(layer);
  const page = pages.pageOf(layer);
  const [height = 1, width = 1, count] = layer.shape;
  const isMap = count !== undefined;
  // A unit without relevance has nothing to show.
  const order = isMap ? all : all.filter((unit) => sums[unit] !== 0);
  const shown = order.slice(page * PAGE, (page + 1) * PAGE);
  const kept = shown.indexOf(pickedChannel(state, layer) ?? -1);
  const limit = { range: [-largest, largest] as [number, number], colorMap: element.colormap };
  const title = layerTitle(description, layer.name, layer.name);
  const canPick = element.controls !== 'none';
  return html`
    <div role="group" part="channels" class="section" aria-label=${say`Channels of the ${title}`}>
      <p part="label" class="label">
        ${
          isMap
            ? say`Channels of the ${title}, by their relevance`
            : say`Units of the ${title}, by their relevance`
        }
        <span class="computed">
          ${
            isMap
              ? mapsText(say`${count} of ${width} × ${height}`, canPick)
              : unitsText(say`${order.length} of ${height} have any`, canPick)
          }
        </span>
      </p>
      <div class="opened">
        ${isMap ? pooledPanel(state, layer, canPick) : nothing}
        <ul
          class="cells ${isMap ? '' : 'units'}"
          role="list"
          style=${styleMap({ '--aspect': `${width} / ${height}` })}
          @keydown=${moveFocus}
        >
          ${shown.map((channel, index) =>
            channelCell(state, layer, channel, index === Math.max(0, kept)),
          )}
        </ul>
      </div>
      ${
        isMap
          ? html`<div class="grid-legend">
              ${legend({ ...limit, fromZero: false, note: '' }, element.colormap)}
            </div>`
          : nothing
      }
      ${order.length > PAGE ? pager(pages, page, order.length, canPick) : nothing}
    </div>
  `;
}

function mapsText(counted: string, canPick: boolean): string {
  return canPick ? say`${counted}; a click lets one channel or one place alone go on` : counted;
}

function unitsText(counted: string, canPick: boolean): string {
  return canPick ? say`${counted}; a click lets one unit alone go on` : counted;
}

/** The pooled relevance of the layer, on which a place can be picked. */
function pooledPanel(state: LrpState, layer: LayerRelevance, canPick: boolean): TemplateResult {
  const { element } = state;
  const [height = 1, width = 1] = layer.pooledShape;
  const place = element.layer === layer.name ? placeOf(element.unit) : null;
  return html`
    <div class="opened-layer">
      ${layerPicture(state, layer)}
      ${
        canPick && height * width > 1
          ? neuronPicker({
              neuron: { layerShape: [height, width] },
              place,
              focusable: true,
              onPick: ({ x, y }) => restartFrom(state, layer, `${x},${y}`),
            })
          : nothing
      }
    </div>
  `;
}

function pager(pages: ChannelPages, page: number, count: number, canTurn: boolean): TemplateResult {
  const last = Math.ceil(count / PAGE) - 1;
  const turn = (to: number, text: string): TemplateResult | typeof nothing =>
    canTurn
      ? html`<button
          type="button"
          ?disabled=${to < 0 || to > last}
          @click=${() => pages.turnTo(to)}
        >
          ${text}
        </button>`
      : nothing;
  const from = page * PAGE;
  return html`
    <p part="pager" class="pager">
      ${turn(page - 1, say`Previous`)}
      <span>${say`${from + 1} to ${Math.min(from + PAGE, count)} of ${count}`}</span>
      ${turn(page + 1, say`Next`)}
    </p>
  `;
}
