import type { Stats } from 'node:fs';
import { lstat, mkdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { ExplainError } from '../../protocol.js';
import { readRegularFile } from '../reading/read-file.js';
import { Manifest } from './manifest.js';
import { isNamedFor, isPictureName } from './names.js';
import { writeWhole } from './write-whole.js';

/** Bytes of a picture that was written here. */
const MOST = 100e6;

/** The pictures of one page, in their folder. */
export class PictureFiles {
  /** @param page as a path from the folder, with slashes */
  constructor(
    private readonly folder: string,
    private readonly page: string,
  ) {}

  /** Whether a picture lies there as it was written. */
  async has(name: string): Promise<boolean> {
    const file = path.join(this.folder, name);
    const [folder, stats] = await Promise.all([lstatOf(this.folder), lstatOf(file)]);
    if (!isPictureName(name) || !folder?.isDirectory() || !stats?.isFile()) return false;
    const bytes = await readRegularFile(file, name, MOST).catch(() => null);
    return bytes !== null && isNamedFor(name, bytes);
  }

  /**
   * Writes pictures, lets the page be written, and removes those that it has no more. Where one of
   * them fails all is as it was.
   */
  async exchange(
    pictures: ReadonlyMap<string, Uint8Array>,
    kept: readonly string[],
    writePage: () => Promise<void>,
  ): Promise<void> {
    const isNew = !(await this.isThere());
    if (isNew && pictures.size === 0) return writePage();
    if (isNew) await mkdir(this.folder, { recursive: true });
    const manifest = await Manifest.read(this.folder);
    const before = manifest.picturesOf(this.page);
    const written: string[] = [];
    try {
      for (const [name, bytes] of pictures) {
        if (await this.has(name)) continue;
        await writeWhole(path.join(this.folder, name), bytes);
        written.push(name);
      }
      await manifest.note(this.page, [...before, ...kept]);
      await writePage();
    } catch (error) {
      await manifest.note(this.page, before).catch(() => {});
      for (const name of written) await rm(path.join(this.folder, name), { force: true });
      if (isNew) await rmdir(this.folder).catch(() => {});
      throw error;
    }
    await manifest.clear(this.page, kept);
    // Where nothing is left in it; else it stays.
    await rmdir(this.folder).catch(() => {});
  }

  /** @throws where something else has the folder's name, a link to another folder among them */
  private async isThere(): Promise<boolean> {
    const stats = await lstatOf(this.folder);
    if (!stats) return false;
    if (stats.isDirectory()) return true;
    throw new ExplainError(
      'render-unwritable',
      `${this.folder} is no folder of its own, so no image is written there.`,
      'Remove or rename it: the images of a page lie in a folder of this name.',
    );
  }
}

/** Of a link its own, not those of what it leads to. */
function lstatOf(file: string): Promise<Stats | null> {
  return lstat(file).catch(() => null);
}
