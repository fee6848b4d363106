import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { positionOf, type Cell } from '../../client/occlusion/plan.js';
import type { Position } from '../../protocol.js';
import { isBitmap, isSmooth, type Layer, type Tile, type TileGrid } from '../figure/figure.js';
import { remembered } from '../figure/remembered.js';
import { drawnLayer, thumbnail } from '../view/canvases.js';
import { keyHint, listKeys, moveFocus } from '../view/keys.js';
import { paintSoon } from '../view/paint-queue.js';
import { putPixels, sized } from '../view/put-pixels.js';
import { drawnSlidingMark } from '../view/pane.js';
import { styleMap } from '../view/styles.js';
import type { OcclusionController } from './occlusion-controller.js';
import type { OccluderController } from './occlusion-drag.js';
import type { OcclusionState } from './occlusion-figure.js';
import { imageGridOf } from './occlusion-findings.js';
import { gridCells, rowCells } from './occlusion-strip.js';

/** Pixels of a longer side than this would be wasted on a small image, and on one of very many. */
const [SIDE, SMALL_SIDE] = [200, 112];

/** Occluded images in a row, each of which puts the occluder where it has it. */
export function drawnStrip(
  { tiles, columns, aspect, name }: TileGrid,
  state: OcclusionState,
  { shown, occluder }: OcclusionController,
): TemplateResult {
  const cells = rowCells(state, columns);
  const isFrame = (tile: Tile, index: number): boolean =>
    Boolean(tile.name && cells[index] !== undefined && shown);
  const current = tiles.findIndex((tile, index) => tile.isCurrent && isFrame(tile, index));
  // One stop for the Tab key, where the occluder is.
  const stop = current < 0 ? tiles.findIndex(isFrame) : current;
  return html`
    <div class="hinted">
      <div
        part="strip"
        role="group"
        class="strip"
        aria-label=${name}
        aria-describedby="strip-keys"
        style=${styleMap({ '--frames': String(columns), '--aspect': String(aspect) })}
        @keydown=${moveFocus}
      >
        ${tiles.map((tile, index) =>
          isFrame(tile, index)
            ? frame(tile, occluder!, positionOf(shown!.details.grid, cells[index]!), index === stop)
            : emptyFrame(),
        )}
      </div>
      ${keyHint('strip-keys', listKeys())}
    </div>
  `;
}

function frame(
  { panes, number, name, isCurrent }: Tile,
  occluder: OccluderController,
  place: Position,
  isStop: boolean,
): TemplateResult {
  const hover = (position: Position | null) => (): void => occluder.hover(position, true);
  const [pane] = panes;
  return html`
    <button
      part="frame"
      type="button"
      class=${classMap({ frame: true, here: isCurrent ?? false })}
      aria-pressed=${isCurrent ? 'true' : 'false'}
      aria-label=${name}
      tabindex=${isStop ? 0 : -1}
      ?disabled=${!occluder.isLoose}
      @pointerenter=${hover(place)}
      @pointerleave=${hover(null)}
      @focus=${hover(place)}
      @blur=${hover(null)}
      @click=${() => occluder.pick(place, { inStrip: true })}
    >
      <span class="number">${number}</span>
      <span class="picture">
        ${pane!.layers.map(small).map((layer) => drawnLayer(layer))}
        ${pane!.marks.map(drawnSlidingMark)}
      </span>
    </button>
  `;
}

/** A large image no larger than it is shown. */
function small(layer: Layer): Layer {
  const { source } = layer;
  if (isBitmap(source) || !(source instanceof HTMLCanvasElement)) return layer;
  return { ...layer, source: remembered(source, 'thumbnail', [], () => thumbnail(source, SIDE)) };
}

function emptyFrame(): TemplateResult {
  return html`<div part="frame" class="frame">
    <span class="number">&nbsp;</span><span class="picture pending"></span>
  </div>`;
}

/**
 * All positions, each an image with its number. A pointer over one moves the occluder there; keys move
 * it in the large image, so that the grid is one stop for them, which scrolls.
 */
export function drawnImageGrid(
  { tiles, columns, aspect, name }: TileGrid,
  { shown }: OcclusionState,
  { occluder }: OcclusionController,
): TemplateResult {
  const under = (event: Event): Position | null => {
    const [image] = event.composedPath();
    const place =
      image instanceof Element ? image.closest<HTMLElement>('.frame')?.dataset['at'] : '';
    const cell = place ? cellsOf(shown)[Number(place)] : undefined;
    return shown && cell !== undefined ? positionOf(shown.details.grid, cell) : null;
  };
  const click = (event: Event): void => {
    const position = under(event);
    if (position) occluder!.pick(position);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') occluder!.hover(under(event));
  };
  return html`
    <div
      part="strip"
      class="image-grid"
      role="group"
      tabindex="0"
      aria-label=${name}
      style=${styleMap({ '--frames': String(columns), '--aspect': String(aspect) })}
      @pointermove=${move}
      @pointerleave=${() => occluder!.hover(null)}
      @click=${click}
    >
      <div class="images" aria-hidden="true" translate="no">${tiles.map(drawnImage)}</div>
    </div>
  `;
}

function cellsOf(shown: OcclusionState['shown']): Cell[] {
  if (!shown) return [];
  const { tops, lefts } = shown.details.grid;
  return gridCells(imageGridOf(tops.length, lefts.length), lefts.length);
}

function drawnImage({ panes, number, isCurrent }: Tile, index: number): TemplateResult {
  const [pane] = panes;
  const isKnown = pane!.layers.length > 0;
  return html`<div
    part="frame"
    class=${classMap({ frame: true, here: isCurrent ?? false })}
    data-at=${index}
  >
    <span class="number">${number || html`&nbsp;`}</span>
    <span class=${classMap({ picture: true, pending: !isKnown })}
      >${isKnown ? composed(pane!.layers) : nothing}${pane!.marks.map(drawnSlidingMark)}</span
    >
  </div>`;
}

/** Both layers on one canvas, painted when its turn comes: hundreds of them make no long task. */
function composed([image, patch]: readonly Layer[]): unknown {
  const [view, hidden] = [image?.source, patch?.source];
  if (!(view instanceof HTMLCanvasElement) || !hidden || !isBitmap(hidden)) return nothing;
  const shown = remembered(view, 'small thumbnail', [], () => thumbnail(view, SMALL_SIDE));
  const paint = (canvas: HTMLCanvasElement): void => {
    const [width, height] = [
      Math.max(shown.width, Math.min(hidden.width, SMALL_SIDE)),
      Math.max(shown.height, Math.min(hidden.height, SMALL_SIDE)),
    ];
    sized(canvas, width, height);
    const context = canvas.getContext('2d')!;
    context.imageSmoothingEnabled = isSmooth(view);
    context.drawImage(shown, 0, 0, width, height);
    const over = document.createElement('canvas');
    putPixels(over, hidden.paint());
    context.imageSmoothingEnabled = false;
    context.drawImage(over, 0, 0, width, height);
  };
  const draw = (canvas: Element | undefined): void => {
    if (canvas instanceof HTMLCanvasElement) paintSoon(() => paint(canvas));
  };
  return guard(
    [view, ...hidden.key],
    () =>
      html`<canvas
        part="frame-canvas"
        class=${classMap({ smooth: isSmooth(view) })}
        ${ref(draw)}
      ></canvas>`,
  );
}
