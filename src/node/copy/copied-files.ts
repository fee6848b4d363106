import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { ExplainError } from '../../protocol.js';
import { readRegularFile } from '../reading/read-file.js';
import { writeWhole } from '../writing/write-whole.js';
import type { KitFile } from './kit-files.js';

/** In the folder: what was written into it. */
const MANIFEST = 'convlens.json';
const MOST = 1e8;
/** What the package copies, in a folder named by its version or not; nothing else is ever removed, whatever the list says. */
const ofKit =
  /^(?:\d[\w.-]*\/)?(?:(?:dist|models)\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*|LICENSE|NOTICE)$/;
/** Its name tells its content: it may stay beside those of another version. */
const isHashed = /\.[\da-f]{8}(?:\.pack)?\.js$/;
/** The folder of one version. */
const ofVersion = /^\d[\w.-]*\//;

/** A path, and a content that was written there. */
interface Entry {
  path: string;
  hash: string;
}

export interface Copied {
  written: string[];
  /** Were there already, as they are. */
  current: string[];
  removed: string[];
  /** Of versions before, and left for pages that are open. */
  kept: string[];
}

/**
 * A folder with a copy of the kit. Only what was written here, and is as it was written, is overwritten
 * or removed.
 */
export class CopiedFiles {
  /** @param before `null` where something else has the list's name */
  private constructor(
    private readonly folder: string,
    private readonly before: Entry[] | null,
  ) {}

  /** @param ours what may have been written there; what else is listed is left alone */
  static async open(
    folder: string,
    ours = (name: string) => ofKit.test(name),
  ): Promise<CopiedFiles> {
    const file = path.join(folder, MANIFEST);
    if (!(await lstat(file).catch(() => null))) return new CopiedFiles(folder, []);
    const bytes = await readRegularFile(file, MANIFEST, MOST).catch(() => null);
    const entries = bytes && entriesIn(new TextDecoder().decode(bytes));
    return new CopiedFiles(folder, entries && entries.filter((entry) => ours(entry.path)));
  }

  /** Whether a copy lies here whose script has the same name in every version. */
  get hasFixedNames(): boolean {
    return this.before?.some((entry) => entry.path.startsWith('dist/')) ?? false;
  }

  /**
   * Makes the folder hold these files, in their order, and then none of an older copy's.
   *
   * @param options.keepOld leaves those whose names tell their content
   * @param options.force overwrites what was not written here, or was changed since
   * @throws `copy-foreign-files` before anything is written, `copy-unwritable`
   */
  async exchange(
    files: readonly KitFile[],
    { keepOld, force, version }: { keepOld: boolean; force: boolean; version: string },
  ): Promise<Copied> {
    const before = this.before ?? [];
    const wanted = files.map((file) => ({ ...file, hash: hashOf(file.bytes) }));
    const found = new Map<string, string | null>();
    for (const { path } of [...wanted, ...before]) {
      if (!found.has(path)) found.set(path, await this.contentAt(path));
    }
    const isCurrent = ({ path, hash }: Entry): boolean => found.get(path) === hash;
    const isOwn = ({ path }: Entry): boolean =>
      found.get(path) === null || before.some((entry) => entry.path === path && isCurrent(entry));
    const missing = wanted.filter((file) => !isCurrent(file));
    const list = this.before ? [] : [{ path: MANIFEST }];
    const foreign = [...list, ...missing.filter((file) => !isOwn(file))];
    if (foreign.length > 0 && !force) throw foreignFiles(this.folder, foreign);

    const paths = new Set(wanted.map(({ path }) => path));
    const old = before.filter((entry) => !paths.has(entry.path) && isCurrent(entry));
    const isOfNow = ({ path: name }: Entry): boolean =>
      wanted.some((file) => file.path.startsWith(ofVersion.exec(name)?.[0] ?? '\0'));
    const mayStay = (entry: Entry): boolean =>
      ofVersion.test(entry.path) ? !isOfNow(entry) : isHashed.test(entry.path);
    const kept = keepOld ? old.filter(mayStay) : [];
    const removed = old.filter((entry) => !kept.includes(entry));
    // Whenever this is ended, the list knows what may lie there.
    await this.note([...before, ...wanted], version);
    for (const { path: name, bytes } of missing) await this.write(name, bytes);
    for (const { path: name } of removed) await this.remove(name);
    await this.note([...wanted, ...kept], version);
    return {
      written: missing.map(({ path }) => path),
      current: wanted.filter(isCurrent).map(({ path }) => path),
      removed: removed.map(({ path }) => path),
      kept: kept.map(({ path }) => path),
    };
  }

  /** A hash; `null` where there is nothing, an empty one where there is no regular file. */
  private async contentAt(name: string): Promise<string | null> {
    await this.requireFolders(name);
    const file = path.join(this.folder, name);
    const stats = await lstat(file).catch(() => null);
    if (!stats) return null;
    return stats.isFile() ? hashOf(await readRegularFile(file, name, MOST)) : '';
  }

  /** No link on the way leads elsewhere. */
  private async requireFolders(name: string): Promise<void> {
    const parts = name.split('/').slice(0, -1);
    for (const index of parts.keys()) {
      const folder = path.join(this.folder, ...parts.slice(0, index + 1));
      const stats = await lstat(folder).catch(() => null);
      if (stats && !stats.isDirectory()) throw unwritable(folder, 'it is no folder of its own');
    }
  }

  private async write(name: string, bytes: Uint8Array): Promise<void> {
    const file = path.join(this.folder, name);
    try {
      await mkdir(path.dirname(file), { recursive: true });
      await writeWhole(file, bytes);
    } catch (error) {
      throw unwritable(file, error instanceof Error ? error.message : String(error));
    }
  }

  /** And the folders that are empty then. */
  private async remove(name: string): Promise<void> {
    await rm(path.join(this.folder, name), { force: true });
    for (let at = path.dirname(name); at !== '.'; at = path.dirname(at)) {
      const folder = path.join(this.folder, at);
      if ((await readdir(folder)).length > 0) return;
      await rmdir(folder);
    }
  }

  private async note(entries: readonly Entry[], version: string): Promise<void> {
    const files = entries.map(({ path, hash }) => ({ path, hash }));
    const text = `${JSON.stringify({ schema: 1, version, files }, null, 2)}\n`;
    await this.write(MANIFEST, Buffer.from(text));
  }
}

/** `null` for what is no such list. */
function entriesIn(text: string): Entry[] | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const files: unknown = Object(content).files;
  if (!Array.isArray(files)) return null;
  return files.flatMap((each: unknown): Entry[] => {
    const { path, hash }: { path?: unknown; hash?: unknown } = Object(each);
    const isEntry = typeof path === 'string' && typeof hash === 'string';
    return isEntry ? [{ path, hash }] : [];
  });
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function foreignFiles(folder: string, files: readonly { path: string }[]): ExplainError {
  const names = files.slice(0, 5).map(({ path }) => path);
  const rest = files.length > 5 ? ` and ${files.length - 5} more` : '';
  return new ExplainError(
    'copy-foreign-files',
    `${folder} has files that convlens copy has not written, or that were changed since: ${names.join(', ')}${rest}.`,
    'Name another folder, move them away, or give --force to overwrite them. Nothing was written.',
  );
}

function unwritable(place: string, reason: string): ExplainError {
  return new ExplainError(
    'copy-unwritable',
    `${place} cannot be written: ${reason}.`,
    'Check the space on the disk, who may write there, and what has that name; then run the command again.',
  );
}
