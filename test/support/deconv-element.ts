import '../../dist/define.js';
import { createExplainer, type Explainer } from '../../dist/engine.js';
import type { DeconvResult, DeconvViewer } from '../../dist/index.js';
import { once } from './saliency-element.js';

/** The address of a built-in model on the test server. */
function urlOf(model: string): string {
  const isName = /^[\w-]+$/.test(model);
  return isName ? new URL(`/models/${model}/model.json`, location.href).href : model;
}

/** Puts a `<deconv-viewer>` on the page; of `mnist-cnn` on wasm unless its attributes say otherwise. */
export function mount(attributes: Record<string, string> = {}, inner = ''): DeconvViewer {
  const { model = 'mnist-cnn', ...rest } = attributes;
  const element = document.createElement('deconv-viewer');
  element.setAttribute('model', urlOf(model));
  for (const [name, value] of Object.entries({ backend: 'wasm', ...rest })) {
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
export async function after(element: DeconvViewer, act: () => void): Promise<DeconvResult> {
  const done = once<DeconvResult>(element, 'explain-complete');
  act();
  const result = await done;
  await element.updateComplete;
  return result;
}

/** Waits until the canvases in the queue are painted. */
export async function painted(canvases: () => HTMLElement[]): Promise<HTMLCanvasElement[]> {
  const isPainted = (canvas: HTMLElement): boolean =>
    canvas instanceof HTMLCanvasElement && canvas.width !== 300;
  while (canvases().length === 0 || !canvases().every(isPainted)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return canvases().filter((canvas) => canvas instanceof HTMLCanvasElement);
}
