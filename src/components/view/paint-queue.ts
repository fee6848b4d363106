import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import type { Pixels } from '../../client/image/pixels.js';
import { isBitmap, type Layer } from '../figure/figure.js';

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

/** A layer of a small multiple, painted when its turn comes; the element around it says what it shows. */
export function queuedLayer({ source, part }: Layer): unknown {
  if (!isBitmap(source)) return nothing;
  return queuedCanvas(`${part}-canvas`, [...source.key], (canvas) =>
    putPixels(canvas, source.paint()),
  );
}

/** One canvas pixel for each. */
export function putPixels(canvas: HTMLCanvasElement, { data, width, height }: Pixels): void {
  sized(canvas, width, height);
  const image = new ImageData(width, height);
  image.data.set(data);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
}

/** To be given a size, even its own, a canvas takes new memory. */
export function sized(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
