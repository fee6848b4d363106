import '../../dist/define.js';
import { createExplainer, type Explainer } from '../../dist/engine.js';
import { once } from './saliency-element.js';

/** The address of a built-in model on the test server; any other address as it is. */
export function urlOf(model: string): string {
  const isName = /^[\w-]+$/.test(model);
  return isName ? new URL(`/models/${model}/model.json`, location.href).href : model;
}

/**
 * Puts an element on the page; of `mnist-cnn` on wasm with all controls in rows unless its attributes
 * say otherwise. `controls-list.test.ts` has those that stand there by default.
 */
export function place<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { model = 'mnist-cnn', ...rest }: Record<string, string>,
  inner: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.setAttribute('model', urlOf(model));
  for (const [name, value] of Object.entries({ backend: 'wasm', controls: 'all', ...rest })) {
    element.setAttribute(name, value);
  }
  element.innerHTML = inner;
  document.body.append(element);
  return element;
}

/** The functions that an element asks, without it. */
export function explainerOf(model = 'mnist-cnn'): Explainer {
  return createExplainer({ model: urlOf(model), backend: 'wasm' });
}

interface Explaining<Result> extends HTMLElement {
  readonly result: Result | null;
  readonly updateComplete: Promise<boolean>;
}

/** Does something that makes the element compute, and waits for it. */
export async function after<Result>(element: Explaining<Result>, act: () => void): Promise<Result> {
  const done = once<Result>(element, 'explain-complete');
  act();
  const result = await done;
  await element.updateComplete;
  return result;
}
