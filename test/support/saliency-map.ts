/** What the tests of `<saliency-map>` do alike. */
import type { SaliencyMap } from '../../dist/index.js';

/** Puts an element with these attributes on the page. */
export function mount(attributes: Record<string, string>, inner = ''): SaliencyMap {
  const element = document.createElement('saliency-map');
  for (const [name, value] of Object.entries({ backend: 'wasm', ...attributes })) {
    element.setAttribute(name, value);
  }
  element.innerHTML = inner;
  document.body.append(element);
  return element;
}

/** The detail of the next event of this type. */
export function once<T>(element: Element, type: string): Promise<T> {
  return new Promise((resolve) =>
    element.addEventListener(type, (event) => resolve((event as CustomEvent<T>).detail), {
      once: true,
    }),
  );
}

export function parts(element: SaliencyMap, part: string): HTMLElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLElement>(`[part~="${part}"]`)];
}

/** The text of every such part, without the white space of the template. */
export function texts(element: SaliencyMap, part: string): string[] {
  return parts(element, part).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
}

export function pixelsOf(canvas: Element): ImageData {
  const { width, height } = canvas as HTMLCanvasElement;
  return (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
}

/** The address of a built-in model on the test server. */
export function modelUrl(name: string): string {
  return new URL(`/models/${name}/model.json`, location.href).href;
}
