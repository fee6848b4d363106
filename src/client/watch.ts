import { currentSettings } from './settings.js';
import type { RunningWorker } from './start-worker.js';

export class WorkerDied extends Error {}
export class WorkerStuck extends Error {}

/** Watches over one job in a worker; `failure` rejects when the worker died or gives no sign of life. */
export class Watch {
  readonly failure: Promise<never>;
  private fail: (error: Error) => void = () => {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly ended = new AbortController();

  /** @param isWaiting whether the job waits for something else than the worker, and may be silent */
  constructor(
    { worker, lifeLock, ended }: RunningWorker,
    private readonly isWaiting: () => boolean,
  ) {
    this.failure = new Promise((_, reject) => (this.fail = reject));
    this.failure.catch(() => {});
    const { signal } = this.ended;
    const died = (): void => this.fail(new WorkerDied());
    worker.addEventListener('error', died, { signal });
    worker.addEventListener('messageerror', died, { signal });
    ended.addEventListener('abort', died, { signal });
    // A worker that is ended from outside, or runs out of memory, fires no event; its lock tells.
    if ('locks' in navigator) {
      navigator.locks.request(lifeLock, { signal }, died).catch(() => {});
    }
    this.signOfLife();
  }

  signOfLife(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.isWaiting()) this.signOfLife();
      else this.fail(new WorkerStuck());
    }, currentSettings().timeout);
  }

  end(): void {
    clearTimeout(this.timer);
    this.ended.abort();
  }
}
