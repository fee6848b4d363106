import { reluRules, type ReluBackwardRequest } from '../protocol.js';
import type { CallOptions } from './explainer.js';
import { engineClient } from './queued-client.js';
import type { ReluBackwardOptions, ReluBackwardResult } from './relu-backward.js';

/** One ReLU forward, and a signal back through it by each rule. */
export async function reluPass(
  { shape, rules = reluRules, backend = 'auto', ...grids }: ReluBackwardOptions,
  call: CallOptions = {},
): Promise<ReluBackwardResult> {
  const [values, signal] = [inFloats(grids.values), inFloats(grids.signal)];
  const request: ReluBackwardRequest = { values, signal, shape, rules };
  const { compute, output, signals } = await engineClient.request(
    'reluBackward',
    { backend, reluBackward: request },
    call,
  );
  const { backend: used, precision, timings, notes } = compute;
  return {
    values,
    signal,
    shape,
    output,
    signals,
    backend: used,
    precision,
    timings,
    details: { notes },
  };
}

function inFloats(values: ArrayLike<number>): Float32Array {
  return values instanceof Float32Array ? values : Float32Array.from(values);
}
