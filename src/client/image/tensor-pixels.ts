import {
  channelOfColor,
  ExplainError,
  type InputTensor,
  type ModelDescription,
} from '../../protocol.js';
import { newCanvas } from './new-canvas.js';
import type { Picture } from './image-source.js';
import { pixelsOfTensor, type ColorUnits } from './tensor-colors.js';

/** Luma of sRGB, ITU-R BT.601. */
const LUMA = [0.299, 0.587, 0.114] as const;

/** Red, green, blue and opacity of each pixel, row by row. */
export interface PixelBytes {
  data: Uint8ClampedArray;
}

/** What of a model says how its pictures are numbered. */
type InputUnits = Pick<ModelDescription, 'inputShape' | 'preprocessing' | 'background'>;

/** Bytes in model-input units, transparent parts over the model's background. */
export function toTensor({ data: bytes }: PixelBytes, model: InputUnits): InputTensor {
  const { inputShape, preprocessing, background } = model;
  const [height, width, channels] = inputShape;
  const { black, white } = preprocessing;
  if (isTransparent(bytes)) {
    throw new ExplainError(
      'image-transparent',
      'Every pixel of the image is transparent: there is nothing in it to explain.',
      'Use an image with visible pixels.',
    );
  }
  const data = new Float32Array(height * width * channels);
  // With three channels or more a channel's color is found as a color's channel is.
  const colors = Array.from({ length: channels }, (_, channel) =>
    channelOfColor(channel, channels, preprocessing.channels),
  );
  for (let pixel = 0, from = 0; pixel < height * width; pixel++, from += 4) {
    const alpha = bytes[from + 3]! / 255;
    for (let channel = 0; channel < channels; channel++) {
      const color = colors[channel]!;
      const level = channels === 1 ? luma(bytes, from) : color < 3 ? bytes[from + color]! / 255 : 0;
      const value = black[channel]! + level * (white[channel]! - black[channel]!);
      data[pixel * channels + channel] = value * alpha + background[channel]! * (1 - alpha);
    }
  }
  return { data, shape: inputShape };
}

function luma(bytes: Uint8ClampedArray, from: number): number {
  const [red, green, blue] = [bytes[from]! / 255, bytes[from + 1]! / 255, bytes[from + 2]! / 255];
  // Grey stays exactly what it was: the three weights do not sum to 1 in floating point.
  if (red === green && green === blue) return red;
  return LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue;
}

function isTransparent(bytes: Uint8ClampedArray): boolean {
  for (let index = 3; index < bytes.length; index += 4) if (bytes[index] !== 0) return false;
  return true;
}

/** A tensor in model-input units on a canvas. */
export function viewOfTensor(tensor: InputTensor, units: ColorUnits): HTMLCanvasElement {
  const [height, width] = tensor.shape;
  const view = newCanvas(width, height);
  const context = view.getContext('2d')!;
  const image = context.createImageData(width, height);
  image.data.set(pixelsOfTensor(tensor, units).data);
  context.putImageData(image, 0, 0);
  return view;
}

/** A tensor goes into the network as it is. */
export function pictureOfTensor(
  { data, shape, notes }: InputTensor,
  { inputShape, preprocessing }: Pick<ModelDescription, 'inputShape' | 'preprocessing'>,
): Picture {
  const input = { data: Float32Array.from(data), shape, ...(notes ? { notes } : {}) };
  // Of another shape the engine refuses it, and says why; there may be nothing to show.
  const fits = String(shape) === String(inputShape);
  return {
    input,
    view: fits ? viewOfTensor(input, { preprocessing }) : newCanvas(1, 1),
  };
}
