import { html, type LitElement, type TemplateResult } from 'lit';

/** What an author writes in place of the kit's own words, by the name of the slot. */
export function hasWords(host: Element, slot: string): boolean {
  // What is of one image of a gallery stands in its cell.
  return host.querySelector(`:scope > [slot="${slot}"]:not([data-for])`) !== null;
}

/** A place for the author's words that the kit has none for, or has others elsewhere. */
export function ownWords(host: LitElement, slot: string): TemplateResult {
  return html`<slot name=${slot} @slotchange=${() => host.requestUpdate()}></slot>`;
}

/** A place for the author's words; the kit's own stand there until then. */
export function wordsOr(slot: string, words: unknown): TemplateResult {
  return html`<slot name=${slot}>${words}</slot>`;
}

/** What a slot shows: what the author has written, or what the kit says. */
export function shownText(place: Element): string {
  const slot = place.querySelector('slot');
  const own = slot?.assignedNodes() ?? [];
  const text = own.length > 0 ? own.map((node) => node.textContent).join(' ') : place.textContent;
  return text.replace(/\s+/g, ' ').trim();
}
