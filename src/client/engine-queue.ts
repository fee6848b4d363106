import { proxy } from 'comlink';
import { ExplainError, MODEL_ABSENT, type JobKind, type Jobs, type Outcome } from '../protocol.js';
import { fingerprintOf, sameFingerprint, type Fingerprint } from './fingerprint.js';
import { PendingJob, type JobOptions, type Prepare } from './jobs.js';
import { startWorker, type RunningWorker } from './start-worker.js';
import { Watch, WorkerDied, WorkerStuck } from './watch.js';

/** A job whose worker died is sent again this often. */
const REPLAYS = 2;

/** Jobs that mostly wait for the network; a slow download must not hold up the other widgets. */
const waiting: ReadonlySet<JobKind> = new Set<JobKind>(['describe', 'load', 'memory']);

/**
 * The page's end of the boundary: one worker for the whole page, one computing job in it at a time,
 * the rest in a queue. Nothing hangs in silence: a dead worker is replaced and its jobs replayed, a
 * stuck one is ended after a time-out.
 */
class EngineQueue {
  private queue: PendingJob[] = [];
  private readonly running = new Set<PendingJob>();
  private worker: Promise<RunningWorker> | null = null;
  private nextId = 1;

  request<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    options: JobOptions = {},
  ): Promise<Jobs[K]['response']> {
    if (options.signal?.aborted) return Promise.reject(options.signal.reason);
    const fingerprint = fingerprintOf(kind, request);
    const job =
      this.equalJob(kind, fingerprint) ?? this.enqueue(kind, request, fingerprint, options.prepare);
    const response = job.wait(options, () => this.drop(job));
    this.pump();
    return response as Promise<Jobs[K]['response']>;
  }

  /** Equal jobs are computed once; what the memory holds is asked anew each time. */
  private equalJob(kind: JobKind, fingerprint: Fingerprint): PendingJob | undefined {
    if (kind === 'memory') return undefined;
    const wanted = [...this.running].filter((job) => job.wanted);
    return [...wanted, ...this.queue].find((job) => sameFingerprint(job.fingerprint, fingerprint));
  }

  private enqueue(
    kind: JobKind,
    request: Jobs[JobKind]['request'],
    fingerprint: Fingerprint,
    prepare: Prepare | undefined,
  ): PendingJob {
    const job = new PendingJob(this.nextId++, kind, request, fingerprint, prepare);
    this.queue.push(job);
    return job;
  }

  private drop(job: PendingJob): void {
    this.queue = this.queue.filter((other) => other !== job);
    if (!this.running.has(job)) return;
    void this.worker?.then(({ api }) => api.cancel(job.id)).catch(() => {});
  }

  private pump(): void {
    for (const job of this.queue.filter(({ readiness }) => readiness === 'unprepared')) {
      void this.makeReady(job);
    }
    const ready = this.queue.filter(({ readiness }) => readiness === 'ready');
    for (const job of ready.filter(({ kind }) => waiting.has(kind))) this.launch(job);
    const computing = ready.filter(({ kind }) => !waiting.has(kind));
    const busy = [...this.running].some(({ kind }) => !waiting.has(kind));
    if (busy || computing.length === 0) return;
    this.launch(computing.reduce((best, other) => (other.priority > best.priority ? other : best)));
  }

  private async makeReady(job: PendingJob): Promise<void> {
    try {
      await job.prepare();
    } catch (error) {
      this.queue = this.queue.filter((other) => other !== job);
      job.reject(asExplainError(error));
    }
    this.pump();
  }

  /** Once more, after a dead worker or one that lacks the job's models. */
  private requeue(job: PendingJob): void {
    job.readiness = 'unprepared';
    if (job.wanted) this.queue.unshift(job);
  }

  private launch(job: PendingJob): void {
    this.queue = this.queue.filter((other) => other !== job);
    this.running.add(job);
    void this.carryOut(job).finally(() => {
      this.running.delete(job);
      this.pump();
    });
  }

  private async carryOut(job: PendingJob): Promise<void> {
    try {
      const outcome = await this.send(job);
      if (outcome.ok) job.resolve(outcome.value);
      else if (outcome.error.code === MODEL_ABSENT) this.requeue(job);
      else job.reject(ExplainError.from(outcome.error));
    } catch (error) {
      if (error instanceof WorkerDied && job.deaths < REPLAYS) {
        job.deaths++;
        this.requeue(job);
        return;
      }
      job.reject(asExplainError(error));
    }
  }

  private async send(job: PendingJob): Promise<Outcome<Jobs[JobKind]['response']>> {
    const starting = (this.worker ??= startWorker());
    const replace = (): void => {
      // Another job may have replaced it already.
      if (this.worker === starting) this.worker = null;
    };
    let running: RunningWorker;
    try {
      running = await starting;
    } catch (error) {
      // The next request starts over: the author may have called configure() by then.
      replace();
      throw error;
    }
    const watch = new Watch(running, () => waiting.has(job.kind) && running.isFetching());
    try {
      const onProgress = proxy((progress: Parameters<PendingJob['progress']>[0]) => {
        watch.signOfLife();
        job.progress(progress);
      });
      return await Promise.race([
        running.api.run(job.id, job.kind, job.request, onProgress),
        watch.failure,
      ]);
    } catch (error) {
      running.end();
      replace();
      throw error;
    } finally {
      watch.end();
    }
  }
}

function asExplainError(thrown: unknown): ExplainError {
  if (thrown instanceof WorkerStuck) {
    return new ExplainError(
      'timed-out',
      'The computation gave no sign of life for too long and was ended.',
      'Try again; use a smaller model or picture, or raise configure({ timeout }).',
    );
  }
  if (thrown instanceof WorkerDied) {
    return new ExplainError(
      'worker-died',
      'The worker that computes died again and again.',
      'It may have run out of memory: use a smaller model, or close other pages.',
    );
  }
  return ExplainError.of(
    thrown,
    'engine-failed',
    'The engine failed',
    'Reload the page and try again.',
  );
}

export const engineQueue = new EngineQueue();
