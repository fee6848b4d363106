import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { classMap } from 'lit/directives/class-map.js';
import type { Box, Shape3 } from '../../protocol.js';
import { paintHeatmap } from '../figure/heatmap.js';
import type { Scale } from './legend.js';

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

/** A part of a picture that has the shape `of`. */
export interface Crop {
  box: Box;
  of: Shape3;
}

/** A map as it is drawn. */
export interface DrawnMap {
  /** `[height, width, 1]`, or 3 channels for a picture. */
  values: Float32Array;
  shape: Shape3;
  scale: Scale;
  /** In words, for those who do not see it. */
  summary: string;
}

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
