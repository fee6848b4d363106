import { setBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../protocol.js';

/** A backend that is up and passed its self-check. */
export interface Backend {
  name: BackendName;
  precision: 'float32' | 'float16';
  /** Rejects when the backend is lost (a WebGL context can be); never resolves. */
  lost: Promise<never>;
  /** True once it is lost, also before the event that says so has arrived. */
  isLost(): boolean;
}

/** What a job is rejected with when its backend disappears under it. */
export class BackendLost extends Error {}

/** Makes a registered backend the active one; tfjs itself would only log that it cannot. */
export async function activate(name: BackendName): Promise<void> {
  if (!(await setBackend(name))) throw new Error('TensorFlow.js could not start it.');
}

/** For backends that cannot be lost without the worker dying too. */
export const never = new Promise<never>(() => {});
