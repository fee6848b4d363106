import { setBackend, type Tensor } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../protocol.js';

/** A backend that is up and passed its self-check. */
export interface Backend {
  name: BackendName;
  precision: 'float32' | 'float16';
  /** Aborted, with a `BackendLost`, when the backend is lost; a WebGL context can be. */
  lost: AbortSignal;
  /** True once it is lost, also before the event that says so has arrived. */
  isLost(): boolean;
  /** What went wrong inside without an exception, or before it; `null` when nothing did. */
  trouble(): Trouble | null;
  /** After a crash: its tensors may still be disposed of, which no longer calls into what is broken. */
  abandon(): void;
}

/** What a backend noticed of itself: what was computed since is worth nothing. */
export interface Trouble {
  /** Part of a sentence. */
  reason: string;
  /** Whether it had no memory left. */
  exhausted: boolean;
}

/** What a job is rejected with when its backend disappears under it. */
export class BackendLost extends Error {
  constructor() {
    super('The graphics context was lost.');
  }
}

/** Makes a registered backend the active one; tfjs itself would only log that it cannot. */
export async function activate(name: BackendName): Promise<void> {
  if (!(await setBackend(name))) throw new Error('TensorFlow.js could not start it.');
}

/** For backends that cannot be lost without the worker dying too. */
export const never = new AbortController().signal;

/**
 * `work`, or a rejection as soon as the backend is lost: tfjs promises never settle then. Not a
 * `Promise.race`, which would keep every result for as long as the backend lives.
 */
export function unlessLost<T>({ lost }: Backend, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onLost = (): void => reject(lost.reason as BackendLost);
    lost.addEventListener('abort', onLost);
    work.then(resolve, reject).finally(() => lost.removeEventListener('abort', onLost));
    if (lost.aborted) onLost();
  });
}

/** A copy of a tensor's values. */
export async function readFloats(backend: Backend, tensor: Tensor): Promise<Float32Array> {
  return Float32Array.from(await unlessLost(backend, tensor.data()));
}
