import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExplainError } from '../../protocol.js';
import { kitFolder } from '../kit-folder.js';

/**
 * Who may read what. Every address that a page, a model or a card names comes here before anything is
 * opened; nothing else in the kit reads files of a page. A script has no rules (reader.ts).
 */
export interface ReadingRules {
  /** Real paths of the folders whose files may be read. */
  folders: readonly string[];
  /** The page's own folder, and that of its site: a folder that they lie in is no secret. */
  homes: readonly string[];
  /** The folder that addresses beginning with `/` mean; `null` for a page on a server. */
  site: string | null;
  /** Whether servers may be asked. */
  network: boolean;
  /** The origin of the one server that may be asked all the same. */
  server?: string;
}

const models = realpath(fileURLToPath(new URL('models/', kitFolder)));

/**
 * The real path of a file that may be read, `null` where there is none: by its address, then by its
 * place below the root of the site.
 *
 * @throws `render-outside` for what lies elsewhere, without looking whether it exists
 */
export async function readablePath(url: URL, rules: ReadingRules): Promise<string | null> {
  const places = [pathOf(url), ...(rules.site ? [path.join(rules.site, pathOf(url))] : [])];
  let isOutside = false;
  for (const place of places) {
    const real = await realPath(place);
    if (real !== null && (await isReadable(real, rules))) return real;
    if (real !== null || !(await isReadable(place, rules))) isOutside = true;
  }
  if (isOutside) throw outside(url);
  return null;
}

export function pathOf(url: URL): string {
  try {
    // Neither a query nor a fragment names another file.
    return fileURLToPath(new URL(url.pathname, url));
  } catch {
    throw outside(url);
  }
}

async function isReadable(place: string, { folders, homes }: ReadingRules): Promise<boolean> {
  if (isWithin(place, await models)) return true;
  return folders.some((folder) => isWithin(place, folder) && !isHidden(place, folder, homes));
}

/** `.git`, `.env` and their like hold what is not meant for a page; `.vitepress/dist` may hold pages. */
export function isHidden(place: string, folder: string, homes: readonly string[]): boolean {
  const parts = path.relative(folder, place).split(path.sep);
  return parts.some((part, index) => {
    const reached = path.join(folder, ...parts.slice(0, index + 1));
    return part.startsWith('.') && !homes.some((home) => isWithin(home, reached));
  });
}

/** Whether a path is a folder or lies in it; both absolute. */
export function isWithin(place: string, folder: string): boolean {
  const relative = path.relative(folder, place);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** With all links followed; `null` where there is nothing. */
export async function realPath(place: string): Promise<string | null> {
  try {
    return await realpath(place);
  } catch {
    return null;
  }
}

function outside(url: URL): ExplainError {
  return new ExplainError(
    'render-outside',
    `The file ${url.pathname} lies outside the folders that may be read, or is hidden.`,
    'Files below the current directory and the built-in models may be read; --root DIR adds a folder.',
  );
}
