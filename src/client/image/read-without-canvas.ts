import { canvasOf, largestDifference, pattern } from './canvas-pattern.js';
import type { Drawable } from './drawable.js';
import { Pixels } from './pixels.js';
import { decodePng } from './png.js';
import type { Cut } from './reduce.js';
import { cropped } from './part-of-pixels.js';
import { resized } from './resize.js';

/**
 * Other ways to the pixels of an image, for browsers that falsify what a canvas gives back: video
 * frames, where the browser has them and leaves them as they are, and decoding PNG files in the page.
 *
 * @param canvas shows the part of the image in its new size
 * @returns `null` where none of them leads there
 */
export async function readWithoutCanvas(
  { origin, width, height }: Drawable,
  cut: Cut,
  size: readonly [height: number, width: number],
  canvas: HTMLCanvasElement,
): Promise<Pixels | null> {
  const pixels = (await framesAreTrue()) ? await throughFrame(canvas).catch(() => null) : null;
  if (pixels) return pixels;
  const whole = await decoded(origin);
  if (whole?.width !== width || whole.height !== height) return null;
  const [left, top, wide, high] = [cut.left, cut.top, cut.width, cut.height].map(Math.round);
  return resized(cropped(whole, left!, top!, wide!, high!), size[1], size[0]);
}

/** Side of the pattern that frames are tried with. */
const TRIED_SIDE = 64;
let tried: Promise<boolean> | undefined;

/** Whether a video frame gives back what it was made of, also where that is half transparent. */
function framesAreTrue(): Promise<boolean> {
  tried ??= (async () => {
    const known = pattern(TRIED_SIDE, TRIED_SIDE);
    const translucent = [200, 100, 50, 128];
    known.data.set(translucent);
    const drawn = canvasOf(TRIED_SIDE, TRIED_SIDE);
    drawn.putImageData(known, 0, 0);
    const frame = await throughFrame(drawn.canvas);
    // What is half transparent is rounded on the way.
    const isClose = largestDifference(translucent, frame.data) <= 2;
    return isClose && largestDifference(known.data.subarray(4), frame.data.subarray(4)) === 0;
  })().catch(() => false);
  return tried;
}

/** What a canvas shows; of an image itself Chromium's frames forget by which orientation it is turned. */
async function throughFrame(canvas: HTMLCanvasElement): Promise<Pixels> {
  const straight = await createImageBitmap(canvas, { premultiplyAlpha: 'none' });
  const frame = new VideoFrame(straight, { timestamp: 0 });
  try {
    const { format, codedWidth: width, codedHeight: height } = frame;
    const [, order, alpha] = /^(RGB|BGR)([AX])$/.exec(format ?? '') ?? [];
    if (!order) throw new Error(`frames are kept as ${format}`);
    const bytes = new Uint8ClampedArray(width * height * 4);
    await frame.copyTo(bytes, { layout: [{ offset: 0, stride: width * 4 }] });
    for (let index = 0; index < bytes.length; index += 4) {
      if (alpha === 'X') bytes[index + 3] = 255;
      if (order === 'BGR') bytes.subarray(index, index + 3).reverse();
    }
    return new Pixels(bytes, width, height);
  } finally {
    frame.close();
    straight.close();
  }
}

async function decoded(origin: Drawable['origin']): Promise<Pixels | null> {
  if (origin instanceof ImageData) return new Pixels(origin.data, origin.width);
  if (!origin) return null;
  try {
    return decodePng(new Uint8Array(await origin.arrayBuffer()));
  } catch {
    return null;
  }
}
