import { ExplainError, type ModelLimits } from '../../protocol.js';

/** What `configure()` does not change: no network that people train comes near. */
export const MOST_LAYERS = 5000;
export const MOST_GRAPH_NODES = 20_000;
/** Channels that numbers may be added to or multiplied with. */
export const MOST_CHANNELS = 2 ** 24;
/** Inputs that one call may join. */
export const MOST_INPUTS = 1000;
/** Outputs that can be offered as classes. */
export const MOST_OUTPUTS = 25_000;

export function tooLarge(message: string, hint: string): ExplainError {
  return new ExplainError('model-too-large', message, hint);
}

/** Throws `model-too-large` for weights over the limit. */
export function requireWeightBytes(bytes: number, { weightBytes }: ModelLimits): void {
  if (bytes <= weightBytes) return;
  throw tooLarge(
    `The weights of the model have ${megabytes(bytes)}, the limit is ${megabytes(weightBytes)}.`,
    'Use a smaller network, store its weights in 8 or 16 bits, or raise configure({ limits: { weightBytes } }).',
  );
}

/** Four digits of it. */
export function inMillions(count: number): string {
  return (count / 1e6).toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

export function megabytes(bytes: number): string {
  return `${inMillions(bytes)} MB`;
}
