import { loadComputing } from '../../client/load-computing.js';
import type { Figure } from './print.js';
import { allPainted } from '../view/paint-queue.js';
import { allSharp } from '../view/sharper.js';

/** Milliseconds between two looks at the engine, and how often it has to be found idle in a row. */
const LOOK = 100;
const LOOKS = 4;

/**
 * Computes and paints every figure of the page.
 *
 * @param askForImages makes what is to be printed in place of a figure load
 */
export async function settleFigures(
  figures: ReadonlySet<Figure>,
  askForImages: () => void,
): Promise<void> {
  await Promise.allSettled([...figures].map((figure) => figure.settle()));
  await engineIdle();
  askForImages();
  await Promise.allSettled([...figures].flatMap(imagesOf).map(fetched));
  await allSharp();
  await allPainted();
}

function imagesOf({ shadowRoot }: Figure): HTMLImageElement[] {
  return [...(shadowRoot?.querySelectorAll('img') ?? [])];
}

/** Browsers leave lazy images out of sight until they are near. */
function fetched(image: HTMLImageElement): Promise<void> {
  image.loading = 'eager';
  return image.decode();
}

/** Resolves when nothing asks the engine any more: parts of figures begin when their figure has ended. */
async function engineIdle(): Promise<void> {
  const computing = await loadComputing().catch(() => null);
  for (let idle = 0; computing && idle < LOOKS;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    idle = computing.engineQueue.isIdle ? idle + 1 : 0;
  }
}
