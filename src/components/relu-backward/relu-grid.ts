import { html, noChange, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { say } from '../locale/message.js';
import type { Closed } from './relu-gates.js';
import { place } from './relu-words.js';

export interface Cell {
  /** What stands in the cell; empty while it is not known. */
  text: string;
  closed: Closed;
}

export interface Grid {
  /** For readers who hear the figure: `input`, `passed by the deconvnet`. */
  name: string;
  label: string;
  formula: TemplateResult;
  /** Row by row. */
  cells: Cell[];
  columns: number;
  /** Whether an arrow leads here from the grid before. */
  arrow: boolean;
  /** The key of a grid whose numbers the reader may change. */
  editable: 'values' | 'signal' | null;
  progress: TemplateResult | typeof nothing;
}

export interface Pointers {
  /** The cell that is looked at, in all grids. */
  here: number | null;
  /** The cell of each grid that the Tab key leads to. */
  stop: number;
  /** What is wrong with a field; `null` where its text is a number. */
  draft(grid: 'values' | 'signal', index: number): 'unfinished' | 'refused' | null;
}

/** What a cell holds and why, for readers who hear the figure. */
const spoken: Record<Closed, (where: string, text: string) => string> = {
  '': (where, text) => `${where}: ${text}`,
  input: (where, text) => say`${where}: ${text}, closed by the input`,
  signal: (where, text) => say`${where}: ${text}, closed by the signal`,
  both: (where, text) => say`${where}: ${text}, closed by the input and by the signal`,
};

/** One grid with its label and its formula above. */
export function gridPanel(grid: Grid, pointers: Pointers): TemplateResult {
  const rows: number[] = [];
  for (let start = 0; start < grid.cells.length; start += grid.columns) rows.push(start);
  return html`
    <div part="panel" class="panel">
      <span part="label" class="label">${grid.label}</span>
      <span part="formula" class="formula" dir="ltr">${grid.formula}</span>
      <div class="box">
        ${grid.arrow ? arrow : nothing}
        <div
          part="grid"
          class="grid"
          dir="ltr"
          translate="no"
          role="grid"
          aria-label=${grid.name}
          aria-describedby="hint"
          aria-readonly=${grid.editable ? 'false' : 'true'}
          data-grid=${grid.editable ?? nothing}
        >
          ${rows.map(
            (start) => html`
              <div role="row" class="row">
                ${grid.cells
                  .slice(start, start + grid.columns)
                  .map((cell, column) => gridCell(grid, cell, start + column, pointers))}
              </div>
            `,
          )}
        </div>
        ${grid.progress}
      </div>
    </div>
  `;
}

const arrow = html`<svg part="arrow" class="arrow" viewBox="0 0 20 10" aria-hidden="true">
  <path d="M0 5H18M14 1l4 4-4 4" />
</svg>`;

function gridCell(
  { name, columns, editable }: Grid,
  { text, closed }: Cell,
  index: number,
  pointers: Pointers,
): TemplateResult {
  const where = place(index, columns);
  const wrong = editable ? pointers.draft(editable, index) : null;
  // Where a line of such texts would not fit in the width of a grid.
  const length = text.length * columns > 27 ? 'long' : '';
  const tab = index === pointers.stop ? 0 : -1;
  return html`
    <div
      part="cell"
      role="gridcell"
      class="cell ${index === pointers.here ? 'here' : ''}"
      data-index=${index}
      data-closed=${closed || nothing}
      tabindex=${editable ? nothing : tab}
      aria-label=${editable ? nothing : spoken[closed](where, text || say`not computed yet`)}
    >
      ${
        editable
          ? html`<input
              part="number"
              class=${length}
              type="number"
              step="any"
              autocomplete="off"
              tabindex=${tab}
              aria-label="${name}, ${where}"
              aria-invalid=${wrong === 'refused' ? 'true' : nothing}
              .value=${wrong ? noChange : live(text)}
            />`
          : html`<span class=${length}>${text}</span>`
      }
    </div>
  `;
}
