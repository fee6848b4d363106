import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from './markdown-table.js';

const root = path.join(import.meta.dirname, '../..');

/** Which files a list of licenses is about. The build writes these lists from what Rollup has put into each bundle. */
const lists = {
  'convlens.LICENSES.txt': 'pages',
  'workbench.LICENSES.txt': 'workbench',
  'engine.worker.LICENSES.txt': 'engine',
  'import.worker.LICENSES.txt': 'importer',
  'engine.LICENSES.txt': 'modules',
  'node/LICENSES.txt': 'Node',
};

/** What `<!-- third-party KIND -->` may name. */
const kinds = {
  packages: () =>
    markdownTable(
      ['package', 'version', 'license', 'in'],
      bundledPackages().map(({ name, version, license, parts }) => [
        `[${name}](https://www.npmjs.com/package/${name})`,
        version,
        license,
        [...parts].join(', '),
      ]),
    ),
  models: () =>
    markdownTable(
      ['folder', 'license of the weights', 'data and samples'],
      readdirSync(path.join(root, 'models')).map((name) => [
        `\`models/${name}\``,
        cardOf(name).licence,
        `[sources](../models/${name}/SOURCES.md)`,
      ]),
    ),
};

/** Everything in the package that others made, as Markdown. */
export function thirdPartyTable(kind) {
  const make = kinds[kind];
  if (!make) throw new Error(`<!-- third-party ${kind} -->: there are ${Object.keys(kinds)}.`);
  return make();
}

/** By name and version, with the parts of the package that contain them. */
export function bundledPackages() {
  const found = new Map();
  for (const [file, part] of Object.entries(lists)) {
    const text = readFileSync(path.join(root, 'dist', file), 'utf8');
    const entry = /^Name: (.+)\nVersion: (.+)\nLicense: (.+)$/gm;
    for (const [, name, version, license] of text.matchAll(entry)) {
      const key = `${name} ${version}`;
      const known = found.get(key) ?? { name, version, license, parts: new Set() };
      found.set(key, known);
      known.parts.add(part);
    }
  }
  const plain = ({ name }) => name.replace('@', '');
  return [...found.values()].sort((a, b) => plain(a).localeCompare(plain(b)));
}

function cardOf(name) {
  return JSON.parse(readFileSync(path.join(root, 'models', name, 'card.json'), 'utf8'));
}
