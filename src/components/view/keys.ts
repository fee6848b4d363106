import type { LitElement } from 'lit';

/** A shortcut of the browser or of the page: no control of the kit means it. */
export function isShortcut({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}

const steps = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const ends = ['Home', 'End'];
const pages = ['PageUp', 'PageDown'];
const pushes = ['Enter', ' '];
const edits = ['Backspace', 'Delete', 'Enter'];

/** What browsers make of keys in controls of theirs; characters apart. */
const usedBy: [selector: string, keys: string[]][] = [
  ['input[type="range"]', [...steps, ...ends, ...pages]],
  ['input[type="radio"]', [...steps, ' ']],
  ['input[type="checkbox"]', [' ']],
  ['select', [...steps, ...ends, ...pages, ...pushes]],
  ['button, summary, input[type="file"]', pushes],
  ['a[href]', ['Enter']],
  ['[role="application"], [role="grid"], [role="slider"]', steps],
];
const fields =
  'input:not([type]), input:is([type="text"], [type="search"], [type="number"]), textarea';
const takesCharacters = `${fields}, select`;
/** With Ctrl or Cmd, in a field. */
const fieldShortcut = /^([acvxyz]|arrow(left|right|up|down)|home|end|backspace|delete)$/i;

function isUsed(event: KeyboardEvent, control: Element): boolean {
  const { key, altKey, ctrlKey, metaKey } = event;
  const inField = control.matches(fields);
  if (event.defaultPrevented) return true;
  if (event.isComposing || (inField && key === 'Dead')) return true;
  if (altKey) return false;
  if (ctrlKey || metaKey) return inField && fieldShortcut.test(key);
  if (key.length === 1 && key !== ' ' && control.matches(takesCharacters)) return true;
  if (inField) return key === ' ' || [...steps, ...ends, ...edits].includes(key);
  return usedBy.some(([selector, keys]) => keys.includes(key) && control.matches(selector));
}

const keepers = new WeakSet<Element>();
/** Keys that are down and were kept: what follows of them is kept too, wherever the focus goes. */
const held = new Set<string>();

/**
 * Keeps the keys that a control inside an element uses from the page around it: the arrow that moves
 * an occluder turns no slide. All other keys reach the page.
 */
export function keepKeys(host: LitElement): void {
  keepers.add(host);
  const keep = (event: KeyboardEvent): void => {
    // A scene still follows what happens in its elements, and keeps the key itself.
    const scene = host.parentElement?.closest('explain-scene');
    if (scene && keepers.has(scene)) return;
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    const root = target.getRootNode();
    // What an author has put inside the element is the page's.
    if (!(root instanceof ShadowRoot) || !keepers.has(root.host)) return;
    const isKept = event.type === 'keydown' ? isUsed(event, target) : held.has(event.code);
    if (event.type === 'keyup') held.delete(event.code);
    else if (isKept) held.add(event.code);
    else held.delete(event.code);
    if (isKept) event.stopPropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) host.addEventListener(type, keep);
}

/** Steps of the arrow keys, in rows and columns; grids run from left to right in every script. */
const cellSteps: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell that a key leads to from `index`; `null` for keys that lead nowhere. */
export function cellAfter(
  { key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent,
  index: number,
  [rows, columns]: [rows: number, columns: number],
): number | null {
  if (altKey || metaKey || shiftKey) return null;
  const row = Math.floor(index / columns);
  if (key === 'Home') return ctrlKey ? 0 : row * columns;
  if (key === 'End') return ctrlKey ? rows * columns - 1 : (row + 1) * columns - 1;
  const step = ctrlKey ? undefined : cellSteps[key];
  if (!step) return null;
  const down = Math.min(Math.max(row + step[0], 0), rows - 1);
  const right = Math.min(Math.max((index % columns) + step[1], 0), columns - 1);
  return down * columns + right;
}

/** Arrow keys move the focus among the buttons of a grid whose rows wrap as they may. */
export function moveFocus(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof Element) || !(event.target instanceof Element)) return;
  if (isShortcut(event)) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const from = buttons.findIndex((button) => button === event.target);
  if (from < 0) return;
  const top = buttons[0]!.offsetTop;
  const second = buttons.findIndex(({ offsetTop }) => offsetTop > top);
  const columns = second < 0 ? buttons.length : second;
  const targets: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from - columns,
    ArrowDown: from + columns,
    Home: 0,
    End: buttons.length - 1,
  };
  const to = targets[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[to]?.focus();
}
