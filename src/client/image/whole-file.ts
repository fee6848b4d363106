import { ExplainError } from '../../protocol.js';

/** @throws `image-truncated`; `name` is the file's, or its address */
export function requireWhole(bytes: Uint8Array, name: string): void {
  if (!endsEarly(bytes)) return;
  throw new ExplainError(
    'image-truncated',
    `The image file ${name} ends too early: a part of the image is missing.`,
    `Only ${bytes.length} bytes are there: load it again, or upload the whole file.`,
  );
}

/**
 * Whether a file of an image ends before its format says that it does. Browsers show what has arrived
 * of such a file, and leave the rest black or clear.
 *
 * Looked at is how the file is built, not its pixels; what follows its end does not matter. A format
 * that is not known here counts as whole.
 */
function endsEarly(bytes: Uint8Array): boolean {
  const reader = new Reader(bytes);
  const [, check] = checks.find(([start]) => start.test(reader.text(0, 12))) ?? [];
  return check !== undefined && !check(reader);
}

/** By the first bytes: whether the end is there. */
const checks: [start: RegExp, hasEnd: (file: Reader) => boolean][] = [
  [/^\x89PNG\r\n/, pngEnds],
  [/^\xff\xd8\xff/, jpegEnds],
  [/^GIF8[79]a/, gifEnds],
  // Some encoders count a padding byte that they leave out.
  [/^RIFF[^]{4}WEBP/, (file) => file.length + 1 >= file.little32(4) + 8],
  [/^[^]{4}ftyp/, boxesEnd],
  [/^BM/, bitmapEnds],
];

/** Numbers of a file; `NaN` where it has ended, which no comparison holds for. */
class Reader {
  readonly length: number;

  constructor(private readonly bytes: Uint8Array) {
    this.length = bytes.length;
  }

  byte(at: number): number {
    return this.bytes[at] ?? NaN;
  }

  big16(at: number): number {
    return this.byte(at) * 2 ** 8 + this.byte(at + 1);
  }

  big32(at: number): number {
    return this.big16(at) * 2 ** 16 + this.big16(at + 2);
  }

  little16(at: number): number {
    return this.byte(at) + this.byte(at + 1) * 2 ** 8;
  }

  little32(at: number): number {
    return this.little16(at) + this.little16(at + 2) * 2 ** 16;
  }

  text(at: number, length: number): string {
    return String.fromCharCode(...this.bytes.subarray(at, at + length));
  }

  /** Where a byte is next, or -1. */
  find(byte: number, from: number): number {
    return this.bytes.indexOf(byte, from);
  }
}

/** Chunks, each of a length, a name, its data and a sum, up to the one named IEND. */
function pngEnds(file: Reader): boolean {
  for (let at = 8; at < file.length; at += 12 + file.big32(at)) {
    if (file.text(at + 4, 4) === 'IEND') return true;
  }
  return false;
}

const [EOI, SOS] = [0xd9, 0xda];

/** Segments up to the end marker; one inside of a segment, as thumbnails have it, is passed over. */
function jpegEnds(file: Reader): boolean {
  for (let at = 2; (at = file.find(0xff, at)) !== -1;) {
    const marker = file.byte(at + 1);
    if (marker === EOI) return true;
    // Stuffed, filling or restart bytes, in a scan or between segments, have no length.
    const isBare = marker === 0xff || marker <= 1 || (marker >= 0xd0 && marker <= 0xd8);
    const length = file.big16(at + 2);
    if (!isBare && Number.isNaN(length)) return false;
    at += isBare ? (marker === 0xff ? 1 : 2) : 2 + (marker === SOS ? Math.max(length, 2) : length);
  }
  return false;
}

/** Blocks up to the trailer; where that alone is missing, every frame is there. */
function gifEnds(file: Reader): boolean {
  const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + tableSize(file.byte(10));
  for (let frames = 0; at < file.length;) {
    const kind = file.byte(at);
    if (kind === 0x2c) {
      frames++;
      at += 11 + tableSize(file.byte(at + 9));
    } else if (kind === 0x21) {
      at += 2;
    } else {
      // The trailer, or what some tools leave behind the last frame.
      return kind === 0x3b || frames > 0;
    }
    let length = file.byte(at);
    while (length > 0) {
      at += 1 + length;
      length = file.byte(at);
    }
    if (Number.isNaN(length)) return false;
    at++;
    if (at === file.length) return frames > 0;
  }
  return false;
}

/** Boxes of the ISO base media file format (AVIF, HEIF), one after the other. */
function boxesEnd(file: Reader): boolean {
  let at = 0;
  while (at < file.length) {
    const size = file.big32(at);
    // What is no box lies behind the last one.
    if (!/^[ -~]{4}$/.test(file.text(at + 4, 4))) return at > 0;
    // Up to the end of the file.
    if (size === 0) return true;
    const length = size === 1 ? file.big32(at + 8) * 2 ** 32 + file.big32(at + 12) : size;
    if (!(length >= 8)) return at > 0;
    at += length;
  }
  return at === file.length;
}

/** The size in the header is often wrong: of plain rows of pixels the number of bytes is known. */
function bitmapEnds(file: Reader): boolean {
  const isOld = file.little32(14) === 12;
  const [width, height, depth] = isOld
    ? [file.little16(18), file.little16(20), file.little16(24)]
    : [file.little32(18), Math.abs(file.little32(22) | 0), file.little16(28)];
  const compression = isOld ? 0 : file.little32(30);
  const isPlain = compression === 0 || compression === 3 || compression === 6;
  const size = isPlain ? Math.floor((width * depth + 31) / 32) * 4 * height : file.little32(34);
  // The last row may come without its padding.
  return file.length + 3 >= file.little32(10) + size;
}
