import type { BackendChoice, ReluBackwardRequest, ReluRule } from '../protocol.js';
import type { CallOptions } from './explainer.js';
import { loadComputing } from './load-computing.js';

/** A ReLU, the signal from above, and the rules of the backward pass. */
export interface ReluBackwardOptions extends Pick<ReluBackwardRequest, 'shape'> {
  /** What the ReLU receives, row-major. */
  values: ArrayLike<number>;
  /** The signal that arrives at its output, of the same shape. */
  signal: ArrayLike<number>;
  /** All unless given. */
  rules?: readonly ReluRule[];
  /** Where to compute; `auto` unless given. */
  backend?: BackendChoice;
}

/** What a ReLU does with values on the forward pass, and with a signal on the backward pass. */
export interface ReluBackwardResult {
  /** What the ReLU received, and the signal that arrived from above; both row-major. */
  values: Float32Array;
  /** The signal from above, row-major. */
  signal: Float32Array;
  /** Of all of them. */
  shape: [rows: number, columns: number];
  /** What the ReLU gives. */
  output: Float32Array;
  /** What each rule that was asked for lets back through. */
  signals: Partial<Record<ReluRule, Float32Array>>;
  /** What computed: `webgl`, `wasm` or `cpu`. */
  backend: string;
  /** Of the numbers that it computed with. */
  precision: 'float32' | 'float16';
  /** Milliseconds. */
  timings: Record<string, number>;
  /** How it was computed. */
  details: {
    /** Why a preferred backend was not used, in sentences. */
    notes: string[];
  };
}

/**
 * A grid forward through one ReLU, and a signal from above back through it by the rules of the
 * saliency methods, computed by the engine as in any network.
 *
 * @param options the numbers, their shape and the rules
 * @param call a signal that cancels the job, and its priority
 * @returns the output, and the signal behind each rule
 * @throws `option-unknown`, `argument-invalid`, `relu-shape`, `relu-values`,
 * `method-unknown`, or what the engine itself fails with.
 */
export async function reluBackward(
  options: ReluBackwardOptions,
  call?: CallOptions,
): Promise<ReluBackwardResult> {
  const [{ reluPass }, { checkedArguments }] = await Promise.all([
    loadComputing(),
    import('./options/checks.js'),
  ]);
  return Reflect.apply(reluPass, null, checkedArguments('reluBackward', [options, call]));
}
