import type { ComputeReport } from '../protocol.js';

/** The saliency methods that differ in nothing but what a ReLU lets back through. */
export const reluRules = ['gradient', 'deconvnet', 'guided-backprop'] as const;
/** A backward pass through a ReLU. */
export type ReluRule = (typeof reluRules)[number];

/** One ReLU alone: forward, and the same signal from above back through it by each rule. */
export interface ReluBackwardRequest {
  /** What the ReLU receives, row-major. */
  values: Float32Array;
  /** The signal that arrives at its output, of the same shape. */
  signal: Float32Array;
  /** Of `values` and `signal`. */
  shape: [rows: number, columns: number];
  /** Which backward passes are computed. */
  rules: readonly ReluRule[];
}

export interface ReluBackwardResponse {
  /** What the ReLU gives. */
  output: Float32Array;
  /** The signal at the ReLU's input, by rule. */
  signals: Record<string, Float32Array>;
  compute: ComputeReport;
}
