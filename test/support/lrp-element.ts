import type { LrpHeatmap, LrpHeatmapResult } from '../../dist/index.js';
import { parts } from './saliency-element.js';
import { place } from './element.js';

export { after, explainerOf } from './element.js';

/** Puts an `<lrp-heatmap>` on the page; of a 3 and `mnist-cnn` on wasm unless its attributes say otherwise. */
export function mount(attributes: Record<string, string> = {}, inner = ''): LrpHeatmap {
  return place('lrp-heatmap', { src: 'sample:3', ...attributes }, inner);
}

/** Explains, and waits for a part of the figure whose code comes apart. */
export async function withPart(element: LrpHeatmap, part: string): Promise<LrpHeatmapResult> {
  const result = await element.explain();
  while (parts(element, part).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return result;
}

/** A button by its words. */
export function button(element: LrpHeatmap, words: string): HTMLButtonElement {
  const found = [...element.renderRoot.querySelectorAll('button')].find(
    ({ textContent }) => textContent.trim() === words,
  );
  if (!found) throw new Error(`There is no button "${words}".`);
  return found;
}

export function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What an element's bars span, in percent of their room, from left to right. */
export function spans(bar: HTMLElement): { name: string; left: number; width: number }[] {
  return [...bar.querySelectorAll<HTMLElement>('.segment')].map(({ className, style }) => ({
    name: className.replace('segment ', ''),
    left: parseFloat(style.left),
    width: parseFloat(style.width),
  }));
}
