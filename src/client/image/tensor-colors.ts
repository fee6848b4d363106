import {
  channelOfColor,
  levelOf,
  type InputTensor,
  type ModelDescription,
  type Shape3,
} from '../../protocol.js';
import { Pixels } from './pixels.js';

/** What of a model says how its tensors are drawn. */
export type ColorUnits = Pick<ModelDescription, 'preprocessing'>;

/** Writes the color of one pixel of a tensor in model-input units over that of `pixels`. */
export function paintPixel(
  pixels: Pick<Pixels, 'data'>,
  pixel: number,
  { data, shape: [, , channels] }: InputTensor,
  { preprocessing }: ColorUnits,
): void {
  for (let color = 0; color < 3; color++) {
    const channel = channelOfColor(color, channels, preprocessing.channels);
    const level = levelOf(data[pixel * channels + channel]!, channel, preprocessing);
    pixels.data[pixel * 4 + color] = 255 * level;
  }
  pixels.data[pixel * 4 + 3] = 255;
}

/** The pixels that show a tensor in model-input units. */
export function pixelsOfTensor(tensor: InputTensor, units: ColorUnits): Pixels {
  const [height, width] = tensor.shape;
  const pixels = new Pixels(width, height);
  for (let pixel = 0; pixel < height * width; pixel++) paintPixel(pixels, pixel, tensor, units);
  return pixels;
}

/** A map of three channels with those in the order red, green, blue; itself where it has that order. */
export function inColorOrder(
  map: Float32Array,
  [, , channels]: Shape3,
  units: ColorUnits | null,
): Float32Array {
  if (channels !== 3 || units?.preprocessing.channels !== 'bgr') return map;
  return map.map((_, index) => map[index - (index % 3) + 2 - (index % 3)]!);
}
