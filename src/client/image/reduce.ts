import { newCanvas } from './new-canvas.js';

/** A part of a picture, in its pixels. */
export interface Cut {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Draws a part of a picture smaller (or larger). It is halved until less than a half is left to do:
 * each pixel is then the mean of four, in every browser. Some look at no more than four pixels for
 * each that they draw, which leaves most of a photograph out and makes fine patterns alias.
 *
 * @param width of the result, in pixels
 * @param height of the result, in pixels
 */
export function reduced(
  source: CanvasImageSource,
  cut: Cut,
  width: number,
  height: number,
): HTMLCanvasElement {
  if (cut.width < 2 * width || cut.height < 2 * height) return drawnAt(source, cut, width, height);
  const half = drawnAt(source, cut, Math.ceil(cut.width / 2), Math.ceil(cut.height / 2));
  return reduced(half, { left: 0, top: 0, width: half.width, height: half.height }, width, height);
}

function drawnAt(
  source: CanvasImageSource,
  { left, top, width, height }: Cut,
  toWidth: number,
  toHeight: number,
): HTMLCanvasElement {
  const canvas = newCanvas(toWidth, toHeight);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, left, top, width, height, 0, 0, toWidth, toHeight);
  return canvas;
}
