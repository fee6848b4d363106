import type { EventEmitter } from 'node:events';

type Listener = (...parts: unknown[]) => void;

/**
 * Starts what emscripten has compiled, without the listeners that it leaves on the process, which end
 * it at the first rejection that nobody handles.
 */
export async function withoutListeners<T>(start: () => Promise<T>): Promise<T> {
  const emitter: EventEmitter = process;
  const added: [event: string, listener: Listener][] = [];
  const note = (event: string, listener: Listener): void => {
    if (/^(uncaughtException|unhandledRejection)$/.test(event)) added.push([event, listener]);
  };
  emitter.on('newListener', note);
  try {
    return await start();
  } finally {
    emitter.off('newListener', note);
    for (const [event, listener] of added) emitter.off(event, listener);
  }
}
