import { translate } from '../locale/message.js';
import { figures } from './print.js';
import { isExplaining, isScene } from './scene-values.js';

/** What is not any more as its author wrote it: a reader has set something there, or a link has. */
const changed = new WeakSet<Element>();

/** What is put on the page for print alone, and what it stands in for. */
let undo: (() => void)[] = [];

let isWatching = false;

/** Notes that an element is not as its author wrote it. */
export function noteChange(element: Element): void {
  changed.add(element);
}

/**
 * Keeps a fallback off the paper that is of what the author wrote, once the reader has set something
 * else: a picture drawn beforehand would be printed in place of what the reader chose.
 */
export function watchReader(): void {
  if (isWatching) return;
  isWatching = true;
  document.addEventListener('reader-change', ({ target }) => {
    if (!(target instanceof Element)) return;
    for (const element of [target, ...fedBy(target)]) noteChange(element);
  });
  addEventListener('beforeprint', leaveOut);
  addEventListener('afterprint', putBack);
  // Where print is only emulated, these alone tell.
  matchMedia('print').addEventListener('change', ({ matches }) =>
    matches ? leaveOut() : putBack(),
  );
}

/** What an `<image-input>` gives its images to. */
function fedBy(input: Element): Element[] {
  if (input.localName !== 'image-input') return [];
  const ids = input.getAttribute('for')?.split(/\s+/).filter(Boolean);
  if (!ids) return [input.closest('explain-scene')].filter((scene) => scene !== null);
  const root = input.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
  return ids.map((id) => root.getElementById(id)).filter((element) => element !== null);
}

/** Whether a reader has changed an element, or a scene that it stands in. */
function isChanged(element: Element): boolean {
  if (changed.has(element)) return true;
  const scene = element.parentElement?.closest('explain-scene');
  return scene ? isChanged(scene) : false;
}

function leaveOut(): void {
  if (undo.length > 0) return;
  for (const figure of figures) {
    if (!(figure instanceof Element) || isScene(figure) || !isChanged(figure)) continue;
    const fallback = figure.shadowRoot?.querySelector<HTMLElement>('.fallback.shown');
    if (!fallback) continue;
    const standIn = standInFor(figure);
    fallback.style.display = 'none';
    fallback.after(standIn);
    undo.push(() => {
      fallback.style.removeProperty('display');
      standIn.remove();
    });
  }
}

function putBack(): void {
  for (const back of undo) back();
  undo = [];
}

/** The image as the reader has chosen it, and that the figure was not ready. */
function standInFor(element: Element): HTMLElement {
  const box = document.createElement('div');
  box.className = 'stand-in';
  const image = isExplaining(element) ? imageOf(element.controller) : null;
  if (image) box.append(image);
  const line = document.createElement('p');
  line.textContent = translate`This interactive figure was not ready for printing.`;
  box.append(line);
  return box;
}

function imageOf(controller: object): HTMLElement | null {
  const source: unknown = 'imageSource' in controller ? controller.imageSource : null;
  if (source instanceof HTMLCanvasElement) {
    const copy = document.createElement('canvas');
    copy.width = source.width;
    copy.height = source.height;
    copy.getContext('2d')?.drawImage(source, 0, 0);
    return copy;
  }
  const printed = 'printedImage' in controller ? controller.printedImage : null;
  const address: unknown = typeof printed === 'function' ? printed.call(controller) : null;
  if (typeof address !== 'string') return null;
  const image = new Image();
  image.alt = '';
  image.src = address;
  return image;
}
