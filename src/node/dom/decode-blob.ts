import { ExplainError } from '../../protocol.js';
import { requireWhole } from '../../client/image/whole-file.js';
import { decodeJpeg, decodeWebp } from '../pictures/codecs.js';
import { decodePng } from '../../client/image/png.js';
import { HTMLCanvasElement } from './canvas.js';
import type { Pixels } from './pixels.js';

/** By the first bytes of a file. */
const decoders: [start: RegExp, decode: (bytes: Uint8Array<ArrayBuffer>) => Promise<Pixels>][] = [
  [/^\x89PNG/, async (bytes) => decodePng(bytes)],
  [/^\xff\xd8\xff/, decodeJpeg],
  [/^RIFF[^]{4}WEBP/, decodeWebp],
];

/** Stands in for `client/image/decode-blob.ts` in the bundle for Node: the picture on a canvas. */
export async function decodeBlob(
  blob: Blob,
  name = 'given',
): Promise<{ source: HTMLCanvasElement; width: number; height: number }> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  requireWhole(bytes, name);
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  const [, decode] = decoders.find(([pattern]) => pattern.test(start)) ?? [];
  try {
    if (!decode) throw new Error('its format is none of PNG, JPEG and WebP');
    const source = new HTMLCanvasElement();
    source.pixels = await decode(bytes);
    return { source, width: source.width, height: source.height };
  } catch (error) {
    throw new ExplainError(
      'image-not-decodable',
      `The picture ${name} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Use a PNG, JPEG or WebP file where pictures are rendered beforehand; a browser also shows AVIF and SVG.',
    );
  }
}
