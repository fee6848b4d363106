import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Explainer } from '../../client/explainer.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { positionOf } from '../../client/occlusion/plan.js';
import { ExplainError, type Position } from '../../protocol.js';
import { emit } from '../base/events.js';
import { allows } from '../figure/controls-list.js';
import type { Mark } from '../figure/figure.js';
import { translate } from '../locale/message.js';
import { isShortcut, keyHint, surfaceKeys } from '../view/keys.js';
import { tellReaderChange } from '../view/reader-choice.js';
import { sentenceId } from '../view/readout.js';
import { styleMap } from '../view/styles.js';
import type { OcclusionController } from './occlusion-controller.js';
import { isFinished, type OccludedPrediction } from './occlusion-findings.js';
import { occludedAt, readPosition, shownPosition, withinReach } from './occlusion-request.js';

/** Above that of any sweep, which is at most 2: the occluder's request goes between two slices. */
const PRIORITY = 3;
/** Predictions that are kept, and classes of each. */
const [KEPT, CLASSES] = [500, 3];

/**
 * The occluder: where the reader has it, and what is predicted there. At most one request is under way;
 * when it is answered the newest position is asked for, the ones between never.
 */
export class OccluderController implements ReactiveController {
  /** Whether the newest position was set by keys, to be read out. */
  byKeys = false;
  /** Where the reader has put it; it stays there when the pointer has left. */
  picked: Position | null = null;
  private hovered: Position | null = null;
  /** Where it was last put outside of the strip, which stays as it is while a reader points into it. */
  private followed: Position | null = null;
  private readonly answers = new Map<string, OccludedPrediction>();
  /** What the answers hold for. */
  private of = '';
  private run: AbortController | null = null;
  /** Until the position that is asked for is answered. */
  underWay: Promise<void> | null = null;
  /** The answer for it failed; while that is told it is not asked for again. */
  private failed = '';

  constructor(private readonly controller: OcclusionController) {
    controller.host.addController(this);
  }

  /** Where it is: where the reader has it, where the author wants it, or where it matters most. */
  get position(): Position | null {
    const { shown, host } = this.controller;
    return shown && shownPosition(shown, this.chosen ?? readPosition(host.position));
  }

  /** Whose row the strip shows. */
  get around(): Position | null {
    const { shown, host } = this.controller;
    return shown && shownPosition(shown, this.followed ?? readPosition(host.position));
  }

  /** Where the reader has it; `null` before. */
  get chosen(): Position | null {
    return this.hovered ?? this.picked;
  }

  /** What is predicted where it is; `null` while it is awaited. */
  get answer(): OccludedPrediction | null {
    return this.answers.get(String(this.position)) ?? null;
  }

  /** Whether it stays where it is: until then it goes from one position to the next. */
  get isSettled(): boolean {
    const { shown, partFailure } = this.controller;
    return shown !== null && (this.chosen ?? partFailure ?? this.answer) !== null;
  }

  /** Whether the reader may move it. */
  get isLoose(): boolean {
    return allows(this.controller.host, 'position');
  }

  /** The pointer is over a position; `null` when it has left. */
  hover(position: Position | null, inStrip = false): void {
    if (position && !this.isLoose) return;
    this.hovered = position;
    if (!inStrip) this.followed = position ?? this.picked;
    this.byKeys = false;
    this.controller.host.requestUpdate();
  }

  pick(position: Position, { byKeys = false, inStrip = false } = {}): void {
    const { host } = this.controller;
    if (!this.isLoose) return;
    const isOther = String(position) !== String(this.picked);
    this.picked = position;
    if (!inStrip) this.followed = position;
    if (byKeys) this.hovered = null;
    this.byKeys = byKeys;
    host.requestUpdate();
    if (isOther) tellReaderChange(host, 'position', position.join());
  }

  /**
   * It goes back to where it was before the reader moved it.
   *
   * @returns whether they had
   */
  putBack(): boolean {
    if (!this.picked) return false;
    const { host } = this.controller;
    this.picked = this.hovered = this.followed = null;
    this.byKeys = true;
    host.requestUpdate();
    tellReaderChange(host, 'position', null);
    return true;
  }

  /** Of another image or model nothing stays. */
  forget(): void {
    this.hostDisconnected();
    this.hovered = this.picked = this.followed = this.controller.partFailure = null;
    this.byKeys = false;
    this.answers.clear();
  }

  hostDisconnected(): void {
    this.run?.abort();
    this.run = this.underWay = null;
  }

  hostUpdated(): void {
    const { host, shown, sweeper } = this.controller;
    const { position } = this;
    if (!shown || !position || !sweeper || !host.isConnected) return;
    // Where it matters most is settled only when the sweep has ended.
    if (this.chosen || isFinished(shown)) this.follow(sweeper, shown, position);
  }

  /** Asks for a position that is not known, when it is time to. */
  private follow(explainer: Explainer, shown: OcclusionResult, position: Position): void {
    const { controller } = this;
    const { occluder, fill } = shown.details;
    const of = JSON.stringify([occluder, fill, shown.target.index]);
    if (of !== this.of) {
      this.hostDisconnected();
      this.answers.clear();
      this.of = of;
      this.failed = '';
    }
    const key = String(position);
    if (this.run || this.answers.has(key)) return;
    if (this.failed === key && controller.partFailure) return;
    const run = (this.run = new AbortController());
    const underWay = this.ask(explainer, shown, position, run.signal)
      .catch((error: unknown) => {
        if (run.signal.aborted) return;
        this.failed = key;
        controller.failPart(
          ExplainError.of(
            error,
            'page-failed',
            'The page could not ask for this position',
            'Move the occluder, or reload the page.',
          ),
        );
      })
      .finally(() => {
        if (this.run !== run) return;
        this.run = this.underWay = null;
        // Draws it, and asks for where the occluder is by now.
        controller.host.requestUpdate();
      });
    this.underWay = underWay;
  }

  private async ask(
    explainer: Explainer,
    shown: OcclusionResult,
    position: Position,
    signal: AbortSignal,
  ): Promise<void> {
    const answer = await occludedAt(explainer, shown, position, {
      signal,
      priority: () => PRIORITY,
    });
    signal.throwIfAborted();
    this.controller.partFailure = null;
    if (this.answers.size === KEPT) this.answers.clear();
    const { occluded, predictions } = answer;
    this.answers.set(String(position), { occluded, predictions: predictions.slice(0, CLASSES) });
    emit(this.controller.host, 'occluder-answer', answer);
  }
}

/** Over the image or the map: the occluder follows the pointer, a finger and, if focusable, the arrow keys. */
export function imageSurface(
  occluder: OccluderController,
  shown: OcclusionResult,
  marks: readonly Mark[],
  focusable: boolean,
): TemplateResult {
  const press = (event: KeyboardEvent): void => {
    const { position } = occluder;
    const moved = position && movedBy(event, position, shown);
    const isBack = event.key === 'Escape' && occluder.putBack();
    if (moved || isBack) event.preventDefault();
    if (moved) occluder.pick(moved, { byKeys: true });
  };
  const keys = focusable && occluder.isLoose ? press : null;
  return surface(occluder, marks, (event) => windowUnder(event, shown), keys, focusable);
}

/** Over the grid: the cell under the pointer is where the occluder goes. */
export function gridSurface(
  occluder: OccluderController,
  { details: { grid } }: OcclusionResult,
  marks: readonly Mark[],
): TemplateResult {
  const cellAt = (share: number, cells: number): number =>
    Math.min(Math.max(Math.floor(share * cells), 0), cells - 1);
  return surface(occluder, marks, (event) => {
    const [x, y] = shareOf(event);
    const columns = grid.lefts.length;
    return positionOf(grid, cellAt(y, grid.tops.length) * columns + cellAt(x, columns));
  });
}

/**
 * @param under the position under a pointer
 * @param press what keys do, where the surface takes the focus
 * @param isHandle whether what is marked is the occluder itself
 */
function surface(
  occluder: OccluderController,
  marks: readonly Mark[],
  under: (event: MouseEvent) => Position,
  press: ((event: KeyboardEvent) => void) | null = null,
  isHandle = false,
): TemplateResult {
  const move = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') occluder.hover(under(event));
    else if (!isScroll(event)) occluder.pick(under(event));
  };
  return html`
    <div
      part="surface"
      class=${classMap({ surface: true, fixed: !occluder.isLoose })}
      role=${press ? 'application' : 'presentation'}
      tabindex=${press ? 0 : nothing}
      aria-label=${press ? translate`Occluder: arrow keys move it by its stride, with Shift by one pixel.` : nothing}
      aria-describedby=${press ? `${sentenceId} occluder-keys` : nothing}
      @pointermove=${move}
      @pointerleave=${() => occluder.hover(null)}
      @click=${(event: MouseEvent) => occluder.pick(under(event))}
      @keydown=${press}
    >
      ${marks.map((mark) => outline(mark, isHandle))}
    </div>
    ${press ? keyHint('occluder-keys', surfaceKeys()) : nothing}
  `;
}

/** Moved by a transform, it shifts no layout. */
function outline({ left, top, width, height, round }: Mark, isHandle: boolean): TemplateResult {
  const style = {
    width: `${100 * width}%`,
    height: `${100 * height}%`,
    transform: `translate(${(100 * left) / width}%, ${(100 * top) / height}%)`,
  };
  return html`<div
    part=${isHandle ? 'occluder' : 'mark'}
    class=${classMap({ window: true, round: round ?? false, handle: isHandle })}
    style=${styleMap(style)}
  ></div>`;
}

/** A finger that goes up or down, and not on the occluder itself: the page begins to scroll. */
function isScroll({ movementX, movementY, target }: PointerEvent): boolean {
  const isOccluder = target instanceof Element && target.matches('.handle');
  return !isOccluder && Math.abs(movementY) > Math.abs(movementX);
}

/** The window whose middle is under the pointer. */
function windowUnder(event: MouseEvent, shown: OcclusionResult): Position {
  const { occluder, input } = shown.details;
  const [x, y] = shareOf(event);
  return withinReach(
    [
      Math.round(y * input.shape[0] - occluder.height / 2),
      Math.round(x * input.shape[1] - occluder.width / 2),
    ],
    shown,
  );
}

/** Where the pointer is in the element that listens: from its left and its top, in [0, 1]. */
function shareOf(event: MouseEvent): [x: number, y: number] {
  if (!(event.currentTarget instanceof Element)) return [0, 0];
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return [(event.clientX - left) / width, (event.clientY - top) / height];
}

/** Strides of Page Up and Page Down. */
const PAGE = 4;

function movedBy(
  event: KeyboardEvent,
  position: Position,
  shown: OcclusionResult,
): Position | null {
  const { key, shiftKey, ctrlKey } = event;
  const isEnd = key === 'Home' || key === 'End';
  if (isShortcut(event) && !(isEnd && ctrlKey)) return null;
  const [top, left] = position;
  const { stride, input } = shown.details;
  const [down, right] = shiftKey ? [1, 1] : stride;
  const [height, width] = input.shape;
  const moves: Record<string, Position> = {
    ArrowUp: [top - down, left],
    ArrowDown: [top + down, left],
    ArrowLeft: [top, left - right],
    ArrowRight: [top, left + right],
    PageUp: [top - PAGE * down, left],
    PageDown: [top + PAGE * down, left],
    Home: [ctrlKey ? 0 : top, 0],
    End: [ctrlKey ? height : top, width],
  };
  const moved = moves[key];
  return moved ? withinReach(moved, shown) : null;
}
