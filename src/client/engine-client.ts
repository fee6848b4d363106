import { ExplainError, type JobKind, type Jobs } from '../protocol.js';
import type { JobOptions } from './jobs.js';

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
    const { engineQueue } = await import('./engine-queue.js').catch((error: unknown) => {
      throw ExplainError.of(
        error,
        'part-unreachable',
        'A part of the kit is missing',
        'Publish all files of dist/ and reload the page.',
      );
    });
    return engineQueue.request(kind, request, options);
  },
};
