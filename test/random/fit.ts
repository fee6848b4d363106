/** Turns a choice into a layer that fits the map at hand. */

import {
  activation,
  averagePool,
  batchNorm,
  conv,
  convTranspose,
  cropping,
  dense,
  depthwise,
  dropout,
  groupNorm,
  layerNorm,
  maxPool,
  mean,
  normalization,
  permute,
  prelu,
  relu,
  rescaling,
  reshape,
  resize,
  separable,
  slice,
  spatialDropout,
  upsampling,
  zeroPadding,
} from '../oracle/net.js';
import type { Maker, Padding, Pair, Shape } from '../oracle/net.js';
import type { LayerChoice } from './choices.js';

/** Maps grow no larger than this along each axis, and have no more channels. */
const LONGEST = 16;
const MOST_CHANNELS = 12;

type Convolution = Extract<LayerChoice, { kernel: Pair }>;
type ActivationChoice = Extract<LayerChoice, { is: 'activation' }>;
type SliceChoice = Extract<LayerChoice, { is: 'slice' }>;

const both = (make: (axis: 0 | 1) => number): Pair => [make(0), make(1)];

/** shape: [h, w, c]. Keras 2 writes no operations between layers into files as Keras 3 does. */
export function fit(choice: LayerChoice, shape: Shape, isForKeras2: boolean): Maker {
  const [h, w, c] = [shape[0]!, shape[1]!, shape[2]!];
  switch (choice.is) {
    case 'conv':
    case 'depthwise':
    case 'separable':
    case 'transposed':
      return choice.is === 'transposed'
        ? fitTransposed(choice, shape)
        : fitConvolution(choice, shape);
    case 'maxPool':
    case 'averagePool': {
      const window = both((axis) => Math.min(choice.pool[axis], shape[axis]!));
      const pool = choice.is === 'maxPool' ? maxPool : averagePool;
      return pool(window, { strides: choice.strides, padding: choice.padding });
    }
    case 'batchNorm':
      return batchNorm({ scale: choice.scaled, center: choice.centered });
    case 'layerNorm':
    case 'groupNorm':
      return fitNorm(choice, shape);
    case 'rescaling':
      return choice.scaled
        ? rescaling(
            Array.from({ length: c }, (_, i) => 0.5 + 0.3 * i),
            Array.from({ length: c }, (_, i) => 0.2 - 0.1 * i),
          )
        : rescaling(1.5, -0.25);
    case 'normalization':
      return normalization({ configured: choice.scaled });
    case 'activation':
      return fitActivation(choice);
    case 'slice':
      return isForKeras2 ? relu() : fitSlice(choice, shape);
    case 'mean':
      return isForKeras2 ? relu() : mean([...choice.axes], { keepDims: true });
    case 'resize':
      return resize(choice.size, { interpolation: choice.interpolation });
    case 'zeroPadding':
      return Math.max(h, w) + 4 > LONGEST ? relu() : zeroPadding(choice.sides);
    case 'cropping': {
      const [rows, columns] = choice.sides;
      const left = Math.min(h - rows[0] - rows[1], w - columns[0] - columns[1]);
      return left < 1 ? relu() : cropping(choice.sides);
    }
    case 'upsampling': {
      const size = both((axis) => Math.min(choice.size[axis], growth(shape[axis]!)));
      return upsampling(size, { interpolation: choice.interpolation });
    }
    case 'permute': {
      const channels = shape[choice.axes[2]! - 1]!;
      return channels > MOST_CHANNELS ? permute([2, 1, 3]) : permute(choice.axes);
    }
    case 'reshape':
      return reshape([w, -1, c]);
    case 'dropout':
      return dropout();
    case 'spatialDropout':
      return spatialDropout();
    case 'dense':
      return dense(choice.units, { bias: choice.bias, activation: choice.activation });
  }
}

/** How many times longer an axis may become. */
function growth(length: number): number {
  return Math.max(1, Math.floor(LONGEST / length));
}

function fitConvolution(choice: Convolution, shape: Shape): Maker {
  const { padding, bias, filters } = choice;
  // As in Keras: strides or dilation; of a depthwise convolution the same stride both ways.
  const given: Pair = choice.is === 'conv' ? choice.strides : both(() => choice.strides[0]);
  const dilates = Math.max(...given) === 1;
  const extent = (axis: 0 | 1) => (choice.kernel[axis] - 1) * choice.dilation[axis] + 1;
  const dilation = both((axis) =>
    dilates && extent(axis) <= shape[axis]! ? choice.dilation[axis] : 1,
  );
  const kernel = fitKernel(choice.kernel, shape, padding);
  const options = { strides: given, padding, dilation, bias, activation: choice.activation };
  const multiplier = shape[2]! * choice.multiplier > MOST_CHANNELS ? 1 : choice.multiplier;
  if (choice.is === 'depthwise') return depthwise(kernel, multiplier, options);
  if (choice.is === 'separable') return separable(kernel, multiplier, filters, options);
  const groups = shape[2]! % choice.groups === 0 ? choice.groups : 1;
  return conv(kernel, Math.ceil(filters / groups) * groups, { ...options, groups });
}

/** Of two values a norm knows but the order, and many are slow to be looked at in pairs. */
const [FEWEST, MOST] = [3, 400];

function fitNorm(choice: Extract<LayerChoice, { centered: boolean }>, shape: Shape): Maker {
  const options = { scale: choice.scaled, center: choice.centered };
  const channels = shape[2]!;
  if (choice.is === 'groupNorm') {
    const groups = channels % choice.groups === 0 ? choice.groups : channels;
    const size = (shape[0]! * shape[1]! * channels) / groups;
    return size < FEWEST || size > MOST ? relu() : groupNorm(groups, options);
  }
  const size = (axes: number[]) => axes.reduce((product, axis) => product * shape[axis - 1]!, 1);
  const axes = size(choice.axes) > MOST ? [3] : choice.axes;
  return size(axes) < FEWEST ? relu() : layerNorm({ ...options, axes });
}

/** VALID windows have to lie inside the map. */
function fitKernel(kernel: Pair, shape: Shape, padding: Padding): Pair {
  return padding === 'same' ? kernel : both((axis) => Math.min(kernel[axis], shape[axis]!));
}

function fitTransposed(choice: Convolution, shape: Shape): Maker {
  const { kernel, padding, bias, filters } = choice;
  const strides = both((axis) => Math.min(choice.strides[axis], growth(shape[axis]!)));
  const dilates = Math.max(...strides) === 1 && Math.max(shape[0]!, shape[1]!) <= LONGEST - 6;
  const dilation: Pair = dilates ? choice.dilation : [1, 1];
  const options = { strides, padding, dilation, bias, activation: choice.activation };
  const outputPadding = fitOutputPadding(choice, strides, dilation);
  return convTranspose(kernel, filters, { ...options, ...(outputPadding && { outputPadding }) });
}

/** Less than the stride, and such that a convolution of the output has the input's size. */
function fitOutputPadding(
  { kernel, padding, outputPadding }: Convolution,
  strides: Pair,
  dilation: Pair,
): Pair | null {
  if (!outputPadding) return null;
  const least = (axis: 0 | 1): number => {
    const isEven = ((kernel[axis] - 1) * dilation[axis] + 1) % 2 === 0;
    return padding === 'same' && isEven ? 1 : 0;
  };
  if (least(0) >= strides[0] || least(1) >= strides[1]) return null;
  return both((axis) => Math.min(Math.max(outputPadding[axis], least(axis)), strides[axis] - 1));
}

function fitActivation({ activation: kind, ...choice }: ActivationChoice): Maker {
  const { slope, alpha, threshold, most } = choice;
  switch (kind) {
    case 'leakyRelu':
      return slope === undefined ? activation(kind) : activation(kind, { slope });
    case 'elu':
      return alpha === 1 ? activation(kind) : activation(kind, { alpha });
    case 'prelu':
      return prelu();
    case 'boundedRelu':
      return activation(kind, { slope: slope ?? 0, threshold, most });
    default:
      return activation(kind);
  }
}

/** At least one cell of each axis is left. */
function fitSlice({ begin, left, strides }: SliceChoice, shape: Shape): Maker {
  const starts = shape.map((length, axis) => Math.min(begin[axis]!, length - 1));
  const ends = shape.map((length, axis) => Math.max(length - left[axis]!, starts[axis]! + 1));
  return slice(starts, ends, [...strides]);
}
