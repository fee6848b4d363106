import type { JobKind, Jobs } from '../protocol.js';
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
    const computing = await loadComputing();
    return computing.engineClient.request(kind, request, options);
  },
};
