import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'build/durations');

/** Keeps how long each test file took, in milliseconds: Map of file (absolute) to duration. */
export async function writeDurations(name, durations) {
  await mkdir(folder, { recursive: true });
  const rows = [...durations].map(([file, duration]) => [path.relative(root, file), duration]);
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(rows));
}

export async function clearDurations() {
  await rm(folder, { recursive: true, force: true });
}

/** The slowest test files of all steps, as the table in CONTRIBUTING.md has them. */
export async function slowestFiles(count = 20) {
  const rows = [];
  for (const file of await readdir(folder).catch(() => [])) {
    rows.push(...JSON.parse(await readFile(path.join(folder, file), 'utf8')));
  }
  rows.sort(([, a], [, b]) => b - a);
  return rows
    .slice(0, count)
    .map(([file, duration]) => `| \`${file}\` | ${Math.round(duration / 1000)} |`);
}
