import type { InputTensor, ModelDescription } from '../../protocol.js';
import { rangeNotes } from '../notes.js';
import { pauseFor, type Drawable } from './drawable.js';
import { framingOf, viewFraming, type Framing } from './framing.js';
import type { Picture } from './image-source.js';
import { newCanvas } from './new-canvas.js';
import { isOpaque } from './pixels.js';
import { readPixels, type ReadPixels } from './read-pixels.js';
import type { Cut } from './reduce.js';
import { placed } from './part-of-pixels.js';
import { toTensor } from './tensor-pixels.js';

export type { Picture } from './image-source.js';

/**
 * Brings a picture into the shape of the model's input, scales it, lays transparent parts over the
 * model's background, and turns bytes into model-input units.
 */
export async function fitToModel(drawable: Drawable, model: ModelDescription): Promise<Picture> {
  const [height, width] = model.inputShape;
  const framing = framingOf(drawable, model, drawable.isCut);
  const { cut, box } = framing;
  const part = await scaledPixels(drawable, cut, box.width, box.height);
  const view = await viewOf(drawable, framing, model);
  const input = toTensor(placed(part.pixels, box, width, height), model);
  return { input: noted(input, [...rangeNotes(model), ...part.notes]), view };
}

/** The part of a picture that the network sees, with as many pixels as readers are shown. */
export async function viewOf(
  shown: Drawable,
  framing: Framing,
  model: ModelDescription,
): Promise<HTMLCanvasElement> {
  const framed = viewFraming(framing, model);
  const view = newCanvas(framed.width, framed.height);
  const context = view.getContext('2d')!;
  // A photograph with far more pixels would alias.
  context.imageSmoothingQuality = 'high';
  await pauseFor(shown);
  drawPart(context, shown.source, framing.cut, framed.box);
  return view;
}

/**
 * The picture of pixels that are the network's own already, as a pad draws them: neither scaled nor read
 * back from a canvas, which takes a pen longer than the network takes. `null` for all others.
 */
export function pictureOfPixels(
  pixels: ImageData,
  model: ModelDescription,
  isCut: boolean,
): Picture | null {
  const { width, height, data } = pixels;
  const isSize = model.inputShape[0] === height && model.inputShape[1] === width;
  if (!isSize || (model.preprocessing.crop && !isCut) || !isOpaque(data)) return null;
  const view = newCanvas(width, height);
  view.getContext('2d')!.putImageData(pixels, 0, 0);
  return { input: noted(toTensor(pixels, model), rangeNotes(model)), view };
}

function noted(input: InputTensor, notes: string[]): InputTensor {
  return notes.length > 0 ? { ...input, notes } : input;
}

function drawPart(
  context: CanvasRenderingContext2D,
  source: CanvasImageSource,
  cut: Cut,
  box: Cut,
): void {
  const [from, to] = [cut, box].map(
    ({ left, top, width, height }) => [left, top, width, height] as const,
  );
  context.drawImage(source, ...from!, ...to!);
}

async function scaledPixels(
  drawable: Drawable,
  cut: Cut,
  width: number,
  height: number,
): Promise<ReadPixels> {
  // Scales better than a canvas; browsers without these options draw the source itself.
  const bitmap = await scaledBitmap(drawable, cut, width, height).catch(() => null);
  await pauseFor(drawable);
  const draw = (context: CanvasRenderingContext2D): void => {
    if (bitmap) context.drawImage(bitmap, 0, 0, width, height);
    else drawPart(context, drawable.source, cut, { left: 0, top: 0, width, height });
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
  drawable: Drawable,
  { left, top, ...part }: Cut,
  width: number,
  height: number,
): Promise<ImageBitmap> {
  const cut = {
    width: Math.max(1, Math.round(part.width)),
    height: Math.max(1, Math.round(part.height)),
  };
  const { source } = drawable;
  const isWhole = cut.width === drawable.width && cut.height === drawable.height;
  const whole = source as ImageBitmapSource;
  const cropped = isWhole
    ? null
    : await createImageBitmap(whole, Math.floor(left), Math.floor(top), cut.width, cut.height);
  try {
    await pauseFor(drawable);
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
