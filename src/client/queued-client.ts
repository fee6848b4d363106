import { modelsOf, type JobKind, type Jobs } from '../protocol.js';
import { engineQueue } from './engine-queue.js';
import type { JobOptions } from './jobs.js';

/** Asks the engine through the queue: what is fetched together with the queue asks here. */
export const engineClient = {
  request<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    options: JobOptions = {},
  ): Promise<Jobs[K]['response']> {
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
