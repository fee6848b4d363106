// How alike are the maps of two methods? Twenty images, their maps as arrays for NumPy, and the answer.
import { mkdir, writeFile } from 'node:fs/promises';
import { load, rankCorrelation, toNpy, toPNG } from 'convlens/engine';

const network = await load('cifar10-cnn');
const images = Array.from({ length: 20 }, (_, index) => `sample:${index}`);

const guided = await network.explain('guided-backprop', images);
const relevance = await network.explain('lrp', images, { composite: 'epsilon-plus' });

// One value for each pixel: the magnitudes of its channels in sum.
const strengths = ({ map, shape: [height, width, channels] }) =>
  Float32Array.from({ length: height * width }, (_, pixel) =>
    map
      .subarray(pixel * channels, (pixel + 1) * channels)
      .reduce((sum, value) => sum + Math.abs(value), 0),
  );

const correlations = images.map((image, index) => {
  const correlation = rankCorrelation(strengths(guided[index]), strengths(relevance[index]));
  console.log(image.padEnd(10), guided[index].target.label.padEnd(10), correlation.toFixed(3));
  return correlation;
});
const mean = correlations.reduce((sum, correlation) => sum + correlation) / correlations.length;
console.log('mean'.padEnd(21), mean.toFixed(3));

await mkdir('maps', { recursive: true });
await writeFile('maps/guided-backprop.npy', toNpy(guided));
await writeFile('maps/lrp.npy', toNpy(relevance));
await writeFile('maps/correlations.npy', toNpy(correlations));
await writeFile('maps/lrp-0.png', await toPNG(relevance[0], { scale: 8 }));
await network.dispose();
