import type { OccludedAt, OcclusionGrid } from '../../dist/index.js';
import { parts } from './saliency-element.js';
import { place } from './element.js';

export { after, explainerOf } from './element.js';

/** Puts an `<occlusion-grid>` on the page; of `mnist-cnn` on wasm unless its attributes say otherwise. */
export function mount(attributes: Record<string, string> = {}, inner = ''): OcclusionGrid {
  return place('occlusion-grid', attributes, inner);
}

/** Does something that moves the occluder, and waits for the network's answer for this position. */
export async function answered(
  element: OcclusionGrid,
  position: readonly [number, number],
  act: () => void,
): Promise<OccludedAt> {
  const done = new Promise<OccludedAt>((resolve) => {
    element.addEventListener('occluder-answer', (event) => {
      const { detail } = event as CustomEvent<OccludedAt>;
      if (String(detail.position) === String(position)) resolve(detail);
    });
  });
  act();
  const answer = await done;
  // The event is fired before the figure is drawn anew.
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
  return answer;
}

/** The details of all events of a type from now on. */
export function collect<T>(element: OcclusionGrid, type: string): T[] {
  const details: T[] = [];
  element.addEventListener(type, (event) => details.push((event as CustomEvent<T>).detail));
  return details;
}

/** The picture's surface, the grid's, the map's. */
export function surfaces(element: OcclusionGrid): {
  picture: HTMLElement;
  grid: HTMLElement;
  map: HTMLElement;
} {
  const [picture, grid, map] = parts(element, 'surface');
  return { picture: picture!, grid: grid!, map: map! };
}

/** A pointer at a place of a surface, given as shares of its width and height. */
export function point(
  surface: HTMLElement,
  x: number,
  y: number,
  type: 'pointermove' | 'pointerleave' | 'click' = 'pointermove',
  pointerType = 'mouse',
): void {
  const { left, top, width, height } = surface.getBoundingClientRect();
  const at = { clientX: left + x * width, clientY: top + y * height, pointerType, bubbles: true };
  surface.dispatchEvent(new PointerEvent(type, at));
}

export function press(surface: HTMLElement, key: string, shiftKey = false): void {
  surface.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
}

/** Where an outline stands, in pixels of a picture that is so large: `[top, left, height, width]`. */
export function boxOf(outline: HTMLElement, height: number, width: number): number[] {
  const seen = outline.getBoundingClientRect();
  const around = outline.parentElement!.getBoundingClientRect();
  // A browser lays out in fractions of a pixel, 64 of them.
  const round = (value: number): number => Math.round(value * 20) / 20;
  return [
    round(((seen.top - around.top) / around.height) * height),
    round(((seen.left - around.left) / around.width) * width),
    round((seen.height / around.height) * height),
    round((seen.width / around.width) * width),
  ];
}

/** Row-major cells of a canvas: whether anything is painted there. */
export function opaque(canvas: HTMLElement): boolean[] {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: data.length / 4 }, (_, pixel) => data[pixel * 4 + 3] === 255);
}
