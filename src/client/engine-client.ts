import { modelsOf, type JobKind, type Jobs } from '../protocol.js';
import type { JobOptions } from './jobs.js';
import { loadComputing } from './load-computing.js';

/**
 * Asks the engine. The queue, and what starts the worker and talks to it, are fetched with the first
 * question: a page whose widgets nobody has come near does not pay for them.
 */
export const engineClient = {
  async request<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    options: JobOptions = {},
  ): Promise<Jobs[K]['response']> {
    options.signal?.throwIfAborted();
    const { engineQueue } = await loadComputing();
    const models = modelsOf(kind, request);
    if (models.length === 0) return engineQueue.request(kind, request, options);
    return engineQueue.request(kind, request, {
      ...options,
      // What one server does not send must not keep others from computing.
      prepare: async (signal, onProgress) => {
        const call = { signal, onProgress };
        await Promise.all(models.map((model) => engineQueue.request('load', { model }, call)));
      },
    });
  },
};
