import type { LitElement } from 'lit';
import { SKETCH_STEPS } from './relu-sketch.js';

/** How much of the sketch has to be on the screen before it plays. */
const SEEN = 0.6;
const last = `at-${SKETCH_STEPS - 1}`;

/** Plays the sketch once when it is seen, and again when the reader asks; the style sheet moves it. */
export class SketchPlayer {
  state: 'waiting' | 'playing' | 'paused' | 'ended' = 'waiting';
  /** Which of two equal animations: another name begins anew. */
  turn: 'first' | 'second' = 'first';
  private observer: IntersectionObserver | null = null;

  constructor(private readonly host: LitElement) {}

  /** The box of the sketch comes and goes with the view. */
  readonly attach = (box: Element | undefined): void => {
    this.observer?.disconnect();
    this.observer = null;
    if (!box || this.state !== 'waiting') return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)!.isIntersecting) return;
        observer.disconnect();
        this.enter('playing');
      },
      { threshold: SEEN },
    );
    observer.observe(box);
    this.observer = observer;
  };

  readonly toggle = (): void => {
    if (this.state === 'playing') return this.enter('paused');
    if (this.state === 'ended') this.turn = this.turn === 'first' ? 'second' : 'first';
    this.enter('playing');
  };

  readonly animationEnd = ({ target }: Event): void => {
    if (target instanceof Element && target.classList.contains(last)) this.enter('ended');
  };

  private enter(state: SketchPlayer['state']): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
