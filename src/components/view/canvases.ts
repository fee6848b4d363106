import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import type { Pixels } from '../../client/image/pixels.js';
import type { Shape3 } from '../../protocol.js';
import type { DrawnMap } from '../figure/drawn-map.js';
import { isBitmap, type Bitmap, type Crop, type Layer } from '../figure/figure.js';
import { heatmapPixels, type ValueRange } from '../figure/heatmap.js';
import { styleMap } from './styles.js';

export type { DrawnMap, Crop };

/** Milliseconds of painting at a stretch: a page of large maps must not hold up scrolling. */
const STRETCH = 12;

const waiting: (() => void)[] = [];

/** Paints in later tasks, in order, as much in each as fits into a stretch. */
export function paintSoon(paint: () => void): void {
  waiting.push(paint);
  if (waiting.length === 1) setTimeout(paintSome);
}

function paintSome(): void {
  const end = performance.now() + STRETCH;
  while (waiting.length > 0 && performance.now() < end) waiting.shift()!();
  if (waiting.length > 0) setTimeout(paintSome);
}

/** Resolves when all that was to be painted until now has been. */
export function allPainted(): Promise<void> {
  return new Promise((resolve) => paintSoon(resolve));
}

/**
 * A canvas that is painted when its turn comes, and again when one of `inputs` changes. What it shows
 * is told by the element around it.
 */
export function queuedCanvas(
  part: string,
  inputs: unknown[],
  paint: (canvas: HTMLCanvasElement) => void,
): unknown {
  const draw = (canvas: Element | undefined): void => {
    if (canvas instanceof HTMLCanvasElement) paintSoon(() => paint(canvas));
  };
  return guard(
    inputs,
    () => html`<canvas part=${part} class="fitted" aria-hidden="true" ${ref(draw)}></canvas>`,
  );
}

/** Pictures up to this side keep their pixels visible; larger ones are scaled smoothly. */
const CRISP_SIDE = 128;

/** The view, or the part of it that `crop` tells, at the view's own resolution. */
export function drawnView(
  view: HTMLCanvasElement,
  part: string,
  alternative: string,
  crop?: Crop,
): unknown {
  const [height, width] = crop?.of ?? [view.height, view.width];
  const box = crop?.box ?? { left: 0, top: 0, width, height };
  const [right, down] = [view.width / width, view.height / height];
  const draw = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    canvas.width = Math.round(box.width * right);
    canvas.height = Math.round(box.height * down);
    canvas
      .getContext('2d')!
      .drawImage(
        view,
        box.left * right,
        box.top * down,
        box.width * right,
        box.height * down,
        0,
        0,
        canvas.width,
        canvas.height,
      );
  };
  const smooth = Math.max(view.width, view.height) > CRISP_SIDE;
  return guard(
    [view, Object.values(box).join(), alternative],
    () =>
      html`<canvas
        part=${`${part}-canvas`}
        class=${classMap({ smooth, fitted: crop !== undefined })}
        role="img"
        aria-label=${alternative}
        aria-hidden=${alternative === '' ? 'true' : 'false'}
        ${ref(draw)}
      ></canvas>`,
  );
}

/** One canvas pixel per value. */
export function drawnMap({ values, shape, scale, summary }: DrawnMap, label: string): unknown {
  const draw = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    paintHeatmap(canvas, values, shape, scale.range, scale.colorMap);
  };
  return guard(
    [values, scale.range.join(), scale.colorMap, label, summary],
    () =>
      html`<canvas
        part="map-canvas"
        class="fitted"
        role="img"
        aria-label=${`${label}. ${summary}`}
        ${ref(draw)}
      ></canvas>`,
  );
}

/** Colours that were computed, on a canvas of this class. */
export function drawnPixels(bitmap: Bitmap, part: string, name: string, label: string): unknown {
  const draw = (canvas: Element | undefined): void => {
    if (canvas instanceof HTMLCanvasElement) put(canvas, bitmap.paint());
  };
  return guard(
    [...bitmap.key, label],
    () =>
      html`<canvas
        part=${`${part}-canvas`}
        class=${name}
        role="img"
        aria-label=${label}
        ${ref(draw)}
      ></canvas>`,
  );
}

/** A layer of a small multiple, painted when its turn comes; the element around it says what it shows. */
export function queuedLayer({ source, part }: Layer): unknown {
  if (!isBitmap(source)) return nothing;
  return queuedCanvas(`${part}-canvas`, [...source.key], (canvas) => put(canvas, source.paint()));
}

/** Values, one canvas pixel each; CSS scales the canvas crisply. */
export function paintHeatmap(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  shape: Shape3,
  range: ValueRange,
  colorMap: string | null,
): void {
  put(canvas, heatmapPixels(values, shape, range, colorMap));
}

function put(canvas: HTMLCanvasElement, { data, width, height }: Pixels): void {
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(width, height);
  image.data.set(data);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
}

/** A layer of a picture on a canvas of its own. */
export function drawnLayer(layer: Layer): unknown {
  const { source, part, alternative, crop } = layer;
  if (isBitmap(source)) return drawnBitmap(layer, source);
  if (!(source instanceof HTMLCanvasElement)) return nothing;
  if (layer.within) return drawnWithin(layer, source, layer.within);
  const image = drawnView(source, layer.ground ? 'ground' : part, alternative, crop);
  return layer.ground ? html`<div class="ground">${image}</div>` : image;
}

function drawnBitmap(layer: Layer, bitmap: Bitmap): unknown {
  const { part, alternative, fitted, within } = layer;
  const draw = (canvas: Element | undefined): void => {
    if (canvas instanceof HTMLCanvasElement) put(canvas, bitmap.paint());
  };
  if (within) {
    const key = [...bitmap.key, alternative, within.width, within.height];
    return guard(key, () => placedCanvas(layer, placed(bitmap, within), draw));
  }
  return guard(
    [...bitmap.key, alternative],
    () =>
      html`<canvas
        part=${`${part}-canvas`}
        class=${fitted ? 'fitted' : nothing}
        role=${alternative ? 'img' : nothing}
        aria-label=${alternative || nothing}
        aria-hidden=${alternative ? nothing : 'true'}
        ${ref(draw)}
      ></canvas>`,
  );
}

/** The part of an image that `crop` tells, in its place within a larger frame. */
function drawnWithin(layer: Layer, view: HTMLCanvasElement, frame: Frame): unknown {
  const [height, width] = layer.crop?.of ?? [view.height, view.width];
  const box = layer.crop?.box ?? { left: 0, top: 0, width, height };
  const scale = view.width / width;
  const draw = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    const [left, top, across, down] = [box.left, box.top, box.width, box.height].map(
      (pixels) => pixels * scale,
    );
    canvas.width = Math.max(1, Math.round(across!));
    canvas.height = Math.max(1, Math.round(down!));
    const to = [0, 0, canvas.width, canvas.height] as const;
    canvas.getContext('2d')!.drawImage(view, left!, top!, across!, down!, ...to);
  };
  const key = [view, Object.values(box).join(), layer.alternative, frame.width, frame.height];
  return guard(key, () => placedCanvas(layer, placed(box, frame), draw));
}

type Frame = NonNullable<Layer['within']>;

function placedCanvas(
  { part, alternative }: Layer,
  place: Record<string, string>,
  draw: (canvas: Element | undefined) => void,
): TemplateResult {
  return html`<canvas
    part=${`${part}-canvas`}
    role="img"
    aria-label=${alternative}
    style=${styleMap(place)}
    ${ref(draw)}
  ></canvas>`;
}

/** Crops at the border are smaller: all are shown at one scale, each standing on its label. */
function placed({ height, width }: Frame, frame: Frame): Record<string, string> {
  return {
    'inline-size': `${(100 * width) / frame.width}%`,
    'block-size': `${(100 * height) / frame.height}%`,
    'inset-block-start': 'auto',
  };
}

/** The same picture no larger than it is shown; many large ones would weigh on a phone. */
export function thumbnail(view: HTMLCanvasElement, side: number): HTMLCanvasElement {
  const scale = side / Math.max(view.width, view.height);
  if (scale >= 1) return view;
  const small = document.createElement('canvas');
  small.width = Math.round(view.width * scale);
  small.height = Math.round(view.height * scale);
  const context = small.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(view, 0, 0, small.width, small.height);
  return small;
}
