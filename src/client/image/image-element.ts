import { ExplainError } from '../../protocol.js';

/** `src=""`, or an element without an image: a sample in its place would be another image. */
export function imageMissing(where: string): ExplainError {
  return new ExplainError(
    'image-missing',
    `There is no image in ${where}.`,
    'Give src="cat.png", or an <img>, a <picture> or a <canvas> with slot="image"; an SVG or a frame of a video as a file.',
  );
}

/**
 * The `<img>` or `<canvas>` that an element is or holds: a `<picture>`, and the paragraph, link or
 * figure that Markdown puts around an image.
 *
 * @throws `image-missing` where there is none
 */
export function imageIn(element: Element): HTMLImageElement | HTMLCanvasElement {
  const image = element.matches('img, canvas') ? element : element.querySelector('img, canvas');
  if (image instanceof HTMLCanvasElement) return image;
  const isNamed =
    image instanceof HTMLImageElement && (image.src || image.srcset || sourcesOf(image));
  if (isNamed) return image;
  throw imageMissing(`the <${(image ?? element).localName}> that was given`);
}

/** Whether the browser chooses among several files for an image. */
export function isChosen(image: HTMLImageElement): boolean {
  return image.srcset !== '' || sourcesOf(image);
}

function sourcesOf({ parentElement }: HTMLImageElement): boolean {
  return parentElement?.querySelector(':scope > source') != null;
}
