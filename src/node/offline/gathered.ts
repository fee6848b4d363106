import path from 'node:path';
import { readRegularFile } from '../reading/read-file.js';
import { byteSource } from '../source/byte-source.js';
import { offlinePage } from './offline-page.js';
import { mayBeTaken, siteFiles } from './site-files.js';
import { filesOfStyle } from './style-files.js';

/** Bytes of a file of the pages. */
const MOST = 500e6;

/** Pages and what they show. */
export interface Gathered {
  /** The folder that addresses beginning with `/` mean. */
  site: string;
  /** The folder that the copy begins with: what pages show may lie beside their own. */
  top: string;
  /** Contents by absolute path. */
  contents: Map<string, Uint8Array>;
}

/**
 * The files of a folder, and those elsewhere below the current directory that its pages and style sheets show.
 *
 * @param without what is written now
 * @throws `offline-unreadable`
 */
export async function gathered(named: string, without: string): Promise<Gathered> {
  const { folder: site, files } = await siteFiles(named, without);
  const contents = new Map<string, Uint8Array>();
  const left = [...files];
  // Each may show others, which are put behind it.
  for (const file of left) {
    if (contents.has(file)) continue;
    const bytes = await readRegularFile(file, file, MOST);
    contents.set(file, bytes);
    for (const shown of await shownBy(file, bytes, site)) {
      if (!contents.has(shown) && (await mayBeTaken(shown, site))) left.push(shown);
    }
  }
  const folders = [site, ...[...contents.keys()].map((file) => path.dirname(file))];
  return { site, top: folders.reduce(commonFolder), contents };
}

async function shownBy(file: string, bytes: Uint8Array, site: string): Promise<string[]> {
  if (isPage(file)) {
    return (await offlinePage(byteSource(bytes), { file, site, script: file })).files;
  }
  return isStyle(file) ? (await filesOfStyle(textOf(bytes), file, site)).files : [];
}

function commonFolder(one: string, other: string): string {
  const relative = path.relative(one, other);
  const ups = relative.split(path.sep).filter((part) => part === '..');
  return path.join(one, ...ups);
}

export function isPage(file: string): boolean {
  return /\.html?$/i.test(file);
}

export function isStyle(file: string): boolean {
  return /\.css$/i.test(file);
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
