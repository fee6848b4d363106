import { ExplainError, type JobKind, type Jobs, type Outcome, type Progress } from '../protocol.js';
import type { PendingJob } from './jobs.js';
import { startWorker, type RunningWorker } from './start-worker.js';
import { Watch } from './watch.js';

/** Jobs that need no turn of their own, and are sent beside those that compute. */
const beside: ReadonlySet<JobKind> = new Set<JobKind>([
  'describe',
  'describeAny',
  'inspect',
  'load',
  'memory',
  'part',
]);

export function computes({ kind }: PendingJob): boolean {
  return !beside.has(kind);
}

/** Why a worker is gone, and with it what its jobs would have answered. */
export class WorkerLost extends Error {
  /**
   * @param culprit the job that is to blame; `null` where nobody knows, which makes each of them a suspect
   * @param failure what the culprit is told
   */
  constructor(
    readonly culprit: PendingJob | null,
    readonly failure: ExplainError,
  ) {
    super(failure.message);
  }
}

/** What a worker asks of the queue. */
export interface QueueSide {
  /** Whether a job is ready that has not been sent. */
  someoneWaits(): boolean;
  /** A job was asked to let others have their turn: one of them should be sent. */
  onGivingWay(): void;
}

/** A worker that runs, and the jobs in it. Its end, whatever brings it, is told to each of them. */
export class LiveWorker {
  private readonly jobs = new Map<PendingJob, (loss: WorkerLost) => void>();
  /** Jobs from which, or since whose sending, nothing has been heard. */
  private readonly unheard = new Set<PendingJob>();
  private readonly watch: Watch;
  private readonly ended = new AbortController();
  private hasComputed = false;

  static async start(queue: QueueSide): Promise<LiveWorker> {
    let live: LiveWorker | null = null;
    const running = await startWorker(
      (id) => live?.takeTurn(id),
      (id, progress) => live?.takeProgress(id, progress),
    );
    return (live = new LiveWorker(running, queue));
  }

  private constructor(
    private readonly running: RunningWorker,
    queue: QueueSide,
  ) {
    this.watch = new Watch({
      othersWait: (holder) => queue.someoneWaits() || this.someoneWaitsBeside(holder),
      askToGiveWay: (holder) => {
        void running.api.giveWay(holder.id);
        queue.onGivingWay();
      },
      ping: () => void running.api.ping().then(() => this.signOfLife()),
      onStuck: (culprit, seconds) => this.end(this.blamed(culprit), silentFor(seconds)),
      onTurnLimit: (culprit, seconds) => this.end(culprit, heldFor(seconds)),
    });
    this.listen();
  }

  get isGone(): boolean {
    return this.ended.signal.aborted;
  }

  /** @throws `WorkerLost` when the worker ends first */
  run(job: PendingJob): Promise<Outcome<Jobs[JobKind]['response']>> {
    job.givingWay = false;
    job.first = computes(job) && !this.hasComputed;
    this.hasComputed ||= computes(job);
    return new Promise((resolve, reject) => {
      this.jobs.set(job, reject);
      this.unheard.add(job);
      this.watch.start();
      this.running.api
        .run(job.id, job.kind, job.request)
        .then(resolve, reject)
        .finally(() => this.forget(job));
    });
  }

  cancel(job: PendingJob): void {
    if (this.jobs.has(job)) void this.running.api.cancel(job.id);
  }

  /** Ends it; its jobs reject with `WorkerLost`. */
  end(culprit: PendingJob | null, failure: ExplainError): void {
    if (this.isGone) return;
    this.running.end();
    this.ended.abort();
    this.watch.stop();
    const loss = new WorkerLost(culprit, failure);
    for (const reject of this.jobs.values()) reject(loss);
    this.jobs.clear();
  }

  private listen(): void {
    const { worker, lifeLock } = this.running;
    const { signal } = this.ended;
    const onDeath = (): void => this.end(null, died());
    worker.addEventListener('error', onDeath, { signal });
    worker.addEventListener('messageerror', onDeath, { signal });
    // A worker that is ended from outside, or runs out of memory, fires no event; its lock tells.
    if ('locks' in navigator) {
      navigator.locks.request(lifeLock, { signal }, onDeath).catch(() => {});
    }
  }

  private forget(job: PendingJob): void {
    this.jobs.delete(job);
    this.watch.endTurn(job);
    this.signOfLife();
    if (this.jobs.size === 0) this.watch.stop();
  }

  private takeTurn(id: number): void {
    this.unheard.clear();
    this.watch.takeTurn(this.jobOf(id) ?? null);
  }

  private takeProgress(id: number, progress: Progress): void {
    this.signOfLife();
    this.jobOf(id)?.progress(progress);
  }

  private jobOf(id: number): PendingJob | undefined {
    return [...this.jobs.keys()].find((job) => job.id === id);
  }

  private signOfLife(): void {
    this.unheard.clear();
    this.watch.signOfLife();
  }

  /** One that computes waits for its turn; the others wait where the thread has been busy ever since. */
  private someoneWaitsBeside(holder: PendingJob): boolean {
    return [...this.jobs.keys()].some(
      (job) => job !== holder && (computes(job) || this.unheard.has(job)),
    );
  }

  /** Where no job has the turn, the only one that is there did it. */
  private blamed(culprit: PendingJob | null): PendingJob | null {
    const [only, ...others] = this.jobs.keys();
    return culprit ?? (only && others.length === 0 ? only : null);
  }
}

function died(): ExplainError {
  return new ExplainError(
    'worker-died',
    'The worker that computes died again and again.',
    'It may have run out of memory: use a smaller model, or close other pages.',
  );
}

function silentFor(seconds: number): ExplainError {
  return new ExplainError(
    'timed-out',
    `The computation gave no sign of life for ${seconds} s and was ended.`,
    'Try again; use a smaller model or image, or raise configure({ timeout }).',
  );
}

function heldFor(seconds: number): ExplainError {
  return new ExplainError(
    'timed-out',
    `The computation kept the engine for ${seconds} s while others waited, and was ended.`,
    'Use a smaller model or image, or raise configure({ turnLimit }).',
  );
}
