import { lstat, rm } from 'node:fs/promises';
import path from 'node:path';
import { readRegularFile } from '../reading/read-file.js';
import { isPictureName } from './names.js';
import { writeWhole } from './write-whole.js';

/** Beside the pictures: which page each of them was written for. */
const NAME = 'convlens.json';
const MOST = 1e6;

/**
 * The pictures in a folder that this command has written, by the page that they belong to, as a path
 * from the folder. Nothing else is ever removed.
 */
export class Manifest {
  private constructor(
    private readonly folder: string,
    private readonly pages: Map<string, string[]>,
  ) {}

  /** Empty where there is none, or none that can be read. */
  static async read(folder: string): Promise<Manifest> {
    const file = path.join(folder, NAME);
    const isFile = (await lstat(file).catch(() => null))?.isFile() ?? false;
    const text = isFile ? await readRegularFile(file, NAME, MOST).catch(() => null) : null;
    return new Manifest(folder, text ? pagesIn(new TextDecoder().decode(text)) : new Map());
  }

  /** Which pictures a page has. */
  async note(page: string, pictures: readonly string[]): Promise<void> {
    const names = [...new Set(pictures)].filter(isPictureName).sort();
    if (String(names) === String(this.pages.get(page) ?? [])) return;
    if (names.length > 0) this.pages.set(page, names);
    else this.pages.delete(page);
    const file = path.join(this.folder, NAME);
    if (this.pages.size === 0) return rm(file, { force: true });
    const pages = Object.fromEntries([...this.pages].sort(([a], [b]) => (a < b ? -1 : 1)));
    const text = `${JSON.stringify({ version: 1, pages }, null, 2)}\n`;
    await writeWhole(file, Buffer.from(text));
  }

  picturesOf(page: string): readonly string[] {
    return this.pages.get(page) ?? [];
  }

  /** Removes the pictures of a page that neither it nor another one has any more. */
  async clear(page: string, kept: readonly string[]): Promise<void> {
    const others = [...this.pages].flatMap(([name, pictures]) => (name === page ? [] : pictures));
    const needed = new Set([...kept, ...others]);
    for (const name of this.picturesOf(page)) {
      if (needed.has(name)) continue;
      const file = path.join(this.folder, name);
      // A link, or a folder of that name, was not written here.
      const stats = await lstat(file).catch(() => null);
      if (stats?.isFile()) await rm(file);
    }
    await this.note(page, kept);
  }
}

/** What is no list of names of pictures is left out: anyone may have changed the file. */
function pagesIn(text: string): Map<string, string[]> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return new Map();
  }
  const pages: unknown = Object(content).pages;
  return new Map(
    Object.entries(Object(pages)).flatMap(([page, names]): [string, string[]][] => {
      const known = Array.isArray(names) ? names.filter((name) => isName(name)) : [];
      return known.length > 0 ? [[page, known]] : [];
    }),
  );
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && isPictureName(name);
}
