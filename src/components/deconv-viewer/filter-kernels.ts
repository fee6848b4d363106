import type { Shape3, TensorValues } from '../../protocol.js';

/** One filter as a picture. */
export interface FilterPicture {
  values: Float32Array;
  shape: Shape3;
}

/**
 * The weights of one filter of a first convolution, `[height, width, channels of the picture]`.
 *
 * @param kernel `[height, width, in, out]`; of a depthwise convolution `[height, width, in,
 *   multiplier]`, where each filter looks at one channel of the picture
 */
export function filterPicture(
  { data, shape }: TensorValues,
  filter: number,
  filters: number,
): FilterPicture {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape;
  const isDepthwise = filters === inputs * outputs && filters !== outputs;
  const seen = isDepthwise ? [Math.floor(filter / outputs)] : [...Array(inputs).keys()];
  const column = isDepthwise ? filter % outputs : filter;
  const values = new Float32Array(height * width * seen.length);
  for (let place = 0; place < height * width; place++) {
    seen.forEach((input, channel) => {
      values[place * seen.length + channel] = data[(place * inputs + input) * outputs + column]!;
    });
  }
  return { values, shape: [height, width, seen.length] };
}
