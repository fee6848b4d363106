import type { ReactiveController } from 'lit';
import { pageHidden } from '../base/visibility.js';
import type { CodespaceAm } from './codespace-am.js';

/** Who climbs; counts the single steps that it has made. */
export interface Climber {
  stepsTaken: number;
}

/**
 * Says when climbers go on: while the figure plays and is in sight of a page that is in front, or once for each press of the
 * step button. A pause drops what is under way.
 */
export class Player implements ReactiveController {
  private stepsAsked = 0;
  /** Nothing stops before the figure has been seen: a script may have asked for it. */
  private wasSeen = false;
  private inSight = true;
  private wasPaused = false;
  private running = new AbortController();
  private waiting: (() => void)[] = [];
  private readonly observer = new IntersectionObserver((entries) => {
    this.inSight = entries.at(-1)!.isIntersecting;
    this.wasSeen ||= this.inSight;
    this.wake();
  });

  /** @param onPause called before the figure is drawn still */
  constructor(
    private readonly host: CodespaceAm,
    private readonly onPause: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.observer.observe(this.host);
    document.addEventListener('visibilitychange', this.wake);
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.wake);
  }

  /** Aborted by the next pause. */
  get pauseSignal(): AbortSignal {
    return this.running.signal;
  }

  step(): void {
    this.stepsAsked++;
    this.wake();
  }

  /** New runs begin, in sight or not. */
  begin(inSight: boolean): void {
    this.wasSeen = inSight;
    this.wake();
  }

  /** Climbers that begin have taken all steps that were asked of others. */
  climber(): Climber {
    return { stepsTaken: this.stepsAsked };
  }

  /** Resolves when it may go on; rejects when the signal is aborted. */
  async turn(climber: Climber, signal?: AbortSignal): Promise<'play' | 'step'> {
    for (;;) {
      signal?.throwIfAborted();
      const isSeen = this.inSight && !pageHidden();
      if (!this.host.paused && (isSeen || !this.wasSeen)) return 'play';
      if (climber.stepsTaken < this.stepsAsked) {
        climber.stepsTaken++;
        return 'step';
      }
      await this.change(signal);
    }
  }

  // Before anything else happens after the press: the frame that is seen is the one that stays.
  hostUpdate(): void {
    const { paused } = this.host;
    if (paused === this.wasPaused) return;
    this.wasPaused = paused;
    if (paused) {
      this.running.abort();
      this.onPause();
    } else {
      this.running = new AbortController();
    }
    this.wake();
  }

  private change(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  private readonly wake = (): void => {
    for (const resolve of this.waiting.splice(0)) resolve();
  };
}
