import { html, type TemplateResult } from 'lit';
import type { Mark, Pane } from '../figure/figure.js';
import { drawnLayer } from './canvases.js';
import { styleMap } from './styles.js';

/** The classes of the box that a pane is drawn in. */
export function paneClass({ layers, ground }: Pane): Record<string, boolean> {
  return { picture: true, pending: layers.length === 0, [ground ?? 'picture']: true };
}

/** What is painted in a box, and the marks over it. */
export function drawnPane({ layers, marks }: Pane): unknown[] {
  return [...layers.map((layer) => drawnLayer(layer)), ...marks.map(drawnMark)];
}

const markParts = { field: 'field', window: 'mark', place: 'place' };
const markClasses = { field: 'field', window: 'window', place: 'place shown' };

/** Physical sides: pictures are not mirrored where text runs from right to left. */
export function drawnMark({ kind, round, ...box }: Mark): TemplateResult {
  const style = Object.fromEntries(
    (['left', 'top', 'width', 'height'] as const).map((side) => [side, `${100 * box[side]}%`]),
  );
  return markBox(kind, round, style);
}

/** The same for a mark that moves while nobody touches it: browsers count a moved box as a layout shift. */
export function drawnSlidingMark({ kind, round, left, top, width, height }: Mark): TemplateResult {
  return markBox(kind, round, {
    left: '0',
    top: '0',
    width: `${100 * width}%`,
    height: `${100 * height}%`,
    // Of its own size.
    transform: `translate(${(100 * left) / width}%, ${(100 * top) / height}%)`,
  });
}

function markBox(
  kind: Mark['kind'],
  round: Mark['round'],
  style: Record<string, string>,
): TemplateResult {
  return html`<div
    part=${markParts[kind]}
    class=${round ? `${markClasses[kind]} round` : markClasses[kind]}
    style=${styleMap(style)}
  ></div>`;
}
