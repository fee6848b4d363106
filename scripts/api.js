import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { adviceOn, differences } from './api/compare.js';
import { htmlReport } from './api/html.js';
import { namesReport } from './api/names.js';
import { frameworkReport, typeReports } from './api/types.js';

/**
 * Reports of everything that users of the package can rely on, in api/, from the files of a build.
 *
 *   node scripts/api.js            writes them
 *   node scripts/api.js --check    says what differs from them, and what to do
 */
const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'api');
const dist = path.join(root, 'dist');

const reports = new Map([
  ...(await typeReports(dist)),
  ['frameworks.api.md', await frameworkReport(dist)],
  ['html.md', await htmlReport(dist)],
  ['names.md', await namesReport(dist)],
]);

await mkdir(folder, { recursive: true });
const written = await readdir(folder);
const changes = [];
for (const file of new Set([...written, ...reports.keys()])) {
  const before = written.includes(file) ? await readFile(path.join(folder, file), 'utf8') : '';
  const found = differences(before, reports.get(file) ?? '');
  changes.push(...found.map((each) => ({ file, ...each })));
}

if (values.check) {
  const advice = adviceOn(changes);
  if (advice) console.error(advice);
  process.exit(advice ? 1 : 0);
}
await rm(folder, { recursive: true });
await mkdir(folder);
for (const [file, text] of reports) await writeFile(path.join(folder, file), text);
console.log(`api/: ${reports.size} reports, ${changes.length} changes`);
