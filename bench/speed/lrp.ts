import { tensor4d } from '@tensorflow/tfjs-core';
import type { LrpComposite, LrpJob, Shape3 } from '../../src/protocol.js';
import { lrp, type LrpFacts } from '../../src/worker/methods/lrp/lrp.js';
import type { Network } from '../../src/worker/network/network.js';
import { context, plainPixels } from './context.js';
import { fillWith, uniform } from './random.js';
import { duration, forward, type Times, type Variants } from './variants.js';

/** By the name of the column. */
const composites: Record<string, LrpComposite> = {
  'lrp epsilon': 'epsilon',
  'lrp gamma-box': 'epsilon-gamma-box',
  'lrp alpha2-beta1': 'alpha-beta',
};

/** LRP as `<lrp-heatmap>` asks for it, its books among it, beside a forward pass. */
export async function makeLrpVariants(network: Network): Promise<Variants> {
  const [height = 1, width = 1, channels = 1] = network.inputShape;
  const shape: Shape3 = [height, width, channels];
  const data = fillWith(height * width * channels, uniform(7));
  const image = tensor4d(data, [1, ...shape]);
  // Both networks tell ten classes apart.
  const facts: LrpFacts = {
    labels: [...'0123456789'],
    head: 'softmax',
    preprocessing: plainPixels(channels),
    rangeKnown: true,
  };
  const explain = (composite: LrpComposite) => {
    const request: LrpJob = { image: { data, shape }, target: 'top', composites: [composite] };
    return lrp(network, facts, request, context);
  };
  let difference = 0;
  for (const composite of Object.values(composites)) {
    for (const { pooled, conservation } of (await explain(composite)).maps[0]!.layers) {
      const { arriving, ...shares } = conservation;
      const sum = Object.values(shares).reduce((total, share) => total + share, 0);
      const size = pooled.reduce((total, value) => total + Math.abs(value), 0);
      difference = Math.max(difference, Math.abs(sum - arriving) / size);
    }
  }
  return {
    timed: [
      async (): Promise<Times> => ({ forward: await duration(() => forward(network, image)) }),
      ...Object.entries(composites).map(([name, composite]) => async (): Promise<Times> => ({
        [name]: await duration(() => explain(composite)),
      })),
    ],
    difference,
  };
}
