import { decodeUrl } from './decode.js';
import { Pixels } from './pixels.js';
import { readPixels } from './read-pixels.js';

/** All pixels of the image at an address, as they are in its file. */
export async function wholePicture(url: string, signal?: AbortSignal): Promise<Pixels> {
  const drawable = await decodeUrl(url, signal);
  const { source, width, height } = drawable;
  const whole = { left: 0, top: 0, width, height };
  const draw = (context: CanvasRenderingContext2D): void => context.drawImage(source, 0, 0);
  const { pixels } = await readPixels(drawable, whole, [height, width], draw);
  return new Pixels(pixels.data, width, height);
}
