/** Which weights a layer has, in the order and under the names of Keras. */

import { channelsOf } from '../shapes.js';
import type { LayerSpec, Shape } from '../spec.js';
import type { Dialect } from './dialects.js';

/** Stores one weight and gives back what a loader reads. */
export type MapWeights = (name: string, shape: Shape, values: Float32Array) => Float32Array;

/** shape: of the layer's first input, without the batch. */
function shapeOfKernel(layer: LayerSpec, shape: Shape): Shape {
  const channels = channelsOf(shape);
  switch (layer.kind) {
    case 'conv2d':
      return [...layer.kernel, channels / (layer.groups ?? 1), layer.filters];
    case 'conv2dTranspose':
      return [...layer.kernel, layer.filters, channels];
    case 'depthwiseConv2d':
    case 'separableConv2d':
      return [...layer.kernel, channels, layer.multiplier];
    case 'dense':
      return [channels, layer.units];
    default:
      return [];
  }
}

/** A copy of the layer with mapped weights, visited in the order of the manifest. */
export function withWeights(
  layer: LayerSpec,
  shape: Shape,
  dialect: Dialect,
  map: MapWeights,
): LayerSpec {
  const vector = (name: string, values: Float32Array) => map(name, [values.length], values);
  const bias = (values?: Float32Array) => (values ? { bias: vector('bias', values) } : {});
  const kernel = (name: string, values: Float32Array) =>
    map(name, shapeOfKernel(layer, shape), values);
  switch (layer.kind) {
    case 'conv2d':
    case 'conv2dTranspose':
    case 'dense': {
      const { weights } = layer;
      return {
        ...layer,
        weights: { kernel: kernel('kernel', weights.kernel), ...bias(weights.bias) },
      };
    }
    case 'depthwiseConv2d': {
      const { weights } = layer;
      const name = dialect === 'keras2' ? 'depthwise_kernel' : 'kernel';
      return {
        ...layer,
        weights: { kernel: kernel(name, weights.kernel), ...bias(weights.bias) },
      };
    }
    case 'separableConv2d': {
      const { weights, multiplier, filters } = layer;
      const matrix = [1, 1, channelsOf(shape) * multiplier, filters];
      const depthwise = kernel('depthwise_kernel', weights.depthwise);
      const pointwise = map('pointwise_kernel', matrix, weights.pointwise);
      return { ...layer, weights: { depthwise, pointwise, ...bias(weights.bias) } };
    }
    case 'batchNorm': {
      const { gamma, beta, mean, variance } = layer.weights;
      return {
        ...layer,
        weights: {
          ...(gamma ? { gamma: vector('gamma', gamma) } : {}),
          ...(beta ? { beta: vector('beta', beta) } : {}),
          mean: vector('moving_mean', mean),
          variance: vector('moving_variance', variance),
        },
      };
    }
    case 'layerNorm':
    case 'groupNorm': {
      const { gamma, beta } = layer.weights;
      const own =
        layer.kind === 'layerNorm'
          ? layer.axes.map((axis) => shape[axis - 1]!)
          : [channelsOf(shape)];
      return {
        ...layer,
        weights: {
          ...(gamma ? { gamma: map('gamma', own, gamma) } : {}),
          ...(beta ? { beta: map('beta', own, beta) } : {}),
        },
      };
    }
    case 'normalization': {
      if (layer.configured) return { ...layer };
      const mean = vector('mean', layer.weights.mean);
      return { ...layer, weights: { mean, variance: vector('variance', layer.weights.variance) } };
    }
    case 'activation': {
      const { settings } = layer;
      if (!settings?.slopes) return { ...layer };
      const ones = shape.slice(1).map(() => 1);
      const values = Float32Array.from(settings.slopes);
      const slopes = map('alpha', [...ones, values.length], values);
      return { ...layer, settings: { ...settings, slopes } };
    }
    default:
      return { ...layer };
  }
}
