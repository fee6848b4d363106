import { ExplainError } from '../../protocol.js';
import { alteredNote } from '../notes.js';
import { canvasOf, largestDifference, pattern } from './canvas-pattern.js';
import type { Drawable } from './drawable.js';
import type { Cut } from './reduce.js';
import type { PixelBytes } from './tensor-pixels.js';

/** Bytes of an image, and what has to be said of how they were read, in sentences. */
export interface ReadPixels {
  pixels: PixelBytes;
  notes: string[];
}

/** Steps of a byte that protections add at most where they leave an image as it is to the eye. */
const SLIGHT = 4;

/**
 * Reads a part of an image in another size. Some browsers falsify what a canvas gives back, to make
 * readers harder to recognize: there it is read without a canvas, where that can be done.
 *
 * @param draw draws the part in its new size
 * @throws `image-falsified` where the image cannot be read as it is
 */
export async function readPixels(
  drawable: Drawable,
  cut: Cut,
  [height, width]: readonly [number, number],
  draw: (context: CanvasRenderingContext2D) => void,
): Promise<ReadPixels> {
  const context = canvasOf(width, height);
  draw(context);
  const pixels = readBack(context);
  const noise = canvasNoise(width, height);
  if (noise === 0) return { pixels, notes: [] };
  const { readWithoutCanvas } = await import('./read-without-canvas.js');
  const exact = await readWithoutCanvas(drawable, cut, [height, width], context.canvas);
  if (exact) return { pixels: exact, notes: [] };
  if (noise > SLIGHT) throw falsified();
  return { pixels, notes: [alteredNote] };
}

/** Sizes at which a canvas has given back what was drawn. */
const honest = new Set<string>();
/** Longest side of the canvas that is tried. */
const TRIED_SIDE = 256;

/**
 * The largest difference between bytes that are drawn on a canvas of this size and what it gives back:
 * 0 where a browser falsifies nothing.
 */
function canvasNoise(width: number, height: number): number {
  const size = [width, height].map((side) => Math.min(side, TRIED_SIDE)) as [number, number];
  if (honest.has(String(size))) return 0;
  const known = pattern(...size);
  const [drawn, read] = [canvasOf(...size), canvasOf(...size)];
  drawn.putImageData(known, 0, 0);
  // As images come to a canvas: protections may leave alone what was put.
  read.drawImage(drawn.canvas, 0, 0);
  const noise = largestDifference(known.data, read.getImageData(0, 0, ...size).data);
  // Readers may allow a page to read, until it is loaded anew only.
  if (noise === 0) honest.add(String(size));
  return noise;
}

function readBack(context: CanvasRenderingContext2D): ImageData {
  try {
    return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  } catch {
    throw new ExplainError(
      'image-cors',
      'The image comes from another origin, which does not let this page read its pixels.',
      'Serve it with the header Access-Control-Allow-Origin and give the <img> crossorigin="anonymous".',
    );
  }
}

function falsified(): ExplainError {
  return new ExplainError(
    'image-falsified',
    'This browser gives pages false pixels of images, to prevent fingerprinting: a prediction would be about something else.',
    'Allow this site to read canvas data (the browser offers it beside the address), and try again. PNG files can be explained all the same.',
  );
}
