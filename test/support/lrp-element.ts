import '../../dist/define.js';
import { createExplainer, type Explainer } from '../../dist/engine.js';
import type { LrpHeatmap, LrpHeatmapResult } from '../../dist/index.js';
import { once, parts } from './saliency-element.js';

/** The address of a built-in model on the test server. */
function urlOf(model: string): string {
  const isName = /^[\w-]+$/.test(model);
  return isName ? new URL(`/models/${model}/model.json`, location.href).href : model;
}

/** Puts an `<lrp-heatmap>` on the page; of a 3 and `mnist-cnn` on wasm unless its attributes say otherwise. */
export function mount(attributes: Record<string, string> = {}, inner = ''): LrpHeatmap {
  const { model = 'mnist-cnn', ...rest } = attributes;
  const element = document.createElement('lrp-heatmap');
  element.setAttribute('model', urlOf(model));
  for (const [name, value] of Object.entries({ backend: 'wasm', src: 'sample:3', ...rest })) {
    element.setAttribute(name, value);
  }
  element.innerHTML = inner;
  document.body.append(element);
  return element;
}

/** The functions that the element asks, without it. */
export function explainerOf(model = 'mnist-cnn'): Explainer {
  return createExplainer({ model: urlOf(model), backend: 'wasm' });
}

/** Does something that makes the element compute, and waits for it. */
export async function after(element: LrpHeatmap, act: () => void): Promise<LrpHeatmapResult> {
  const done = once<LrpHeatmapResult>(element, 'explain-complete');
  act();
  const result = await done;
  await element.updateComplete;
  return result;
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
