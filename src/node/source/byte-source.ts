import { isAscii, isUtf8 } from 'node:buffer';
import { ExplainError } from '../../protocol.js';
import { declaredEncoding } from './prescan.js';
import type { Source } from './source.js';

/** A page as it lies on disk. */
export interface ByteSource extends Source {
  /** The name of its encoding, as `TextDecoder` has it. */
  readonly encoding: string;
  /** The bytes of a structure that text was put into: those of the page are what they were. */
  bytesOf(structure: string): Uint8Array;
}

/** Bytes from the beginning in which browsers look for a declaration. */
const HEAD = 1024;

/**
 * Encodings in which a byte below 128 may be a part of another character than its own, tags among them.
 */
const unreadable = /^(iso-2022|replacement|hz-|utf-7|utf-32)/;

/** @throws `render-encoding` for an encoding in which bytes cannot be told from tags */
export function byteSource(bytes: Uint8Array): ByteSource {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(page, [0xff, 0xfe])) return wideSource(page, 'utf-16le');
  if (startsWith(page, [0xfe, 0xff])) return wideSource(page, 'utf-16be');
  // Text before the doctype would change what the page is made of.
  const mark = startsWith(page, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  const structure = page.toString('latin1', mark);
  const encoding = mark ? 'utf-8' : encodingOf(page, structure);
  if (unreadable.test(encoding)) throw unknownEncoding(encoding);
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return {
    structure,
    encoding,
    textAt: (start, end) => decoder.decode(page.subarray(mark + start, mark + end)),
    written: (text) =>
      encoding === 'utf-8' ? Buffer.from(text, 'utf8').toString('latin1') : inAscii(text),
    bytesOf: (changed) => Buffer.concat([page.subarray(0, mark), Buffer.from(changed, 'latin1')]),
  };
}

/** Two bytes for each character; also halves of pairs that have lost the other one stay. */
function wideSource(page: Buffer, encoding: 'utf-16le' | 'utf-16be'): ByteSource {
  const isBig = encoding === 'utf-16be';
  const [mark, body] = [page.subarray(0, 2), Buffer.from(page.subarray(2))];
  if (body.length % 2) throw unknownEncoding(`${encoding} with half a character at its end`);
  const structure = (isBig ? body.swap16() : body).toString('utf16le');
  return {
    structure,
    encoding,
    textAt: (start, end) => structure.slice(start, end),
    written: (text) => text,
    bytesOf(changed) {
      const wide = Buffer.from(changed, 'utf16le');
      return Buffer.concat([mark, isBig ? wide.swap16() : wide]);
    },
  };
}

function encodingOf(page: Buffer, structure: string): string {
  const declared = declaredEncoding(structure.slice(0, HEAD));
  if (declared !== null) return declared;
  if (page.includes(0) && looksWide(page))
    throw unknownEncoding('UTF-16 without a byte order mark');
  if (isAscii(page) || isUtf8(page)) return 'utf-8';
  return declaredEncoding(structure) ?? 'windows-1252';
}

/** Every other byte of a tag is 0. */
function looksWide(page: Buffer): boolean {
  return page.includes('<\0') || page.includes('\0<');
}

function startsWith(page: Buffer, mark: number[]): boolean {
  return mark.every((byte, index) => page[index] === byte);
}

/** What ASCII lacks as references, which every encoding can write. */
function inAscii(text: string): string {
  return Array.from(text, (character) =>
    character < '\u0080' ? character : `&#${character.codePointAt(0)};`,
  ).join('');
}

function unknownEncoding(name: string): ExplainError {
  return new ExplainError(
    'render-encoding',
    `The page is written in ${name}, which cannot be changed without touching the rest of it.`,
    'Save the page as UTF-8.',
  );
}
