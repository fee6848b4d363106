import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readDeclarations } from './docs/declarations.js';
import { docsAddress } from './editor-data/docs-address.js';
import { elementTypes } from './editor-data/element-types.js';
import { preact, react, solid, svelte, vue } from './editor-data/framework-types.js';
import { readElements } from './editor-data/manifest.js';
import { vscodeCss, vscodeHtml } from './editor-data/vscode.js';
import { webTypes } from './editor-data/web-types.js';

/** What editors and frameworks know of the elements, made from dist/custom-elements.json. */
const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const elements = await readElements(path.join(dist, 'custom-elements.json'));
const packageJson = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const address = docsAddress(packageJson);

const files = {
  'vscode.html-custom-data.json': vscodeHtml(elements, address),
  'vscode.css-custom-data.json': vscodeCss(elements, address),
  'web-types.json': webTypes(elements, packageJson, address),
  'frameworks/elements.d.ts': elementTypes(elements),
};
for (const [name, types] of Object.entries({ jsx: react, preact, solid, svelte, vue })) {
  files[`frameworks/${name}.d.ts`] = types(elements);
  // So that a plain import of the types leads somewhere when the page runs.
  files[`frameworks/${name}.js`] = 'export {};\n';
}
// A module rather than JSON, which bundlers and Node import in different ways.
files['storybook/elements.js'] = `export const elements = ${JSON.stringify(readDeclarations())};\n`;

for (const folder of ['frameworks', 'storybook']) {
  await mkdir(path.join(dist, folder), { recursive: true });
}
await Promise.all(
  Object.entries(files).map(([name, text]) => writeFile(path.join(dist, name), text)),
);
