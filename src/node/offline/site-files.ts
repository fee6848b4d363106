import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { ExplainError } from '../../protocol.js';
import { isHidden, isWithin, realPath } from '../reading/rules.js';

/** What `convlens copy`, `convlens offline` and `convlens render` have written. */
const LIST = 'convlens.json';

/** The files of a folder of pages. */
export interface SiteFiles {
  /** Real path of the folder. */
  folder: string;
  /** Absolute paths, sorted. */
  files: string[];
}

/**
 * All files below a folder, or the one that is named, without hidden ones, links, what npm installed, and copies
 * of the kit.
 *
 * @param without what is written now, if it lies in the folder
 * @throws `offline-unreadable`
 */
export async function siteFiles(named: string, without: string): Promise<SiteFiles> {
  const place = await realpath(named).catch(() => null);
  const stats = place === null ? null : await lstat(place);
  if (place === null || !stats || !(stats.isDirectory() || stats.isFile())) throw unreadable(named);
  if (stats.isFile()) return { folder: path.dirname(place), files: [place] };
  return { folder: place, files: (await filesBelow(place, without)).sort() };
}

async function filesBelow(folder: string, without: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const place = path.join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || place === without) return [];
    if (entry.isDirectory()) return (await isKit(place)) ? [] : filesBelow(place, without);
    return entry.isFile() && entry.name !== LIST ? [place] : [];
  });
  return (await Promise.all(lists)).flat();
}

/** The package, its `dist/`, or what `convlens copy` or `convlens offline` wrote. */
async function isKit(folder: string): Promise<boolean> {
  const folders = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  if (folders.includes('packs') || folders.includes('chunks')) return hasScript(folder);
  for (const place of ['.', ...folders]) {
    if (await hasScript(path.join(folder, place, 'dist'))) return true;
  }
  return false;
}

async function hasScript(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some((name) => /^convlens(\.iife)?\.js$/.test(name));
}

/**
 * Whether a file may be taken because a page shows it: one below the folder or the current directory, links
 * followed first, as `convlens render` reads.
 */
export async function mayBeTaken(file: string, folder: string): Promise<boolean> {
  const place = await realPath(file);
  if (place === null) return false;
  const folders = [folder, await realpath(process.cwd())];
  return folders.some((each) => isWithin(place, each) && !isHidden(place, each, []));
}

function unreadable(named: string): ExplainError {
  return new ExplainError(
    'offline-unreadable',
    `${named} is no folder or file that can be read.`,
    'Name the folder with the pages, or one page.',
  );
}
