/** The description of a chain network that the reference computes with, and its shapes. */

export type Pair = [number, number];
export type Padding = 'same' | 'valid';
/** Shapes carry no batch dimension: [h, w, c] for maps, [n] for vectors. */
export type Shape = number[];

export interface ConvSpec {
  kind: 'conv2d';
  name: string;
  kernel: Pair;
  filters: number;
  strides: Pair;
  padding: Padding;
  dilation?: Pair;
  activation?: 'linear' | 'relu';
  /** kernel: [kh, kw, in, filters]; bias: [filters]. */
  weights: { kernel: Float32Array; bias?: Float32Array };
}

export interface DenseSpec {
  kind: 'dense';
  name: string;
  units: number;
  activation?: 'linear' | 'relu' | 'softmax';
  /** kernel: [in, units]; bias: [units]. */
  weights: { kernel: Float32Array; bias?: Float32Array };
}

export interface BatchNormSpec {
  kind: 'batchNorm';
  name: string;
  epsilon: number;
  /** All of shape [c], the last axis of the input. */
  weights: {
    gamma: Float32Array;
    beta: Float32Array;
    mean: Float32Array;
    variance: Float32Array;
  };
}

export interface PoolSpec {
  kind: 'maxPool' | 'averagePool';
  name: string;
  pool: Pair;
  strides: Pair;
  padding: Padding;
}

export interface PaddingSpec {
  kind: 'zeroPadding';
  name: string;
  /** [[top, bottom], [left, right]]. */
  padding: [Pair, Pair];
}

export interface DropoutSpec {
  kind: 'dropout';
  name: string;
  rate: number;
}

export interface PlainSpec {
  kind: 'relu' | 'softmax' | 'globalAveragePool' | 'flatten';
  name: string;
}

export type LayerSpec =
  ConvSpec | DenseSpec | BatchNormSpec | PoolSpec | PaddingSpec | DropoutSpec | PlainSpec;

/** A chain of layers on an image of shape `input` = [h, w, c]. */
export interface NetSpec {
  input: [number, number, number];
  layers: LayerSpec[];
}

/**
 * TensorFlow's sliding-window arithmetic along one axis: the number of windows and the number of
 * padded cells before the first real one. An odd total of SAME padding has its extra cell behind.
 */
export function slide(
  size: number,
  kernel: number,
  stride: number,
  padding: Padding,
  dilation = 1,
): { out: number; before: number } {
  const extent = (kernel - 1) * dilation + 1;
  if (padding === 'valid') {
    return { out: Math.max(0, Math.floor((size - extent) / stride) + 1), before: 0 };
  }
  const out = Math.ceil(size / stride);
  const total = Math.max(0, (out - 1) * stride + extent - size);
  return { out, before: Math.floor(total / 2) };
}

/** Reads a map shape; raises an error for anything that is not [h, w, c]. */
export function asMap(shape: Shape, layer: { name: string }): [number, number, number] {
  const [h, w, c] = shape;
  if (shape.length !== 3 || h === undefined || w === undefined || c === undefined) {
    throw new Error(`${layer.name} needs a map [h, w, c], not [${shape.join(', ')}]`);
  }
  return [h, w, c];
}

/** Output shape of one layer on an input of the given shape. */
export function outputShape(layer: LayerSpec, input: Shape): Shape {
  switch (layer.kind) {
    case 'conv2d':
    case 'maxPool':
    case 'averagePool': {
      const [h, w, c] = asMap(input, layer);
      const conv = layer.kind === 'conv2d';
      const [kh, kw] = conv ? layer.kernel : layer.pool;
      const [dy, dx] = (conv && layer.dilation) || [1, 1];
      const rows = slide(h, kh, layer.strides[0], layer.padding, dy).out;
      const columns = slide(w, kw, layer.strides[1], layer.padding, dx).out;
      if (rows < 1 || columns < 1) {
        throw new Error(`${layer.name}: no window fits into [${input.join(', ')}]`);
      }
      return [rows, columns, conv ? layer.filters : c];
    }
    case 'zeroPadding': {
      const [h, w, c] = asMap(input, layer);
      const [[top, bottom], [left, right]] = layer.padding;
      return [h + top + bottom, w + left + right, c];
    }
    case 'dense':
      if (input.length !== 1) {
        throw new Error(`${layer.name} needs a vector, not [${input.join(', ')}]`);
      }
      return [layer.units];
    case 'globalAveragePool':
      return [asMap(input, layer)[2]];
    case 'flatten':
      return [count(input)];
    default:
      return [...input];
  }
}

/** Output shape of every layer, without the batch dimension. */
export function shapes(net: NetSpec): Shape[] {
  let shape: Shape = net.input;
  return net.layers.map((layer) => (shape = outputShape(layer, shape)));
}

/** Input shape of every layer, without the batch dimension. */
export function inputShapes(net: NetSpec): Shape[] {
  return [net.input, ...shapes(net)].slice(0, net.layers.length);
}

/** The number of elements of a shape. */
export function count(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}
