import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';
import type { Picture } from './fit.js';
import type { ImageSource } from './picture.js';

/** Luma of sRGB, ITU-R BT.601. */
const LUMA = [0.299, 0.587, 0.114] as const;

/** Red, green, blue and opacity of each pixel, row by row. */
export interface PixelBytes {
  data: Uint8ClampedArray;
}

/** What of a model says how its pictures are numbered. */
type PixelUnits = Pick<ModelDescription, 'inputShape' | 'range' | 'background'>;

/** Bytes in model-input units, transparent parts over the model's background. */
export function toTensor({ data: bytes }: PixelBytes, model: PixelUnits): InputTensor {
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

/** The pixels that show a tensor given in model-input units. */
function pixelsOfTensor({ data, shape }: InputTensor, range: readonly [number, number]): ImageData {
  const [height, width, channels] = shape;
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = data[pixel * channels + Math.min(channel, channels - 1)]!;
      image.data[pixel * 4 + channel] = (255 * (value - range[0])) / (range[1] - range[0]);
    }
    image.data[pixel * 4 + 3] = 255;
  }
  return image;
}

/** The same on a canvas. */
export function viewOfTensor(
  tensor: InputTensor,
  range: readonly [number, number],
): HTMLCanvasElement {
  const [height, width] = tensor.shape;
  const view = document.createElement('canvas');
  view.width = width;
  view.height = height;
  view.getContext('2d')!.putImageData(pixelsOfTensor(tensor, range), 0, 0);
  return view;
}

export function isTensor(source: ImageSource): source is InputTensor {
  return typeof source === 'object' && 'shape' in source && 'data' in source;
}

/** A tensor goes into the network as it is. */
export function pictureOfTensor(
  { data, shape, notes }: InputTensor,
  { inputShape, range }: Pick<ModelDescription, 'inputShape' | 'range'>,
): Picture {
  const input = { data: Float32Array.from(data), shape, ...(notes ? { notes } : {}) };
  // Of another shape the engine refuses it, and says why; there may be nothing to show.
  const fits = String(shape) === String(inputShape);
  return { input, view: fits ? viewOfTensor(input, range) : document.createElement('canvas') };
}
