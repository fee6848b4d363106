/**
 * A script in Node, without the types of pages: `lib.dom` is not there. It is compiled with the strictest
 * settings, and the kit's declarations with it.
 */
import { writeFile } from 'node:fs/promises';
import {
  configure,
  createAscent,
  createExplainer,
  createTraining,
  ExplainError,
  load,
  rankCorrelation,
  reluBackward,
  saliencyMethods,
  toNpy,
  toPNG,
  type Explainer,
  type ImageSource,
  type Picture,
  type SaliencyResult,
} from 'convlens/engine';

configure({ memoryBudget: 1e9, limits: { weightBytes: 1e9 } });
const network: Explainer = await load('cifar10-cnn');
const images: ImageSource[] = [
  'cat.png',
  'sample:3',
  new Blob([new Uint8Array(8)]),
  { data: new Uint8Array(32 * 32 * 4), width: 32, height: 32 },
  { data: new Float32Array(3072), shape: [32, 32, 3] },
];
// @ts-expect-error: no image
images.push(7);
// @ts-expect-error: half of one
images.push({ width: 32, height: 32 });

const picture: Picture = await network.picture(images[0]!);
const bytes: Uint8ClampedArray = picture.view.data;
const result: SaliencyResult = await network.saliencyOf(picture.input, { target: 'dog' });
await writeFile('map.npy', toNpy(result));
await writeFile('maps.npy', toNpy([result, result]));
await writeFile('logits.npy', toNpy(result.details.logits));
await writeFile('map.png', await toPNG(result, { colormap: 'PuOr', scale: 8 }));
await writeFile('input.png', await toPNG(picture.view));
// @ts-expect-error: not a color map
await toPNG(result, { colormap: 'jet' });
// @ts-expect-error: nothing that has numbers
toNpy({ shape: [2, 2] });

{
  using net = await load('cifar10-cnn', { backend: 'wasm' });
  const maps = await net.explain('guided-backprop', images, { target: [3, 5, 'dog', 'top', 0] });
  const colors: Float32Array = maps[0]!.map;
  const relevance = await net.explain('lrp', images[0]!, {
    composite: {
      first: 'z-box',
      conv: { rule: 'gamma', gamma: 0.25 },
      dense: { rule: 'epsilon', epsilon: 0.1 },
    },
  });
  const share: number = relevance.details.start;
  await writeFile('maps.npy', toNpy(maps));
  console.log(colors.length, share, rankCorrelation(relevance.map, colors));
  // @ts-expect-error: an option of LRP
  await net.explain('gradient', images, { composite: 'auto' });
  // @ts-expect-error: not a method
  await net.explain('lime', images);
}
createExplainer({ model: new Uint8Array(4).buffer });
// @ts-expect-error: neither a name nor files
createExplainer({ model: 7 });
const session = createTraining({ model: 'mnist-cnn', snapshot: 0 });
await session.step(3);
const ascent = createAscent({ model: 'mnist-cnn', generator: 'mnist-gan' });
const frame = await ascent.step(2, { signal: AbortSignal.timeout(1000) });
await writeFile('runs.npy', toNpy(frame.runs.map(({ picture: data }) => data)));
await reluBackward({ values: Float32Array.of(1), signal: Float32Array.of(1), shape: [1, 1] });

try {
  await load('nothing');
} catch (error) {
  if (error instanceof ExplainError) console.error(error.code, error.hint);
}
console.log(saliencyMethods.join(), bytes.length);
