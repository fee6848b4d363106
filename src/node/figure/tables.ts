import { serializeOuter } from 'parse5';
import { escaped } from './template.js';
import {
  attribute,
  byClass,
  byTag,
  find,
  findAll,
  hasClass,
  textOf,
  type TreeElement,
  type TreeNode,
} from './tree.js';

const byRole = (role: string) => (element: TreeElement) => attribute(element, 'role') === role;

const edge = 'border:1px solid;padding:.2em .5em;text-align:end';

/** Grids of numbers as tables, each under its label and formula; empty where a figure has none. */
export function tablesOf(root: TreeNode): string {
  const panels = findAll(root, byClass('panel')).filter((panel) => find(panel, byRole('grid')));
  if (panels.length === 0) return '';
  const tables = panels.map(tableOf).join('\n');
  return `<div style="display:flex;flex-wrap:wrap;align-items:end;gap:1em 2em">\n${tables}\n</div>`;
}

function tableOf(panel: TreeElement): string {
  const label = find(panel, byClass('label'));
  const formula = find(panel, byTag('math'));
  const rows = findAll(panel, byRole('row')).map((row) => {
    const cells = findAll(row, byRole('gridcell')).map(cellOf);
    return `<tr>${cells.join('')}</tr>`;
  });
  const caption = `${escaped(label ? textOf(label) : '')}${formula ? `<br>${serializeOuter(formula)}` : ''}`;
  return `<table style="border-collapse:collapse"><caption style="text-align:start">${caption}</caption><tbody>${rows.join('')}</tbody></table>`;
}

/** A cell that a rule has closed stands back, as it is hatched in the live figure. */
function cellOf(cell: TreeElement): string {
  const number = find(cell, (element) => hasClass(element, 'long') || element.tagName === 'span');
  const text = escaped(number ? textOf(number) : textOf(cell));
  const isClosed = attribute(cell, 'data-closed') !== null;
  return `<td style="${edge}">${isClosed ? `<i>(${text})</i>` : text}</td>`;
}
