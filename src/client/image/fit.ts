import type { InputTensor, ModelDescription } from '../../protocol.js';
import { rangeNotes } from '../notes.js';
import type { Drawable } from './drawable.js';
import { readPixels, type ReadPixels } from './read-pixels.js';
import type { Cut } from './reduce.js';
import { toTensor } from './tensor-pixels.js';

/** A picture as the network sees it, and as a reader does. */
export interface Picture {
  input: InputTensor;
  /** The part of the picture that the network sees, for showing. */
  view: HTMLCanvasElement;
}

/** Longest side, in pixels, of the view that is kept for showing. */
export const VIEW_SIDE = 1024;

/**
 * Cuts the middle of a picture to the shape of the model's input, scales it, lays transparent parts
 * over the model's background, and turns bytes into model-input units.
 */
export async function fitToModel(drawable: Drawable, model: ModelDescription): Promise<Picture> {
  const [height, width] = model.inputShape;
  const cut = middle(drawable, width / height);
  const { pixels, notes } = await scaledPixels(drawable, cut, width, height);
  const scale = Math.min(1, VIEW_SIDE / Math.max(cut.width, cut.height));
  const view = document.createElement('canvas');
  view.width = Math.round(cut.width * scale);
  view.height = Math.round(cut.height * scale);
  const context = view.getContext('2d')!;
  // A photograph with far more pixels would alias.
  context.imageSmoothingQuality = 'high';
  drawPart(context, drawable.source, cut, view.width, view.height);
  const input = toTensor(pixels, model);
  const all = [...rangeNotes(model), ...notes];
  return { input: all.length > 0 ? { ...input, notes: all } : input, view };
}

/** The largest part of this shape, width by height, around the middle. */
export function middle({ width, height }: Pick<Drawable, 'width' | 'height'>, aspect: number): Cut {
  const cut = { width: Math.min(width, height * aspect), height: Math.min(height, width / aspect) };
  return { left: (width - cut.width) / 2, top: (height - cut.height) / 2, ...cut };
}

function drawPart(
  context: CanvasRenderingContext2D,
  source: CanvasImageSource,
  { left, top, ...cut }: Cut,
  width: number,
  height: number,
): void {
  context.drawImage(source, left, top, cut.width, cut.height, 0, 0, width, height);
}

async function scaledPixels(
  drawable: Drawable,
  cut: Cut,
  width: number,
  height: number,
): Promise<ReadPixels> {
  // Scales better than a canvas; browsers without these options draw the source itself.
  const bitmap = await scaledBitmap(drawable, cut, width, height).catch(() => null);
  const draw = (context: CanvasRenderingContext2D): void => {
    if (bitmap) context.drawImage(bitmap, 0, 0, width, height);
    else drawPart(context, drawable.source, cut, width, height);
  };
  try {
    return await readPixels(drawable, cut, [height, width], draw);
  } finally {
    bitmap?.close();
  }
}

/**
 * Cuts, then scales. A browser may do both in one call, but Chromium then looks at no more than four
 * pixels for each that it draws: nearly all of a photograph is left out, and what is fine aliases.
 */
async function scaledBitmap(
  { source, ...size }: Drawable,
  { left, top, ...part }: Cut,
  width: number,
  height: number,
): Promise<ImageBitmap> {
  const cut = {
    width: Math.max(1, Math.round(part.width)),
    height: Math.max(1, Math.round(part.height)),
  };
  const isWhole = cut.width === size.width && cut.height === size.height;
  const whole = source as ImageBitmapSource;
  const cropped = isWhole
    ? null
    : await createImageBitmap(whole, Math.floor(left), Math.floor(top), cut.width, cut.height);
  try {
    return await createImageBitmap(cropped ?? whole, 0, 0, cut.width, cut.height, {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'high',
    });
  } finally {
    // As large as the photograph: it does not wait for the garbage collector.
    cropped?.close();
  }
}
