import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from '../../view/styles.js';
import type { LayerRelevance, Shape3 } from '../../../protocol.js';
import { formatValue } from '../../figure/format.js';
import { paintHeatmap } from '../../view/canvases.js';
import { say } from '../../locale/message.js';
import { layerTitle } from '../../figure/layers.js';
import { placeMark } from '../../view/neuron-picker.js';
import { queuedCanvas } from '../../view/canvases.js';
import { magnitudePercentile } from '../../figure/ranges.js';
import type { LrpState } from '../lrp-state.js';
import { cellAt, valueAt } from '../reading-line.js';
import { readingOf } from '../reading.js';
import { paintZeros } from './paint-zeros.js';

/** One layer: its relevance pooled over the channels, and the sum; a click opens its channels. */
export function layerCell(
  state: LrpState,
  layer: LayerRelevance,
  focusable: boolean,
): TemplateResult {
  const { element, description, result } = state;
  const { name, pooled, conservation } = layer;
  const isOpen = element.layers === name;
  const title = layerTitle(description, name, name);
  const [height, width] = result!.shape;
  const { place } = readingOf(element);
  const read = place && valueAt(layer, place, [height, width]);
  return html`
    <li>
      <button
        part="layer"
        class="layer-cell"
        type="button"
        aria-pressed=${isOpen ? 'true' : 'false'}
        tabindex=${focusable ? 0 : -1}
        ?disabled=${element.controls === 'none'}
        @click=${() => (element.layers = isOpen ? '' : name)}
      >
        <span class="cell-title">${title}</span>
        ${layerPicture(state, layer)}
        <span class="cell-sum">
          <span class="computed">${say`sum`} </span>${formatValue(conservation.arriving, 3)}
          ${
            read === null || pooled.length === 1
              ? nothing
              : html`<span class="here"
                  >${formatValue(read)}<span class="computed"> ${say`here`}</span></span
                >`
          }
        </span>
      </button>
    </li>
  `;
}

/** Maps in their shape; units without places as stripes. */
export function layerPicture(state: LrpState, layer: LayerRelevance): TemplateResult {
  const { element, result } = state;
  const { pooled, pooledShape, zeros } = layer;
  const shape = shapeOf(layer);
  const limit = magnitudePercentile([pooled], 100);
  const [height, width] = result!.shape;
  const { place } = readingOf(element);
  const cell = place && cellAt(layer, place, [height, width]);
  const isMap = pooledShape.length === 2;
  return html`
    <span
      class=${classMap({ picture: true, stripes: !isMap })}
      style=${styleMap({ '--aspect': isMap ? `${shape[1]} / ${shape[0]}` : '1' })}
    >
      ${queuedCanvas('layer-canvas', [pooled, element.colormap], (canvas) =>
        paintHeatmap(canvas, pooled, shape, [-limit, limit], element.colormap),
      )}
      ${
        zeros.count > 0
          ? queuedCanvas('zeros-canvas', [zeros.positions, pooled], (canvas) =>
              paintZeros(canvas, layer),
            )
          : nothing
      }
      ${cell ? placeMark(cell, { layerShape: [shape[0], shape[1]] }) : nothing}
    </span>
  `;
}

/** As it is drawn: units lie side by side. */
export function shapeOf({ pooledShape }: Pick<LayerRelevance, 'pooledShape'>): Shape3 {
  const [first = 1, second] = pooledShape;
  return second === undefined ? [1, first, 1] : [first, second, 1];
}
