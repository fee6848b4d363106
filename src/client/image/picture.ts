import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';
import { calmly, decodeBlob } from './decode-blob.js';
import { fileOfDataUrl } from './data-url.js';
import { currentSettings } from '../settings.js';
import { decodeUrl, fetchImage } from './decode.js';
import { checkedSize, ownBitmap, type Drawable } from './drawable.js';
import { imageIn, imageMissing, isChosen } from './image-element.js';
import { fitToModel, pictureOfPixels, type Picture } from './fit.js';
import { isMarkedAsCut } from './framing.js';
import { requireWhole } from './whole-file.js';

/**
 * What a picture may be given as: an address (`sample:3` for a sample of the model), a file, pixels,
 * an element that is an image or holds one, or a tensor that goes into the network as it is, unscaled.
 */
export type ImageSource =
  string | Blob | ImageData | ImageBitmap | Element | OffscreenCanvas | InputTensor;

/** Makes the picture that a model sees from whatever the author or reader gave but a tensor. */
export async function loadPicture(
  source: Exclude<ImageSource, InputTensor>,
  model: ModelDescription,
  signal?: AbortSignal,
): Promise<Picture> {
  if (source instanceof ImageData) {
    const exact = pictureOfPixels(source, model, isMarkedAsCut(source));
    if (exact) return exact;
  }
  const [drawable, large] = await Promise.all([
    drawableOf(source, model, signal),
    largeSample(source, model, signal),
  ]);
  try {
    const picture = await fitToModel(checkedSize(drawable), model, large);
    signal?.throwIfAborted();
    return picture;
  } finally {
    // It does not wait for the garbage collector.
    for (const each of [drawable, large]) ownBitmap(each)?.close();
  }
}

/** The same sample with more pixels, for readers; `null` where there is none, or it cannot be had. */
async function largeSample(
  source: unknown,
  { samples }: ModelDescription,
  signal?: AbortSignal,
): Promise<Drawable | null> {
  const { large = null } = samples[sampleNumber(source)] ?? {};
  return large === null
    ? null
    : decodeUrl(large, signal)
        .then(checkedSize)
        .catch(() => null);
}

/** Of `sample:3`; NaN for any other source. */
function sampleNumber(source: unknown): number {
  const [, number = ''] = /^sample:(.*)$/.exec(String(source).trim()) ?? [];
  return number === '' ? NaN : Number(number);
}

async function drawableOf(
  source: Exclude<ImageSource, InputTensor>,
  model: ModelDescription,
  signal?: AbortSignal,
): Promise<Drawable> {
  if (typeof source === 'string') {
    if (source.trim() === '') throw imageMissing('the empty "src"');
    return decodeUrl(sampleUrl(source, model) ?? source, signal);
  }
  if (source instanceof Blob) return decodeBlob(source);
  if (source instanceof ImageData) {
    const canvas = document.createElement('canvas');
    canvas.width = source.width;
    canvas.height = source.height;
    canvas.getContext('2d')!.putImageData(source, 0, 0);
    return { source: canvas, ...sizeOf(source), isCut: isMarkedAsCut(source), origin: source };
  }
  if (!(source instanceof Element)) return { source, ...sizeOf(source) };
  const image = imageIn(source);
  if (image instanceof HTMLImageElement) return drawableOfImage(image, signal);
  return { source: image, ...sizeOf(image), isCut: isMarkedAsCut(image) };
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

/** The address behind `sample:3`; `null` for any other address. */
export function sampleUrl(source: string, model: ModelDescription): string | null {
  const match = /^sample:(.*)$/.exec(source.trim());
  if (!match) return null;
  const sample = model.samples[Number(match[1])];
  if (sample) return sample.url;
  throw new ExplainError(
    'sample-unknown',
    `The model has no sample "${match[1]}".`,
    model.samples.length > 0
      ? `It has ${model.samples.length}: sample:0 to sample:${model.samples.length - 1}.`
      : 'Its card lists no samples; give the address of a picture.',
  );
}
