import { backdropOf } from './backdrop.js';

/** Whether the browser, and the page that frames this one, let an element fill the screen. */
export function canFill(host: Element): boolean {
  return document.fullscreenEnabled && frameOf(host) !== null;
}

export function fillsScreen({ shadowRoot }: Element): boolean {
  return shadowRoot?.fullscreenElement != null;
}

/** A refusal leaves everything as it is. */
export function toggleFullScreen(host: Element): void {
  if (fillsScreen(host)) {
    void document.exitFullscreen();
    return;
  }
  const frame = frameOf(host);
  // The text keeps the page's colour; behind it there would be black.
  frame?.style.setProperty('--backdrop', backdropOf(host));
  frame?.requestFullscreen().catch(() => {});
}

function frameOf({ shadowRoot }: Element): HTMLElement | null {
  return shadowRoot?.querySelector<HTMLElement>('.frame') ?? null;
}
