import { pageHidden, pageShown } from './visibility.js';

/**
 * Hands on what changes faster than it can be worked on: one value at a time is under way, and of all
 * that were offered meanwhile the newest follows it. Nothing queues, and nothing is handed on while
 * nobody can be looking.
 */
export class NewestWins<Value> {
  private waiting: { value: Value } | null = null;
  private underWay: Promise<void> | null = null;

  /** @param handOn resolves when another value may follow; what fails is its own to tell */
  constructor(private readonly handOn: (value: Value) => Promise<unknown>) {}

  offer(value: Value): void {
    this.waiting = { value };
    this.underWay ??= this.work().finally(() => (this.underWay = null));
  }

  /** What waits is not handed on any more. */
  drop(): void {
    this.waiting = null;
  }

  /** Resolves when nothing waits and nothing is under way. */
  async settled(): Promise<void> {
    while (this.underWay) await this.underWay;
  }

  private async work(): Promise<void> {
    while (this.waiting) {
      if (pageHidden()) await pageShown();
      const next = this.take();
      if (next) await this.handOn(next.value);
    }
  }

  private take(): { value: Value } | null {
    const next = this.waiting;
    this.waiting = null;
    return next;
  }
}
