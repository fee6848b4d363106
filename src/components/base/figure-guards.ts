import { render, type LitElement, type ReactiveController } from 'lit';
import { compactStyles } from '../view/compact.styles.js';
import { keepKeys } from '../view/keys.js';

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

/** Styles and scripts that extensions bring along may stay; suggestions are no part of a template. */
function isOfText({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'characterData') return true;
  if (target.nodeName === 'DATALIST') return false;
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

/** For figures in a box of fixed height; they come after the styles of the view. */
export const styles = [compactStyles];

/** Keeps a figure's keys from the page, and the page's translators from a figure's words. */
export function guard(host: LitElement): void {
  keepKeys(host);
  new ForeignChanges(host);
}
