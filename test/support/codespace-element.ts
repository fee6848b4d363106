import type { AscentStep, CodespaceAm, CodespaceResult } from '../../dist/index.js';
import { parts } from './saliency-element.js';
import { place, urlOf } from './element.js';

export { after, explainerOf, urlOf } from './element.js';

/** Puts a `<codespace-am>` on the page: four runs of the DCGAN on wasm unless its attributes say otherwise. */
export function mount(attributes: Record<string, string> = {}, inner = ''): CodespaceAm {
  const { generator = 'mnist-dcgan', ...rest } = attributes;
  const generators = generator.split(' ').map(urlOf).join(' ');
  return place(
    'codespace-am',
    { generator: generators, runs: '4', controls: 'all', ...rest },
    inner,
  );
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
