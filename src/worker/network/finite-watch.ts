import { getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { areFinite } from '../kernels/finite.js';
import type { Node } from '../operations/index.js';

/** What a job meets that has read values which are no finite numbers. */
export class NotFinite extends Error {}

/** The values themselves, where they are finite numbers; else throws `NotFinite`. */
export function requireFiniteValues(values: Float32Array): Float32Array {
  if (areFinite(values)) return values;
  throw new NotFinite();
}

/** Whether all that is computed is looked at; a job that is let in between is looked at too. */
let watching = false;

/** Networks that have had a pass in which everything was finite. */
const sound = new WeakSet<object>();

/**
 * Looks at everything in a network's first forward pass, for what is not finite need not reach the
 * output: XNNPACK makes -Infinity of NaN, and a ReLU 0 of that. WebGL hands NaN on, and reading there
 * takes long.
 */
export function watchingFirst<T>(network: object, pass: () => T): T {
  if (sound.has(network) || getBackend() === 'webgl') return pass();
  const before = watching;
  watching = true;
  try {
    const result = pass();
    sound.add(network);
    return result;
  } finally {
    watching = before;
  }
}

/**
 * Runs a job. If it meets values that are not finite, runs it once more and looks at everything that it
 * computes, which costs too much for every job: throws `result-not-finite` with the layer where they
 * began.
 *
 * @param forget drops what the job would otherwise find already computed
 */
export async function findingNotFinite<T>(run: () => Promise<T>, forget: () => void): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error;
  }
  forget();
  watching = true;
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error;
    throw resultNotFinite('The result has values that are no finite numbers.');
  } finally {
    watching = false;
  }
}

/** To be called with what each node gives in a forward pass. */
export function watchOutput({ layer, kind }: Node, output: Tensor): void {
  if (!watching || isFinite(output)) return;
  throw resultNotFinite(
    `The layer "${layer}" (${kind}) gives values that are no finite numbers for this image.`,
  );
}

/** To be called with what each node gives back to its inputs in a backward pass. */
export function watchSignals({ layer, kind }: Node, signals: readonly (Tensor | null)[]): void {
  if (!watching || signals.every((signal) => !signal || isFinite(signal))) return;
  throw resultNotFinite(
    `The backward pass through the layer "${layer}" (${kind}) gives values that are no finite numbers.`,
    'Use another method or rule, or for LRP a larger epsilon or stabilizer; sums near 0 make its shares too large for 32 bits.',
  );
}

function isFinite(tensor: Tensor): boolean {
  return areFinite(tensor.dataSync<'float32'>());
}

export function resultNotFinite(
  message: string,
  hint = "Check the input range in the model's card, and its weights: they are too large for numbers of 32 bits.",
): ExplainError {
  return new ExplainError('result-not-finite', message, hint);
}
