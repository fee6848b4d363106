import type { Progress } from '../protocol.js';
import { cancelledError } from './job.js';

/** Somebody who waits for a piece of shared work. */
export interface Waiter {
  signal: AbortSignal;
  progress(progress: Progress): void;
}

/** Work that several wait for: all see how it gets on, and it ends when the last of them has gone. */
export class Shared<T> {
  private readonly waiters = new Set<Waiter>();
  private readonly abort = new AbortController();
  private readonly result: Promise<T>;

  /** @param onAbandoned called when the last has gone before the work was done */
  constructor(
    start: (whole: Waiter) => Promise<T>,
    private readonly onAbandoned: () => void,
  ) {
    const progress = (made: Progress): void => {
      for (const waiter of this.waiters) waiter.progress(made);
    };
    this.result = start({ signal: this.abort.signal, progress });
    // Who waits is told; when nobody does, nobody has to be.
    this.result.catch(() => {});
  }

  wait(waiter: Waiter): Promise<T> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiters.delete(waiter);
        reject(cancelledError());
        if (this.waiters.size > 0) return;
        this.onAbandoned();
        this.abort.abort();
      };
      if (waiter.signal.aborted) return reject(cancelledError());
      this.waiters.add(waiter);
      waiter.signal.addEventListener('abort', leave, { once: true });
      void this.result.then(resolve, reject).finally(() => {
        this.waiters.delete(waiter);
        waiter.signal.removeEventListener('abort', leave);
      });
    });
  }
}
