import type { EpochPlayer } from './epoch-player.js';

/** Milliseconds between two epochs while they play. */
const PAUSE = 1100;

/** Steps through the epochs until paused or at the last; from there it starts over. */
export class Playback {
  private current: AbortController | null = null;

  constructor(private readonly player: EpochPlayer) {}

  get playing(): boolean {
    return this.current !== null;
  }

  async play(): Promise<void> {
    const { signal } = (this.current = new AbortController());
    const { player } = this;
    do {
      await player.go(player.after(player.wanted));
      if (!signal.aborted && player.wanted !== player.last) await pause(PAUSE, signal);
    } while (!signal.aborted && player.wanted !== player.last);
    if (!signal.aborted) this.pause();
  }

  pause(): void {
    this.current?.abort();
    this.current = null;
    this.player.host.requestUpdate();
  }
}

/** Resolves after a time, or when the signal is aborted. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
