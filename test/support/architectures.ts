/**
 * The three ways in which most image classifiers are built, small, in tfjs-layers. Each ends in a
 * dense layer `scores` with a softmax. None has average pooling with SAME padding, whose gradient
 * tfjs divides by padded cells too (TensorFlow does not).
 */

import * as tf from '../bundles/tfjs-layers.js';

type Tensor = tf.SymbolicTensor;
const { layers } = tf;

const size = 48;
const classes = 10;

const then = (layer: { apply(input: Tensor | Tensor[]): unknown }, input: Tensor | Tensor[]) =>
  layer.apply(input) as Tensor;

function normalized(input: Tensor): Tensor {
  return then(layers.batchNormalization({}), input);
}

function relu6(input: Tensor): Tensor {
  return then(layers.reLU({ maxValue: 6 }), input);
}

function relu(input: Tensor): Tensor {
  return then(layers.activation({ activation: 'relu' }), input);
}

function convolved(
  input: Tensor,
  filters: number,
  kernelSize: number,
  strides = 1,
  padding: 'same' | 'valid' = 'same',
): Tensor {
  const options = { filters, kernelSize, strides, padding, useBias: false };
  return normalized(then(layers.conv2d(options), input));
}

/** Expand, filter each channel, project without activation (Sandler et al. 2018). */
function invertedResidual(input: Tensor, filters: number, strides: number): Tensor {
  const channels = input.shape[3]!;
  const wide = relu6(convolved(input, 3 * channels, 1));
  const depthwise = layers.depthwiseConv2d({
    kernelSize: 3,
    strides,
    padding: 'same',
    useBias: false,
  });
  const filtered = relu6(normalized(then(depthwise, wide)));
  const projected = convolved(filtered, filters, 1);
  const isResidual = strides === 1 && filters === channels;
  return isResidual ? then(layers.add(), [input, projected]) : projected;
}

function scores(features: Tensor): Tensor {
  return then(layers.dense({ units: classes, activation: 'softmax', name: 'scores' }), features);
}

export function mobileNetLike(): tf.LayersModel {
  const image = tf.input({ shape: [size, size, 3] });
  let map = relu6(convolved(image, 8, 3, 2));
  for (const [filters, strides] of [
    [8, 1],
    [12, 2],
    [12, 1],
    [16, 2],
    [16, 1],
  ] as const) {
    map = invertedResidual(map, filters, strides);
  }
  map = relu6(convolved(map, 32, 1));
  const pooled = then(layers.globalAveragePooling2d({}), map);
  return tf.model({ inputs: image, outputs: scores(pooled) });
}

export function vggLike(): tf.LayersModel {
  const image = { inputShape: [size, size, 3] };
  const net = tf.sequential();
  for (const [index, filters] of [8, 16, 24].entries()) {
    for (const first of [true, false]) {
      net.add(
        layers.conv2d({
          filters,
          kernelSize: 3,
          padding: 'same',
          activation: 'relu',
          ...(index === 0 && first ? image : {}),
        }),
      );
    }
    net.add(layers.maxPooling2d({ poolSize: 2 }));
  }
  net.add(layers.flatten());
  net.add(layers.dense({ units: 32, activation: 'relu' }));
  net.add(layers.dropout({ rate: 0.5 }));
  net.add(layers.dense({ units: classes, activation: 'softmax', name: 'scores' }));
  return net;
}

function residualBlock(input: Tensor, filters: number, strides: number): Tensor {
  const inner = relu(convolved(input, filters, 3, strides));
  const outer = convolved(inner, filters, 3);
  const isPlain = strides === 1 && filters === input.shape[3];
  const shortcut = isPlain ? input : convolved(input, filters, 1, strides, 'valid');
  return relu(then(layers.add(), [shortcut, outer]));
}

export function resNetLike(): tf.LayersModel {
  const image = tf.input({ shape: [size, size, 3] });
  const padded = then(layers.zeroPadding2d({ padding: 3 }), image);
  const stem = relu(convolved(padded, 8, 7, 2, 'valid'));
  const bordered = then(layers.zeroPadding2d({ padding: 1 }), stem);
  let map = then(layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'valid' }), bordered);
  for (const [filters, strides] of [
    [8, 1],
    [16, 2],
    [16, 1],
    [24, 2],
  ] as const) {
    map = residualBlock(map, filters, strides);
  }
  const pooled = then(layers.globalAveragePooling2d({}), map);
  return tf.model({ inputs: image, outputs: scores(pooled) });
}
