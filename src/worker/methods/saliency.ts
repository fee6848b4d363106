import { mul, relu, step, type Tensor } from '@tensorflow/tfjs-core';
import type {
  ComputeReport,
  SaliencyMethod,
  SaliencyRequest,
  SaliencyResponse,
} from '../../protocol.js';
import type { ComputeContext } from '../job.js';
import type { Network } from '../network/network.js';
import { gradientRules } from '../propagate/gradient-rules.js';
import { propagate, type RuleTable } from '../propagate/walker.js';
import { recordForward } from './forward.js';
import { requireInputShape, requireMethods } from './requirements.js';
import { rankPredictions, resolveTarget } from './target.js';
import { classSeed, neuronSeed } from './seed.js';

/**
 * The three ways back through a ReLU, with pre-activation z and upper signal g: the gradient passes
 * g where z > 0 (Simonyan et al. 2014), the DeconvNet passes g where g > 0 (Zeiler and Fergus 2014),
 * guided backpropagation where both are (Springenberg et al. 2015). Strict at 0.
 */
export const saliencyRules: Record<SaliencyMethod, RuleTable> = {
  gradient: gradientRules,
  deconvnet: { ...gradientRules, relu: (signal) => relu(signal) },
  'guided-backprop': {
    ...gradientRules,
    relu: (signal, { input }) => mul(relu(signal), step(input)),
  },
};

/** One forward pass, then a backward pass from the same seed for each method. */
export async function saliency(
  network: Network,
  labels: string[],
  request: SaliencyRequest,
  job: ComputeContext,
): Promise<Omit<SaliencyResponse, 'compute'> & Pick<ComputeReport, 'timings'>> {
  const { image, methods } = request;
  requireMethods(methods, Object.keys(saliencyRules));
  requireInputShape(image, network.inputShape);
  const clock = new Map<string, number>();
  const timed = async (phase: string, work: () => Promise<Float32Array>): Promise<Float32Array> => {
    const result = await work();
    clock.set(phase, performance.now() - start);
    start = performance.now();
    return result;
  };

  let start = performance.now();
  const tape = recordForward(network, { data: image.data, shape: [1, ...image.shape] });
  let signal: Tensor | null = null;
  try {
    const logits = await timed('forward', () => job.read(network.logits(tape)));
    const predictions = rankPredictions(logits, labels);
    const target = resolveTarget(request.target, logits, predictions);
    const { seed, neuron } = request.layer
      ? await neuronSeed(network, tape, request.layer, request.unit ?? 'max', job)
      : classSeed(network, tape, target.index);
    signal = seed.signal;
    const maps: Record<string, Float32Array> = {};
    for (const [index, method] of methods.entries()) {
      job.progress({ phase: 'explain', loaded: index, total: methods.length });
      await job.checkpoint();
      maps[method] = await timed(method, () => {
        const map = propagate(network, tape, seed, saliencyRules[method]);
        return job.read(map).finally(() => map.dispose());
      });
    }
    const timings = Object.fromEntries(clock);
    return { maps, shape: image.shape, target, predictions, logits, neuron, timings };
  } finally {
    signal?.dispose();
    tape.dispose();
  }
}
