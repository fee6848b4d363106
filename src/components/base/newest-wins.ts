import { pageHidden, pageShown } from './visibility.js';

/**
 * Hands on what changes faster than it can be worked on: one value at a time is under way, and of all
 * that were offered meanwhile the newest follows it. Nothing queues, and nothing is handed on while
 * nobody can be looking.
 */
export class NewestWins<Value> {
  private waiting: { value: Value } | null = null;
  private isWorking = false;

  /** @param handOn resolves when another value may follow; what fails is its own to tell */
  constructor(private readonly handOn: (value: Value) => Promise<unknown>) {}

  offer(value: Value): void {
    this.waiting = { value };
    if (!this.isWorking) void this.work();
  }

  /** What waits is not handed on any more. */
  drop(): void {
    this.waiting = null;
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    while (this.waiting) {
      if (pageHidden()) await pageShown();
      const next = this.take();
      if (next) await this.handOn(next.value).catch(() => {});
    }
    this.isWorking = false;
  }

  private take(): { value: Value } | null {
    const next = this.waiting;
    this.waiting = null;
    return next;
  }
}
