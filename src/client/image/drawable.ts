import { ExplainError } from '../../protocol.js';

/** Everything that can be drawn on a canvas and has a size. */
export interface Drawable {
  source: CanvasImageSource;
  width: number;
  height: number;
  /** The file that it was decoded from, or pixels that it was made of, where there are any. */
  origin?: Blob | ImageData;
  /** Whether its part has been chosen, so that no middle is cut out of it. */
  isCut?: boolean;
}

/** Bytes of a file; uncompressed, the largest image has twice as many. */
export const MOST_BYTES = 100e6;

/** Browsers on phones give out beyond this; a camera's 48-megapixel picture passes. */
export const MOST_PIXELS = 50e6;

/** @throws for pictures too small to explain and too large to decode */
export function checkedSize<Sized extends Pick<Drawable, 'width' | 'height'>>(
  drawable: Sized,
): Sized {
  const { width, height } = drawable;
  if (width < 2 || height < 2) {
    throw new ExplainError(
      'image-too-small',
      `The image has ${width} x ${height} pixels: there is nothing in it to explain.`,
      'Use an image of at least 2 x 2 pixels, better one as large as the model looks at.',
    );
  }
  if (width * height > MOST_PIXELS) {
    throw new ExplainError(
      'image-too-large',
      `The image has ${width} x ${height} pixels, more than a phone can decode.`,
      `Scale it down; ${MOST_PIXELS / 1e6} megapixels are the limit, and a model looks at far fewer.`,
    );
  }
  return drawable;
}

/** @param name the file or its address */
export function tooLong(name: string): ExplainError {
  return new ExplainError(
    'image-too-large',
    `The image file ${name} is longer than ${MOST_BYTES / 1e6} MB.`,
    'Save the image smaller: a model looks at far fewer pixels.',
  );
}

/** The bitmap of a photograph that was decoded here; one that was given belongs to its author. */
export function ownBitmap(drawable: Drawable | null): ImageBitmap | null {
  const isOwn = drawable?.origin instanceof Blob && drawable.source instanceof ImageBitmap;
  return isOwn ? (drawable.source as ImageBitmap) : null;
}

/**
 * The next task of the page: between the steps of a photograph, each of which takes long. What was given
 * may change or be closed by then, so that all of that is read at once.
 */
export async function pauseFor(drawable: Drawable): Promise<void> {
  if (!ownBitmap(drawable)) return;
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  port1.close();
}
