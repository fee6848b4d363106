import { randomUniform, tensor4d, tidy } from '@tensorflow/tfjs-core';
import {
  boundsOfPixels,
  type InputTensor,
  type OccluderFill,
  type PixelUnits,
  type Shape3,
} from '../../protocol.js';
import { oddSeed } from '../kernels/odd-seed.js';
import { blur } from '../kernels/resample.js';
import { outOfRange } from './requirements.js';

/** The blur's standard deviation as a share of the shorter side. */
const BLUR = 1 / 8;

/**
 * The picture with everything hidden.
 *
 * @param units values of black and white, which noise lies between
 * @param name of the setting, for errors
 * @throws `setting-out-of-range`
 */
export function coveredPicture(
  image: InputTensor,
  fill: OccluderFill,
  units: PixelUnits,
  noiseSeed: number,
  name = 'fill',
): InputTensor {
  const { shape } = image;
  switch (fill) {
    case 'mean':
      return meanPicture(image);
    case 'blur':
      return blurredPicture(image);
    case 'noise':
      return noisePicture(shape, units, noiseSeed);
    default:
      return coloured(image, coloursOf(fill, shape[2], name));
  }
}

/** Uniform between black and white in each channel. */
function noisePicture(shape: Shape3, units: PixelUnits, seed: number): InputTensor {
  const { low, high } = boundsOfPixels(units);
  const noise = tidy(() =>
    randomUniform(shape, low[0], high[0], 'float32', oddSeed(seed)).dataSync<'float32'>(),
  );
  const width = high[0]! - low[0]!;
  // Where all channels are alike the numbers stay to the bit.
  const moved = (value: number, channel: number): number =>
    low[channel] === low[0] && high[channel] === high[0]
      ? value
      : low[channel]! + ((value - low[0]!) / width) * (high[channel]! - low[channel]!);
  return { data: noise.map((value, index) => moved(value, index % shape[2])), shape };
}

/** Its mean colour everywhere. */
export function meanPicture(image: InputTensor): InputTensor {
  const {
    data,
    shape: [height, width, channels],
  } = image;
  const means = new Float64Array(channels);
  data.forEach((value, index) => (means[index % channels]! += value / (height * width)));
  return coloured(image, means);
}

/** The blur's standard deviation in pixels. */
export function blurDeviation([height, width]: Shape3): number {
  return Math.min(height, width) * BLUR;
}

export function blurredPicture({ data, shape }: InputTensor): InputTensor {
  const deviation = blurDeviation(shape);
  const blurred = tidy(() => blur(tensor4d(data, [1, ...shape]), deviation).dataSync<'float32'>());
  return { data: blurred.slice(), shape };
}

/** A picture of one colour. */
function coloured({ data, shape }: InputTensor, colour: ArrayLike<number>): InputTensor {
  return { data: data.map((_, index) => colour[index % shape[2]]!), shape };
}

function coloursOf(fill: OccluderFill, channels: number, name: string): number[] {
  const values = typeof fill === 'number' ? new Array<number>(channels).fill(fill) : fill;
  if (Array.isArray(values) && values.length === channels && values.every(Number.isFinite)) {
    return values;
  }
  throw outOfRange(
    name,
    JSON.stringify(fill),
    `a value in model-input units, one for each of the ${channels} channels, "mean", "blur" or "noise"`,
  );
}
