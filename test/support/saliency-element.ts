import '../../dist/define.js';
import { meaningOf } from '../../dist/components/saliency-map/saliency-text.js';
import type { SaliencyMap } from '../../dist/index.js';

/** Puts a `<saliency-map>` on the page; of `mnist-cnn` on wasm unless its attributes say otherwise. */
export function mount(attributes: Record<string, string>, inner = ''): SaliencyMap {
  const { model = 'mnist-cnn', ...rest } = attributes;
  const element = document.createElement('saliency-map');
  const isName = /^[\w-]+$/.test(model);
  element.setAttribute(
    'model',
    isName ? new URL(`/models/${model}/model.json`, location.href).href : model,
  );
  for (const [name, value] of Object.entries({ backend: 'wasm', controls: 'all', ...rest })) {
    element.setAttribute(name, value);
  }
  element.innerHTML = inner;
  document.body.append(element);
  return element;
}

/** The detail of the element's next event of this type. */
export function once<T>(element: Element, type: string): Promise<T> {
  return new Promise((resolve) =>
    element.addEventListener(type, (event) => resolve((event as CustomEvent<T>).detail), {
      once: true,
    }),
  );
}

/** What is drawn in a shadow root. */
type Figure = Pick<SaliencyMap, 'renderRoot'>;

export function parts(element: Figure, part: string): HTMLElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLElement>(`[part~="${part}"]`)];
}

/** What the parts of this name read, with single spaces. */
export function text(element: Figure, part: string): string {
  return parts(element, part)
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    .join(' | ');
}

/** What the maps mean, as About tells it in English. */
export function meaning({ controller: { host, description } }: SaliencyMap): string {
  return meaningOf({ attributes: host, description });
}

/** The pixels of a canvas part, row-major RGBA. */
export function pixels(canvas: HTMLElement): ImageData {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error(`${canvas.localName} is no canvas`);
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
}

/** How many different colours a canvas shows. */
export function colors(canvas: HTMLElement): number {
  return new Set(new Uint32Array(pixels(canvas).data.buffer)).size;
}

/** Unfolds what is behind "Adjust". */
export async function adjust(element: SaliencyMap): Promise<void> {
  const details = element.shadowRoot!.querySelector<HTMLDetailsElement>('.other-controls')!;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await element.updateComplete;
}

/** A control by the words of its label. */
export function control<Kind extends HTMLElement>(element: Figure, name: string): Kind {
  const label = parts(element, 'control').find(({ childNodes }) =>
    [...childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() === name),
  );
  const found = label?.querySelector<Kind>('select, input');
  if (!found) throw new Error(`There is no control "${name}".`);
  return found;
}

/** Does what a reader does with a select or a number. */
export function choose(element: Figure, name: string, value: string): void {
  const found = control<HTMLSelectElement | HTMLInputElement>(element, name);
  found.value = value;
  found.dispatchEvent(new Event('change', { bubbles: true }));
}
