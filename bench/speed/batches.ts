import type { SaliencyMethod, Shape3 } from '../../src/protocol.js';
import { deconvnet } from '../../src/worker/methods/deconvnet.js';
import { filters } from '../../src/worker/methods/filters.js';
import { saliency, type ModelFacts } from '../../src/worker/methods/saliency.js';
import type { Network } from '../../src/worker/network/network.js';
import { context, plainPixels } from './context.js';
import { fillWith, uniform } from './random.js';
import { duration, relativeDifference, type Times, type Variants } from './variants.js';

/** Points on the path of integrated gradients. */
const STEPS = 32;
/** Pictures of a gallery, and how many of them `<saliency-map>` explains at once. */
const PICTURES = 25;
const BATCH = 8;
/** Every filter of this layer is reconstructed from its strongest neuron. */
const LAYER = 'conv2';

/**
 * Integrated gradients, a gallery of guided backpropagation and the reconstructions of a layer's
 * filters, in batches and one by one.
 */
export async function makeBatchVariants(network: Network): Promise<Variants> {
  const [height = 1, width = 1, channels = 1] = network.inputShape;
  const size = height * width * channels;
  const pictures = fillWith(PICTURES * size, uniform(7));
  const image = pictures.slice(0, size);
  const imageShape: Shape3 = [height, width, channels];
  // Both networks tell ten classes apart.
  const facts: ModelFacts = {
    labels: [...'0123456789'],
    head: 'softmax',
    preprocessing: plainPixels(channels),
  };

  const explain = async (data: Float32Array, method: SaliencyMethod): Promise<Float32Array[]> => {
    const request = {
      images: { data, shape: [data.length / size, ...imageShape] },
      methods: [method],
      targets: Array<string>(data.length / size).fill('0'),
      settings: { steps: STEPS },
    };
    const { pictures: explained } = await saliency(network, facts, request, context);
    return explained.map(({ maps }) => maps[method]!);
  };
  const inBatchesOf = async (batch: number): Promise<Float32Array> => {
    const maps: Float32Array[] = [];
    for (let from = 0; from < PICTURES; from += batch) {
      const data = pictures.slice(from * size, (from + batch) * size);
      maps.push(...(await explain(data, 'guided-backprop')));
    }
    return joined(maps);
  };
  const integrated = async (): Promise<Float32Array> =>
    (await explain(image, 'integrated-gradients'))[0]!;
  const pointByPoint = async (): Promise<Float32Array> => {
    const total = new Float32Array(size);
    for (let step = 0; step < STEPS; step++) {
      const point = image.map((value) => (value * (step + 0.5)) / STEPS);
      const [gradient] = await explain(point, 'gradient');
      gradient!.forEach((value, index) => (total[index]! += (value * image[index]!) / STEPS));
    }
    return total;
  };

  const everyFilter = await filtersOf(network);
  const reconstruct = async (units: string[]): Promise<Float32Array[]> => {
    const request = { image: { data: image, shape: imageShape }, layer: LAYER, units };
    const { reconstructions } = await deconvnet(network, request, context);
    return reconstructions.map(({ map }) => map);
  };
  const filterByFilter = async (): Promise<Float32Array> => {
    const maps: Float32Array[] = [];
    for (const unit of everyFilter) maps.push(...(await reconstruct([unit])));
    return joined(maps);
  };

  const compared = {
    'integrated gradients': integrated,
    'point by point': pointByPoint,
    gallery: () => inBatchesOf(BATCH),
    'one by one': () => inBatchesOf(1),
    reconstructions: async () => joined(await reconstruct(everyFilter)),
    'filter by filter': filterByFilter,
  };
  return {
    timed: Object.entries(compared).map(([name, work]) => async (): Promise<Times> => ({
      [name]: await duration(work),
    })),
    difference: Math.max(
      relativeDifference(await integrated(), await pointByPoint()),
      relativeDifference(await compared.gallery(), await compared['one by one']()),
      relativeDifference(await compared.reconstructions(), await filterByFilter()),
    ),
  };
}

async function filtersOf(network: Network): Promise<string[]> {
  const { kernel } = await filters(network, LAYER, context);
  return Array.from({ length: kernel.shape.at(-1)! }, (_, filter) => String(filter));
}

function joined(maps: Float32Array[]): Float32Array {
  return Float32Array.from(maps.flatMap((map) => [...map]));
}
