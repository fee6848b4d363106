import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Hexadecimal digits of every hash in names and addresses. */
export const DIGITS = 8;

/** @param {...(string | Uint8Array)} parts */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, DIGITS);
}

/** Of the names and contents of all files below a folder. */
export async function hashOfFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const contents = await Promise.all(
    files.map(async (file) => [path.relative(folder, file), await readFile(file)]),
  );
  return hashOf(...contents.flat());
}

/** What all files of one build have in common, and those of two builds have not: `1.0.0+5d41402a`. */
async function buildId() {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  const made = ['rollup.config.js', 'package-lock.json'].map((file) => readFile(file));
  return `${version}+${hashOf(await hashOfFolder('src'), ...(await Promise.all(made)))}`;
}

export const build = await buildId();
