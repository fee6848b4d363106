import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { plainName } from '../hashed-names.js';

const root = path.join(import.meta.dirname, '../..');

/** Bytes that an author downloads to install the kit. */
const LARGEST = 25e6;

/** What the documentation promises, besides what `exports` names; without hashes. */
const promised = [
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'README.md',
  'dist/convlens-engine.js',
  'dist/convlens.LICENSES.txt',
  'dist/embed.html',
  'dist/embed.js',
  'dist/engine.LICENSES.txt',
  'dist/engine.worker.LICENSES.txt',
  'dist/import.worker.LICENSES.txt',
  'dist/integrity.json',
  'dist/node/LICENSES.txt',
  'dist/node/CODEC-LICENSES.txt',
  'dist/node/cli.js',
  'dist/chunks/saliency-view.js',
  'dist/packs/import.worker.pack.js',
  'dist/packs/mnist-cnn.pack.js',
  'dist/tfjs-backend-wasm-simd.wasm',
  'dist/vscode.css-custom-data.json',
  'dist/vscode.html-custom-data.json',
  'dist/web-types.json',
  'dist/workbench.LICENSES.txt',
  'dist/workbench.html',
  'dist/workbench.js',
  'docs/third-party.md',
  'examples/vite/package.json',
  'models/mnist-cnn/model.json',
];

/** Sources, tests and what compilers leave behind; example projects have sources of their own. */
const unwanted =
  /\.map$|\.tsbuildinfo$|(^|\/)(node_modules|test|tests)\/|^(?!examples\/).*((^|\/)(src|stories|examples)\/|\.(test|stories)\.|(?<!\.d)\.tsx?$)/;

/** Articles, the course and the pages of `npm start`, which are in the repository alone. */
const tooLarge = /^examples\/(blog-post|cheating|classics|course|elements|methods|pictures)\//;

/** Places of the machine that has built the package. */
const places = [`${root}/`, `${homedir()}/`, '/tmp/'];

/** Everything is in the tarball that should be, and nothing else; prints its size. */
export async function checkContents({ file, folder }) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)));
  const { size } = await stat(file);
  console.log(`  ${(size / 1e6).toFixed(1)} MB, ${names.length} files`);
  assert.ok(size < LARGEST, `${size} bytes`);
  const plain = new Set(names.map(plainName));
  assert.deepEqual(
    promised.filter((name) => !plain.has(name)),
    [],
  );
  assert.deepEqual(
    names.filter((name) => unwanted.test(name) || tooLarge.test(name)),
    [],
  );
  for (const name of names.filter((each) => /\.(js|ts|json|html|txt|md)$/.test(each))) {
    const text = await readFile(path.join(folder, name), 'utf8');
    for (const place of places) assert.ok(!text.includes(place), `${name} names ${place}`);
  }
}
