import { createHash } from 'node:crypto';
import path from 'node:path';

/** Characters of an `id` that are kept. */
const READABLE = 32;
/** Hexadecimal digits of the hash. */
const DIGITS = 10;

/** What a picture of the kit is called: nothing else is ever written or removed. */
const ours = new RegExp(`^[a-z0-9][a-z0-9-]*-[\\da-f]{${DIGITS}}\\.png$`);

/**
 * The file name of a picture: readable, and the same for the same bytes. Letters, digits and hyphens
 * alone, in lower case, so that it is one name, and an address, on every system.
 *
 * @param wanted such as the element's `id`; may hold anything
 */
export function pictureName(wanted: string, tag: string, bytes: Uint8Array): string {
  const words = wanted.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const readable = words.slice(0, READABLE).replace(/^-+|-+$/g, '');
  return `${readable || tag}-${contentHash(bytes)}.png`;
}

export function isPictureName(name: string): boolean {
  return ours.test(name) && name.length < 100;
}

/** Whether the bytes are those that a picture was named for. */
export function isNamedFor(name: string, bytes: Uint8Array): boolean {
  return name.endsWith(`-${contentHash(bytes)}.png`);
}

function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, DIGITS);
}

/** The folder for the pictures of a page, which lies beside it: `page.convlens` for `page.html`. */
export function pictureFolder(file: string): string {
  const extension = path.extname(file);
  return `${path.basename(file, /^\.html?$/i.test(extension) ? extension : '')}.convlens`;
}
