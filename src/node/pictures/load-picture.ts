import { fetchImage } from '../../client/image/decode.js';
import { fileOfDataUrl } from '../../client/image/data-url.js';
import { checkedSize } from '../../client/image/drawable.js';
import { framingOf, viewFraming, type Framing } from '../../client/image/framing.js';
import { isPrepared, isTensor } from '../../client/image/image-kinds.js';
import { imageMissing } from '../../client/image/image-element.js';
import type { ImageSource } from '../../client/image/image-source.js';
import { sampleIn } from '../../client/image/picture.js';
import { isPixels, Pixels, pixelsOf } from '../../client/image/pixels.js';
import { preparedModel, type PictureOptions } from '../../client/image/prepared-model.js';
import { decodePng } from '../../client/image/png.js';
import { cropped, partOf, placed } from '../../client/image/part-of-pixels.js';
import { resized } from '../../client/image/resize.js';
import { pixelsOfTensor } from '../../client/image/tensor-colors.js';
import { toTensor } from '../../client/image/tensor-pixels.js';
import { requireWhole } from '../../client/image/whole-file.js';
import { rangeNotes } from '../../client/notes.js';
import { absolute } from '../../client/settings.js';
import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';
import { decodeJpeg, decodeWebp } from './codecs.js';
import { plainPng } from './plain-png.js';
import { sizeOfJpeg, sizeOfPng, sizeOfWebp, type PictureSize } from './size.js';

/** A picture as the network sees it, and as a reader does. */
interface PreparedPicture {
  input: InputTensor;
  view: Pixels;
}

/** Bytes of a picture's file. */
const MOST = 64e6;

/** An image as the model sees it, and as a reader does; a script may give what a page may. */
export async function pictureFor(
  source: ImageSource,
  model: ModelDescription,
  options: PictureOptions,
): Promise<PreparedPicture> {
  const prepared = await preparedModel(model, options);
  if (typeof source === 'string') return loadPicture(source, prepared, options.signal);
  if (source instanceof Blob) return fitted(await decoded(source, 'given'), prepared);
  if (isTensor(source)) return pictureOfTensor(source, prepared);
  if (isPrepared(source)) return pictureOfTensor(source.input, prepared);
  if (isPixels(source)) return fitted(pixelsOf(source), prepared);
  throw new ExplainError(
    'image-not-decodable',
    'What was given as an image is none that can be read without a page.',
    'Give an address or a path, a Blob of a file, pixels as { data, width, height }, or a tensor as { data, shape }.',
  );
}

/** The picture at an address, cut and scaled to the model's input as a page does it, to the byte. */
async function loadPicture(
  source: string,
  model: ModelDescription,
  signal?: AbortSignal,
): Promise<PreparedPicture> {
  if (source.trim() === '') throw imageMissing('the empty "src"');
  const pixels = await wholePicture(sampleIn(source, model)?.url ?? source, signal);
  return fitted(pixels, model);
}

/** All pixels of the image at an address, as they are in its file. */
export async function wholePicture(url: string, signal?: AbortSignal): Promise<Pixels> {
  const address = absolute(url);
  const isData = address.startsWith('data:');
  const blob = isData ? fileOfDataUrl(address) : await fetchImage(address, 'default', signal);
  const pixels = await decoded(blob, isData ? 'given' : address);
  signal?.throwIfAborted();
  return pixels;
}

/** A tensor goes into the network as it is. */
function pictureOfTensor(tensor: InputTensor, model: ModelDescription): PreparedPicture {
  const { data, shape, notes } = tensor;
  // Of another shape the engine refuses it, and says why; there may be nothing to show.
  const fits = String(shape) === String(model.inputShape);
  return {
    input: { data: Float32Array.from(data), shape, ...(notes ? { notes } : {}) },
    view: fits ? pixelsOfTensor(tensor, model) : new Pixels(1, 1),
  };
}

interface Format {
  start: RegExp;
  size: (bytes: Uint8Array) => PictureSize;
  decode: (bytes: Uint8Array<ArrayBuffer>) => Pixels | Promise<Pixels>;
}

/** By the first bytes of a file. */
const formats: Format[] = [
  { start: /^\x89PNG/, size: sizeOfPng, decode: (bytes) => decodePng(plainPng(bytes)) },
  { start: /^\xff\xd8\xff/, size: sizeOfJpeg, decode: decodeJpeg },
  { start: /^RIFF[^]{4}WEBP/, size: sizeOfWebp, decode: decodeWebp },
];

/** What its header says is looked at before it is decoded. */
async function decoded(blob: Blob, name: string): Promise<Pixels> {
  try {
    if (blob.size > MOST) throw new Error(`it has more than ${MOST / 1e6} MB`);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const start = String.fromCharCode(...bytes.subarray(0, 12));
    const format = formats.find((each) => each.start.test(start));
    if (!format) throw new Error('its format is none of PNG, JPEG and WebP');
    const { width, height, colors } = sizeIn(bytes, format, name);
    checkedSize({ width, height });
    requireWhole(bytes, name);
    if (colors === 'cmyk') throw new Error('its colors are those of print (CMYK), not of a screen');
    return await format.decode(bytes);
  } catch (error) {
    throw ExplainError.of(
      error,
      'image-not-decodable',
      `The image ${name.slice(0, 200)} could not be read`,
      'Use a PNG, JPEG or WebP file in RGB or gray where images are rendered beforehand; a browser also shows AVIF and SVG.',
    );
  }
}

/** Of a file that ends within its header, that is what is said. */
function sizeIn(bytes: Uint8Array, { size }: Format, name: string): PictureSize {
  try {
    return size(bytes);
  } catch (error) {
    requireWhole(bytes, name);
    throw error;
  }
}

/** The picture in the shape of the model's input. */
function fitted(given: Pixels, model: ModelDescription): PreparedPicture {
  const pixels = checkedSize(given);
  const [height, width] = model.inputShape;
  const framing = framingOf(pixels, model);
  const { cut, box } = framing;
  const whole = {
    width: Math.max(1, Math.round(cut.width)),
    height: Math.max(1, Math.round(cut.height)),
  };
  const part = partOf(pixels, Math.floor(cut.left), Math.floor(cut.top), whole.width, whole.height);
  const scaled = resized(part, box.width, box.height);
  const input = toTensor(placed(scaled, box, width, height), model);
  const notes = rangeNotes(model);
  return {
    input: notes.length > 0 ? { ...input, notes } : input,
    view: viewOf(pixels, framing, model),
  };
}

function viewOf(pixels: Pixels, framing: Framing, model: ModelDescription): Pixels {
  const { cut } = framing;
  const { width, height, box } = viewFraming(framing, model);
  const [x, y, across, down] = [cut.left, cut.top, cut.width, cut.height].map(Math.round);
  const part = cropped(pixels, x!, y!, across!, down!);
  return new Pixels(placed(resized(part, box.width, box.height), box, width, height).data, width);
}
