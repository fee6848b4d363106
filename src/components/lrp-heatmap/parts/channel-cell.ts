import { html, type TemplateResult } from 'lit';
import { styleMap } from '../../view/styles.js';
import type { LayerRelevance } from '../../../protocol.js';
import { formatValue } from '../../figure/format.js';
import { paintHeatmap } from '../../view/canvases.js';
import { say } from '../../locale/message.js';
import { queuedCanvas } from '../../view/canvases.js';
import type { LrpState } from '../lrp-state.js';
import { channelMap, channelRelevance } from './channel-relevance.js';
import { pickedChannel, restartFrom } from './restart.js';

/** One channel: its number, its relevance in sum, its map; of a unit without places a bar. */
export function channelCell(
  state: LrpState,
  layer: LayerRelevance,
  channel: number,
  focusable: boolean,
): TemplateResult {
  const { element } = state;
  const { sums } = channelRelevance(layer);
  const isMap = layer.shape.length === 3;
  const isPicked = pickedChannel(state, layer) === channel;
  return html`
    <li>
      <button
        part="cell"
        class="cell"
        type="button"
        aria-pressed=${isPicked ? 'true' : 'false'}
        tabindex=${focusable ? 0 : -1}
        ?disabled=${element.controls === 'none'}
        @click=${() => restartFrom(state, layer, String(channel))}
      >
        <span class="cell-label">
          <span><span class="unseen">${isMap ? say`Channel` : say`Unit`} </span>${channel}</span>
          <span class="computed">
            <span class="unseen">, ${say`relevance`} </span>${formatValue(sums[channel]!)}
          </span>
        </span>
        ${isMap ? mapOfChannel(state, layer, channel) : barOfUnit(layer, channel)}
      </button>
    </li>
  `;
}

function mapOfChannel(state: LrpState, layer: LayerRelevance, channel: number): TemplateResult {
  const { colormap } = state.element;
  const [height = 1, width = 1] = layer.shape;
  const { largest } = channelRelevance(layer);
  return html`<span class="picture">
    ${queuedCanvas('channel-canvas', [layer.channels, channel, colormap], (canvas) =>
      paintHeatmap(
        canvas,
        channelMap(layer, channel),
        [height, width, 1],
        [-largest, largest],
        colormap,
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
