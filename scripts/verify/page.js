/** What runs in the browser: the kit's own engine, from its built file. */
import { createExplainer } from '../../dist/engine.js';

export { compareWithTorch } from './reference.js';

const BATCH = 100;

/**
 * @param {string} model address of a model.json
 * @param {string} data address of the pixels, one byte each
 * @param {string} truths address of the labels, one byte each
 * @param {number[]} shape `[images, height, width, channels]`
 * @returns {Promise<number>} the fraction of images whose largest logit is the label's
 */
export async function measureAccuracy(model, data, truths, [images, ...shape]) {
  const [pixels, labels] = await Promise.all([data, truths].map(bytes));
  const explainer = createExplainer({ model });
  const [black, white] = (await explainer.describe()).range;
  const size = shape.reduce((product, length) => product * length, 1);
  let right = 0;
  for (let first = 0; first < images; first += BATCH) {
    const count = Math.min(BATCH, images - first);
    const values = Float32Array.from(
      pixels.subarray(first * size, (first + count) * size),
      (value) => black + (value / 255) * (white - black),
    );
    const { output } = await explainer.forward({ data: values, shape: [count, ...shape] });
    right += rows(output).filter((logits, i) => largest(logits) === labels[first + i]).length;
  }
  return right / images;
}

/** Every sample of a classifier's card with the class that the network sees in it. */
export async function classifySamples(model) {
  const explainer = createExplainer({ model });
  const { samples } = await explainer.describe();
  const results = [];
  for (const [index, { label, url }] of samples.entries()) {
    const { target } = await explainer.saliency({ image: `sample:${index}` });
    results.push({ url, label, seen: target.label, probability: target.probability });
  }
  return results;
}

/**
 * @param {string} generator address of a model.json that makes pictures of standard-normal codes
 * @param {string} judge address of the classifier that looks at them
 * @returns {Promise<{shares: number[], topProbability: number}>} how often the judge sees each
 *   class, and the mean of its largest probabilities
 */
export async function measureGenerator(generator, judge, samples, codeSize) {
  const [maker, looker] = [generator, judge].map((model) => createExplainer({ model }));
  const normal = standardNormal(1);
  const counts = new Array(10).fill(0);
  let sum = 0;
  for (let first = 0; first < samples; first += BATCH) {
    const count = Math.min(BATCH, samples - first);
    const codes = Float32Array.from({ length: count * codeSize }, normal);
    const pictures = await maker.forward({ data: codes, shape: [count, codeSize] });
    const { output } = await looker.forward(pictures.output);
    for (const logits of rows(output)) {
      const top = largest(logits);
      counts[top]++;
      sum += 1 / logits.reduce((total, logit) => total + Math.exp(logit - logits[top]), 0);
    }
  }
  return { shares: counts.map((count) => count / samples), topProbability: sum / samples };
}

async function bytes(url) {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

function rows({ data, shape: [count] }) {
  const size = data.length / count;
  return Array.from({ length: count }, (_, i) => data.subarray(i * size, (i + 1) * size));
}

function largest(values) {
  return values.indexOf(Math.max(...values));
}

/** Box and Muller's normal numbers from the mulberry32 generator, so that every run sees the same codes. */
function standardNormal(seed) {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
