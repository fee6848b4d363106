import { currentSettings } from '../settings.js';

/** Milliseconds between two looks, at most. */
const LOOK = 1000;

/**
 * Watches over a worker that does one thing. A look counts for no more than twice the time that lies
 * between two, and the limit must be passed at two of them: the page itself may have slept or hung.
 */
export class SilenceWatch {
  private readonly timer: ReturnType<typeof setInterval>;
  private lastLook = performance.now();
  private silent = 0;
  private isLate = false;
  private pauses = 0;

  /** Called with the seconds when nothing was heard for the setting `timeout`. */
  onSilence: (seconds: number) => void = () => {};

  constructor() {
    const interval = Math.min(LOOK, currentSettings().timeout / 4);
    this.timer = setInterval(() => {
      const now = performance.now();
      this.silent += this.pauses > 0 ? 0 : Math.min(now - this.lastLook, 2 * interval);
      this.lastLook = now;
      const isLate = this.silent >= currentSettings().timeout;
      if (isLate && this.isLate) this.onSilence(Math.round(this.silent / 1000));
      this.isLate = isLate;
    }, interval);
  }

  readonly signOfLife = (): void => {
    this.silent = 0;
  };

  /** What the worker waits for meanwhile is somebody else's. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.pauses++;
    try {
      return await work;
    } finally {
      this.pauses--;
      this.signOfLife();
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
