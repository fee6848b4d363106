import path from 'node:path';
import { readRegularFile } from '../reading/read-file.js';

/** Bytes of an image that is written into a page. */
const MOST = 8e6;

const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
};

/** An image as an address that needs no other file; `null` if there is none. */
export async function dataAddress(file: string): Promise<string | null> {
  const type = types[path.extname(file).toLowerCase()];
  if (!type) return null;
  const bytes = await readRegularFile(file, file, MOST).catch(() => null);
  return bytes && `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
