import type { ReactiveControllerHost } from 'lit';

/** What stands on the page and can be made ready before anybody has come near. */
export interface Figure {
  readonly shadowRoot: ShadowRoot | null;
  /** Resolves when it shows what it is to show; rejects where it cannot. */
  settle(): Promise<unknown>;
}

/** Those of the kit that stand on the page now, in the order in which they came. */
export const figures = new Set<Figure>();

/** Browsers ask a page's policy about an image as soon as it has an address, shown or not. */
function askForPrintedImages(): void {
  for (const { shadowRoot } of figures) {
    for (const image of shadowRoot?.querySelectorAll<HTMLImageElement>('[data-printed]') ?? []) {
      image.src = image.dataset['printed']!;
    }
  }
}

let isListening = false;

function listenForPrint(): void {
  if (isListening || !('addEventListener' in globalThis)) return;
  isListening = true;
  addEventListener('beforeprint', askForPrintedImages);
  matchMedia('print').addEventListener('change', askForPrintedImages);
}

/** Keeps an element among `figures` while it stands on the page. */
export function listWhileOnPage(figure: Figure & ReactiveControllerHost): void {
  figure.addController({
    hostConnected: () => {
      listenForPrint();
      figures.add(figure);
    },
    hostDisconnected: () => figures.delete(figure),
  });
}

/** What `preparePrint()` does at the end. */
export interface PrintOptions {
  /** Whether to print when all is ready; `true` unless given. */
  print?: boolean;
}

/**
 * Computes every figure of the page, also those that nobody has come near yet and those that wait for a
 * click, and prints the page when all of them are painted: browsers do not wait for that themselves.
 * What fails is printed as it is shown: its fallback and why.
 *
 * @param options whether to print at the end
 * @returns a promise that resolves when all figures are painted, and the page was printed
 */
export async function preparePrint({ print = true }: PrintOptions = {}): Promise<void> {
  const { settleFigures } = await import('./settle-figures.js');
  await settleFigures(figures, askForPrintedImages);
  if (print) globalThis.print();
}
