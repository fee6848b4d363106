import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';
import type { Drawable } from './drawable.js';

/** A picture as the network sees it, and as a reader does. */
export interface Picture {
  input: InputTensor;
  /** The part of the picture that the network sees, for showing. */
  view: HTMLCanvasElement;
}

/** Longest side, in pixels, of the view that is kept for showing. */
const VIEW_SIDE = 1024;

/** Luma of sRGB, ITU-R BT.601. */
const LUMA = [0.299, 0.587, 0.114] as const;

/**
 * Cuts the middle of a picture to the shape of the model's input, scales it, lays transparent parts
 * over the model's background, and turns bytes into model-input units.
 */
export async function fitToModel(drawable: Drawable, model: ModelDescription): Promise<Picture> {
  const [height, width] = model.inputShape;
  const crop = middle(drawable, width / height);
  const pixels = await scaledPixels(drawable, crop, width, height);
  const scale = Math.min(1, VIEW_SIDE / Math.max(crop.width, crop.height));
  const view = document.createElement('canvas');
  view.width = Math.round(crop.width * scale);
  view.height = Math.round(crop.height * scale);
  const context = view.getContext('2d')!;
  // A photograph with far more pixels would alias.
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    drawable.source,
    crop.x,
    crop.y,
    crop.width,
    crop.height,
    0,
    0,
    view.width,
    view.height,
  );
  return { input: toTensor(pixels, model), view };
}

interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

function middle({ width, height }: Drawable, aspect: number): Crop {
  const cut = { width: Math.min(width, height * aspect), height: Math.min(height, width / aspect) };
  return { x: (width - cut.width) / 2, y: (height - cut.height) / 2, ...cut };
}

async function scaledPixels(
  drawable: Drawable,
  crop: Crop,
  width: number,
  height: number,
): Promise<ImageData> {
  const { source } = drawable;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  // Scales better than a canvas; browsers without these options draw the source itself.
  const bitmap = await scaledBitmap(drawable, crop, width, height).catch(() => null);
  if (bitmap) context.drawImage(bitmap, 0, 0, width, height);
  else context.drawImage(source, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  bitmap?.close();
  try {
    return context.getImageData(0, 0, width, height);
  } catch {
    throw tainted();
  }
}

/**
 * Cuts, then scales. A browser may do both in one call, but Chromium then looks at no more than four
 * pixels for each that it draws: nearly all of a photograph is left out, and what is fine aliases.
 */
async function scaledBitmap(
  { source, ...size }: Drawable,
  crop: Crop,
  width: number,
  height: number,
): Promise<ImageBitmap> {
  const cut = {
    width: Math.max(1, Math.round(crop.width)),
    height: Math.max(1, Math.round(crop.height)),
  };
  const isWhole = cut.width === size.width && cut.height === size.height;
  const whole = source as ImageBitmapSource;
  const part = isWhole
    ? null
    : await createImageBitmap(whole, Math.floor(crop.x), Math.floor(crop.y), cut.width, cut.height);
  try {
    return await createImageBitmap(part ?? whole, 0, 0, cut.width, cut.height, {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'high',
    });
  } finally {
    // As large as the photograph: it does not wait for the garbage collector.
    part?.close();
  }
}

function tainted(): ExplainError {
  return new ExplainError(
    'image-cors',
    'The picture comes from another origin, which does not let this page read its pixels.',
    'Serve it with the header Access-Control-Allow-Origin and give the <img> crossorigin="anonymous".',
  );
}

/** What of a model says how its pictures are numbered. */
type PixelUnits = Pick<ModelDescription, 'inputShape' | 'range' | 'background'>;

/** Bytes in model-input units, transparent parts over the model's background. */
export function toTensor({ data: bytes }: ImageData, model: PixelUnits): InputTensor {
  const { inputShape, range, background } = model;
  const [height, width, channels] = inputShape;
  const [black, white] = range;
  if (isTransparent(bytes)) {
    throw new ExplainError(
      'image-transparent',
      'Every pixel of the picture is transparent: there is nothing in it to explain.',
      'Use a picture with visible pixels.',
    );
  }
  const data = new Float32Array(height * width * channels);
  for (let pixel = 0; pixel < height * width; pixel++) {
    const rgb = [0, 1, 2].map((channel) => bytes[pixel * 4 + channel]! / 255);
    const alpha = bytes[pixel * 4 + 3]! / 255;
    const values = channels === 1 ? [luma(rgb)] : rgb;
    for (let channel = 0; channel < channels; channel++) {
      const value = black + (values[channel] ?? 0) * (white - black);
      data[pixel * channels + channel] = value * alpha + background[channel]! * (1 - alpha);
    }
  }
  return { data, shape: inputShape };
}

function luma(rgb: number[]): number {
  // Grey stays exactly what it was: the three weights do not sum to 1 in floating point.
  if (rgb[0] === rgb[1] && rgb[1] === rgb[2]) return rgb[0]!;
  return LUMA.reduce((sum, weight, channel) => sum + weight * rgb[channel]!, 0);
}

function isTransparent(bytes: Uint8ClampedArray): boolean {
  for (let index = 3; index < bytes.length; index += 4) if (bytes[index] !== 0) return false;
  return true;
}

/** A canvas that shows a tensor given in model-input units. */
export function viewOfTensor(
  { data, shape }: InputTensor,
  range: [number, number],
): HTMLCanvasElement {
  const [height, width, channels] = shape;
  const view = document.createElement('canvas');
  view.width = width;
  view.height = height;
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = data[pixel * channels + Math.min(channel, channels - 1)]!;
      image.data[pixel * 4 + channel] = (255 * (value - range[0])) / (range[1] - range[0]);
    }
    image.data[pixel * 4 + 3] = 255;
  }
  view.getContext('2d')!.putImageData(image, 0, 0);
  return view;
}
