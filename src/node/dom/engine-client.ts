import { ExplainError, type JobKind, type Jobs } from '../../protocol.js';
import { readFiles } from '../../client/files/read-files.js';
import type { JobOptions } from '../../client/jobs.js';
import { Engine } from '../../worker/engine.js';
import { handleMessages } from '../../worker/job.js';
import { nodeStarters } from '../engine/starters.js';

let engine: Engine | undefined;
let underWay = 0;

/** Whether any request has not been answered yet. */
export function isComputing(): boolean {
  return underWay > 0;
}

/** Stands in for `client/engine-client.ts` in the bundle for Node: the engine runs in the same thread. */
export const engineClient = {
  async request<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    { signal = new AbortController().signal, onProgress }: JobOptions = {},
  ): Promise<Jobs[K]['response']> {
    signal.throwIfAborted();
    engine ??= new Engine({ assetBase: '', lifeLock: '' }, readFiles, nodeStarters);
    const checkpoint = async (): Promise<void> => {
      await handleMessages();
      signal.throwIfAborted();
    };
    underWay++;
    try {
      // Neither side may see what the other changes in its arrays, as with a worker between them.
      const job = { checkpoint, signal, progress: onProgress ?? ((): void => {}) };
      return structuredClone(await engine.run(kind, structuredClone(request), job));
    } catch (error) {
      throw ExplainError.of(
        error,
        'engine-failed',
        'The engine failed',
        'Try again; if it fails again, report it with the model and the picture.',
      );
    } finally {
      underWay--;
    }
  },
};
