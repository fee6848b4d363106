/**
 * Whoever needs the active backend waits for its turn, since tfjs has one for the whole worker. Turns
 * are had in the order in which they were asked for.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private taken = false;

  async run<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    await this.take();
    const turn = new Turn(this);
    try {
      return await work(turn);
    } finally {
      await turn.held;
      this.release();
    }
  }

  /** Lets those who wait now have their turns first; resolves when it is one's own again. */
  async pass(): Promise<void> {
    if (this.waiting.length === 0) return;
    const again = this.take();
    this.release();
    await again;
  }

  private take(): Promise<void> {
    if (this.taken) return new Promise((resolve) => this.waiting.push(resolve));
    this.taken = true;
    return Promise.resolve();
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.taken = false;
  }
}

/** One turn, which may be interrupted. */
export class Turn {
  /**
   * Pending while others have their turns. Who goes on by another road than `giveWay()` (its backend
   * was lost meanwhile) awaits this first.
   */
  held: Promise<void> = Promise.resolve();

  constructor(private readonly turns: Turns) {}

  giveWay(): Promise<void> {
    this.held = this.turns.pass();
    return this.held;
  }
}
