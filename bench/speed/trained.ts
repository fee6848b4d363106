import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { LrpJob } from '../../src/protocol.js';
import { lrp, type LrpFacts } from '../../src/worker/methods/lrp/lrp.js';
import { gradientRules } from '../../src/worker/propagate/gradient-rules.js';
import { guidedRules } from '../../src/worker/propagate/relu-rules.js';
import type { Network } from '../../src/worker/network/network.js';
import { transposedByZeros } from '../../src/worker/kernels/transposed-convolution.js';
import type { Rules } from '../../src/worker/propagate/walker.js';
import { context, plainPixels } from './context.js';
import {
  duration,
  forward,
  mapOfTop,
  relativeDifference,
  type Times,
  type Variants,
} from './variants.js';

/** What is read of test/reference/efficientnet-lite0.json. */
interface Entry {
  kind: string;
  shape: number[];
  offset: number;
}

/** Guided backpropagation whose convolutions go back as textbooks draw them, every zero among them. */
export const textbookRules: Rules = (signal, pass) => {
  const { node, input } = pass;
  return node.kind === 'conv2d' || node.kind === 'depthwiseConv2d'
    ? transposedByZeros(signal as Tensor4D, node, input as Tensor4D)
    : guidedRules(signal, pass);
};

/**
 * Forward pass, gradient, guided backpropagation and LRP-epsilon of a network with the weights that it was
 * trained to, on an image that it was trained for. What is zero in the signals depends on both.
 */
export async function makeTrainedVariants(network: Network, samples: string): Promise<Variants> {
  const image = await imageOf(network, samples);
  const { map } = await mapOfTop(network, image, guidedRules);
  const expected = await mapOfTop(network, image, textbookRules);
  const pass = (name: string, rules: Rules) => async (): Promise<Times> => ({
    [name]: (await mapOfTop(network, image, rules)).total,
  });
  return {
    timed: [
      async () => ({ forward: await duration(() => forward(network, image)) }),
      pass('gradient', gradientRules),
      pass('guided', guidedRules),
      lrpEpsilon(network, image),
    ],
    difference: relativeDifference(map, expected.map),
  };
}

/** Of a shipped classifier, in model units. */
export function imageOf(network: Network, samples: string): Promise<Tensor4D> {
  return network.inputShape[0] === 224 ? readPhotograph() : readSample(network, samples);
}

export function lrpEpsilon(network: Network, image: Tensor4D): () => Promise<Times> {
  const [height = 1, width = 1, channels = 1] = network.inputShape;
  const data = image.dataSync<'float32'>().slice();
  const request: LrpJob = {
    image: { data, shape: [height, width, channels] },
    target: 'top',
    composites: ['epsilon'],
  };
  return async () => ({
    'lrp epsilon': await duration(() => lrp(network, factsOf(network), request, context)),
  });
}

export function factsOf(network: Network): LrpFacts {
  const [, , channels = 1] = network.inputShape;
  const outputs = network.shapes.get(network.output)![0]!;
  return {
    labels: Array.from({ length: outputs }, (_, index) => String(index)),
    head: 'softmax',
    preprocessing: plainPixels(channels),
    rangeKnown: true,
  };
}

/** A sample of a network's folder, with values from 0 to 1 or, of three channels, from -1 to 1. */
async function readSample(network: Network, samples: string): Promise<Tensor4D> {
  const [height = 1, width = 1, channels = 1] = network.inputShape;
  const response = await fetch(`${samples}${channels === 1 ? '1' : 'ship'}.png`);
  const bitmap = await createImageBitmap(await response.blob());
  const drawing = new OffscreenCanvas(width, height).getContext('2d')!;
  drawing.drawImage(bitmap, 0, 0);
  const { data } = drawing.getImageData(0, 0, width, height);
  const values = Array.from(data).filter((_, index) => index % 4 < channels);
  return tensor4d(
    values.map((value) => (channels === 1 ? value / 255 : value / 127.5 - 1)),
    [1, height, width, channels],
  );
}

/** The first photograph, as the network sees it. */
async function readPhotograph(): Promise<Tensor4D> {
  const [json, numbers] = await Promise.all(
    ['json', 'bin'].map((type) => fetch(`/test/reference/efficientnet-lite0.${type}`)),
  );
  const { entries } = (await json!.json()) as { entries: Entry[] };
  const { shape, offset } = entries.find(({ kind }) => kind === 'pixels')!;
  const [height, width, channels] = shape as [number, number, number];
  const bytes = new Uint8Array(await numbers!.arrayBuffer(), offset, height * width * channels);
  const values = Float32Array.from(bytes, (value) => (value - 127) / 128);
  return tensor4d(values, [1, height, width, channels]);
}
