/**
 * What a browser's page has and Node lacks. The build (rollup.config.js) lets the modules of the page
 * world see these names, in the bundle for Node alone; nothing is put on `globalThis`.
 */
import { HTMLCanvasElement } from './canvas.js';
import { HTMLElement } from './element.js';

export { createImageBitmap, HTMLCanvasElement } from './canvas.js';
export { HTMLElement } from './element.js';
export { Pixels as ImageData } from './pixels.js';
export { pageFetch as fetch } from '../reading/page-fetch.js';

/** Never seen, so nothing comes near by itself. */
export class IntersectionObserver {
  observe(): void {}
  disconnect(): void {}
}

/** Pages are rendered as they are written. */
export class MutationObserver {
  observe(): void {}
  disconnect(): void {}
  takeRecords(): [] {
    return [];
  }
}

/** No element stands in one. */
export class ShadowRoot extends EventTarget {}

/** No element is one of these here; the kit asks before it uses them. */
export class HTMLImageElement extends HTMLElement {}
export { HTMLElement as Element };

export const document = {
  /** Of the page that is rendered; addresses are relative to it. */
  baseURI: 'file:///',
  documentElement: new HTMLElement(),
  /** There is nothing to wait for. */
  visibilityState: 'visible',
  addEventListener: (): void => {},
  removeEventListener: (): void => {},
  createTreeWalker: (): null => null,
  createElement: (name: string): HTMLElement =>
    name === 'canvas' ? new HTMLCanvasElement() : new HTMLElement(),
};

/** Styles are handed over and never looked at. */
export class CSSStyleSheet {
  replaceSync(): void {}
}

/** Nothing moves where nobody looks. */
export function matchMedia(): { matches: boolean; addEventListener(): void } {
  return { matches: false, addEventListener: () => {} };
}

export const customElements = { define: (): void => {}, get: (): undefined => undefined };
export const navigator = { language: 'en', languages: ['en'] };
export const location = { origin: 'null', href: 'file:///', search: '', hash: '' };
