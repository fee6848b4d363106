import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readRegularFile } from '../reading/read-file.js';

/** A file that an address of a page names. */
export interface LocalAddress {
  /** Absolute path. */
  file: string;
  /** Query and fragment, with their signs. */
  suffix: string;
}

/** Whether a page asks a server for it, its own not among them. */
export function isRemote(address: string): boolean {
  return /^\s*(https?:)?\/\//i.test(address);
}

/**
 * The file that an address means; `null` for addresses that mean none, such as `#part`, `data:` or those of servers.
 *
 * @param from the page or style sheet with the address
 * @param site the folder that addresses beginning with `/` mean
 */
export function localAddress(address: string, from: string, site: string): LocalAddress | null {
  const written = address.trim();
  if (/^(#|[a-z][a-z\d+.-]*:|\/\/|$)/i.test(written)) return null;
  const base = written.startsWith('/') ? pathToFileURL(`${site}${path.sep}`) : pathToFileURL(from);
  try {
    const url = new URL(written.startsWith('/') ? `.${written}` : written, base);
    const { search, hash } = url;
    return { file: fileURLToPath(new URL(url.pathname, url)), suffix: `${search}${hash}` };
  } catch {
    return null;
  }
}

/** The file that a server would send for a path: a folder's page, or `name.html` for `name`. */
export async function servedFile(place: string): Promise<string | null> {
  const plain = place.replace(/[/\\]+$/, '');
  for (const each of [place, path.join(plain, 'index.html'), `${plain}.html`]) {
    const stats = await stat(each).catch(() => null);
    if (stats?.isFile()) return each;
  }
  return null;
}

/** The relative address of a file, from another one. */
export function addressBetween(from: string, to: string): string {
  const relative = path.relative(path.dirname(from), to);
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}

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

/** The media type of an image, by its name; `undefined` where it names none. */
export function imageType(file: string): string | undefined {
  return types[path.extname(file).toLowerCase()];
}

/** An image as an address that needs no other file; `null` if there is none. */
export async function dataAddress(file: string): Promise<string | null> {
  const type = imageType(file);
  if (!type) return null;
  const bytes = await readRegularFile(file, file, MOST).catch(() => null);
  return bytes && `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
