import { toTensor, type PixelBytes } from '../../client/image/tensor-pixels.js';
import type { ModelDescription, OccluderFill } from '../../protocol.js';
import { outOfRange } from './out-of-range.js';

/** The attribute `fill`: a number, a word of the engine's, or a CSS colour in model-input units. */
export function fillOf(text: string | number, description: ModelDescription): OccluderFill {
  const written = String(text).trim();
  if (written === 'mean' || written === 'blur' || written === 'noise') return written;
  if (written !== '' && Number.isFinite(Number(written))) return Number(written);
  const pixel = pixelOf(written);
  if (!pixel) {
    throw outOfRange(
      'fill',
      written,
      'Give a number in model-input units, a CSS colour, "mean", "blur" or "noise".',
    );
  }
  const { range, background, inputShape } = description;
  // Nothing is seen of a colour that is wholly transparent.
  if (pixel.data[3] === 0) return background;
  return [...toTensor(pixel, { range, background, inputShape: [1, 1, inputShape[2]] }).data];
}

/** A pixel of a CSS colour; `null` for other words. */
function pixelOf(color: string): PixelBytes | null {
  const canvas = document.createElement('canvas');
  canvas.width = 2;
  canvas.height = 1;
  const context = canvas.getContext('2d')!;
  // A canvas leaves its colour as it was where it does not know the new one.
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
  if (String(data.subarray(4)) === '18,52,86,255') return { data: data.subarray(0, 4) };
  throw outOfRange(
    'fill',
    color,
    'This browser falsifies what a canvas gives back: write the color as #rrggbb.',
  );
}
