import type { Padding, Pair } from '../kernels/window.js';

interface TransposedWindow {
  size: Pair;
  strides: Pair;
  dilations: Pair;
  /** TensorFlow's word for how the convolution would be padded that this one undoes. */
  word: 'same' | 'valid';
}

/**
 * What is cut off the full output of a transposed convolution, at each side, where its size is given;
 * a negative number adds cells.
 */
export function paddingOfSize(
  input: Pair,
  output: Pair,
  { size, strides, dilations, word }: TransposedWindow,
): Padding {
  const along = (axis: 0 | 1): Pair => {
    const extent = (size[axis] - 1) * dilations[axis] + 1;
    const cut = (input[axis] - 1) * strides[axis] + extent - output[axis];
    const before = word === 'same' ? Math.max(Math.floor(cut / 2), 0) : 0;
    return [before, cut - before];
  };
  return [along(0), along(1)];
}
