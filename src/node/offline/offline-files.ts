import path from 'node:path';
import { builtinModels, isLarge } from '../../client/builtin-models.js';
import { ExplainError } from '../../protocol.js';
import { kitFiles, type KitFile } from '../copy/kit-files.js';
import { byteSource } from '../source/byte-source.js';
import { gathered, isPage, isStyle, textOf, type Gathered } from './gathered.js';
import { modelsNamedIn } from './models-in-use.js';
import { largePack } from './large-pack.js';
import { offlinePage } from './offline-page.js';
import { filesOfStyle } from './style-files.js';

/** The folder of the kit, beside the pages. */
const KIT = 'convlens';

export interface OfflineCopy {
  files: KitFile[];
  /** Built-in models that the pages use or that were asked for. */
  models: string[];
  /** The page to open first. */
  start: string;
  /** What does not work from disk, each with its page. */
  problems: string[];
}

/**
 * Pages with all that they need from disk: the classic script, the models in use as scripts, and the style
 * sheets and images that they show.
 *
 * @param more built-in models besides those that the pages name
 * @param out what is written, which is no part of the pages
 * @throws `offline-unreadable`, `offline-no-pages`
 */
export async function offlineFiles(
  named: string,
  more: readonly string[],
  out: string,
): Promise<OfflineCopy> {
  const given = await gathered(named, out);
  const used = new Set(more);
  const problems: string[] = [];
  const files: KitFile[] = [];
  let hasKit = false;
  for (const [file, bytes] of given.contents) {
    const name = nameIn(given, file);
    const made = await offlineFile(file, bytes, given);
    hasKit ||= made.hasKit;
    for (const model of made.models) used.add(model);
    problems.push(...made.problems.map((problem) => `${name}: ${problem}`));
    files.push({ path: name, group: isPage(file) ? 'pages' : 'their files', bytes: made.bytes });
  }
  if (!hasKit) throw noPages(named);
  const models = builtinModels.filter((model) => used.has(model));
  const names = files.map(({ path: name }) => name);
  const first = firstPage(names, nameIn(given, given.site));
  const opening = names.includes('index.html') ? [] : [redirectTo(first)];
  return {
    files: [...(await kitFor(models)), ...files, ...opening],
    models,
    start: 'index.html',
    problems,
  };
}

/** On a server the same folder is fetched from, so models and binaries lie there as files too. */
async function kitFor(models: readonly string[]): Promise<KitFile[]> {
  const selection = { models, languages: [], classic: true, embed: false, engine: false };
  const large = await Promise.all(models.filter(isLarge).map(largePack));
  return [...(await kitFiles(selection)), ...large]
    .filter(({ group }) => group !== 'workers as files')
    .map((file) => ({ ...file, path: `${KIT}/${file.path}` }));
}

interface OfflineFile {
  bytes: Uint8Array;
  hasKit: boolean;
  models: string[];
  problems: string[];
}

async function offlineFile(
  file: string,
  bytes: Uint8Array,
  { site, top, contents }: Gathered,
): Promise<OfflineFile> {
  const plain = { bytes, hasKit: false, models: [], problems: [] };
  const isMissing = (other: string): boolean => !contents.has(other);
  if (isStyle(file)) {
    const { files, problems } = await filesOfStyle(textOf(bytes), file, site);
    const elsewhere = files.filter(isMissing).map((other) => missing(site, other));
    return { ...plain, problems: [...problems, ...elsewhere] };
  }
  if (/\.m?js$/i.test(file)) return { ...plain, models: modelsNamedIn(textOf(bytes)) };
  if (!isPage(file)) return plain;
  const source = byteSource(bytes);
  const script = path.join(top, KIT, 'dist/convlens.iife.js');
  const page = await offlinePage(source, { file, site, script });
  const elsewhere = [...page.files, ...page.links].filter(isMissing);
  return {
    bytes: source.bytesOf(page.structure),
    hasKit: page.hasKit,
    models: [...page.models, ...modelsNamedIn(source.structure)],
    problems: [...page.problems, ...elsewhere.map((other) => missing(site, other))],
  };
}

function missing(site: string, file: string): string {
  return `${path.relative(site, file).split(path.sep).join('/')} is not in the copy.`;
}

function nameIn({ top }: Gathered, file: string): string {
  return path.relative(top, file).split(path.sep).join('/');
}

/** The page of the folder that was named, or the first one there is. */
function firstPage(names: readonly string[], folder: string): string {
  const pages = names.filter(isPage);
  const index = pages.find((name) => name === path.posix.join(folder, 'index.html'));
  return index ?? pages[0]!;
}

/** A page at the top of the copy, which opens the first one. */
function redirectTo(page: string): KitFile {
  const address = page.split('/').map(encodeURIComponent).join('/');
  const text = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta http-equiv="refresh" content="0; url=${address}" />
  <title>${address}</title>
  <a href="${address}">${address}</a>
</html>
`;
  return { path: 'index.html', group: 'pages', bytes: Buffer.from(text) };
}

function noPages(named: string): ExplainError {
  return new ExplainError(
    'offline-no-pages',
    `No page in ${named} loads convlens by a <script> with "src".`,
    'Name the folder of the finished site, as it is published: pages that load dist/convlens.js or the classic script.',
  );
}
