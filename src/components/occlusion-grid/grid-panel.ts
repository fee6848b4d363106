import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { styleMap } from '../view/styles.js';
import { positionOf } from '../../client/occlusion/plan.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { say } from '../locale/message.js';
import { progressLine } from '../view/figure-frame.js';
import { cellMarks } from './cell-marks.js';
import { drawnGrid, type DrawnGrid } from './drawn-grid.js';
import { extremesText } from './extremes-text.js';
import { isScroll, shareOf, windowStyle } from './occluder-surface.js';
import type { OcclusionState } from './occlusion-state.js';
import { paintCells } from './paint-cells.js';
import { nearestCell } from './readout.js';
import { legend } from '../view/legend.js';
import type { Stage } from './stage.js';

/** A cell for every position of the occluder, in the colour of the score or of the class that wins. */
export function gridPanel(state: OcclusionState, stage: Stage): TemplateResult {
  const { element, progress } = state;
  const { shown } = stage;
  const drawn = shown && drawnGrid(state, stage, shown);
  const title = titleOf(state, shown);
  return html`
    <div part="panel grid-panel" class="panel">
      <span part="label" class="label">${title}</span>
      <div part="picture" class="picture ${drawn ? 'cells' : 'pending'}">
        ${shown && drawn ? [cellsOf(shown, drawn, title), surface(stage, shown)] : nothing}
        ${progress === undefined ? nothing : progressLine(progress)}
      </div>
      ${drawn ? drawn.legend : html`<div>${legend(null, element.colormap)}</div>`}
    </div>
  `;
}

function titleOf(state: OcclusionState, shown: OcclusionResult | null): string {
  if (state.description?.head === 'value') return say`Output at each position`;
  if (state.element.cells === 'class') return say`Winning class at each position`;
  // As long as most are, to keep their room.
  if (!shown) return say`Probability of it at each position, in %`;
  const { label } = shown.target;
  return shown.details.score === 'logit'
    ? say`Logit of ${label} at each position`
    : say`Probability of ${label} at each position, in %`;
}

function cellsOf(shown: OcclusionResult, drawn: DrawnGrid, title: string): unknown {
  const { tops, lefts } = shown.details.grid;
  const draw = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    paintCells(canvas, [tops.length, lefts.length], (cell) => drawn.colors[cell] ?? null);
  };
  return guard(
    [drawn],
    () => html`
      <canvas
        part="grid-canvas"
        role="img"
        aria-label=${`${title}. ${extremesText(shown)}`}
        ${ref(draw)}
      ></canvas>
      ${cellMarks(shown.details, drawn)}
    `,
  );
}

/** The cell under the pointer is where the occluder goes. */
function surface(stage: Stage, shown: OcclusionResult): TemplateResult {
  const { hand, position } = stage;
  const { tops, lefts } = shown.details.grid;
  const [rows, columns] = [tops.length, lefts.length];
  const under = (event: MouseEvent): [number, number] => {
    const [x, y] = shareOf(event);
    const cellAt = (share: number, cells: number): number =>
      Math.min(Math.max(Math.floor(share * cells), 0), cells - 1);
    const [top, left] = positionOf(
      shown.details.grid,
      cellAt(y, rows) * columns + cellAt(x, columns),
    );
    return [top, left];
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') hand.hover(under(event));
    else if (!isScroll(event)) hand.pick(under(event));
  };
  return html`
    <div
      part="surface"
      class="surface"
      role="presentation"
      @pointermove=${move}
      @pointerleave=${() => hand.hover(null)}
      @click=${(event: MouseEvent) => hand.pick(under(event))}
    >
      ${position ? mark(nearestCell(shown, position), rows, columns) : nothing}
    </div>
  `;
}

function mark(cell: number, rows: number, columns: number): TemplateResult {
  const place: [number, number] = [(cell % columns) / columns, Math.floor(cell / columns) / rows];
  const style = windowStyle(place, [1 / columns, 1 / rows]);
  return html`<div part="mark" class="window" style=${styleMap(style)}></div>`;
}
