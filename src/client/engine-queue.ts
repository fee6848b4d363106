import { ExplainError, type Failure, type JobKind, type Jobs, type Outcome } from '../protocol.js';
import { fingerprintOf, sameFingerprint, type Fingerprint } from './fingerprint.js';
import { PendingJob, type JobOptions } from './jobs.js';
import { computes, LiveWorker, WorkerLost } from './live-worker.js';

/** A job whose worker died of nobody knows what is sent again this often. */
const REPLAYS = 2;

/** Jobs that compute by turns in the worker: each holds memory meanwhile. */
const MOST = 3;

/**
 * The page's end of the boundary: one worker for the whole page, one computing job in it at a time,
 * the rest in a queue. Nothing hangs in silence: a worker that is dead, stuck or broken is replaced and
 * its jobs replayed, all but the one that did it.
 */
class EngineQueue {
  /** Jobs that wait for what they need, such as files. */
  private readonly preparing = new Set<PendingJob>();
  /** Jobs that could be sent. */
  private queue: PendingJob[] = [];
  private readonly running = new Set<PendingJob>();
  private worker: Promise<LiveWorker> | null = null;
  private nextId = 1;

  /** Whether nobody waits for anything. */
  get isIdle(): boolean {
    return this.preparing.size + this.queue.length + this.running.size === 0;
  }

  request<K extends JobKind>(
    kind: K,
    request: Jobs[K]['request'],
    options: JobOptions = {},
  ): Promise<Jobs[K]['response']> {
    if (options.signal?.aborted) return Promise.reject(options.signal.reason);
    const fingerprint = fingerprintOf(kind, request);
    const known = this.equalJob(kind, fingerprint);
    const job = known ?? new PendingJob(this.nextId++, kind, request, fingerprint, options.prepare);
    const response = job.wait(options, () => this.drop(job));
    if (!known) this.admit(job);
    this.pump();
    return response as Promise<Jobs[K]['response']>;
  }

  /** Equal jobs are computed once; what the memory holds is asked anew each time. */
  private equalJob(kind: JobKind, fingerprint: Fingerprint): PendingJob | undefined {
    if (kind === 'memory') return undefined;
    return [...this.preparing, ...this.running, ...this.queue].find(
      (job) => job.wanted && sameFingerprint(job.fingerprint, fingerprint),
    );
  }

  /** Into the queue, as soon as it has what it needs. */
  private admit(job: PendingJob): void {
    const prepared = job.lacksPart
      ? this.request('part', {}).then(() => job.prepare() ?? undefined)
      : job.prepare();
    if (!prepared) return this.enqueue(job);
    this.preparing.add(job);
    prepared
      .then(
        () => job.wanted && this.enqueue(job),
        (error: unknown) => job.reject(asExplainError(error)),
      )
      .finally(() => {
        this.preparing.delete(job);
        this.pump();
      });
  }

  /** In the order in which they were asked for, also those that are sent again. */
  private enqueue(job: PendingJob): void {
    this.queue = [...this.queue, job].sort((one, other) => one.id - other.id);
  }

  private drop(job: PendingJob): void {
    this.queue = this.queue.filter((other) => other !== job);
    if (!this.running.has(job)) return;
    void this.worker?.then((worker) => worker.cancel(job)).catch(() => {});
  }

  private pump(): void {
    // What waits for a file may wait for long, and holds up nobody.
    for (const job of this.queue.filter((each) => !computes(each))) this.launch(job);
    const computing = [...this.running].filter(computes);
    const suspect = this.queue.find(({ isSuspect }) => isSuspect);
    if (suspect || computing.some(({ isSuspect }) => isSuspect)) {
      // One after the other, and nobody computing beside it: then it is known who did it.
      if (suspect && computing.length === 0) this.launch(suspect);
      return;
    }
    const next = this.next();
    const busy = computing.length === MOST || computing.some(({ givingWay }) => !givingWay);
    if (next && !busy) this.launch(next);
  }

  /** Who ran out of memory in a used worker comes first in the new one; then the highest priority. */
  private next(): PendingJob | undefined {
    const [first, ...others] = this.queue;
    // It has its models loaded again, which takes a moment.
    if ([...this.preparing].some(({ crowdedOut }) => crowdedOut)) return undefined;
    return (
      this.queue.find(({ crowdedOut }) => crowdedOut) ??
      others.reduce((best, other) => (best && other.priority > best.priority ? other : best), first)
    );
  }

  private launch(job: PendingJob): void {
    this.queue = this.queue.filter((other) => other !== job);
    this.running.add(job);
    void this.carryOut(job).then((replay) => {
      this.running.delete(job);
      if (replay && job.wanted) this.admit(job);
      this.pump();
    });
  }

  /** @returns whether the job has to be sent again */
  private async carryOut(job: PendingJob): Promise<boolean> {
    try {
      const outcome = await this.send(job);
      if (outcome.ok) job.resolve(outcome.value);
      else if (isReplayedAfter(outcome, job)) {
        job.lacksPart ||= outcome.lacksPart ?? false;
        return true;
      } else job.reject(ExplainError.from(outcome.error));
      return false;
    } catch (error) {
      if (error instanceof WorkerLost) this.prepareAnew();
      if (error instanceof WorkerLost && isReplayedWithout(error, job)) return true;
      job.reject(asExplainError(error));
      return false;
    }
  }

  private async send(job: PendingJob): Promise<Outcome<Jobs[JobKind]['response']>> {
    const worker = await this.liveWorker();
    const outcome = await worker.run(job);
    if (!outcome.ok && outcome.engine) {
      worker.end(job, ExplainError.from(outcome.error));
      this.prepareAnew();
    }
    return outcome;
  }

  /** What the jobs had made ready for them went with the worker. */
  private prepareAnew(): void {
    const waiting = this.queue;
    this.queue = [];
    for (const job of waiting) this.admit(job);
  }

  private async liveWorker(): Promise<LiveWorker> {
    const starting = (this.worker ??= LiveWorker.start({
      someoneWaits: () => this.queue.length > 0,
      onGivingWay: () => this.pump(),
    }));
    try {
      const worker = await starting;
      if (!worker.isGone) return worker;
      if (this.worker === starting) this.worker = null;
    } catch (error) {
      // The next request starts over: the author may have called configure() by then.
      if (this.worker === starting) this.worker = null;
      throw error;
    }
    return this.liveWorker();
  }
}

/**
 * A job whose models have left memory meanwhile has them loaded again; and so has one that needs the
 * engine's second file.
 *
 * A crash is the job's own doing: again it would crash again. That memory was exhausted may be due to
 * what others had left in it (weights, and holes between them that are too small), so a job that was
 * not the first in its worker has one more try as the first in a new one.
 */
function isReplayedAfter({ engine, error, isAbsent }: Failure, job: PendingJob): boolean {
  if (isAbsent) return true;
  if (engine === 'was-broken') return true;
  if (engine !== 'broke' || error.code !== 'out-of-memory') return false;
  if (job.first || job.crowdedOut) return false;
  return (job.crowdedOut = true);
}

/** After a worker that is gone: what another did is no fault of this job, of what nobody knows each has a share. */
function isReplayedWithout({ culprit }: WorkerLost, job: PendingJob): boolean {
  if (culprit !== null) return culprit !== job;
  return ++job.deaths <= REPLAYS;
}

function asExplainError(thrown: unknown): ExplainError {
  if (thrown instanceof WorkerLost) return thrown.failure;
  return ExplainError.of(
    thrown,
    'engine-failed',
    'The engine failed',
    'Reload the page and try again.',
  );
}

export const engineQueue = new EngineQueue();
