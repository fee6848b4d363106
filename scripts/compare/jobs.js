/** What runs in the page of compare-builds.js, which says which build this is. */
import * as kit from 'build/engine.js';

kit.configure({ assetBase: '/dist/' });

const backend = 'wasm';
const generators = { 'mnist-gan': 'mnist-judge', 'mnist-dcgan': 'mnist-judge' };

export async function runJobs(model) {
  const results = {};
  const jobs = model in generators ? generatorJobs(model) : classifierJobs(model);
  for await (const [name, result] of jobs) await collect(results, `${model}: ${name}`, result);
  return results;
}

async function* classifierJobs(model) {
  const explainer = kit.createExplainer({ model, backend });
  const description = await explainer.describe();
  yield ['describe', description];
  const input = await imageOf(explainer, description, 3);
  const other = await imageOf(explainer, description, 1);
  const layers = description.layers.map(({ name }) => name);
  const forward = await explainer.forward(batchOf([input, other]), { layers });
  yield ['forward', forward];
  const maps = layers.filter((layer) => forward.activations[layer]?.shape.length === 4);

  const methods = kit.saliencyMethods;
  yield ['saliency', await explainer.saliencyOfBatch([input, other], { methods })];
  for (const layer of layers) {
    const request = { methods: ['gradient', 'deconvnet', 'guided-backprop'], layer, unit: 'max' };
    yield [`saliency of ${layer}`, await explainer.saliencyOf(input, request)];
  }
  for (const randomizedLayers of [1, 2, 3]) {
    const request = { methods: ['gradient', 'guided-backprop'], randomizedLayers, seed: 5 };
    yield [`sanity ${randomizedLayers}`, await orError(() => explainer.sanityOf(input, request))];
  }
  const pixels = input.shape[0] * input.shape[1];
  const scores = Float32Array.from({ length: pixels }, (_, pixel) => (pixel * 7919) % pixels);
  yield ['faithfulness', await explainer.faithfulnessOf({ image: input, scores, target: 1 })];

  const lrp = (options) => orError(() => explainer.lrpOf(input, options));
  for (const composite of kit.lrpComposites) {
    yield [`lrp ${composite}`, await lrp({ composite })];
    yield [`lrp ${composite}, without biases`, await lrp({ composite, bias: 'ignore' })];
  }
  for (const start of kit.lrpStarts) yield [`lrp from ${start}`, await lrp({ start })];
  for (const contrast of kit.lrpContrasts) yield [`lrp, ${contrast}`, await lrp({ contrast })];
  yield ['lrp, dense as convolutions', await lrp({ denseAs: 'conv' })];
  for (const rule of kit.lrpRules) {
    for (const layer of [layers[0], layers.at(-1)]) {
      yield [`lrp, ${rule} for ${layer}`, await lrp({ layerRules: { [layer]: { rule } } })];
    }
  }

  for (const layer of maps) {
    for (const switches of kit.switchModes) {
      const units = ['max', '1', '*,*,0', 'all'];
      const request = { image: input, layer, units, switches };
      yield [
        `deconvnet of ${layer}, ${switches}`,
        await orError(() => explainer.deconvnetOf(request)),
      ];
    }
    yield [`filters of ${layer}`, await orError(() => explainer.filters(layer))];
    yield [
      `switches of ${layer}`,
      await orError(() => explainer.switchesOf({ image: input, layer })),
    ];
  }

  for (const pass of ['full', 'incremental']) {
    for (const fill of [0, 'mean', 'blur', 'noise']) {
      const request = { pass, fill, occluder: 9, stride: 5 };
      yield [
        `occlusion ${pass}, ${fill}`,
        await orError(() => explainer.occlusionOf(input, request)),
      ];
    }
  }
  const circle = { shape: 'circle', occluder: [5, 8], stride: 6, score: 'logit' };
  yield ['occlusion by a circle', await explainer.occlusionOf(input, circle)];

  const options = { generator: null, model, backend, runs: 2, seed: 3, totalVariation: 0.1 };
  yield ['pixel ascent', await orError(() => kit.createAscent(options).step(4))];
  if (description.trainingDigits) yield ['training', await train(model)];
}

async function* generatorJobs(generator) {
  const options = { generator, model: generators[generator], backend, runs: 3 };
  for (const prior of kit.ascentPriors) {
    const meanImage = { data: new Float32Array(28 * 28).fill(0.1), shape: [28, 28, 1] };
    const ascent = kit.createAscent({ ...options, prior, meanImage, seed: 2 });
    yield [`ascent, ${prior}`, await orError(() => ascent.step(6))];
  }
}

/** A sample, or waves where the model has none. */
async function imageOf(explainer, { samples, inputShape, range }, index) {
  if (samples[index]) return (await explainer.picture(`sample:${index}`)).input;
  const [low, high] = range;
  const size = inputShape.reduce((product, length) => product * length, 1);
  const wave = (_, cell) => low + (high - low) * (0.5 + 0.5 * Math.sin(cell * 0.37 + index));
  return { data: Float32Array.from({ length: size }, wave), shape: [...inputShape] };
}

async function train(model) {
  const session = kit.createTraining({ model, backend, seed: 4 });
  const steps = [await session.step(2), await session.step(2)];
  await session.end();
  return steps;
}

async function orError(job) {
  try {
    return await job();
  } catch (error) {
    return { error: error.code, message: error.message };
  }
}

function batchOf(inputs) {
  const data = inputs.flatMap((input) => [...input.data]);
  return { data: new Float32Array(data), shape: [inputs.length, ...inputs[0].shape] };
}

/** How long things took, how that sliced a sweep, and addresses of the server say nothing. */
const ignored = ['timings', 'work', 'url', 'large', 'licence'];

async function collect(results, name, value) {
  if (ArrayBuffer.isView(value)) {
    const hash = await crypto.subtle.digest('SHA-256', value);
    const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0'));
    results[name] = `${value.length} ${hex.join('')}`;
  } else if (Array.isArray(value) && value.every((each) => typeof each === 'number')) {
    results[name] = value.join(' ');
  } else if (value !== null && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) {
      if (!ignored.includes(key)) await collect(results, `${name} / ${key}`, each);
    }
  } else if (typeof value !== 'function') {
    results[name] = String(value);
  }
}
