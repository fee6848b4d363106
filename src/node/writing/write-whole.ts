import { randomUUID } from 'node:crypto';
import { chmod, lstat, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file or leaves it as it was: to another one in the same folder first, which then takes its
 * name. Who may read it stays.
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const before = await lstat(file).catch(() => null);
  const draft = path.join(path.dirname(file), `.convlens-${randomUUID()}.tmp`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    if (before?.isFile()) await chmod(draft, before.mode & 0o7777);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
