/**
 * A canvas that nobody sees. A worker has no elements: there it is an `OffscreenCanvas`, which has all
 * that is used of it here, so that it goes by the name of the one that pages have.
 */
export function newCanvas(width: number, height: number): HTMLCanvasElement;
export function newCanvas(width: number, height: number): HTMLCanvasElement | OffscreenCanvas {
  if (typeof document === 'undefined') return new OffscreenCanvas(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
