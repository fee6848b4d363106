import {
  logSoftmax,
  mul,
  neg,
  slice,
  sub,
  sum,
  tensor,
  tidy,
  variable,
  variableGrads,
  type Scalar,
} from '@tensorflow/tfjs-core';
import type { AscentRequest, AscentState, Shape3 } from '../../src/protocol.js';
import { ascend } from '../../src/worker/methods/codespace/ascent.js';
import { View } from '../../src/worker/methods/codespace/view.js';
import type { Network } from '../../src/worker/network/network.js';
import type { Pair } from '../../src/worker/kernels/window.js';
import { context, plainPixels } from './context.js';
import { run } from './tf-grad.js';
import { duration, relativeDifference, type Times, type Variants } from './variants.js';

const RUNS = 16;
const STEPS = 5;
const TARGET = 3;

/**
 * Steps of activation maximisation for 16 runs: by the engine, and by `tf.variableGrads` of the same
 * networks with plain gradient ascent.
 */
export async function makeAscentVariants(
  generator: Network,
  classifier: Network,
): Promise<Variants> {
  const range: Pair = [0, 1];
  const preprocessing = plainPixels(1);
  const inputShape: Shape3 = [28, 28, 1];
  const facts = { labels: [...'0123456789'], head: 'softmax' as const, preprocessing, inputShape };
  const maker = { network: generator, range };
  const request: AscentRequest = {
    generator: null,
    objective: { target: String(TARGET) },
    state: { seeds: Array.from({ length: RUNS }, (_, run) => run) },
    steps: STEPS,
    prior: 'none',
    stopAt: 1,
  };
  const ours = (steps: number) => ascend(classifier, facts, maker, { ...request, steps }, context);
  const { state } = await ours(0);
  const codes = variable(tensor(state.codes.data, state.codes.shape));
  const gradients = () =>
    variableGrads(() => {
      const all = logSoftmax(run(classifier, run(generator, codes)));
      return neg(sum<Scalar>(slice(all, [0, TARGET], [RUNS, 1])));
    }, [codes]);
  const byTfjs = async (): Promise<void> => {
    for (let step = 0; step < STEPS; step++) {
      const { value, grads } = gradients();
      const slope = grads[codes.name]!;
      tidy(() => codes.assign(sub(codes, mul(slope, 1e-4))));
      // As the engine does, which has to know which runs have arrived.
      await value.data();
      value.dispose();
      slope.dispose();
    }
  };
  return {
    timed: [
      async (): Promise<Times> => ({ ascent: await duration(() => ours(STEPS)) }),
      async (): Promise<Times> => ({ 'tf.variableGrads': await duration(byTfjs) }),
    ],
    difference: relativeDifference(await gradientOf(state), await gradientByTfjs()),
  };

  async function gradientOf({ codes: { data, shape } }: AscentState): Promise<Float32Array> {
    const view = await View.at(
      {
        classifier,
        head: facts.head,
        generator: maker,
        target: TARGET,
        shape: inputShape,
        units: preprocessing,
        request,
        job: context,
      },
      data,
      shape,
    );
    const gradient = await view.gradient();
    view.dispose();
    return gradient;
  }

  async function gradientByTfjs(): Promise<Float32Array> {
    const { value, grads } = gradients();
    const slope = grads[codes.name]!;
    const values = Float32Array.from(await slope.data<'float32'>(), (downward) => -downward);
    value.dispose();
    slope.dispose();
    return values;
  }
}
