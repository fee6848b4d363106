import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { isShortcut } from '../view/keys.js';
import { styleMap } from '../view/styles.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Position } from '../../protocol.js';
import { say } from '../locale/message.js';
import { withinReach, type Stage } from './stage.js';

/** Over the picture or the map: the occluder follows the pointer, a finger, the arrow keys. */
export function occluderSurface(
  stage: Stage,
  shown: OcclusionResult,
  position: Position | null,
  focusable: boolean,
): TemplateResult {
  const { hand } = stage;
  const move = (event: PointerEvent): void => {
    const under = windowUnder(event, shown);
    if (event.pointerType !== 'touch') hand.hover(under);
    else if (!isScroll(event)) hand.pick(under);
  };
  const press = (event: KeyboardEvent): void => {
    const moved = position && movedBy(event, position, shown);
    if (!moved || isShortcut(event)) return;
    event.preventDefault();
    hand.pick(moved, true);
  };
  return html`
    <div
      part="surface"
      class="surface"
      role=${focusable ? 'application' : 'presentation'}
      tabindex=${focusable ? 0 : nothing}
      aria-label=${focusable ? say`Occluder: arrow keys move it by its stride, with Shift by one pixel.` : nothing}
      aria-describedby=${focusable ? 'hidden-part' : nothing}
      @pointermove=${move}
      @pointerleave=${() => hand.hover(null)}
      @click=${(event: MouseEvent) => hand.pick(windowUnder(event, shown))}
      @keydown=${press}
    >
      ${position ? windowOutline(shown, position, focusable) : nothing}
    </div>
  `;
}

function windowOutline(
  { details: { occluder, input } }: OcclusionResult,
  [top, left]: Position,
  isHandle: boolean,
): TemplateResult {
  const [height, width] = input.shape;
  const [rows, columns] = [
    Math.min(occluder.height, height - top),
    Math.min(occluder.width, width - left),
  ];
  return html`<div
    part=${isHandle ? 'occluder' : 'mark'}
    class=${classMap({ window: true, round: occluder.shape === 'circle', handle: isHandle })}
    style=${styleMap(windowStyle([left / width, top / height], [columns / width, rows / height]))}
  ></div>`;
}

/** Puts an outline over a share of a picture: moved by a transform, it shifts no layout. */
export function windowStyle(
  [left, top]: [left: number, top: number],
  [width, height]: [width: number, height: number],
): Record<string, string> {
  return {
    width: `${100 * width}%`,
    height: `${100 * height}%`,
    transform: `translate(${(100 * left) / width}%, ${(100 * top) / height}%)`,
  };
}

/** A finger that goes up or down, and not on the occluder itself: the page begins to scroll. */
export function isScroll({ movementX, movementY, target }: PointerEvent): boolean {
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
export function shareOf(event: MouseEvent): [x: number, y: number] {
  if (!(event.currentTarget instanceof Element)) return [0, 0];
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return [(event.clientX - left) / width, (event.clientY - top) / height];
}

function movedBy(
  { key, shiftKey }: KeyboardEvent,
  [top, left]: Position,
  shown: OcclusionResult,
): Position | null {
  const [down, right] = shiftKey ? [1, 1] : shown.details.stride;
  const moves: Record<string, Position> = {
    ArrowUp: [top - down, left],
    ArrowDown: [top + down, left],
    ArrowLeft: [top, left - right],
    ArrowRight: [top, left + right],
  };
  const moved = moves[key];
  return moved ? withinReach(moved, shown) : null;
}
