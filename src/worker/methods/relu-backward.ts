import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import {
  ExplainError,
  reluRules,
  type ReluBackwardRequest,
  type ReluBackwardResponse,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import { Network } from '../network/network.js';
import type { Node } from '../operations/index.js';
import { recordForward } from '../network/record-forward.js';
import { propagate } from '../propagate/walker.js';
import { requireMethods } from './requirements.js';
import { methodTable } from './saliency-methods.js';

/** A network of one ReLU: forward pass, rules and walker are those of every other network. */
const nodes: Node[] = [
  { kind: 'input', name: 'input', layer: 'input', inputs: [] },
  { kind: 'relu', name: 'relu', layer: 'relu', inputs: ['input'] },
];

/** One forward pass through a ReLU, then the same signal back through it by each rule. */
export async function reluBackward(
  request: ReluBackwardRequest,
  job: ComputeContext,
): Promise<Timed<ReluBackwardResponse>> {
  requireMethods(request.rules, [...reluRules]);
  requireGrids(request);
  const inputShape = [...request.shape, 1];
  const shape = [1, ...inputShape];
  const network = new Network({
    inputShape,
    nodes,
    output: 'relu',
    paired: false,
    layerOutputs: new Map(),
  });
  const start = performance.now();
  const tape = recordForward(network, { data: request.values, shape });
  let signal: Tensor | null = null;
  try {
    const output = await job.read(network.logits(tape));
    signal = tensor(request.signal, shape, 'float32');
    const signals: Record<string, Float32Array> = {};
    for (const rule of request.rules) {
      await job.checkpoint();
      const seed = { node: network.output, signal };
      const passed = propagate(network, tape, seed, methodTable[rule].rules);
      signals[rule] = await job.read(passed).finally(() => passed.dispose());
    }
    return { output, signals, timings: { explain: performance.now() - start } };
  } finally {
    signal?.dispose();
    tape.dispose();
  }
}

function requireGrids({ values, signal, shape }: ReluBackwardRequest): void {
  const [rows, columns] = shape;
  const cells = rows * columns;
  if (!shape.every((side) => side > 0) || values.length !== cells || signal.length !== cells) {
    throw new ExplainError(
      'relu-shape',
      `The shape [${shape.join(', ')}] asks for ${cells} numbers; the input has ${values.length}, the signal ${signal.length}.`,
      'Give an input and a signal of rows x columns numbers each, at least one.',
    );
  }
  if (values.every(Number.isFinite) && signal.every(Number.isFinite)) return;
  throw new ExplainError(
    'relu-values',
    'The input or the signal has values that are no finite numbers.',
    'Give finite numbers.',
  );
}
