import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';
import { calmly, decodeBlob } from './decode-blob.js';
import { fileOfDataUrl } from './data-url.js';
import { currentSettings } from '../settings.js';
import { decodeUrl, fetchImage } from './decode.js';
import { checkedSize, ownBitmap, type Drawable } from './drawable.js';
import type { PreparedImage } from './image-kinds.js';
import { imageIn, imageMissing, isChosen } from './image-element.js';
import { newCanvas } from './new-canvas.js';
import { fitToModel, pictureOfPixels, viewOf } from './fit.js';
import { framingOf, isMarkedAsCut } from './framing.js';
import type { ImageSource, Picture } from './image-source.js';
import { isPixels, pixelsOf } from './pixels.js';
import { requireWhole } from './whole-file.js';

export type { ImageSource } from './image-source.js';

/** Those of them that are not yet ready for the network. */
type DrawnSource = Exclude<ImageSource, InputTensor | PreparedImage>;

/**
 * Makes the picture that a model sees from whatever the author or reader gave but a tensor. A sample's
 * larger file, for readers, is waited for by `sharper` alone: its server may be slow.
 */
export async function loadPicture(
  source: DrawnSource,
  model: ModelDescription,
  signal?: AbortSignal,
): Promise<Picture> {
  if (source instanceof ImageData) {
    const exact = pictureOfPixels(source, model, isMarkedAsCut(source));
    if (exact) return exact;
  }
  const sample = typeof source === 'string' ? sampleIn(source, model) : null;
  const large = sample?.large ? largeView(sample.large, model, signal) : null;
  const drawable = await drawableOf(sample?.url ?? source, signal);
  try {
    const picture = await fitToModel(checkedSize(drawable), model);
    signal?.throwIfAborted();
    if (large) picture.sharper = sharpen(picture, large);
    return picture;
  } finally {
    // It does not wait for the garbage collector.
    ownBitmap(drawable)?.close();
  }
}

async function sharpen(picture: Picture, large: Promise<HTMLCanvasElement | null>): Promise<void> {
  const view = await large;
  if (view) picture.view = view;
  delete picture.sharper;
}

/** Of the same sample with more pixels; `null` where it cannot be had. */
async function largeView(
  url: string,
  model: ModelDescription,
  signal?: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  try {
    const drawable = await decodeUrl(url, signal);
    try {
      return await viewOf(drawable, framingOf(checkedSize(drawable), model), model);
    } finally {
      ownBitmap(drawable)?.close();
    }
  } catch {
    return null;
  }
}

async function drawableOf(source: DrawnSource, signal?: AbortSignal): Promise<Drawable> {
  if (typeof source === 'string') {
    if (source.trim() === '') throw imageMissing('the empty "src"');
    return decodeUrl(source, signal);
  }
  if (source instanceof Blob) return decodeBlob(source);
  if (source instanceof ImageData) {
    const canvas = newCanvas(source.width, source.height);
    canvas.getContext('2d')!.putImageData(source, 0, 0);
    return { source: canvas, ...sizeOf(source), isCut: isMarkedAsCut(source), origin: source };
  }
  if (!isElement(source)) {
    if (!isPixels(source)) return { source, ...sizeOf(source) };
    const { data, width, height } = pixelsOf(source);
    const image = new ImageData(width, height);
    image.data.set(data);
    return drawableOf(image);
  }
  const image = imageIn(source);
  if (image instanceof HTMLImageElement) return drawableOfImage(image, signal);
  return { source: image, ...sizeOf(image), isCut: isMarkedAsCut(image) };
}

/** A worker has none, and no class for them. */
function isElement(source: object): source is Element {
  return typeof Element !== 'undefined' && source instanceof Element;
}

function sizeOf({ width, height }: Pick<Drawable, 'width' | 'height'>) {
  return { width, height };
}

async function drawableOfImage(source: HTMLImageElement, signal?: AbortSignal): Promise<Drawable> {
  // In its slot it is never seen, so a lazy one would never come; the figure is where it is shown.
  if (source.loading === 'lazy') source.loading = 'eager';
  await loaded(source, signal);
  const origin = await fileBehind(source);
  // Such an image has the size of its place: its file has its own.
  if (origin && isChosen(source)) return decodeBlob(origin, source.currentSrc);
  const { naturalWidth: width, naturalHeight: height } = source;
  if (!origin) return { source, width, height };
  requireWhole(new Uint8Array(await origin.arrayBuffer()), source.currentSrc);
  return { ...(await calmly({ source, width, height }, origin)), origin };
}

/** Waits for an `<img>`, also where it is given another address meanwhile. */
async function loaded(image: HTMLImageElement, signal?: AbortSignal): Promise<void> {
  const address = image.currentSrc || image.src;
  try {
    await inTime(image.decode(), image, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ExplainError) throw error;
    const current = image.currentSrc || image.src;
    if (current !== address) return loaded(image, signal);
    throw new ExplainError(
      'image-not-decodable',
      `The <img> ${current} could not be loaded.`,
      'Check its address; it must show in the page by itself.',
    );
  }
}

/** An `<img>` tells nothing of the bytes that come, so that the time for all of them counts. */
function inTime(decoded: Promise<void>, image: HTMLImageElement, signal?: AbortSignal) {
  const { stallTimeout } = currentSettings();
  return new Promise<void>((resolve, reject) => {
    const stalled = new ExplainError(
      'image-stalled',
      `The <img> ${image.currentSrc || image.src} did not load within ${stallTimeout / 1000} s.`,
      'Try again later; configure({ stallTimeout }) says how long to wait for a slow server.',
    );
    const timer = setTimeout(() => reject(stalled), stallTimeout);
    signal?.addEventListener('abort', () => reject(stalled), { once: true });
    decoded.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * The file that an `<img>` shows: browsers show also what is left of one. `null` where it cannot be
 * had; the image itself may then still be read.
 */
async function fileBehind(image: HTMLImageElement): Promise<Blob | null> {
  const address = image.currentSrc || image.src;
  if (address.startsWith('data:')) return fileOfDataUrl(address);
  const isReadable = new URL(address).origin === location.origin || image.crossOrigin !== null;
  // It has just been loaded, and mostly comes from the browser's cache.
  return isReadable ? fetchImage(address, 'force-cache').catch(() => null) : null;
}

/** The sample that `sample:3` names; `null` for any other source. */
export function sampleIn(
  source: string,
  { samples }: ModelDescription,
): ModelDescription['samples'][number] | null {
  const [, number] = /^sample:(.*)$/.exec(source.trim()) ?? [];
  if (number === undefined) return null;
  const sample = number === '' ? undefined : samples[Number(number)];
  if (sample) return sample;
  throw new ExplainError(
    'sample-unknown',
    `The model has no sample "${number}".`,
    samples.length > 0
      ? `It has ${samples.length}: sample:0 to sample:${samples.length - 1}.`
      : 'Its card lists no samples; give the address of an image.',
  );
}
