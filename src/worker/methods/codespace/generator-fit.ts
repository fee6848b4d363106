import { add, concat, mul, sum, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { ExplainError, type Shape3 } from '../../../protocol.js';
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
 * Sizes are resampled bilinearly, grey is repeated for three channels, and values move from range to
 * range. Throws `generator-unfit` where that would be a guess.
 *
 * @param made shape of the generator's output, without the batch
 * @param from its black and white by its card
 * @param taken the classifier's input, and `to` its black and white
 */
export function fitGenerator(
  made: readonly number[],
  from: Pair | null,
  taken: Shape3,
  to: Pair,
): GeneratorFit {
  const [height, width, channels] = made;
  if (made.length !== 3 || !height || !width || !channels) {
    throw unfit(`makes outputs of the shape [${made.join(', ')}], which are no pictures`);
  }
  const repeats = taken[2] / channels;
  if (repeats !== 1 && channels !== 1) {
    throw unfit(`makes pictures of ${channels} channels, the classifier takes ${taken[2]}`);
  }
  if (from === null) {
    throw unfit('has no card that tells the range of its pictures');
  }
  const scale = (to[1] - to[0]) / (from[1] - from[0]);
  const shift = to[0] - from[0] * scale;
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
        return add(mul(fitted, scale), shift);
      }),
    backward: (signal) =>
      tidy(() => {
        let back: Tensor = mul(signal, scale);
        if (repeats !== 1) back = sum(back, 3, true);
        return resized ? resample(back as Tensor4D, ...matrices(), true) : back;
      }),
  };
}

function unfit(what: string): ExplainError {
  return new ExplainError(
    'generator-unfit',
    `The generator does not fit the classifier: it ${what}.`,
    'Use a generator of pictures whose card has "output": {"shape": [height, width, channels], "range": [black, white]}.',
  );
}
