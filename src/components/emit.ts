/** Tells the page: the event bubbles and leaves the shadow tree. */
export function emit(from: EventTarget, type: string, detail?: unknown): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
