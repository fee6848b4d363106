import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { gradientRules } from '../../src/worker/propagate/gradient-rules.js';
import { guidedRules } from '../../src/worker/propagate/relu-rules.js';
import type { Network } from '../../src/worker/network/network.js';
import { duration, forward, mapOfTop, relativeDifference, type Variants } from './variants.js';

/** What is read of test/reference/efficientnet-lite0.json. */
interface Entry {
  kind: string;
  method?: string;
  kept?: number;
  shape: number[];
  offset: number;
}

/**
 * Forward pass, gradient and guided backpropagation of a photograph, in an array each. wasm has no
 * gradient of depthwise convolutions to compare with: the guided map is compared with PyTorch's.
 */
export async function makeEfficientnetVariants(network: Network): Promise<Variants> {
  const reference = await readReference();
  const image = reference.image;
  const { map } = await mapOfTop(network, image, guidedRules);
  return {
    timed: [
      async () => ({ forward: await duration(() => forward(network, image)) }),
      async () => ({ gradient: (await mapOfTop(network, image, gradientRules)).total }),
      async () => ({ guided: (await mapOfTop(network, image, guidedRules)).total }),
    ],
    difference: relativeDifference(reference.rowsOf(map), reference.guided),
  };
}

/** The first photograph with its map by PyTorch, of which every so many rows and columns are there. */
async function readReference() {
  const [json, numbers] = await Promise.all(
    ['json', 'bin'].map((type) => fetch(`/test/reference/efficientnet-lite0.${type}`)),
  );
  const { entries } = (await json!.json()) as { entries: Entry[] };
  const bytes = await numbers!.arrayBuffer();
  const pixels = entries.find(({ kind }) => kind === 'pixels')!;
  const guided = entries.find(({ method }) => method === 'guided-backprop')!;
  const [height, width, channels] = pixels.shape as [number, number, number];
  const size = height * width * channels;
  const values = Float32Array.from(
    new Uint8Array(bytes, pixels.offset, size),
    (value) => (value - 127) / 128,
  );
  const { kept = 1 } = guided;
  const isKept = (at: number): boolean => at % kept === 0;
  return {
    image: tensor4d(values, [1, height, width, channels]) as Tensor4D,
    guided: new Float32Array(
      bytes,
      guided.offset,
      guided.shape.reduce((all, each) => all * each),
    ),
    rowsOf: (map: Float32Array): Float32Array =>
      map.filter((_, i) => {
        const pixel = Math.floor(i / channels);
        return isKept(pixel % width) && isKept(Math.floor(pixel / width));
      }),
  };
}
