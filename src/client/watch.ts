import type { PendingJob } from './jobs.js';
import { currentSettings } from './settings.js';

/** Milliseconds between two looks, at most. */
const LOOK = 1000;

/** What the watch asks of the worker that it watches over. */
export interface Watched {
  /** Whether another job waits while this one computes. */
  othersWait(holder: PendingJob): boolean;
  askToGiveWay(holder: PendingJob): void;
  /** The worker answers by a sign of life, unless its thread computes. */
  ping(): void;
  /** @param culprit `null` where no job has the turn */
  onStuck(culprit: PendingJob | null, seconds: number): void;
  onTurnLimit(culprit: PendingJob, seconds: number): void;
}

/**
 * Watches over what computes in one worker, and over nothing else: what waits for a file or for its turn
 * has all the time that it needs.
 *
 * It looks now and then, and a look counts for no more than twice the time that lies between two: where
 * the page slept, hung or was throttled in the background, the worker may have said something that has
 * not been read yet. For the same reason a limit must be passed at two looks, one after the other.
 */
export class Watch {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastLook = 0;
  private holder: PendingJob | null = null;
  /** Milliseconds since the last sign of life. */
  private silent = 0;
  /** Milliseconds for which the holder has had the turn. */
  private held = 0;
  /** The same when it was asked to give way. */
  private heldWhenAsked = 0;
  /** Whether a limit was passed at the last look. */
  private late = false;

  constructor(private readonly watched: Watched) {}

  /** To be called when the worker gets a job. */
  start(): void {
    if (this.timer !== undefined) return;
    this.signOfLife();
    this.lookLater();
  }

  /** To be called when it has none any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.holder = null;
  }

  signOfLife(): void {
    this.silent = 0;
  }

  /** @param holder the job that has the engine's turn from now on */
  takeTurn(holder: PendingJob | null): void {
    this.holder = holder;
    if (holder) holder.givingWay = false;
    this.held = 0;
    this.signOfLife();
  }

  /** To be called when a job has been answered. */
  endTurn(job: PendingJob): void {
    if (this.holder === job) this.takeTurn(null);
  }

  private lookLater(): void {
    this.lastLook = performance.now();
    this.timer = setTimeout(() => this.look(), this.interval);
  }

  private get interval(): number {
    const { timeout, turn, turnLimit } = currentSettings();
    return Math.min(LOOK, timeout / 4, turn / 4, turnLimit / 4);
  }

  private look(): void {
    const passed = Math.min(performance.now() - this.lastLook, 2 * this.interval);
    this.silent += passed;
    this.held += passed;
    this.lookLater();
    const late = this.overdue(passed);
    if (late && this.late) return late();
    this.late = late !== null;
  }

  /** What is to be done about a limit that was passed; `null` while none is. */
  private overdue(passed: number): (() => void) | null {
    const { timeout, turn, turnLimit } = currentSettings();
    const { holder, silent, held, watched } = this;
    if (silent >= timeout) return () => watched.onStuck(holder, seconds(silent));
    // Who has no turn is silent because it waits, or because the thread is stuck: a ping tells.
    if (!holder && silent >= timeout / 2 && silent - passed < timeout / 2) watched.ping();
    if (!holder || held < turn || !watched.othersWait(holder)) return null;
    if (!holder.givingWay) {
      holder.givingWay = true;
      this.heldWhenAsked = held;
      watched.askToGiveWay(holder);
    }
    if (held - this.heldWhenAsked < turnLimit) return null;
    return () => watched.onTurnLimit(holder, seconds(held));
  }
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000);
}
