import { toTensor } from '../../client/image/fit.js';
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
function pixelOf(color: string): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d')!;
  // A canvas leaves its colour as it was where it does not know the new one.
  const taken = ['#000', '#fff'].map((before) => {
    context.fillStyle = before;
    context.fillStyle = color;
    return context.fillStyle;
  });
  if (taken[0] !== taken[1]) return null;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1);
}
