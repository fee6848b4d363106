import { html } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import type { Box, Shape3 } from '../protocol.js';
import { paintHeatmap } from './heatmap.js';
import type { Scale } from './legend.js';

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
