import { ExplainError, type JobKind, type Jobs, type Progress } from '../protocol.js';
import type { Fingerprint } from './fingerprint.js';

export interface JobOptions {
  /** Rejects the promise with an `AbortError` and, when nobody else wants the job, drops it. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Asked whenever the next job is chosen; the highest goes first, equals in their order. */
  priority?: () => number;
  /**
   * Done before the job takes its turn, and again when it has to be sent once more; other jobs have
   * theirs meanwhile. Aborted when nobody wants the job any more.
   */
  prepare?: Prepare;
}

export type Prepare = (
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
) => Promise<void>;

type Response = Jobs[JobKind]['response'];

interface Waiter {
  resolve: (response: Response) => void;
  reject: (error: unknown) => void;
  onProgress: (progress: Progress) => void;
  priority: () => number;
}

/** A job that somebody waits for: the client's own registry, since a promise into a dead worker hangs. */
export class PendingJob {
  /** How often it was sent to a worker that then died. */
  deaths = 0;
  /** Whether it can take its turn. */
  readiness: 'unprepared' | 'preparing' | 'ready' = 'unprepared';
  private readonly unwanted = new AbortController();
  private readonly waiters = new Set<Waiter>();

  constructor(
    readonly id: number,
    readonly kind: JobKind,
    readonly request: Jobs[JobKind]['request'],
    readonly fingerprint: Fingerprint,
    private readonly prepares: Prepare | undefined,
  ) {}

  async prepare(): Promise<void> {
    this.readiness = 'preparing';
    await this.prepares?.(this.unwanted.signal, (progress) => this.progress(progress));
    this.readiness = 'ready';
  }

  get wanted(): boolean {
    return this.waiters.size > 0;
  }

  get priority(): number {
    return Math.max(...[...this.waiters].map((waiter) => waiter.priority()));
  }

  /** Adds somebody who waits; `onUnwanted` is called when the last of them has gone. */
  wait(options: JobOptions, onUnwanted: () => void): Promise<Response> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      const waiter: Waiter = {
        resolve,
        reject,
        onProgress: options.onProgress ?? (() => {}),
        priority: options.priority ?? (() => 0),
      };
      this.waiters.add(waiter);
      signal?.addEventListener(
        'abort',
        () => {
          if (!this.waiters.delete(waiter)) return;
          reject(signal.reason);
          if (this.wanted) return;
          this.unwanted.abort(signal.reason);
          onUnwanted();
        },
        { once: true },
      );
    });
  }

  progress(progress: Progress): void {
    for (const waiter of this.waiters) waiter.onProgress(progress);
  }

  resolve(response: Response): void {
    for (const waiter of this.waiters) waiter.resolve(response);
    this.waiters.clear();
  }

  reject(error: ExplainError): void {
    for (const waiter of this.waiters) waiter.reject(error);
    this.waiters.clear();
  }
}
