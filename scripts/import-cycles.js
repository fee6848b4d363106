import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { importsOf } from './imports.js';

/**
 * Finds modules of `src/` that import each other in a circle at run time: `node scripts/import-cycles.js`.
 * An `import()` counts, since a file that is fetched later must not need the file that fetches it;
 * imports of types alone do not.
 */
const source = path.join(import.meta.dirname, '../src');

const imports = new Map();
for (const name of await readdir(source, { recursive: true })) {
  if (name.endsWith('.ts')) {
    imports.set(name, importsOf(name, await readFile(path.join(source, name), 'utf8')));
  }
}

const circles = findCircles(imports);
for (const files of circles) console.error(`In a circle: ${files.join(', ')}`);
console.log(`${imports.size} modules, ${circles.length} import cycles`);
process.exit(circles.length > 0 ? 1 : 0);

/** The strongly connected parts of more than one module, by Tarjan (1972), and modules that import themselves. */
function findCircles(graph) {
  const circles = [];
  const order = new Map();
  const low = new Map();
  const open = [];
  const visit = (name) => {
    order.set(name, order.size);
    low.set(name, order.get(name));
    open.push(name);
    for (const next of graph.get(name) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) low.set(name, Math.min(low.get(name), low.get(next)));
    }
    if (low.get(name) !== order.get(name)) return;
    const part = open.splice(open.indexOf(name));
    if (part.length > 1 || graph.get(name)?.has(name)) circles.push(part);
  };
  for (const name of graph.keys()) if (!order.has(name)) visit(name);
  return circles;
}
