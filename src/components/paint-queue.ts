import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';

/** Milliseconds of painting at a stretch: a page of large maps must not hold up scrolling. */
const STRETCH = 12;

const waiting: (() => void)[] = [];

/** Paints in later tasks, in order, as much in each as fits into a stretch. */
function paintSoon(paint: () => void): void {
  waiting.push(paint);
  if (waiting.length === 1) setTimeout(paintSome);
}

function paintSome(): void {
  const end = performance.now() + STRETCH;
  while (waiting.length > 0 && performance.now() < end) waiting.shift()!();
  if (waiting.length > 0) setTimeout(paintSome);
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
