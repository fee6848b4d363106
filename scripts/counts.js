import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../build/counts');

/**
 * Keeps what one part of the tests counted.
 *
 * @param failures a line about each test that failed, where the part tells them apart
 */
export async function writeCounts(name, { passed, failed, failures = [] }) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify({ passed, failed, failures }));
}

export async function clearCounts() {
  await rm(folder, { recursive: true, force: true });
}

/** What one part counted, or nothing where it has not. */
export async function countsOf(name) {
  const text = await readFile(path.join(folder, `${name}.json`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

export async function sumCounts() {
  const sum = { passed: 0, failed: 0, failures: [] };
  for (const file of await readdir(folder).catch(() => [])) {
    const { passed, failed, failures } = JSON.parse(
      await readFile(path.join(folder, file), 'utf8'),
    );
    sum.passed += passed;
    sum.failed += failed;
    sum.failures.push(...failures.map((line) => `${path.parse(file).name}: ${line}`));
  }
  return sum;
}
