import { lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { ExplainError } from '../../protocol.js';
import type { KitFile } from '../copy/kit-files.js';
import { writeWhole } from '../writing/write-whole.js';

/** The same files make the same bytes at any time. */
const DATE = new Date(2000, 0, 1);

/** Already compressed. */
const isPacked = /\.(png|jpe?g|webp|avif|gif|mp4|webm|woff2|zip|pdf)$/i;

/**
 * One file with all others in a folder of its name.
 *
 * @throws `copy-foreign-files` if there is one, unless it may be overwritten; `copy-unwritable`
 */
export async function writeZip(
  file: string,
  files: readonly KitFile[],
  { force }: { force: boolean },
): Promise<number> {
  if (!force && (await lstat(file).catch(() => null))) {
    throw new ExplainError(
      'copy-foreign-files',
      `${file} is there already.`,
      'Name another file, or give --force to overwrite it. Nothing was written.',
    );
  }
  const folder = path.basename(file, path.extname(file));
  const entries = files.map(({ path: name, bytes }): [string, Zippable[string]] => [
    `${folder}/${name}`,
    [bytes, { level: isPacked.test(name) ? 0 : 9, mtime: DATE }],
  ]);
  const bytes = zipSync(Object.fromEntries(entries));
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeWhole(file, bytes);
  } catch (error) {
    throw new ExplainError(
      'copy-unwritable',
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      'Check the space on the disk, and who may write there; then run the command again.',
    );
  }
  return bytes.length;
}
