import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expanded } from './docs/expand.js';
import { growthPlot } from './docs/growth-plot.js';

/**
 * `npm run docs`: writes what the docs say of attributes, events, parts, methods and rules, from the built manifest
 * and the tables of the source, and what the benchmark has measured, into docs/. With `--check` it writes nothing, and fails where a page is not current.
 */
const root = path.join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');
const stale = [];
const names = readdirSync(path.join(root, 'docs'), { recursive: true });
for (const name of names.filter((each) => each.endsWith('.md')).sort()) {
  const file = `docs/${name.split(path.sep).join('/')}`;
  keep(file, await expanded(file));
}
keep('docs/images/growth.svg', growthPlot());
if (isCheck && stale.length > 0) {
  console.error(`Not current, run "npm run docs": ${stale.join(', ')}`);
  process.exitCode = 1;
} else console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'All pages are current.');

function keep(file, text) {
  const full = path.join(root, file);
  if (existsSync(full) && text === readFileSync(full, 'utf8')) return;
  stale.push(file);
  if (!isCheck) writeFileSync(full, text);
}
