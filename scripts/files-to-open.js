import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { importsOf } from './imports.js';

/**
 * What one opens to follow an element: the source files that its module leads to by imports that count at
 * run time, not by those of types. An `import()` counts in `components/`; in `client/` it leads to the
 * machinery behind the engine's functions, which is the same for all. Also how many files and lines lie in
 * each folder.
 *
 *   node scripts/files-to-open.js                                        all elements, and all folders
 *   node scripts/files-to-open.js src/components/lrp-heatmap/lrp-heatmap.ts   one module, file by file
 *   node scripts/files-to-open.js --source ../before/src                 of another tree
 */
const words = process.argv.slice(2);
const at = words.indexOf('--source');
const source = path.resolve(at < 0 ? path.join(import.meta.dirname, '../src') : words[at + 1]);
const [entry] = words.filter((_, index) => at < 0 || (index !== at && index !== at + 1));

/** By name within the source folder. */
const lines = new Map();
const imports = new Map();
for (const name of (await readdir(source, { recursive: true })).sort()) {
  if (!name.endsWith('.ts')) continue;
  const text = await readFile(path.join(source, name), 'utf8');
  lines.set(name, text.trimEnd().split('\n').length);
  imports.set(name, importsOf(name, text, !name.startsWith('client/')));
}

/** A module with all that it leads to. */
function opened(entry) {
  const found = new Set();
  const open = (name) => {
    if (found.has(name) || !imports.has(name)) return;
    found.add(name);
    for (const other of imports.get(name)) open(other);
  };
  open(entry);
  return [...found];
}

function linesOf(names) {
  return names.reduce((sum, name) => sum + lines.get(name), 0);
}

/** `components/view` for a module of a part of the page's world, `worker` for one of another world. */
function folderOf(name) {
  const [world, ...rest] = path.dirname(name).split('/');
  return world === 'components' || world === 'worker'
    ? [world, rest[0]].filter(Boolean).join('/')
    : world;
}

function byFolder(names) {
  const folders = [...new Set(names.map(folderOf))].sort();
  const rows = folders.map((folder) => {
    const inside = names.filter((name) => folderOf(name) === folder);
    return [folder, { files: inside.length, lines: linesOf(inside) }];
  });
  return Object.fromEntries(rows);
}

if (entry) {
  const name = path.relative(source, path.resolve(entry));
  const names = opened(imports.has(name) ? name : entry.replace(/^src\//, ''));
  if (names.length === 0) throw new Error(`There is no module ${entry} in ${source}.`);
  console.log(names.sort().join('\n'));
  console.table(byFolder(names));
  console.log(`${names.length} files, ${linesOf(names)} lines`);
} else {
  const elements = [...imports.keys()].filter((name) =>
    /^components\/([\w-]+)\/\1\.ts$/.test(name),
  );
  const rows = elements.map((name) => {
    const names = opened(name);
    const own = [...imports.keys()].filter((other) =>
      path.dirname(other).startsWith(path.dirname(name)),
    );
    const row = {
      'files to open': names.length,
      lines: linesOf(names),
      own: own.length,
      'own lines': linesOf(own),
    };
    return [path.basename(name, '.ts'), row];
  });
  console.table(Object.fromEntries(rows.filter(([tag]) => tag.includes('-'))));
  console.table(byFolder([...imports.keys()]));
  const components = [...imports.keys()].filter((name) => name.startsWith('components/'));
  console.log(`components/: ${components.length} files, ${linesOf(components)} lines`);
}
