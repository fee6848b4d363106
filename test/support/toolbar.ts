import { configure } from '../../dist/define.js';
import { parts } from './saliency-element.js';

// What is for bundlers does not know where `embed.html` lies.
configure({ assetBase: '/dist/', modelBase: '/models/' });

interface Figure extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
}

/** Resolves when this gives something. */
export async function eventually<T>(find: () => T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`This never came: ${String(find)}`);
}

/** The toolbar of a figure. */
export function toolbarOf(element: Figure): HTMLDetailsElement | null {
  return element.renderRoot.querySelector<HTMLDetailsElement>('details.toolbar');
}

/** Opens the toolbar as a reader does, and waits until all of it has come. */
export async function openToolbar(element: Figure): Promise<HTMLElement> {
  const summary = await eventually(() => toolbarOf(element)?.querySelector('summary'));
  summary.click();
  await eventually(() => action(element, 'Open alone'));
  return parts(element, 'tools')[0]!;
}

/** A button or link of the open toolbar by its words. */
export function action(element: Figure, words: string): HTMLElement | undefined {
  const all = element.renderRoot.querySelectorAll<HTMLElement>('.tools :is(button, a)');
  return [...all].find(({ textContent }) => textContent.trim() === words);
}

/** Does something that saves a file, and takes the file. */
export async function saved(act: () => void): Promise<{ name: string; content: Blob }> {
  const [{ createObjectURL }, { click }] = [URL, HTMLAnchorElement.prototype];
  const contents = new Map<string, Blob>();
  try {
    return await new Promise((resolve, reject) => {
      URL.createObjectURL = (object) => {
        const url = createObjectURL.call(URL, object);
        if (object instanceof Blob) contents.set(url, object);
        return url;
      };
      HTMLAnchorElement.prototype.click = function () {
        const content = contents.get(this.href);
        if (content) resolve({ name: this.download, content });
      };
      setTimeout(() => reject(new Error('Nothing was saved.')), 20_000);
      act();
    });
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
}

/** What stands in the two fields of embed code. */
export async function embedCode(element: Figure): Promise<[page: string, frame: string]> {
  if (!element.renderRoot.querySelector('.embed')) action(element, 'Embed code')!.click();
  const fields = await eventually(() => {
    const found = element.renderRoot.querySelectorAll<HTMLTextAreaElement>('.embed textarea');
    return found.length === 2 && [...found];
  });
  return [fields[0]!.value, fields[1]!.value];
}

/** Reads the simple half of the `.npy` format: header and values. */
export async function readNpy(file: Blob): Promise<{ header: string; values: Float32Array }> {
  const bytes = await file.arrayBuffer();
  const length = new DataView(bytes).getUint16(8, true);
  const header = new TextDecoder('latin1').decode(bytes.slice(10, 10 + length));
  return { header, values: new Float32Array(bytes.slice(10 + length)) };
}
