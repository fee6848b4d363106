import { centredDigit, MNIST_FIELD } from '../../../client/image/digit.js';
import type { ModelDescription } from '../../../protocol.js';
import { inkOf, type Stroke } from './strokes.js';

/** Whether the model's pictures are dark on light: MNIST's are light on dark. */
export function isPaperLight(description: ModelDescription | null): boolean {
  if (!description) return false;
  const [black, white] = description.range;
  const paper = description.background[0] ?? black;
  return Math.abs(paper - white) < Math.abs(paper - black);
}

/** The drawing prepared as a digit of MNIST, in the size of the model's input; `null` without ink. */
export function digitPicture(
  strokes: readonly Stroke[],
  description: ModelDescription | null,
): ImageData | null {
  const [height, width] = description?.inputShape ?? [MNIST_FIELD, MNIST_FIELD];
  const ink = centredDigit(inkOf(strokes), height, width);
  if (!ink) return null;
  const isLight = isPaperLight(description);
  const picture = new ImageData(width, height);
  ink.forEach((amount, pixel) => {
    const level = Math.round(255 * (isLight ? 1 - amount : amount));
    picture.data.set([level, level, level, 255], 4 * pixel);
  });
  return picture;
}
