import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from '../view/styles.js';
import type { OcclusionDetails } from '../../client/occlusion/occlusion.js';
import type { DrawnGrid } from './drawn-grid.js';
import { isLight } from './paint-cells.js';

/** Columns up to which there is a width of figure at which numbers fit. */
const MOST = 24;

/** Numbers or letters on the cells; the style sheet shows them where there is room. */
export function cellMarks(
  { grid: { tops, lefts } }: OcclusionDetails,
  { colors, marks }: DrawnGrid,
): TemplateResult | typeof nothing {
  const columns = lefts.length;
  if (columns > MOST || tops.length > MOST) return nothing;
  const longest = Math.max(...marks.map(({ length }) => length));
  const characters = columns * Math.max(longest, 2);
  const style = {
    gridTemplate: `repeat(${tops.length}, 1fr) / repeat(${columns}, 1fr)`,
    '--characters': String(characters),
  };
  return html`<div
    part="numbers"
    class="numbers ${roomFor(characters)}"
    style=${styleMap(style)}
    translate="no"
    aria-hidden="true"
  >
    ${marks.map((mark, cell) => html`<span class=${inkOn(colors[cell] ?? null)}>${mark}</span>`)}
  </div>`;
}

/** How wide the grid has to be, in steps that the style sheet knows. */
function roomFor(characters: number): string {
  const steps = [12, 18, 24, 28, 36, 48];
  const step = steps.find((most) => characters <= most);
  return step ? `up-to-${step}` : 'none';
}

function inkOn(color: DrawnGrid['colors'][number]): string {
  if (!color) return '';
  return isLight(color) ? 'on-light' : 'on-dark';
}
