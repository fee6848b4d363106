import type { CallOptions } from '../../client/explainer.js';
import type { LearnerRun } from '../../client/learner-run.js';
import { emit } from '../base/events.js';
import { pageHidden, reducesMotion, VisibilityController } from '../base/visibility.js';
import type { DeconvLearnerResult } from './learner-attributes.js';
import type { LearnerController } from './learner-controller.js';
import { learnerRun, takeSteps } from './learner-request.js';

/**
 * The filters of a `<deconv-learner>` as far as they have come. They are learned on while the figure
 * plays and is in sight of a page that is in front, or once for each press of the step button; where
 * nothing may move by itself, not before the reader plays.
 */
export class Learning {
  /** Draws the curves, once that has come. */
  drawCurves: typeof import('./learner-extras.js').curves | null = null;
  private run: LearnerRun | null = null;
  /** What `run` was started with. */
  private key = '';
  private isAsked = !reducesMotion();
  private inSight = false;
  private wasSeen = false;
  private stepsAsked = 0;
  private waiting: (() => void)[] = [];

  /** @param show shows a result before the last */
  constructor(
    private readonly controller: LearnerController,
    private readonly show: (result: DeconvLearnerResult) => void,
  ) {
    const { host } = controller;
    new VisibilityController(host, (state) => {
      this.inSight = state === 'visible';
      this.wasSeen ||= this.inSight;
      this.wake();
    });
    host.addController({
      hostUpdated: this.wake,
      hostConnected: () => document.addEventListener('visibilitychange', this.wake),
      hostDisconnected: () => document.removeEventListener('visibilitychange', this.wake),
    });
  }

  /** Whether it goes on by itself, in sight or not. */
  get isPlaying(): boolean {
    return this.isAsked && !this.controller.host.paused;
  }

  /** Resolves when it shows something and waits for the reader. */
  async whenStill(): Promise<void> {
    while (this.isPlaying || !this.controller.result) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** The reader has asked for motion. */
  play(): void {
    this.isAsked = true;
    this.controller.host.paused = false;
    this.wake();
  }

  step(): void {
    this.stepsAsked++;
    this.wake();
  }

  /** The next to learn begins with the first filters. */
  restart(): void {
    this.key = '';
    this.isAsked = true;
  }

  /** Codes the image, and learns on until the last alternation; anew where the settings ask for other filters. */
  async learn(call: CallOptions): Promise<DeconvLearnerResult> {
    const { host } = this.controller;
    if (!this.drawCurves) this.loadCurves().catch(() => {});
    const { learnFrom, filters, filterSize, seed, backend } = host;
    const key = JSON.stringify([learnFrom, filters, filterSize, seed, backend]);
    if (!this.run || key !== this.key) {
      // Nobody waits for it, and a worker that died holds nothing.
      this.run?.end().catch(() => {});
      this.run = null;
      this.stepsAsked = 0;
      this.run = learnerRun(host);
      this.key = key;
    }
    try {
      let result = await this.take(this.run, 0, call);
      while (result.step < host.steps) {
        await this.turn(call.signal);
        result = await this.take(this.run, 1, call);
      }
      return result;
    } catch (error) {
      // What was lost is begun anew.
      if (!call.signal?.aborted) this.restart();
      throw error;
    }
  }

  /** What the curves are drawn with, which other figures share; without it they are left out. */
  private async loadCurves(): Promise<void> {
    const { addCurveStyles, curves } = await import('./learner-extras.js');
    const { host } = this.controller;
    addCurveStyles(host);
    this.drawCurves = curves;
    host.requestUpdate();
  }

  private async take(
    run: LearnerRun,
    steps: number,
    call: CallOptions,
  ): Promise<DeconvLearnerResult> {
    const { host } = this.controller;
    const { onProgress } = call;
    const quiet: CallOptions = {
      ...call,
      onProgress: (progress) => {
        if (progress.phase !== 'explain') onProgress?.(progress);
      },
    };
    const result = await takeSteps(run, host, steps, quiet);
    call.signal?.throwIfAborted();
    onProgress?.({ phase: 'explain', loaded: result.step, total: host.steps });
    this.show(result);
    emit(host, 'learner-step', result);
    return result;
  }

  /** Resolves when it may go on; rejects when the signal is aborted. */
  private async turn(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const isSeen = (this.inSight && !pageHidden()) || !this.wasSeen;
      if (this.isPlaying && isSeen) return;
      if (this.stepsAsked > 0) {
        this.stepsAsked--;
        return;
      }
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  private readonly wake = (): void => {
    for (const resolve of this.waiting.splice(0)) resolve();
  };
}
