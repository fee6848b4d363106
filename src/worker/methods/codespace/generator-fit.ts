import {
  add,
  concat,
  mul,
  slice,
  sum,
  tensor1d,
  tidy,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { ExplainError, type PixelUnits, type Shape3 } from '../../../protocol.js';
import { bilinearMatrix, resample, type Matrix } from '../../kernels/resample.js';
import type { Pair } from '../../kernels/window.js';

/** Brings a generator's pictures to a classifier's input, and a signal there back. */
export interface GeneratorFit {
  /** `[batch, height, width, channels]` of the classifier. */
  forward(pictures: Tensor): Tensor;
  /** From the gradient by the classifier's input to that by the generator's output. */
  backward(signal: Tensor): Tensor;
}

/**
 * Sizes are resampled bilinearly, grey is repeated for three channels, colors come into the classifier's
 * order, and values move from range to range. Throws `generator-unfit` where that would be a guess.
 *
 * @param made shape of the generator's output, without the batch
 * @param from its black and white by its card
 * @param taken the classifier's input, and `to` its black and white
 */
export function fitGenerator(
  made: readonly number[],
  from: Pair | null,
  taken: Shape3,
  to: PixelUnits,
): GeneratorFit {
  const [height, width, channels] = made;
  if (made.length !== 3 || !height || !width || !channels) {
    throw unfit(`makes outputs of the shape [${made.join(', ')}], which are no images`);
  }
  const repeats = taken[2] / channels;
  if (repeats !== 1 && channels !== 1) {
    throw unfit(`makes images of ${channels} channels, the classifier takes ${taken[2]}`);
  }
  if (from === null) {
    throw unfit('has no card that tells the range of its images');
  }
  const { black, white } = to;
  const scales = black.map((value, channel) => (white[channel]! - value) / (from[1] - from[0]));
  const shifts = black.map((value, channel) => value - from[0] * scales[channel]!);
  // Generators draw red, green and blue in this order.
  const isReversed = channels === 3 && to.channels === 'bgr';
  const resized = height !== taken[0] || width !== taken[1];
  const matrices = (): [Matrix, Matrix] => [
    bilinearMatrix(height, taken[0]),
    bilinearMatrix(width, taken[1]),
  ];
  return {
    forward: (pictures) =>
      tidy(() => {
        let fitted: Tensor = pictures;
        if (resized) fitted = resample(fitted as Tensor4D, ...matrices());
        if (repeats !== 1) fitted = concat(Array<Tensor>(repeats).fill(fitted), 3);
        if (isReversed) fitted = reversedChannels(fitted);
        return add(mul(fitted, tensor1d(scales)), tensor1d(shifts));
      }),
    backward: (signal) =>
      tidy(() => {
        let back: Tensor = mul(signal, tensor1d(scales));
        if (isReversed) back = reversedChannels(back);
        if (repeats !== 1) back = sum(back, 3, true);
        return resized ? resample(back as Tensor4D, ...matrices(), true) : back;
      }),
  };
}

function reversedChannels(pictures: Tensor): Tensor {
  const channel = (index: number): Tensor => slice(pictures, [0, 0, 0, index], [-1, -1, -1, 1]);
  return concat([2, 1, 0].map(channel), 3);
}

function unfit(what: string): ExplainError {
  return new ExplainError(
    'generator-unfit',
    `The generator does not fit the classifier: it ${what}.`,
    'Use a generator of images whose card has "output": {"shape": [height, width, channels], "range": [black, white]}.',
  );
}
