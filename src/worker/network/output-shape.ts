import { util } from '@tensorflow/tfjs-core';
import { axisWindows, transposedLength } from '../kernels/window.js';
import { readNumber, readNumbers, readPadding, readPair, readSides } from './layer-config.js';
import type { KerasLayer } from './topology.js';

/** Without the batch: `[height, width, channels]`, `[size]`. */
type Shape = number[];

/** The shape that each layer gives, by name, before any weight is loaded. */
export function shapesOf(
  layers: readonly KerasLayer[],
  input: { name: string; shape: Shape },
): Map<string, Shape> {
  const shapes = new Map([[input.name, input.shape]]);
  for (const layer of layers) {
    shapes.set(
      layer.name,
      shapeOf(
        layer,
        layer.inputs.map((name) => shapes.get(name)!),
      ),
    );
  }
  return shapes;
}

/** Layers that are not named here keep the shape. */
function shapeOf(layer: KerasLayer, inputs: Shape[]): Shape {
  const shape = inputs[0]!;
  const [height, width, channels] = [shape[0]!, shape[1]!, shape.at(-1)!];
  switch (layer.className) {
    case 'Conv2D':
    case 'SeparableConv2D':
      return [...slide(layer, shape, 'kernel_size'), readNumber(layer, 'filters', channels)];
    case 'DepthwiseConv2D':
      return [
        ...slide(layer, shape, 'kernel_size'),
        channels * readNumber(layer, 'depth_multiplier', 1),
      ];
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return [...slide(layer, shape, 'pool_size'), channels];
    case 'Conv2DTranspose':
      return [...grow(layer, shape), readNumber(layer, 'filters', channels)];
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      return layer.config.keepdims === true ? [1, 1, channels] : [channels];
    case 'Dense':
      return [...shape.slice(0, -1), readNumber(layer, 'units', channels)];
    case 'Flatten':
      return [util.sizeFromShape(shape)];
    case 'Reshape': {
      const target = readNumbers(layer, 'target_shape');
      const known = util.sizeFromShape(target.filter((size) => size !== -1));
      return target.map((size) => (size === -1 ? util.sizeFromShape(shape) / known : size));
    }
    case 'Permute':
      return readNumbers(layer, 'dims').map((axis) => shape[axis - 1]!);
    case 'ZeroPadding2D': {
      const [vertical, horizontal] = readSides(layer, 'padding', 1).map(sizeOfSides);
      return [height + vertical!, width + horizontal!, channels];
    }
    case 'Cropping2D': {
      const [vertical, horizontal] = readSides(layer, 'cropping', 0).map(sizeOfSides);
      return [height - vertical!, width - horizontal!, channels];
    }
    case 'UpSampling2D': {
      const [vertical, horizontal] = readPair(layer, 'size', 2);
      return [height * vertical, width * horizontal, channels];
    }
    case 'Concatenate': {
      // Keras counts the batch as the first axis.
      const given = readNumber(layer, 'axis', -1);
      const along = given < 0 ? given + shape.length : given - 1;
      const total = inputs.reduce((sum, input) => sum + input[along]!, 0);
      return shape.map((size, axis) => (axis === along ? total : size));
    }
    case 'Add':
    case 'Multiply':
      return broadcast(inputs);
    default:
      return shape;
  }
}

function slide(layer: KerasLayer, shape: Shape, key: 'kernel_size' | 'pool_size'): Shape {
  const window = readPair(layer, key, 2);
  const strides = readPair(layer, 'strides', key === 'pool_size' ? window : 1);
  const dilations = readPair(layer, 'dilation_rate', 1);
  const padding = readPadding(layer);
  return ([0, 1] as const).map(
    (axis) =>
      axisWindows(shape[axis]!, window[axis], strides[axis], dilations[axis], padding).output,
  );
}

function grow(layer: KerasLayer, shape: Shape): Shape {
  const kernel = readPair(layer, 'kernel_size', 2);
  const strides = readPair(layer, 'strides', 1);
  const dilations = readPair(layer, 'dilation_rate', 1);
  const padding = readPadding(layer);
  return ([0, 1] as const).map((axis) =>
    transposedLength(shape[axis]!, kernel[axis], strides[axis], dilations[axis], padding),
  );
}

/** Inputs of fewer axes have theirs at the end; an axis of length 1 is repeated. */
function broadcast(inputs: Shape[]): Shape {
  const rank = Math.max(...inputs.map((input) => input.length));
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(...inputs.map((input) => input[axis - rank + input.length] ?? 1)),
  );
}

function sizeOfSides([before, after]: [number, number]): number {
  return before + after;
}
