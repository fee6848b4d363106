import { expect } from '@esm-bundle/chai';
import { createExplainer, type Explainer } from '../../dist/engine.js';

/** The source of a chapter in one line, without the tags that stand inside of words. */
export async function chapterText(name: string): Promise<string> {
  const source = await sourceOf(name);
  return source.replace(/<\/?(em|sup|sub)>/g, '').replace(/\s+/g, ' ');
}

export async function coursePage(name: string): Promise<Document> {
  return new DOMParser().parseFromString(await sourceOf(name), 'text/html');
}

async function sourceOf(name: string): Promise<string> {
  const response = await fetch(`/examples/course/${name}.html`);
  expect(response.ok).to.equal(true);
  return response.text();
}

/** What the exercises of a chapter accept, in the order of their fields. */
export async function acceptedNumbers(name: string): Promise<number[]> {
  const fields = (await coursePage(name)).querySelectorAll<HTMLElement>('[data-number]');
  return [...fields].map((field) => Number(field.dataset['number']));
}

/** Of a built-in model, on wasm. */
export function explainerOf(name: string): Explainer {
  const model = new URL(`/models/${name}/model.json`, location.href).href;
  return createExplainer({ model, backend: 'wasm' });
}

/** As the text writes it. */
export const percent = (share: number): string => `${Math.round(100 * share)}%`;
