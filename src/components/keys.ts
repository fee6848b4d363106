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
    if (host.parentElement?.closest('explain-scene:defined')) return;
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
