import type { LitElement } from 'lit';
import { isExplaining } from '../base/scene-values.js';

/** Of every element with an image: the reader looks at the network's input in its place. */
const SHOWS_INPUT = 'shows-input';

/** What a reader has picked in a figure, as attributes. */
export function pickedOf(element: LitElement): Record<string, string> {
  if (!isExplaining(element)) return {};
  const { controller } = element;
  return controller.viewLoader.view?.picked?.(controller) ?? {};
}

/** What a reader has set in a figure that no attribute says, by its names in a link. */
export function keptOf(element: LitElement): Record<string, string> {
  if (!isExplaining(element)) return {};
  const { controller } = element;
  const showsInput = 'showsInput' in controller && controller.showsInput === true;
  return {
    ...(showsInput && { [SHOWS_INPUT]: 'on' }),
    ...controller.viewLoader.view?.kept?.(controller),
  };
}

/** @returns `false` while the figure cannot show it yet */
export function restoreKept(element: LitElement, name: string, text: string): boolean {
  if (!isExplaining(element)) return true;
  const { controller } = element;
  if (name === SHOWS_INPUT) {
    if ('showsInput' in controller && text === 'on') {
      controller.showsInput = true;
      element.requestUpdate();
    }
    return true;
  }
  const { view } = controller.viewLoader;
  if (!view) return false;
  return view.restore?.(controller, name, text) ?? true;
}
