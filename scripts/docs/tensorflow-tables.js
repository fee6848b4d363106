import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from './markdown-table.js';

const root = path.join(import.meta.dirname, '../..');

/** What `<!-- tensorflow KIND -->` may name, each made of the imports in src/. */
const kinds = {
  /** The kernels that each backend registers. */
  kernels: () => {
    const registered = ['wasm', 'cpu', 'webgl'].map((backend) => {
      return { backend, names: kernelsOf(backend) };
    });
    const [{ names }] = registered;
    for (const other of registered) {
      if (other.names.join() !== names.join()) {
        throw new Error(`docs/tensorflow.md says that ${other.backend} has the kernels of wasm.`);
      }
    }
    return `${names.length} kernels, the same for each backend: ${names.map(code).join(', ')}.`;
  },
  /** Functions of tfjs-core, by what they are for. */
  core: () => {
    const names = importsOfCore();
    const group = (title, isIn) => [title, names.filter(isIn).map(code).join(', ')];
    return markdownTable(
      ['for', `functions (${names.length} in all)`],
      [
        group('runtime', (name) => runtime.has(name)),
        group('making and moving tensors', (name) => layout.has(name)),
        group('arithmetic', (name) => !runtime.has(name) && !layout.has(name)),
      ],
    );
  },
};

const runtime = new Set(
  'backend dispose engine env getBackend io keep memory registerBackend registerKernel removeBackend setBackend tidy util variable'.split(
    ' ',
  ),
);
const layout = new Set(
  'concat ones pad randomNormal randomUniform reshape reverse slice slice4d stridedSlice tensor tensor1d tensor2d tensor4d transpose zeros'.split(
    ' ',
  ),
);

/** What the engine takes of TensorFlow.js, as Markdown. */
export function tensorflowTable(kind) {
  const make = kinds[kind];
  if (!make) throw new Error(`<!-- tensorflow ${kind} -->: there are ${Object.keys(kinds)}.`);
  return make();
}

const code = (name) => `\`${name}\``;

function kernelsOf(backend) {
  const text = readFileSync(path.join(root, `src/worker/backend/${backend}-kernels.ts`), 'utf8');
  return [...text.matchAll(/\/dist\/kernels\/(\w+)\.js'/g)].map(([, name]) => name).sort();
}

function importsOfCore() {
  const found = new Set();
  for (const name of readdirSync(path.join(root, 'src'), { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(path.join(root, 'src', name), 'utf8');
    const statement = /import \{([^}]*)\} from '@tensorflow\/tfjs-core'/g;
    for (const [, list] of text.matchAll(statement)) {
      const names = list.split(',').map((each) => each.trim().split(' as ')[0]);
      for (const each of names) if (/^[a-z]\w*$/.test(each)) found.add(each);
    }
  }
  return [...found].sort();
}
