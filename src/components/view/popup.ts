/** Least distance to the edges of the window, in CSS pixels. */
const MARGIN = 8;
/** With less room than this below its field, a list opens above it where that has more. */
const LEAST = 200;

/** Shows a list over everything: in the top layer, which no box of the page cuts off, where there is one. */
export function showPopup(popup: HTMLElement): void {
  popup.hidden = false;
  if (hasTopLayer(popup) && !popup.matches(':popover-open')) popup.showPopover();
}

export function hidePopup(popup: HTMLElement): void {
  // Out of the page it is closed already.
  if (hasTopLayer(popup) && popup.matches(':popover-open')) popup.hidePopover();
  popup.hidden = true;
}

/** Safari before 17 and Firefox before 125 have none. */
function hasTopLayer(popup: HTMLElement): boolean {
  return 'showPopover' in popup;
}

/** Puts a list, the first that stands in its popup, below its field, or above it where there is more room; within the window in any case. */
export function placePopup(popup: HTMLElement, field: HTMLElement): void {
  const anchor = field.getBoundingClientRect();
  const view = visiblePart();
  const above = anchor.top - view.top - MARGIN;
  const below = view.bottom - anchor.bottom - MARGIN;
  const wanted = Math.min(popup.firstElementChild?.scrollHeight ?? 0, LEAST);
  const isAbove = below < wanted && above > below;
  set(popup, '--room', `${Math.max(0, isAbove ? above : below)}px`);
  set(popup, '--field', `${anchor.width}px`);
  set(popup, '--window', `${view.right - view.left - 2 * MARGIN}px`);
  const { offsetWidth, offsetHeight } = popup;
  const isLeftward = getComputedStyle(field.parentElement ?? field).direction === 'rtl';
  const left = Math.max(
    view.left + MARGIN,
    Math.min(
      isLeftward ? anchor.right - offsetWidth : anchor.left,
      view.right - MARGIN - offsetWidth,
    ),
  );
  const top = isAbove ? anchor.top - offsetHeight : anchor.bottom;
  // Lengths start at the window in the top layer, elsewhere at the nearest box that is positioned.
  const now = popup.getBoundingClientRect();
  move(popup, 'left', left - now.left);
  move(popup, 'top', top - now.top);
}

function move({ style }: HTMLElement, side: 'left' | 'top', by: number): void {
  if (Math.abs(by) > 0.1) style[side] = `${(parseFloat(style[side]) || 0) + by}px`;
}

/** Every frame asks for the same: only what is new is written. */
function set({ style }: HTMLElement, name: string, value: string): void {
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}

/** What readers see of the window: a keyboard on the screen covers the rest. */
function visiblePart(): { left: number; top: number; right: number; bottom: number } {
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetLeft = 0, offsetTop = 0 } = visualViewport ?? {};
  const { width = clientWidth, height = clientHeight } = visualViewport ?? {};
  return {
    left: offsetLeft,
    top: offsetTop,
    right: offsetLeft + width,
    bottom: offsetTop + height,
  };
}
