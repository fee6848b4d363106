import { css, html, type TemplateResult } from 'lit';
import { translate } from '../locale/message.js';

/** A shortcut of the browser or of the page: no control of the kit means it. */
export function isShortcut({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}

/** Steps of the arrow keys, in rows and columns; grids run from left to right in every script. */
const steps: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Page Up and Page Down go this share of all rows. */
const PAGE = 1 / 4;

const inside = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);

/**
 * The cell that a key leads to from `index`, as the ARIA Authoring Practices have it for grids; `null` for
 * keys that lead nowhere.
 */
export function cellAfter(
  { key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent,
  index: number,
  [rows, columns]: [rows: number, columns: number],
): number | null {
  if (altKey || metaKey || shiftKey) return null;
  const row = Math.floor(index / columns);
  if (key === 'Home') return ctrlKey ? 0 : row * columns;
  if (key === 'End') return ctrlKey ? rows * columns - 1 : (row + 1) * columns - 1;
  if (ctrlKey) return null;
  const page = Math.max(1, Math.round(PAGE * rows));
  const pages: typeof steps = { PageUp: [-page, 0], PageDown: [page, 0] };
  const step = steps[key] ?? pages[key];
  if (!step) return null;
  return inside(row + step[0], rows) * columns + inside((index % columns) + step[1], columns);
}

/**
 * Keys move the focus among the buttons of a list whose rows wrap as they may: Home and End go to the
 * first and the last of all, since where a row ends is chance.
 */
export function moveFocus(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof Element) || !(event.target instanceof Element)) return;
  const { key } = event;
  const isEnd = key === 'Home' || key === 'End';
  if (isShortcut(event) && !(isEnd && event.ctrlKey)) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const from = buttons.findIndex((button) => button === event.target);
  if (from < 0) return;
  const top = buttons[0]!.offsetTop;
  const second = buttons.findIndex(({ offsetTop }) => offsetTop > top);
  const columns = second < 0 ? buttons.length : second;
  const last = buttons.length - 1;
  const page = columns * Math.max(1, Math.round((PAGE * buttons.length) / columns));
  const targets: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from - columns,
    ArrowDown: from + columns,
    PageUp: from - page < 0 ? from % columns : from - page,
    PageDown: from + page > last ? last - ((last - from) % columns) : from + page,
    Home: 0,
    End: last,
  };
  const to = targets[key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[to]?.focus();
}

/** The keys of a surface over a picture. */
export const surfaceKeys = (): string =>
  translate`Arrow keys move; Home and End go to the ends of the row, with Ctrl to the corners; Page Up and Page Down move further; Escape takes it back.`;

/** The keys of a list of buttons that is one stop for the Tab key. */
export const listKeys = (): string =>
  translate`Arrow keys move; Home and End go to the first and the last; Page Up and Page Down move further; Enter chooses.`;

/**
 * Which keys do something: seen below what has the keyboard's focus, and its description for
 * `aria-describedby`. It stands right behind that, in a box that is positioned.
 */
export function keyHint(id: string, text: string): TemplateResult {
  return html`<p id=${id} class="key-hint" dir="auto">${text}</p>`;
}

export const keyHintStyles = css`
  /* Whatever stands below is covered for as long: nothing moves. */
  .key-hint {
    display: none;
    position: absolute;
    inset-block-start: 100%;
    inset-inline: 0;
    z-index: 3;
    margin: 3px 0 0;
    padding: 0.2em 0.5em;
    background: Canvas;
    color: CanvasText;
    outline: 1px solid CanvasText;
    font-size: 0.9em;
    line-height: 1.35;
    text-align: start;
    pointer-events: none;
  }
  .hinted {
    position: relative;
  }
  :focus-visible + .key-hint,
  .hinted:has(> * :focus-visible) > .key-hint {
    display: block;
  }
  @media print {
    .key-hint {
      display: none !important;
    }
  }
`;
