import type { LitElement, ReactiveController } from 'lit';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { ModelDescription } from '../../protocol.js';
import { emit } from '../base/events.js';
import { pageHidden, reducesMotion } from '../base/visibility.js';
import { Column, judgementOf, resultOf, stepsOf } from './codespace-ascent.js';
import type { CodespaceController } from './codespace-controller.js';
import { RunHistory } from './codespace-history.js';
import { Interpolation } from './codespace-interpolation.js';
import type { AscentStep, CodespaceResult } from './codespace-attributes.js';
import { ascentsOf } from './codespace-request.js';

/** Milliseconds from one frame to the next, at least: the eye can follow, and there are no more than 30 a second. */
const FRAME = 50;
/** The priority of a job of an element that is seen. */
const IN_SIGHT = 2;
/** Where nothing may move by itself, a frame is drawn after so many steps. */
const STILL_STEPS = 20;

/** The runs of each generator as far as they have come, and what the reader has picked of them. */
export class Ascents {
  columns: readonly Column[] = [];
  readonly playback: Playback;
  readonly history = new RunHistory();
  readonly interpolation: Interpolation;

  constructor(private readonly controller: CodespaceController) {
    this.playback = new Playback(
      controller.host,
      () => this.showNewest(),
      () => controller.awaited > 0,
    );
    this.interpolation = new Interpolation(controller);
  }

  /** Optimizes all runs as the attributes ask, frame by frame, until the last has ended. */
  async optimize(
    explainer: Explainer,
    description: ModelDescription,
    call: CallOptions,
  ): Promise<CodespaceResult> {
    const { host } = this.controller;
    this.playback.begin(call.priority?.() === IN_SIGHT);
    const settings = await ascentsOf(host, explainer, description, call);
    call.signal?.throwIfAborted();
    const columns = settings.map((each) => new Column(explainer, each));
    this.begin(explainer, columns);
    await Promise.all(
      columns.map(async (column) => {
        await this.play(column, call);
        column.judgement = await judgementOf(host, column.newest!, withoutSteps(call), (error) =>
          this.controller.failPart(error),
        );
      }),
    );
    call.signal?.throwIfAborted();
    host.requestUpdate();
    return resultOf(host, explainer, description, columns, call);
  }

  private begin(explainer: Explainer, columns: readonly Column[]): void {
    // Until their first frames have come, those of the runs before stay.
    columns.forEach((column, index) => {
      const before = this.columns[index];
      if (before?.title === column.title) {
        column.shown = before.shown;
        column.focused = before.focused;
      }
    });
    this.columns = columns;
    this.history.begin(columns, this.controller.host);
    this.interpolation.begin(explainer, columns);
    this.controller.host.requestUpdate();
  }

  private async play(column: Column, call: CallOptions): Promise<void> {
    const { playback } = this;
    const ascent = playback.newAscent();
    const length = new SliceLength();
    await column.step(0, withoutSteps(call));
    await column.readCard(withoutSteps(call));
    call.signal?.throwIfAborted();
    this.show(column, call);
    while (!column.ended) {
      const turn = await playback.turn(ascent, call.signal);
      const steps = turn === 'step' ? 1 : length.next(column.steps);
      const start = performance.now();
      const pause = turn === 'step' ? null : playback.pauseSignal;
      const slice = either(call.signal, pause);
      try {
        const { timings } = await column.step(steps, {
          ...withoutSteps(call),
          signal: slice.signal,
        });
        length.took(steps, timings['ascent'] ?? performance.now() - start);
      } catch (error) {
        if (pause?.aborted && !call.signal?.aborted) continue;
        throw error;
      } finally {
        slice.end();
      }
      call.signal?.throwIfAborted();
      this.show(column, call);
      if (turn === 'play') await rest(start + FRAME - performance.now());
    }
  }

  /** Draws the newest frame, and tells the page. */
  private show(column: Column, { onProgress }: CallOptions): void {
    const { host } = this.controller;
    const { frame, newest, shown } = column;
    if (!frame || !newest) return;
    const before = shown ? stepsOf(shown) : 0;
    const steps = stepsOf(frame);
    const skipped =
      reducesMotion() &&
      !host.paused &&
      !column.ended &&
      steps > before &&
      Math.floor(steps / STILL_STEPS) === Math.floor(before / STILL_STEPS);
    if (!skipped) column.shown = newest;
    this.history.note(column, newest);
    host.requestUpdate();
    const detail: AscentStep = { generator: column.generator, frame };
    emit(host, 'ascent-step', detail);
    const runs = this.columns.flatMap((each) => each.frame?.runs ?? []);
    const ended = runs.filter(({ status }) => status !== 'running').length;
    onProgress?.({ phase: 'explain', loaded: ended, total: runs.length });
  }

  /** A paused figure shows how far its runs have come. */
  private showNewest(): void {
    for (const column of this.columns) column.shown = column.newest ?? column.shown;
  }
}

/** Counts the single steps that an ascent has made. */
interface StepCount {
  stepsTaken: number;
}

/**
 * Says when ascents go on: while the figure plays and is in sight of a page that is in front, or once for each press of the
 * step button. A pause drops what is under way.
 */
export class Playback implements ReactiveController {
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

  /**
   * @param onPause called before the figure is drawn still
   * @param isAwaited whether a script waits for the runs to end
   */
  constructor(
    private readonly host: LitElement & { paused: boolean },
    private readonly onPause: () => void,
    private readonly isAwaited: () => boolean,
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

  /** Ascents that begin have taken all steps that others were to make. */
  newAscent(): StepCount {
    return { stepsTaken: this.stepsAsked };
  }

  /** Resolves when it may go on; rejects when the signal is aborted. */
  async turn(ascent: StepCount, signal?: AbortSignal): Promise<'play' | 'step'> {
    for (;;) {
      signal?.throwIfAborted();
      const isSeen = this.inSight && !pageHidden();
      const isDue = isSeen || !this.wasSeen || this.isAwaited();
      if (!this.host.paused && isDue) return 'play';
      if (ascent.stepsTaken < this.stepsAsked) {
        ascent.stepsTaken++;
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

  readonly wake = (): void => {
    for (const resolve of this.waiting.splice(0)) resolve();
  };
}

/** Milliseconds that a slice should take: others, who share the engine, wait for no more. */
const SLICE = 33;
/** The further the runs are, the more steps between two frames: the first ones change most. */
const SHARE = 10;

/** How many steps the engine makes in one job. */
class SliceLength {
  /** Milliseconds of one step, as the last slice took it. */
  private each = Infinity;

  /** @param steps that were made so far */
  next(steps: number): number {
    const longest = Math.max(1, Math.floor(steps / SHARE));
    return Math.min(longest, Math.max(1, Math.floor(SLICE / this.each)));
  }

  took(steps: number, milliseconds: number): void {
    if (steps > 0) this.each = Math.max(milliseconds, 0.1) / steps;
  }
}

/** Loading is shown by the page; steps are counted in runs that have ended. */
function withoutSteps(call: CallOptions): CallOptions {
  const { onProgress } = call;
  return {
    ...call,
    ...(onProgress && {
      onProgress: (progress) => {
        if (progress.phase !== 'explain') onProgress(progress);
      },
    }),
  };
}

/** A signal that follows two others until it is ended. */
function either(
  first: AbortSignal | undefined,
  second: AbortSignal | null,
): { signal: AbortSignal; end: () => void } {
  const both = new AbortController();
  const signals = [first, second];
  const follow = (): void => both.abort(signals.find((signal) => signal?.aborted)?.reason);
  for (const signal of signals) signal?.addEventListener('abort', follow);
  if (signals.some((signal) => signal?.aborted)) follow();
  // By name: Node at times forgets to remove listeners by a signal of their own.
  const end = (): void => signals.forEach((signal) => signal?.removeEventListener('abort', follow));
  return { signal: both.signal, end };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
