import { pageShown } from './page-shown.js';

/** Milliseconds between two steps while they play. */
const PAUSE = 1100;

/** What is stepped through. */
export interface Steps {
  /** Shows the next step, or why it cannot be had; from the last it starts over. */
  next(): Promise<void>;
  /** Whether the last step is shown. */
  atEnd(): boolean;
  /** Draws the button anew. */
  changed(): void;
}

/**
 * Steps through something until paused or at the end; from there it starts over. It stands still while
 * the page is in the background.
 */
export class Playback {
  private current: AbortController | null = null;

  constructor(private readonly steps: Steps) {}

  get playing(): boolean {
    return this.current !== null;
  }

  async play(): Promise<void> {
    this.stop();
    const { signal } = (this.current = new AbortController());
    const { steps } = this;
    do {
      await steps.next();
      if (!signal.aborted && !steps.atEnd()) await wait(PAUSE, signal);
      await pageShown(signal);
    } while (!signal.aborted && !steps.atEnd());
    if (!signal.aborted) this.pause();
  }

  pause(): void {
    this.stop();
    this.steps.changed();
  }

  /** The same, where all is about to be drawn anew, or nothing is. */
  stop(): void {
    this.current?.abort();
    this.current = null;
  }
}

/** Resolves after a time, or when the signal is aborted. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
