import { ExplainError, type JobKind, type Jobs, type Progress } from '../protocol.js';
import type { Fingerprint } from './fingerprint.js';

/** How a job is run. */
export interface JobOptions {
  /** Rejects the promise with an `AbortError` and, when nobody else wants the job, drops it. */
  signal?: AbortSignal;
  /** Told how far the job is: files, model, explanation. */
  onProgress?: (progress: Progress) => void;
  /** Asked whenever the next job is chosen; the highest goes first, equals in their order. */
  priority?: () => number;
  /**
   * What has to be there before the job may take the engine's turn, such as its files. It runs outside
   * the turn and holds up nobody else, and again before the job is sent to a new worker: what is there
   * already should take no time. When it rejects, so does the job.
   *
   * @param signal aborted when nobody wants the job any more
   */
  prepare?: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<void>;
}

type Response = Jobs[JobKind]['response'];

interface Waiter {
  resolve: (response: Response) => void;
  reject: (error: unknown) => void;
  onProgress: (progress: Progress) => void;
  priority: () => number;
}

/** A job that somebody waits for: the client's own registry, since a promise into a dead worker hangs. */
export class PendingJob {
  /** How often it was in a worker that then died, nobody knows of which job. */
  deaths = 0;
  /** Whether it is the first that computes in its worker: then no other's data fills the memory. */
  first = false;
  /** Whether it has run out of memory in a worker that others had used. */
  crowdedOut = false;
  /** Whether it was asked to let others have their turn, and has not taken it again. */
  givingWay = false;
  /** Whether it needs the engine's second file. */
  lacksPart = false;
  private readonly waiters = new Set<Waiter>();
  private readonly unwanted = new AbortController();

  constructor(
    readonly id: number,
    readonly kind: JobKind,
    readonly request: Jobs[JobKind]['request'],
    readonly fingerprint: Fingerprint,
    private readonly prepareIt: JobOptions['prepare'],
  ) {}

  /** `null` for a job that waits for nothing. */
  prepare(): Promise<void> | null {
    return this.prepareIt?.(this.unwanted.signal, (progress) => this.progress(progress)) ?? null;
  }

  /** Whether it must have a worker to itself: the one that it was in has died, perhaps by it. */
  get isSuspect(): boolean {
    return this.deaths > 0;
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
