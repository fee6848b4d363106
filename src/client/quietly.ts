import { isPassing } from './image/passing.js';
import type { CallOptions } from './explainer.js';

/** A call for the input of an image that another follows at once: over before its progress is drawn. */
export function quietly(call: CallOptions, input: unknown): CallOptions {
  const quiet = { ...call };
  if (isPassing(input)) delete quiet.onProgress;
  return quiet;
}
