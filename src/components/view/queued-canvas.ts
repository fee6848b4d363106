import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { isBitmap, type Layer } from '../figure/figure.js';
import { paintSoon } from './paint-queue.js';
import { putPixels } from './put-pixels.js';

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
