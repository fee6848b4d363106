import { newCanvas } from './new-canvas.js';
import type { PixelBytes } from './tensor-pixels.js';

/**
 * A pixel of a CSS color; `null` for other words, `falsified` where the browser does not tell. Where no
 * page is, something else stands in (src/node/platform/css-color.ts).
 */
export function pixelOfColor(color: string): PixelBytes | 'falsified' | null {
  const context = newCanvas(2, 1).getContext('2d')!;
  // A canvas leaves its color as it was where it does not know the new one.
  const taken = ['#000', '#fff'].map((before) => {
    context.fillStyle = before;
    context.fillStyle = color;
    return context.fillStyle;
  });
  if (taken[0] !== taken[1]) return null;
  // Read without the canvas where that can be done: some browsers falsify what it gives back.
  const [, ...parts] = /^#(..)(..)(..)$/.exec(String(context.fillStyle)) ?? [];
  if (parts.length > 0) {
    return { data: Uint8ClampedArray.from([...parts, 'ff'], (part) => parseInt(part, 16)) };
  }
  context.fillRect(0, 0, 1, 1);
  context.fillStyle = '#123456';
  context.fillRect(1, 0, 1, 1);
  const { data } = context.getImageData(0, 0, 2, 1);
  return String(data.subarray(4)) === '18,52,86,255' ? { data: data.subarray(0, 4) } : 'falsified';
}
