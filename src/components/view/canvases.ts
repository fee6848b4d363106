import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { alternativeOf, isBitmap, isSmooth, type Layer } from '../figure/figure.js';
import { paintSoon } from './paint-queue.js';
import { putPixels, sized } from './put-pixels.js';
import { styleMap } from './styles.js';

/** Pixels that are colored with the figure; those of photographs take their turn, so that no task is long. */
const AT_ONCE = 128 * 128;

/**
 * A layer of a picture on a canvas of its own, painted again when what it follows from changes. A bitmap
 * has a canvas pixel for each of its own; CSS scales it crisply.
 *
 * @param name a class of the canvas
 */
export function drawnLayer(layer: Layer, name = ''): unknown {
  const { source, part, crop, ground, fitted } = layer;
  if (isBitmap(source)) {
    const paint = (canvas: HTMLCanvasElement): void => {
      const put = (): void => putPixels(canvas, source.paint());
      if (source.width * source.height > AT_ONCE) paintSoon(put);
      else put();
    };
    const classes = {
      [name || 'fitted']: name !== '' || fitted === true,
      smooth: source.isSmooth === true,
    };
    return drawnCanvas(layer, part, [...source.key], classes, source, paint);
  }
  if (!(source instanceof HTMLCanvasElement)) return nothing;
  const [height, width] = crop?.of ?? [source.height, source.width];
  const box = crop?.box ?? { left: 0, top: 0, width, height };
  const paint = (canvas: HTMLCanvasElement): void => {
    const [right, down] = [source.width / width, source.height / height];
    const [left, top] = [box.left * right, box.top * down];
    const [across, high] = [box.width * right, box.height * down];
    const [toWidth, toHeight] = [across, high].map((side) => Math.max(1, Math.round(side))) as Side;
    const context = canvas.getContext('2d')!;
    sized(canvas, toWidth, toHeight);
    context.clearRect(0, 0, toWidth, toHeight);
    context.drawImage(source, left, top, across, high, 0, 0, toWidth, toHeight);
  };
  const classes = { smooth: isSmooth(source), fitted: crop !== undefined };
  const key = [source, Object.values(box).join()];
  const image = drawnCanvas(layer, ground ? 'ground' : part, key, classes, box, paint);
  return ground ? html`<div class="ground">${image}</div>` : image;
}

type Side = [width: number, height: number];

function drawnCanvas(
  layer: Layer,
  part: string,
  key: unknown[],
  classes: Record<string, boolean>,
  size: { width: number; height: number },
  paint: (canvas: HTMLCanvasElement) => void,
): unknown {
  const { within } = layer;
  const alternative = alternativeOf(layer);
  const draw = (canvas: Element | undefined): void => {
    if (canvas instanceof HTMLCanvasElement) paint(canvas);
  };
  // Crops at the border are smaller: all are shown at one scale, each standing on its label.
  const style = within && {
    'inline-size': `${(100 * size.width) / within.width}%`,
    'block-size': `${(100 * size.height) / within.height}%`,
    'inset-block-start': 'auto',
  };
  return guard(
    [...key, alternative, within?.width, within?.height],
    (): TemplateResult =>
      html`<canvas
        part=${`${part}-canvas`}
        class=${style ? nothing : classMap(classes)}
        role="img"
        aria-label=${alternative || nothing}
        aria-hidden=${alternative ? nothing : 'true'}
        style=${style ? styleMap(style) : nothing}
        ${ref(draw)}
      ></canvas>`,
  );
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
