import { checkedSize } from '../../client/image/drawable.js';
import { decodePng } from '../../client/image/png.js';
import { requireWhole } from '../../client/image/whole-file.js';
import { ExplainError } from '../../protocol.js';
import { decodeJpeg, decodeWebp } from '../pictures/codecs.js';
import { plainPng } from '../pictures/plain-png.js';
import { sizeOfJpeg, sizeOfPng, sizeOfWebp, type PictureSize } from '../pictures/size.js';
import { HTMLCanvasElement } from './canvas.js';
import type { Pixels } from './pixels.js';

/** Bytes of a picture's file. */
const MOST = 64e6;

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

/**
 * Stands in for `client/image/decode-blob.ts` in the bundle for Node: the picture on a canvas. What
 * its header says is looked at before it is decoded.
 */
export async function decodeBlob(
  blob: Blob,
  name = 'given',
): Promise<{ source: HTMLCanvasElement; width: number; height: number }> {
  try {
    if (blob.size > MOST) throw new Error(`it has more than ${MOST / 1e6} MB`);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const start = String.fromCharCode(...bytes.subarray(0, 12));
    const format = formats.find((each) => each.start.test(start));
    if (!format) throw new Error('its format is none of PNG, JPEG and WebP');
    const source = new HTMLCanvasElement();
    const { width, height, colors } = sizeIn(bytes, format, name);
    checkedSize({ width, height });
    requireWhole(bytes, name);
    if (colors === 'cmyk') throw new Error('its colors are those of print (CMYK), not of a screen');
    source.pixels = await format.decode(bytes);
    return { source, width: source.width, height: source.height };
  } catch (error) {
    throw ExplainError.of(
      error,
      'image-not-decodable',
      `The picture ${name.slice(0, 200)} could not be read`,
      'Use a PNG, JPEG or WebP file in RGB or gray where pictures are rendered beforehand; a browser also shows AVIF and SVG.',
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
