/** What the tests of `<image-input>` do alike. */
import '../../dist/define.js';
import type { ImageChange, ImageInput } from '../../dist/index.js';
import { once } from './saliency-element.js';

/** An element that takes pictures as the explaining ones do, and computes nothing. */
export interface StandIn extends HTMLElement {
  src?: string | null;
  image?: unknown;
}

/** Puts something on the page that can be fed. */
export function standIn(id: string, model = '/models/mnist-cnn/model.json'): StandIn {
  const element: StandIn = document.createElement('div');
  element.id = id;
  element.setAttribute('model', new URL(model, location.href).href);
  element.setAttribute('backend', 'wasm');
  document.body.append(element);
  return element;
}

/** Puts an `<image-input>` on the page and waits until it shows its buttons. */
export async function mountInput(
  attributes: Record<string, string>,
  parent: Element = document.body,
): Promise<ImageInput> {
  const input = document.createElement('image-input');
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  parent.append(input);
  await until(() => input.renderRoot.querySelector('[part="ways"]'));
  return input;
}

/** The first value that is neither null nor false; gives up after 20 seconds. */
export async function until<T>(look: () => T | null | false | undefined): Promise<T> {
  const end = performance.now() + 20_000;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`It did not happen: ${String(look)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function find<Kind extends Element>(input: ImageInput, selector: string): Promise<Kind> {
  return until(() => input.renderRoot.querySelector<Kind>(selector));
}

/** The buttons and labels of the ways, by their words. */
export function wayWords(input: ImageInput): string[] {
  return [...input.renderRoot.querySelectorAll('[part="way"]')].map(({ textContent }) =>
    textContent.trim(),
  );
}

export async function radios(input: ImageInput): Promise<HTMLInputElement[]> {
  await find(input, '[type="radio"]');
  return [...input.renderRoot.querySelectorAll<HTMLInputElement>('[type="radio"]')];
}

/** Does something that gives a picture, and waits for the event. */
export function changed(input: ImageInput, act: () => void): Promise<ImageChange> {
  const done = once<ImageChange>(input, 'image-change');
  act();
  return done;
}

/** The code of the error that something leads to. */
export async function failed(input: ImageInput, act: () => void): Promise<string> {
  const done = once<{ code: string }>(input, 'part-error');
  act();
  return (await done).code;
}

/** A picture file of this size, each pixel as the function says. */
export async function pictureFile(
  width: number,
  height: number,
  color: (x: number, y: number) => [red: number, green: number, blue: number],
  name = 'picture.png',
): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      image.data.set([...color(x, y), 255], 4 * (y * width + x));
    }
  }
  context.putImageData(image, 0, 0);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, {
    type: 'image/png',
  });
}

/** Chooses files as a reader does in the browser's dialog. */
export function chooseFiles(input: ImageInput, ...files: File[]): void {
  const field = input.renderRoot.querySelector<HTMLInputElement>('[type="file"]')!;
  field.files = transferOf(...files).files;
  field.dispatchEvent(new Event('change'));
}

export function transferOf(...files: File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

export function drag(
  type: 'dragenter' | 'dragover' | 'drop',
  dataTransfer: DataTransfer,
): DragEvent {
  return new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
}
