import { css, html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { LrpResult } from '../../client/lrp.js';
import type { LayerRelevance, Shape3 } from '../../protocol.js';
import { hidesFindings } from '../figure/concealed.js';
import { offers } from '../figure/controls-list.js';
import { formatValue } from '../figure/format.js';
import { heatmapPixels } from '../figure/heatmap.js';
import { layerTitle } from '../figure/layers.js';
import { magnitudePercentile } from '../figure/ranges.js';
import { translate } from '../locale/message.js';
import { wordsOr } from '../view/author-words.js';
import { putPixels } from '../view/put-pixels.js';
import { keyHint, listKeys, moveFocus } from '../view/keys.js';
import { ownLegend } from '../view/legend.js';
import { placeMark } from '../view/neuron-picker.js';
import { queuedCanvas } from '../view/queued-canvas.js';
import { choose } from '../view/reader-choice.js';
import { styleMap } from '../view/styles.js';
import type { LrpController } from './lrp-controller.js';
import { zeroDots } from './lrp-layer-figure.js';
import { cellAt, valueAt } from './lrp-reading-text.js';

/** The relevance in every layer, pooled over its channels, from the class scores to the image. */
export function layerStrip(controller: LrpController, { details }: LrpResult): TemplateResult {
  const { host } = controller;
  const shown = [...shownLayers(details.layers)].reverse();
  const hidden = details.layers.length - shown.length;
  return html`
    <div
      role="group"
      part="layers"
      class="section"
      aria-label=${translate`Relevance in every layer`}
    >
      <p part="label" class="label">
        ${wordsOr('label-layers', translate`Relevance in every layer, from the class scores to the image`)}
        ${hidden > 0 ? html`<span class="computed">(${hiddenText(hidden)})</span>` : nothing}
      </p>
      <div class="hinted">
        <ul
          class="layer-cells"
          role="list"
          aria-describedby="list-of-layers-keys"
          @keydown=${moveFocus}
        >
          ${shown.map((layer, index) => layerCell(controller, layer, index === focusable(controller, shown)))}
        </ul>
        ${keyHint('list-of-layers-keys', listKeys())}
      </div>
      <div class="grid-legend">
        ${ownLegend({ colorMap: host.colormap, fromZero: false, note: noteOf(shown) }, [
          translate`−max`,
          50,
          translate`max of each layer`,
        ])}
      </div>
    </div>
  `;
}

/** Those that do anything with it; what only passes it on looks as the layer below. */
function shownLayers(layers: readonly LayerRelevance[]): LayerRelevance[] {
  return layers.filter(({ rule }) => rule !== 'pass');
}

function hiddenText(hidden: number): string {
  return hidden === 1
    ? translate`1 layer that passes relevance on unchanged is left out`
    : translate`${hidden} layers that pass relevance on unchanged are left out`;
}

function focusable({ host }: LrpController, shown: readonly LayerRelevance[]): number {
  return Math.max(
    0,
    shown.findIndex(({ name }) => name === host.layers),
  );
}

function noteOf(shown: readonly LayerRelevance[]): string {
  return [
    ...(shown.some(({ pooledShape }) => pooledShape.length === 1)
      ? [translate`In layers without positions, each stripe is a unit.`]
      : []),
    ...(shown.some(({ zeros }) => zeros.count > 0)
      ? [translate`Dots mark denominators of exactly 0.`]
      : []),
  ].join(' ');
}

/** One layer: its relevance pooled over the channels, and the sum; a click opens its channels. */
function layerCell(
  controller: LrpController,
  layer: LayerRelevance,
  focusable: boolean,
): TemplateResult {
  const { host, description, result, inspector } = controller;
  const { name, pooled, conservation } = layer;
  const isOpen = host.layers === name;
  const title = layerTitle(description, name, name);
  const [height, width] = result!.shape;
  const place = inspector?.place ?? null;
  const read = place && valueAt(layer, place, [height, width]);
  return html`
    <li>
      <button
        part="layer"
        class="layer-cell"
        type="button"
        aria-pressed=${isOpen ? 'true' : 'false'}
        tabindex=${focusable ? 0 : -1}
        ?disabled=${!offers(host, 'layers')}
        @click=${() => choose(controller, { layers: isOpen ? '' : name })}
      >
        <span class="cell-title" title=${title === name ? nothing : name}>${title}</span>
        ${layerPicture(controller, layer)}
        <span class="cell-sum">
          <span class="computed">${translate`sum`} </span
          >${hidesFindings(host) ? nothing : formatValue(conservation.arriving, 3)}
          ${
            read === null || pooled.length === 1
              ? nothing
              : html`<span class="here"
                  >${formatValue(read)}<span class="computed"> ${translate`here`}</span></span
                >`
          }
        </span>
      </button>
    </li>
  `;
}

/** Maps in their shape; units without places as stripes. */
function layerPicture(controller: LrpController, layer: LayerRelevance): TemplateResult {
  const { host, result, inspector } = controller;
  const { pooled, pooledShape, zeros } = layer;
  const shape = shapeOf(layer);
  const limit = magnitudePercentile([pooled], 100);
  const [height, width] = result!.shape;
  const place = inspector?.place;
  const cell = place && cellAt(layer, place, [height, width]);
  const isMap = pooledShape.length === 2;
  return html`
    <span
      class=${classMap({ picture: true, stripes: !isMap })}
      style=${styleMap({ '--aspect': isMap ? `${shape[1]} / ${shape[0]}` : '1' })}
    >
      ${queuedCanvas('layer-canvas', [pooled, host.colormap], (canvas) =>
        putPixels(canvas, heatmapPixels(pooled, shape, [-limit, limit], host.colormap)),
      )}
      ${
        zeros.count > 0
          ? queuedCanvas('zeros-canvas', [zeros.positions, pooled], (canvas) =>
              putPixels(canvas, zeroDots(layer)),
            )
          : nothing
      }
      ${cell ? placeMark(cell, { layerShape: [shape[0], shape[1]] }) : nothing}
    </span>
  `;
}

/** As it is drawn: units lie side by side. */
function shapeOf({ pooledShape }: Pick<LayerRelevance, 'pooledShape'>): Shape3 {
  const [first = 1, second] = pooledShape;
  return second === undefined ? [1, first, 1] : [first, second, 1];
}

/** Layers and channels of an `<lrp-heatmap>`. */
export const layersStyles = css`
  .layer-cells,
  .cells {
    display: grid;
    gap: 0.8em 0.8em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .layer-cells {
    grid-template-columns: repeat(auto-fill, minmax(var(--convlens-cell-size, 5.2em), 6.4em));
  }
  .layer-cells li {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
  }
  .layer-cell {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    row-gap: 0.25em;
    align-items: start;
    text-align: start;
    text-decoration: none;
    line-height: 1.2;
  }
  .cell-title {
    align-self: end;
    font-size: 0.92em;
    overflow-wrap: break-word;
  }
  :is(.layer-cell, .cell) .picture {
    display: block;
  }
  .stripes .fitted {
    object-fit: fill;
  }
  .cell-sum {
    font-size: 0.85em;
  }
  .here {
    display: block;
  }
  .cells {
    grid-template-columns: repeat(auto-fill, minmax(var(--convlens-cell-size, 4.6em), 1fr));
    align-content: start;
  }
  .cells.units {
    column-gap: 2em;
  }
  .cell {
    display: grid;
    gap: 3px;
    inline-size: 100%;
    text-align: start;
    text-decoration: none;
    line-height: 1.2;
  }
  .cell-label {
    display: flex;
    justify-content: space-between;
    font-size: 0.85em;
  }
  :is(.cell, .layer-cell):disabled {
    cursor: default;
  }
  :is(.cell, .layer-cell)[aria-pressed='true'] {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  :is(.cell, .layer-cell)[aria-pressed='true']:focus-visible {
    outline-width: 3px;
  }
  .unit-bar {
    position: relative;
    block-size: 0.7em;
    background: linear-gradient(var(--line), var(--line)) center / 1px 100% no-repeat;
  }
  .unit-bar span {
    position: absolute;
    inset-block: 0;
    background: currentcolor;
    opacity: 0.85;
  }
  button:disabled {
    color: inherit;
  }
`;
