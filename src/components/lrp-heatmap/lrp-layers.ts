import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { LrpResult } from '../../client/lrp.js';
import type { LayerRelevance, Shape3 } from '../../protocol.js';
import { formatValue } from '../figure/format.js';
import { layerTitle } from '../figure/layers.js';
import { magnitudePercentile } from '../figure/ranges.js';
import { say } from '../locale/message.js';
import { paintHeatmap } from '../view/canvases.js';
import { queuedCanvas } from '../view/paint-queue.js';
import { moveFocus } from '../view/keys.js';
import { ownLegend } from '../view/legend.js';
import { placeMark } from '../view/neuron-picker.js';
import { styleMap } from '../view/styles.js';
import type { LrpController } from './lrp-controller.js';
import { cellAt, valueAt } from './lrp-figure.js';

/** The relevance at every layer, pooled over its channels, from the class scores down to the picture. */
export function layerStrip(controller: LrpController, { details }: LrpResult): TemplateResult {
  const { host } = controller;
  const shown = [...shownLayers(details.layers)].reverse();
  const hidden = details.layers.length - shown.length;
  return html`
    <div role="group" part="layers" class="section" aria-label=${say`Relevance at every layer`}>
      <p part="label" class="label">
        ${say`Relevance at every layer, from the class scores down to the picture`}
        ${hidden > 0 ? html`<span class="computed">(${hiddenText(hidden)})</span>` : nothing}
      </p>
      <ul class="layer-cells" role="list" @keydown=${moveFocus}>
        ${shown.map((layer, index) => layerCell(controller, layer, index === focusable(controller, shown)))}
      </ul>
      <div class="grid-legend">
        ${ownLegend({ colorMap: host.colormap, fromZero: false, note: noteOf(shown) }, [
          say`−max`,
          50,
          say`max of each layer`,
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
    ? say`one layer, which only passes it on, is left out`
    : say`${hidden} layers, which only pass it on, are left out`;
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
      ? [say`Layers without places: one stripe for each unit.`]
      : []),
    ...(shown.some(({ zeros }) => zeros.count > 0)
      ? [say`Dots: denominators that are exactly 0.`]
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
  const { place } = inspector;
  const read = place && valueAt(layer, place, [height, width]);
  return html`
    <li>
      <button
        part="layer"
        class="layer-cell"
        type="button"
        aria-pressed=${isOpen ? 'true' : 'false'}
        tabindex=${focusable ? 0 : -1}
        ?disabled=${host.controls === 'none'}
        @click=${() => controller.change({ layers: isOpen ? '' : name })}
      >
        <span class="cell-title">${title}</span>
        ${layerPicture(controller, layer)}
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
export function layerPicture(controller: LrpController, layer: LayerRelevance): TemplateResult {
  const { host, result, inspector } = controller;
  const { pooled, pooledShape, zeros } = layer;
  const shape = shapeOf(layer);
  const limit = magnitudePercentile([pooled], 100);
  const [height, width] = result!.shape;
  const { place } = inspector;
  const cell = place && cellAt(layer, place, [height, width]);
  const isMap = pooledShape.length === 2;
  return html`
    <span
      class=${classMap({ picture: true, stripes: !isMap })}
      style=${styleMap({ '--aspect': isMap ? `${shape[1]} / ${shape[0]}` : '1' })}
    >
      ${queuedCanvas('layer-canvas', [pooled, host.colormap], (canvas) =>
        paintHeatmap(canvas, pooled, shape, [-limit, limit], host.colormap),
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
function shapeOf({ pooledShape }: Pick<LayerRelevance, 'pooledShape'>): Shape3 {
  const [first = 1, second] = pooledShape;
  return second === undefined ? [1, first, 1] : [first, second, 1];
}

/** Pixels of the canvas for each cell, of which the middle one is the dot. */
const CELL = 3;

/** Of the lines of charts: it stands out of every colour map. */
const DOT = '#c9571c';

/** A dot at every place of the layer where a denominator is exactly 0, in any of its channels. */
function paintZeros(
  canvas: HTMLCanvasElement,
  { shape, zeros }: Pick<LayerRelevance, 'shape' | 'zeros'>,
): void {
  const [height, width, channels] = shape.length === 3 ? shape : [1, shape[0]!, 1];
  canvas.width = width! * CELL;
  canvas.height = height! * CELL;
  const context = canvas.getContext('2d')!;
  context.fillStyle = DOT;
  for (const position of zeros.positions) {
    const cell = Math.floor(position / channels!);
    const x = (cell % width!) * CELL + 1;
    context.fillRect(x, Math.floor(cell / width!) * CELL + 1, 1, 1);
  }
}

/** Lets a part of a layer alone go on; the same part again brings all of it back. */
export function restartFrom(
  { host, revertible }: LrpController,
  layer: LayerRelevance,
  unit: string,
): void {
  const isSame = host.layer === layer.name && host.unit === unit;
  revertible.make(isSame ? { layer: null, unit: null } : { layer: layer.name, unit });
}
