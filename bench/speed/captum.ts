import { tensor4d } from '@tensorflow/tfjs-core';
import type { Shape3 } from '../../src/protocol.js';
import { occlusion } from '../../src/worker/methods/occlusion/occlusion.js';
import { UnoccludedPass } from '../../src/worker/methods/occlusion/unoccluded-pass.js';
import { saliency, type ModelFacts } from '../../src/worker/methods/saliency.js';
import { gradientRules } from '../../src/worker/propagate/gradient-rules.js';
import { guidedRules } from '../../src/worker/propagate/relu-rules.js';
import { startBackend } from './backend.js';
import { context, plainPixels } from './context.js';
import { loadNetwork, type NetworkName } from './networks.js';
import { gridOf } from './occlusion.js';
import { fillWith, uniform } from './random.js';
import { factsOf, imageOf, lrpEpsilon } from './trained.js';
import { duration, forward, mapOfTop, type Times } from './variants.js';

/** What the page asks for: a network, and later one run of a method on it. */
export type CaptumJob =
  { load: NetworkName; modelBase: string; wasmBase: string } | { run: string };

/** Points on the path of integrated gradients. */
const STEPS = 32;

let methods: Record<string, () => Promise<unknown>> = {};

/** The methods that `training/bench_captum.py` has too, on the same network and image. */
async function load({
  load: name,
  modelBase,
  wasmBase,
}: Extract<CaptumJob, { load: NetworkName }>): Promise<void> {
  await startBackend('wasm', wasmBase);
  const network = await loadNetwork(name, modelBase);
  const [height = 1, width = 1, channels = 1] = network.inputShape;
  const shape: Shape3 = [height, width, channels];
  const tensor = name.startsWith('mobilenet')
    ? tensor4d(fillWith(height * width * channels, uniform(7)), [1, ...shape])
    : await imageOf(network, `${modelBase}${name}/samples/`);
  const data = tensor.dataSync<'float32'>().slice();
  const { labels } = factsOf(network);
  const facts: ModelFacts = { labels, head: 'softmax', preprocessing: plainPixels(channels) };
  const [side, stride] = height > 100 ? [32, 16] : [8, 2];
  const lrp = lrpEpsilon(network, tensor);
  methods = {
    forward: () => forward(network, tensor),
    gradient: () => mapOfTop(network, tensor, gradientRules),
    guided: () => mapOfTop(network, tensor, guidedRules),
    'integrated gradients': () =>
      saliency(
        network,
        facts,
        {
          images: { data, shape: [1, ...shape] },
          methods: ['integrated-gradients'],
          targets: ['top'],
          settings: { steps: STEPS },
        },
        context,
      ),
    'lrp epsilon': lrp,
    occlusion: () =>
      occlusion(
        network,
        facts,
        new UnoccludedPass(),
        {
          image: { data, shape },
          target: 'top',
          occluder: { height: side, width: side, shape: 'square' },
          fill: 0,
          positions: gridOf(height, width, side, stride),
          pass: 'auto',
        },
        context,
      ),
  };
}

async function answer(job: CaptumJob): Promise<Times> {
  if ('run' in job) return { milliseconds: await duration(methods[job.run]!) };
  await load(job);
  return {};
}

addEventListener('message', ({ data }: MessageEvent<CaptumJob>) => {
  answer(data).then(
    (result) => postMessage({ result }),
    (error: unknown) =>
      postMessage({ error: error instanceof Error ? error.message : String(error) }),
  );
});
