import {
  reluRules,
  type BackendChoice,
  type ReluBackwardRequest,
  type ReluRule,
} from '../protocol.js';
import { engineClient } from './engine-client.js';
import type { CallOptions } from './explainer.js';

export interface ReluBackwardOptions extends Omit<ReluBackwardRequest, 'rules'> {
  /** All unless given. */
  rules?: readonly ReluRule[];
  backend?: BackendChoice;
}

export interface ReluBackwardResult {
  /** What the ReLU received, and the signal that arrived from above; both row-major. */
  values: Float32Array;
  signal: Float32Array;
  shape: [rows: number, columns: number];
  /** What the ReLU gives. */
  output: Float32Array;
  /** What each rule that was asked for lets back through. */
  signals: Partial<Record<ReluRule, Float32Array>>;
  backend: string;
  precision: 'float32' | 'float16';
  /** Milliseconds. */
  timings: Record<string, number>;
  details: {
    /** Why a preferred backend was not used, in sentences. */
    notes: string[];
  };
}

/**
 * A grid forward through one ReLU, and a signal from above back through it by the rules of the
 * saliency methods, computed by the engine as in any network.
 *
 * Rejects with an `ExplainError`: `relu-shape`, `relu-values`, `method-unknown`, or what the engine
 * itself fails with.
 */
export async function reluBackward(
  { values, signal, shape, rules = reluRules, backend = 'auto' }: ReluBackwardOptions,
  options: CallOptions = {},
): Promise<ReluBackwardResult> {
  const request: ReluBackwardRequest = { values, signal, shape, rules };
  const { compute, output, signals } = await engineClient.request(
    'reluBackward',
    { backend, reluBackward: request },
    options,
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
