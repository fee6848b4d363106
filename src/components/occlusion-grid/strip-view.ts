import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from '../view/styles.js';
import { positionOf, type Cell } from '../../client/occlusion/plan.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { drawnView } from '../view/canvases.js';
import { isValue, outputNumber } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import type { OcclusionState } from './occlusion-state.js';
import { probabilityText, shortAmount, windowText } from './occlusion-text.js';
import { hiddenPixels } from './picture-panel.js';
import type { Stage } from './stage.js';
import { stripCells } from './strip.js';

/** Pixels of a longer side than this would be wasted on a small picture. */
const SIDE = 200;

/** Occluded pictures in a row, the probability above each, as papers print them. */
export function stripView(
  { element, picture, description }: OcclusionState,
  stage: Stage,
): TemplateResult | typeof nothing {
  const { shown, extremes } = stage;
  const count = Math.floor(element.strip);
  if (!(count > 0)) return nothing;
  const cells = shown && extremes ? stripCells(shown, extremes.most, count) : [];
  // The row may be shorter; its length is not known before the first slice.
  const frames = shown ? Math.min(count, shown.details.grid.lefts.length) : count;
  const [height, width] = description?.inputShape ?? [1, 1];
  const style = { '--frames': String(frames), '--aspect': `${width} / ${height}` };
  return html`
    <div
      part="strip"
      role="group"
      class="strip"
      aria-label=${say`Occluded pictures`}
      style=${styleMap(style)}
    >
      ${Array.from({ length: frames }, (_, index) => {
        const cell = cells[index];
        if (cell === undefined || !shown || !picture || !description) return emptyFrame();
        return frame(stage, shown, cell, thumbnail(picture.view), description.range);
      })}
    </div>
  `;
}

function frame(
  { hand, position }: Stage,
  shown: OcclusionResult,
  cell: Cell,
  view: HTMLCanvasElement,
  range: [number, number],
): TemplateResult {
  const { details, target } = shown;
  const place = positionOf(details.grid, cell);
  const amount = (details.probabilities ?? details.logits)[cell]!;
  const here = String(place) === String(position);
  const name = isValue(target)
    ? say`Output ${outputNumber(amount)} with ${windowText(shown, place)} hidden`
    : say`${target.label} ${probabilityText(amount)} with ${windowText(shown, place)} hidden`;
  return html`
    <button
      part="frame"
      type="button"
      class=${classMap({ frame: true, here })}
      aria-pressed=${here ? 'true' : 'false'}
      aria-label=${name}
      @pointerenter=${() => hand.hover(place)}
      @pointerleave=${() => hand.hover(null)}
      @focus=${() => hand.hover(place)}
      @blur=${() => hand.hover(null)}
      @click=${() => hand.pick(place)}
    >
      <span class="number">${shortAmount(shown, amount)}</span>
      <span class="picture">
        ${drawnView(view, 'picture', '')} ${hiddenPixels(details, place, range)}
      </span>
    </button>
  `;
}

function emptyFrame(): TemplateResult {
  return html`<div part="frame" class="frame">
    <span class="number">&nbsp;</span><span class="picture pending"></span>
  </div>`;
}

const thumbnails = new WeakMap<HTMLCanvasElement, HTMLCanvasElement>();

function thumbnail(view: HTMLCanvasElement): HTMLCanvasElement {
  const scale = SIDE / Math.max(view.width, view.height);
  if (scale >= 1) return view;
  let small = thumbnails.get(view);
  if (!small) {
    small = document.createElement('canvas');
    small.width = Math.round(view.width * scale);
    small.height = Math.round(view.height * scale);
    const context = small.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(view, 0, 0, small.width, small.height);
    thumbnails.set(view, small);
  }
  return small;
}
