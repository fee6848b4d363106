import '../../dist/define.js';
import { createExplainer, type Explainer } from '../../dist/engine.js';
import type { AscentStep, CodespaceAm, CodespaceResult } from '../../dist/index.js';
import { once, parts } from './saliency-element.js';

/** The address of a built-in model on the test server. */
export function urlOf(model: string): string {
  const isName = /^[\w-]+$/.test(model);
  return isName ? new URL(`/models/${model}/model.json`, location.href).href : model;
}

/** Puts a `<codespace-am>` on the page: four runs of the DCGAN on wasm unless its attributes say otherwise. */
export function mount(attributes: Record<string, string> = {}, inner = ''): CodespaceAm {
  const { model = 'mnist-cnn', generator = 'mnist-dcgan', ...rest } = attributes;
  const element = document.createElement('codespace-am');
  element.setAttribute('model', urlOf(model));
  element.setAttribute('generator', generator.split(' ').map(urlOf).join(' '));
  for (const [name, value] of Object.entries({ backend: 'wasm', runs: '4', ...rest })) {
    element.setAttribute(name, value);
  }
  element.innerHTML = inner;
  document.body.append(element);
  return element;
}

/** The functions that the element asks, without it. */
export function explainerOf(): Explainer {
  return createExplainer({ model: urlOf('mnist-cnn'), backend: 'wasm' });
}

/** Does something that makes new runs begin, and waits for their end. */
export async function after(element: CodespaceAm, act: () => void): Promise<CodespaceResult> {
  const done = once<CodespaceResult>(element, 'explain-complete');
  act();
  const result = await done;
  await element.updateComplete;
  return result;
}

/** The next frame that fits. */
export function stepOf(
  element: CodespaceAm,
  fits: (step: AscentStep) => boolean = () => true,
): Promise<AscentStep> {
  return new Promise((resolve) => {
    const look = (event: Event): void => {
      const { detail } = event as CustomEvent<AscentStep>;
      if (!fits(detail)) return;
      element.removeEventListener('ascent-step', look);
      resolve(detail);
    };
    element.addEventListener('ascent-step', look);
  });
}

/** All frames from now on. */
export function stepsOf(element: CodespaceAm): AscentStep[] {
  const steps: AscentStep[] = [];
  element.addEventListener('ascent-step', (event) =>
    steps.push((event as CustomEvent<AscentStep>).detail),
  );
  return steps;
}

/** Steps that the run has made which has made most. */
export function stepsMade({ frame }: AscentStep): number {
  return Math.max(...frame.runs.map(({ steps }) => steps));
}

export function picturesOf({ details }: CodespaceResult): number[][] {
  return details.generators.flatMap(({ runs }) => runs.map(({ picture }) => [...picture]));
}

export function press(element: CodespaceAm, part: string, index = 0): void {
  parts(element, part)[index]!.click();
}

/** The grey values of each run's canvas. */
export function drawnPictures(element: CodespaceAm): number[][] {
  return [...element.renderRoot.querySelectorAll<HTMLCanvasElement>('[part="grid"] canvas')].map(
    (canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from({ length: data.length / 4 }, (_, pixel) => data[4 * pixel]!);
    },
  );
}

/** Long enough for several frames. */
export function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 400));
}

/** A labelled native control of the element. */
export function control<T extends 'select' | 'input' | 'textarea'>(
  element: CodespaceAm,
  kind: T,
  label: string,
): HTMLElementTagNameMap[T] {
  const labels = [...element.renderRoot.querySelectorAll('label')];
  return labels
    .find(({ textContent }) => textContent.trim().startsWith(label))!
    .querySelector(kind)!;
}
