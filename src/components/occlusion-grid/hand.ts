import type { Explainer } from '../../client/explainer.js';
import type { OccludedAt, OcclusionResult } from '../../client/occlusion/occlusion.js';
import { ExplainError, type Position } from '../../protocol.js';
import { emit } from '../base/events.js';
import type { OcclusionGrid } from './occlusion-grid.js';

/** Above that of any sweep, which is at most 2: the hand's request goes between two slices. */
const PRIORITY = 3;
/** Answers that are kept, and classes of each. */
const [KEPT, CLASSES] = [500, 3];

/** What is kept of an answer. */
export type HandAnswer = Pick<OccludedAt, 'occluded' | 'predictions'>;

/**
 * The reader's hand on the occluder: where it is, and what the network answers there. At most one
 * request is under way; when it is answered the newest position is asked for, the ones between never.
 */
export class Hand {
  /** The newest position that was set by keys, to be read out. */
  byKeys = false;
  failure: ExplainError | null = null;
  /** Where the reader has put the occluder; it stays there when the pointer has left. */
  picked: Position | null = null;
  private hovered: Position | null = null;
  private readonly answers = new Map<string, HandAnswer>();
  /** What the answers hold for. */
  private of = '';
  private run: AbortController | null = null;
  /** The answer for it failed; it is not asked for again. */
  private failed = '';

  constructor(private readonly host: OcclusionGrid) {}

  /** `null` before the reader has moved the occluder. */
  get position(): Position | null {
    return this.hovered ?? this.picked;
  }

  /** The pointer is over a position; `null` when it has left. */
  hover(position: Position | null): void {
    this.hovered = position;
    this.byKeys = false;
    this.host.requestUpdate();
  }

  pick(position: Position, byKeys = false): void {
    this.picked = position;
    if (byKeys) this.hovered = null;
    this.byKeys = byKeys;
    this.host.requestUpdate();
  }

  /** Of another picture or model nothing stays. */
  forget(): void {
    this.stop();
    this.hovered = this.picked = this.failure = null;
    this.byKeys = false;
    this.answers.clear();
  }

  stop(): void {
    this.run?.abort();
    this.run = null;
  }

  answerAt(position: Position): HandAnswer | null {
    return this.answers.get(String(position)) ?? null;
  }

  /** Asks for a position that is not known, when it is time to. */
  follow(explainer: Explainer, shown: OcclusionResult, position: Position): void {
    const { occluder, fill } = shown.details;
    const of = JSON.stringify([occluder, fill, shown.target.index]);
    if (of !== this.of) {
      this.stop();
      this.answers.clear();
      this.of = of;
      this.failed = '';
    }
    const key = String(position);
    if (this.run || this.answers.has(key) || this.failed === key) return;
    const run = (this.run = new AbortController());
    this.ask(explainer, shown, position, run.signal)
      .catch((error: unknown) => {
        if (run.signal.aborted) return;
        this.failed = key;
        this.failure = ExplainError.of(
          error,
          'page-failed',
          'The page could not ask for this position',
          'Move the occluder, or reload the page.',
        );
        emit(this.host, 'part-error', this.failure.detail);
      })
      .finally(() => {
        if (this.run !== run) return;
        this.run = null;
        // Draws it, and asks for where the hand is by now.
        this.host.requestUpdate();
      });
  }

  private async ask(
    explainer: Explainer,
    { target, details }: OcclusionResult,
    position: Position,
    signal: AbortSignal,
  ): Promise<void> {
    const { occluder, fill, input } = details;
    const { height, width, shape } = occluder;
    const answer = await explainer.occludedAt(
      input,
      position,
      { target: target.index, occluder: [height, width], shape, fill },
      { signal, priority: () => PRIORITY },
    );
    signal.throwIfAborted();
    this.failure = null;
    if (this.answers.size === KEPT) this.answers.clear();
    const { occluded, predictions } = answer;
    this.answers.set(String(position), {
      occluded,
      predictions: predictions.slice(0, CLASSES),
    });
    emit(this.host, 'occluder-answer', answer);
  }
}
