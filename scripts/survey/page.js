/** What runs in the browser: the kit's own engine, from its built file. */
import { configure, createExplainer } from '../../dist/engine.js';

// Full-size networks on one thread take their time.
configure({ timeout: 600_000, turnLimit: 600_000, stallTimeout: 120_000, memoryBudget: 1e9 });

/** What is tried besides the gradient; each throws where it cannot be done. */
const methods = {
  guided: (explainer, input, target) =>
    explainer.saliencyOf(input, { methods: ['guided-backprop'], target }),
  'Grad-CAM': (explainer, input, target) =>
    explainer.saliencyOf(input, { methods: ['grad-cam'], target }),
  LRP: (explainer, input, target) => explainer.lrpOf(input, { composite: 'epsilon-plus', target }),
  occlusion: (explainer, input, target) => {
    const [height, width] = input.shape;
    const window = [Math.ceil(height / 2), Math.ceil(width / 2)];
    return explainer.occlusionOf(input, { window, stride: window, target });
  },
};

/**
 * @param {string} folder address of a model's folder with `input.bin`, `logits.bin`, `gradient.bin`
 * @param {{file: string}} reference
 * @returns what was measured, or `{error}`
 */
export async function survey(folder, { file }) {
  const [data, logits, gradient] = await Promise.all(
    ['input', 'logits', 'gradient'].map(async (name) => floats(`${folder}/${name}.bin`)),
  );
  const started = performance.now();
  const explainer = createExplainer({ model: `${folder}/${file}` });
  try {
    const { inputShape: shape } = await explainer.describe();
    const input = { data, shape };
    const top = logits.indexOf(Math.max(...logits));
    const result = await explainer.saliencyOf(input, { methods: ['gradient'], target: top });
    const seconds = (performance.now() - started) / 1000;
    const failed = {};
    for (const [name, explain] of Object.entries(methods)) {
      try {
        const { map } = await explain(explainer, input, top);
        if (!map.some((value) => value !== 0)) failed[name] = 'the map is 0 everywhere';
      } catch (error) {
        failed[name] = error.message;
      }
    }
    return {
      seconds,
      logits: difference(result.details.logits, logits, 1),
      gradient: difference(result.map, gradient, 0.999),
      failed,
    };
  } catch (error) {
    return { error: `${error.code ?? error.name}: ${error.message}` };
  }
}

/** The difference that this share of the values stays below, as a share of the largest value. */
function difference(values, expected, share) {
  if (values.length !== expected.length) return Infinity;
  const sorted = expected.map((value, index) => Math.abs(value - values[index])).sort();
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return sorted[Math.ceil(share * sorted.length) - 1] / largest;
}

async function floats(url) {
  return new Float32Array(await (await fetch(url)).arrayBuffer());
}
