import {
  plainText,
  type ClassKey,
  type Figure,
  type Legend,
  type MapRow,
  type MapTable,
  type NumberCell,
  type NumberGrid,
  type Readout,
} from '../../components/figure/figure.js';
import { gateHalves, gateInk, gateTint, type Gate } from '../../components/figure/gates.js';
import { legendText } from './legend-bar.js';
import { isLight, parseColor } from '../../components/figure/color-maps.js';

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A part of a figure without a picture, as HTML that needs no style sheet. */
export interface HtmlPart {
  html: string;
  /** The same in a sentence. */
  text: string;
}

/** The parts that stand beside the pictures, or below them, in the figure's order. */
export function htmlParts({ parts }: Pick<Figure, 'parts'>): HtmlPart[] {
  return parts.flatMap((part): HtmlPart[] => {
    if (part.kind === 'panels') {
      return part.panels.flatMap((panel) => (panel.kind === 'readout' ? readout(panel) : []));
    }
    if (part.kind === 'tiles') return part.legend ? [legend(part.legend)] : [];
    if (part.kind === 'table') return [mapTable(part)];
    if (part.kind === 'readout') return [readout(part)];
    return part.kind === 'key' ? [classKey(part)] : [];
  });
}

/** Grids of numbers as tables, each under its label and formula, below the sketch; empty where a figure has none. */
export function tablesOf({ parts }: Pick<Figure, 'parts'>): string {
  const sketches = parts.flatMap((part) =>
    part.kind === 'sketch' ? `<div style="max-width:26em">${part.svg}</div>\n` : [],
  );
  const grids = parts.flatMap((part) => (part.kind === 'numbers' ? part.grids : []));
  if (grids.length === 0) return '';
  const tables = grids.map(tableOf).join('\n');
  return `${sketches.join('')}<div style="display:flex;flex-wrap:wrap;align-items:end;gap:1em 2em">\n${tables}\n</div>`;
}

const edge = 'border:1px solid;padding:.2em .5em;text-align:end';

function tableOf({ label, formula, rows }: NumberGrid): string {
  const caption = `${escaped(label)}${formula && `<br>${inked(formula)}`}`;
  // A cell that a rule has closed stands back, as it is hatched in the live figure.
  const cell = ({ text, closed, open }: NumberCell): string =>
    `<td style="${edge}${tintOf(open)}">${closed ? `<i>(${escaped(text)})</i>` : escaped(text)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<table style="border-collapse:collapse"><caption style="text-align:start">${caption}</caption><tbody>${body}</tbody></table>`;
}

/** The terms of a formula in the hues of their conditions. */
function inked(formula: string): string {
  return formula.replace(
    /class="gate-(input|signal)"/g,
    (_, gate: Gate) => `style="color:${gateInk(gate)}"`,
  );
}

function tintOf(open: NumberCell['open']): string {
  if (open === '') return '';
  return `;background:${open === 'both' ? gateHalves() : gateTint(open)}`;
}

/** The numbers of maps that the picture above shows, in its order. */
function mapTable({ columns, rows, rowsAre }: MapTable): HtmlPart {
  const head = columns.map(
    ({ title, note }) =>
      `<th scope="col" style="${edge}">${escaped(title)}<br><small>${escaped(note)}</small></th>`,
  );
  const cell = ({ text, rank }: MapRow['cells'][number]): string =>
    `<td style="${edge}">${escaped(text)}${rank && ` <small>(${escaped(rank)})</small>`}</td>`;
  const body = rows.map(
    ({ label, cells }) =>
      `<tr><th scope="row" style="${edge};text-align:start">${escaped(label)}</th>${cells.map(cell).join('')}</tr>`,
  );
  const first = `<th scope="col" style="${edge};text-align:start">${escaped(rowsAre)}</th>`;
  const table = `<table style="border-collapse:collapse;font-variant-numeric:tabular-nums"><thead><tr>${first}${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
  const told = rows.map(({ label, cells }) => {
    const values = cells.map(({ text }, at) => `${columns[at]!.title} ${text}`).join(', ');
    return `${label}: ${values}.`;
  });
  return {
    // Keys scroll it where it is wider than the page.
    html: `<div tabindex="0" style="font-size:.85em;line-height:1.4;margin-top:.7em;overflow-x:auto">${table}</div>`,
    text: told.join(' '),
  };
}

const ground = 'background:rgba(128,128,128,.2)';

function block(content: string, style = ''): string {
  return `<div${style && ` style="${style}"`}>${content}</div>`;
}

function boxed(content: string, width = 44): string {
  const style = 'font-size:.85em;line-height:1.4;margin-top:.7em';
  return block(content, `${style};max-width:${width}em`);
}

function percent(share: number): string {
  // A certainty that is none does not fill the bar.
  return `${Math.floor(10_000 * share) / 100}%`;
}

/** The colours of all tiles of a grid. */
function legend(told: Legend): HtmlPart {
  const { colors, start, middle, end } = told;
  const place =
    middle && `position:absolute;transform:translateX(-50%);inset-inline-start:${middle.place}%`;
  const ticks = [
    `<span>${escaped(start ?? '')}</span>`,
    middle ? `<span style="${place}">${escaped(middle.text)}</span>` : '',
    `<span>${escaped(end)}</span>`,
  ];
  const bar = block(
    hatchedPart(told),
    `height:${told.isHatched ? 10 : 4}px;background:linear-gradient(to right, ${colors.join(', ')})`,
  );
  const row = block(ticks.join(''), 'position:relative;display:flex;justify-content:space-between');
  return { html: boxed(bar + row, 20), text: legendText(told) };
}

/** Below 0, as in the live figure. */
function hatchedPart({ negative, isHatched }: Legend): string {
  if (!negative || !isHatched) return '';
  const { until, ink, paper } = negative;
  const lines = `repeating-linear-gradient(45deg, ${ink} 0 2px, ${paper} 2px 3.5px)`;
  return block(
    '',
    `inline-size:${until}%;height:100%;background:linear-gradient(to right, transparent, ${paper}), ${lines}`,
  );
}

/** `Probability of 3: 4.7%, as it is 99.9%. As it is: 3 99.9%; 5 0.1%.` */
function readout({ label, meter, lists }: Readout): HtmlPart {
  const shown = lists.filter(({ rows }) => rows.length > 0);
  const bars = meter
    ? block(
        block(
          block(
            '',
            `inline-size:${percent(meter.now)};height:100%;background:currentcolor;opacity:.85`,
          ) +
            block(
              '',
              `inset-inline-start:${percent(meter.before)};position:absolute;top:-3px;bottom:-3px;width:1px;background:currentcolor`,
            ),
          `position:relative;height:.7em;${ground}`,
        ) +
          block(
            `<span>${escaped(meter.nowText)}</span><span>${escaped(meter.beforeText)}</span>`,
            'display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:.6em',
          ),
      )
    : '';
  const ranked = shown.map(({ title, rows }) =>
    block(
      `<span>${escaped(title)}</span><ol style="margin:0;padding:0;list-style:none">${rows.map(rankedRow).join('')}</ol>`,
    ),
  );
  const grid =
    'display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12em,100%),1fr));gap:.7em 1.2em;align-items:start';
  const html = boxed(
    `<span style="display:block;margin-bottom:.3em">${escaped(label)}</span>${block(bars + ranked.join(''), grid)}`,
  );
  const told = shown.map(
    ({ title, rows }) => `${title}: ${rows.map((row) => `${row.label} ${row.text}`).join('; ')}.`,
  );
  const now = meter ? `${label}: ${meter.nowText} ${meter.beforeText}.` : '';
  return { html, text: [now, ...told].filter(Boolean).join(' ') };
}

function rankedRow({ label, share, text }: Readout['lists'][number]['rows'][number]): string {
  const bar = `<span style="display:block;height:100%;background:currentcolor;opacity:.85;inline-size:${percent(share)}"></span>`;
  return `<li style="display:grid;grid-template-columns:minmax(0,5fr) minmax(0,3fr) 3.7em;gap:.4em;align-items:center"><span style="overflow:hidden;text-overflow:ellipsis;white-space:nowrap">${escaped(label)}</span><span style="display:block;height:.35em;${ground}">${bar}</span><span style="text-align:end">${escaped(text)}</span></li>`;
}

function classKey({ title, entries }: ClassKey): HtmlPart {
  const items = entries.map(({ color, mark, label }) => {
    const paint = color
      ? `;background:${color};color:${isLight(parseColor(color)) ? '#000' : '#fff'}`
      : '';
    const swatch = `display:inline-block;min-width:1.2em;min-height:1.2em;margin-inline-end:.2em;padding:0 .15em;box-sizing:border-box;vertical-align:bottom;text-align:center;line-height:1.2;${ground}${paint}`;
    return `<li><span style="${swatch}">${escaped(mark)}</span> ${escaped(plainText({ text: label }))}</li>`;
  });
  const list = `<ul style="display:flex;flex-wrap:wrap;gap:.1em .9em;margin:0;padding:0;list-style:none">${items.join('')}</ul>`;
  const html = boxed(`<span style="display:block">${escaped(title)}:</span>${list}`);
  return {
    html,
    text: `${title}: ${entries.map(({ label }) => plainText({ text: label })).join('; ')}.`,
  };
}
