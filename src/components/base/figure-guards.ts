import { render, type LitElement, type ReactiveController } from 'lit';
import type { Computed } from '../toolbar/figure-facts.js';
import { numbers } from '../figure/format.js';
import { currentLanguage, type Language } from '../locale/message.js';
import { compactStyles } from '../view/compact.styles.js';
import { keyHintStyles } from '../view/keys.js';
import { touchStyles } from '../view/touch.styles.js';
import { AnswerTeller, type AnswerChange } from './answer-change.js';
import { AuthorCheck } from './author-check.js';
import { FigureLanguage } from './figure-language.js';
import { FigureName } from './figure-name.js';
import { titleStyles } from './figure-title.js';
import type { ExplainController } from './explain-controller.js';
import type { CommonAttributes } from './properties.js';
import { watchReader } from './printed-state.js';
import { isExplaining } from './scene-values.js';

const watched: MutationObserverInit = {
  childList: true,
  characterData: true,
  characterDataOldValue: true,
  subtree: true,
};

/**
 * Lets translators, and whatever else changes the text of a figure from outside, do no harm. Lit writes
 * into the text nodes that it made: where one has been replaced, the words would stay as they are for
 * good, beside a map that goes on. So what others did is undone before each update; they find the new
 * words and do it again. Nobody's focus, canvas or open panel is touched.
 */
export class ForeignChanges implements ReactiveController {
  /** In the order in which they were made. */
  private changes: MutationRecord[] = [];
  private observer: MutationObserver | null = null;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostUpdate(): void {
    if (!this.observer) return;
    this.note(this.observer.takeRecords());
    // The figure's own changes are made within updates.
    this.observer.disconnect();
    const { changes } = this;
    this.changes = [];
    if (!changes.reverse().every(undo)) this.drawAfresh();
  }

  hostUpdated(): void {
    this.observer ??= new MutationObserver((records) => this.note(records));
    this.observer.observe(this.host.renderRoot, watched);
  }

  private note(records: MutationRecord[]): void {
    this.changes.push(...records.filter(isOfText));
  }

  /** Where what was there is nowhere to be found. */
  private drawAfresh(): void {
    const { renderRoot, renderOptions } = this.host;
    render(null, renderRoot, renderOptions);
    renderRoot.replaceChildren();
    // By this Lit knows what it has drawn into a place.
    Reflect.deleteProperty(renderRoot, '_$litPart$');
  }
}

/** Styles and scripts that extensions bring along may stay; suggestions are drawn between updates. */
function isOfText({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'characterData') return true;
  if (target instanceof Element && target.closest('.suggestions')) return false;
  return [...addedNodes, ...removedNodes].some(
    ({ nodeName }) => !/^(style|link|script)$/i.test(nodeName),
  );
}

/** @returns whether the place was found */
function undo(change: MutationRecord): boolean {
  const { type, target, oldValue, addedNodes, removedNodes, previousSibling, nextSibling } = change;
  if (type === 'characterData') {
    target.nodeValue = oldValue;
    return true;
  }
  for (const node of addedNodes) if (node.parentNode === target) target.removeChild(node);
  if (removedNodes.length === 0) return true;
  const isIn = (node: Node | null): boolean => node === null || node.parentNode === target;
  if (!isIn(nextSibling) && !isIn(previousSibling)) return false;
  const before = isIn(nextSibling)
    ? nextSibling
    : (previousSibling?.nextSibling ?? target.firstChild);
  for (const node of removedNodes) target.insertBefore(node, before);
  return true;
}

/** For figures in a box of fixed height, and for keys and fingers; they come after the styles of the view. */
export const styles = [titleStyles, compactStyles, keyHintStyles, touchStyles];

/** What the figure of an element says of the network; `null` before it does, and where there is none. */
function answerOf(controller: ExplainController<CommonAttributes, Computed>): AnswerChange | null {
  if (controller.answer) return controller.answer();
  const { predictions, target } = controller.result ?? {};
  return predictions && target ? { predictions, target } : null;
}

/**
 * Keeps a figure's keys from the page, the page's translators from a figure's words, and long tasks from
 * both; tells the page what the network predicts, and its author what is written in vain.
 */
export function guard(host: LitElement): void {
  watchReader();
  keepKeys(host);
  new FigureLanguage(host);
  new ForeignChanges(host);
  new AuthorCheck(host);
  if (isExplaining(host)) {
    new AnswerTeller(host, () => answerOf(host.controller));
    new FigureName(host);
  }
  host.addController({ hostUpdate: prepareNumbers });
}

const prepared = new WeakSet<Language>();

/** The formats of numbers are made in a task of their own, not on top of a result's drawing. */
function prepareNumbers(): void {
  const language = currentLanguage();
  if (prepared.has(language)) return;
  prepared.add(language);
  setTimeout(() => numbers(language));
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
function keepKeys(host: LitElement): void {
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
