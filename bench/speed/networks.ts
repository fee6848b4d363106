import { tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import { Models } from '../../src/worker/models.js';
import { canonize } from '../../src/worker/import/canonize.js';
import { knownHead } from '../../src/worker/import/describe-model.js';
import type { ReadFiles } from '../../src/worker/import/fetch.js';
import { Network } from '../../src/worker/network/network.js';
import type { Node } from '../../src/worker/operations/index.js';
import { decodeWeights } from '../../src/worker/import/weights.js';
import { mobilenetV1 } from './mobilenet.js';
import { fillWith, normal } from './random.js';

/** The files of a local server. */
const read: ReadFiles = async ({ urls }) => {
  const parts = await Promise.all(urls.map(async (url) => (await fetch(url)).arrayBuffer()));
  return { ok: true, parts, contentType: '' };
};

export type NetworkName =
  | 'mnist-cnn'
  | 'cifar10-cnn'
  | 'cifar10-allcnn'
  | 'efficientnet-lite0'
  | 'all-cnn-c'
  | 'mobilenet-v1-0.25'
  | 'mobilenet-v1-1.0'
  | `plain-${number}-${number}`
  | 'mnist-gan'
  | 'mnist-dcgan';

/** @param modelBase URL of the folder with the shipped models */
export async function loadNetwork(name: NetworkName, modelBase: string): Promise<Network> {
  if (name === 'all-cnn-c') return convolutions(ALL_CNN_C, 32);
  const [, side, depth] = /^plain-(\d+)-(\d+)$/.exec(name) ?? [];
  if (side && depth) return convolutions(plainLayers(Number(depth)), Number(side));
  if (name.startsWith('mobilenet')) return mobilenetV1(Number(name.split('-').at(-1)));
  const nobody = { signal: new AbortController().signal, progress: () => {} };
  const url = `${modelBase}${name}/model.json`;
  const files = await new Models({
    read,
    convert: () => Promise.reject(new Error('no model.json')),
  }).fetch({ url }, nobody);
  return new Network(
    canonize(files.source, knownHead(files), () => decodeWeights(files.weights, files.specs)),
  );
}

type Layer = [size: number, filters: number, stride: number];

/** All-CNN-C (Springenberg et al. 2015) for pictures of 32x32 pixels. */
const ALL_CNN_C: Layer[] = [
  [3, 96, 1],
  [3, 96, 1],
  [3, 96, 2],
  [3, 192, 1],
  [3, 192, 1],
  [3, 192, 2],
  [3, 192, 1],
  [1, 192, 1],
  [1, 10, 1],
];

/** So many equal convolutions, and one for ten classes. */
function plainLayers(depth: number): Layer[] {
  return [...Array.from({ length: depth }, (): Layer => [3, 32, 1]), [1, 10, 1]];
}

/**
 * Convolutions with ReLUs and an average, for colored images of this side: with seeded random weights,
 * scaled so that every layer keeps its input's variance (He).
 */
function convolutions(layers: readonly Layer[], side: number): Network {
  const next = normal(1);
  const nodes: Node[] = [{ kind: 'input', name: 'input', layer: 'input', inputs: [] }];
  let channels = 3;
  let from = 'input';
  layers.forEach(([size, filters, stride], index) => {
    const name = `conv${index + 1}`;
    const scale = Math.sqrt(2 / (size * size * channels));
    const weights = fillWith(size * size * channels * filters, () => scale * next());
    nodes.push({
      kind: 'conv2d',
      name,
      layer: name,
      inputs: [from],
      kernel: tensor4d(weights, [size, size, channels, filters]),
      bias: tensor1d(fillWith(filters, () => 0.01 * next())),
      strides: [stride, stride],
      padding: 'same',
      dilations: [1, 1],
    });
    from = `${name}/relu`;
    nodes.push({ kind: 'relu', name: from, layer: name, inputs: [name] });
    channels = filters;
  });
  const output = 'average';
  nodes.push({
    kind: 'globalAveragePool',
    name: output,
    layer: output,
    inputs: [from],
    keepDims: false,
  });
  const layerOutputs = new Map(nodes.map(({ layer, name }) => [layer, name]));
  return new Network({ inputShape: [side, side, 3], nodes, output, paired: false, layerOutputs });
}
