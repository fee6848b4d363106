import { tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import { Network } from '../../src/worker/network/network.js';
import type { Node, NodeOf } from '../../src/worker/operations/index.js';
import { fillWith, normal } from './random.js';

/** Strides and filters of the blocks of MobileNetV1 (Howard et al. 2017), before the width multiplier. */
const BLOCKS: [stride: number, filters: number][] = [
  [1, 64],
  [2, 128],
  [1, 128],
  [2, 256],
  [1, 256],
  [2, 512],
  ...Array.from({ length: 5 }, (): [number, number] => [1, 512]),
  [2, 1024],
  [1, 1024],
];
const CLASSES = 1000;

/**
 * MobileNetV1 for pictures of 224x224 pixels, batch norm folded, with seeded random weights that keep
 * every layer's variance (He).
 *
 * @param width multiplier of the number of filters
 */
export function mobilenetV1(width: number): Network {
  const next = normal(2);
  const nodes: Node[] = [{ kind: 'input', name: 'input', layer: 'input', inputs: [] }];
  let channels = 3;
  const add = (node: Node): void => void nodes.push(node);
  const last = (): string => nodes.at(-1)!.name;
  const convolve = (
    kind: 'conv2d' | 'depthwiseConv2d',
    size: number,
    stride: number,
    filters: number,
  ): void => {
    const name = `conv${nodes.length}`;
    const inputs = kind === 'conv2d' ? channels : 1;
    const scale = Math.sqrt(2 / (size * size * inputs));
    const weights = fillWith(size * size * inputs * filters, () => scale * next());
    const shape: [number, number, number, number] =
      kind === 'conv2d' ? [size, size, channels, filters] : [size, size, channels, 1];
    const convolution: Omit<NodeOf<'conv2d'>, 'kind'> = {
      name,
      layer: name,
      inputs: [last()],
      kernel: tensor4d(weights, shape),
      bias: tensor1d(fillWith(filters, () => 0.01 * next())),
      strides: [stride, stride],
      padding: 'same',
      dilations: [1, 1],
    };
    add({ kind, ...convolution });
    add({ kind: 'relu6', name: `${name}/relu`, layer: name, inputs: [name] });
    channels = filters;
  };
  convolve('conv2d', 3, 2, 32 * width);
  for (const [stride, filters] of BLOCKS) {
    convolve('depthwiseConv2d', 3, stride, channels);
    convolve('conv2d', 1, 1, filters * width);
  }
  add({ kind: 'globalAveragePool', name: 'pool', layer: 'pool', inputs: [last()], keepDims: true });
  convolve('conv2d', 1, 1, CLASSES);
  // The last activation belongs to the convolutions before.
  nodes.pop();
  const flat: Node = {
    kind: 'reshape',
    name: 'logits',
    layer: 'logits',
    inputs: [last()],
    shape: [CLASSES],
  };
  add(flat);
  const layerOutputs = new Map(nodes.map(({ layer, name }) => [layer, name]));
  return new Network({
    inputShape: [224, 224, 3],
    nodes,
    output: 'logits',
    paired: false,
    layerOutputs,
  });
}
