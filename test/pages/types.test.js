import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { declaredTypes } from '../../scripts/docs/declared-types.js';
import { withSizes } from '../../scripts/docs/sizes.js';
import { readElements } from '../../scripts/editor-data/manifest.js';
import { listedCodes } from '../../scripts/error-codes.js';
import { root } from './helpers.js';

const { functions, classes, types } = declaredTypes();
const elements = await readElements(path.join(root, 'dist/custom-elements.json'));
const page = await readFile(path.join(root, 'docs/types.md'), 'utf8');
const headings = new Set([...page.matchAll(/^### (.+)$/gm)].map(([, name]) => name));

/** Names of types that belong to the language or the platform. */
const builtIn =
  /^(AbortSignal|Array(Buffer|BufferView|Like)?|AsyncIterable|Blob|CustomEvent|Element|Event|EventTarget|Exclude|File|FileList|Float(32|64)Array|HTML(Canvas|Image)?Element|Image(Bitmap|Data)|Int(16|32)Array|Iterable|Map|Method|Details|Layer|Omit|OffscreenCanvas|Partial|Pick|Promise|Readonly|ReadonlyMap|Record|Set|URL|Uint(8|16|32)(Clamped)?Array|Worker)$/;
const ownNames = (text = '') =>
  (text.replaceAll(/'[^']*'/g, '').match(/\b[A-Z]\w*/g) ?? []).filter(
    (name) => !builtIn.test(name),
  );

test('every type that a table of an element names is on docs/types.md, or has a page', () => {
  const pages = new Set(elements.map(({ name }) => name));
  const named = elements.flatMap(({ members, events }) =>
    [...members, ...events].flatMap(({ type, return: returned, parameters = [] }) =>
      [type, returned?.type, ...parameters.map((each) => each.type)].flatMap((each) =>
        ownNames(each?.text),
      ),
    ),
  );
  assert.ok(named.includes('SaliencyResult') && named.includes('Progress'));
  assert.deepEqual(
    [...new Set(named)].filter((name) => !headings.has(name) && !pages.has(name)),
    [],
  );
});

test('every type that docs/types.md names is on it too', () => {
  const pages = new Set(elements.map(({ name }) => name));
  const texts = [
    ...functions.flatMap(({ parameters, returns }) => [
      returns,
      ...parameters.map(({ type }) => type),
    ]),
    ...classes.flatMap(({ methods, fields }) => [
      ...methods.flatMap((each) => [each.returns, ...each.parameters.map(({ type }) => type)]),
      ...fields.map(({ type }) => type),
    ]),
    ...types.flatMap(({ text, fields = [] }) => [text, ...fields.map(({ type }) => type)]),
  ];
  const missing = texts.flatMap((text) => ownNames(text)).filter((name) => !headings.has(name));
  assert.deepEqual(
    [...new Set(missing)].filter((name) => !pages.has(name)),
    [],
  );
});

test('everything on docs/types.md has a meaning', () => {
  const mute = [];
  const check = (name, items) => {
    for (const each of items) if (!each.description) mute.push(`${name}.${each.name}`);
  };
  check('functions', functions);
  check('classes', classes);
  check('types', types);
  for (const { name, parameters } of functions) check(name, parameters);
  for (const { name, methods, fields } of classes) check(name, [...methods, ...fields]);
  for (const { name, fields = [] } of types) check(name, fields);
  assert.deepEqual(mute, []);
});

test('unions are told by their members', () => {
  const textOf = (wanted) => types.find(({ name }) => name === wanted).text;
  assert.match(textOf('SortOrder'), /'strength'/);
  assert.match(textOf('SaliencyMethod'), /'guided-backprop'/);
  for (const { name, text = '' } of types) assert.doesNotMatch(text, /\btypeof\b/, name);
});

test('error codes in the docs are links to their entry', async () => {
  const codes = await listedCodes();
  const files = (await readdir(path.join(root, 'docs'), { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .sort();
  const bare = [];
  for (const file of files) {
    const text = await readFile(path.join(root, 'docs', file), 'utf8');
    const prose = text
      .replaceAll(/^ *```.*?^ *```/gms, '')
      .replaceAll(/^- (<a id="[^"]+"><\/a>)+(`[\w-]+`,? ?)+/gm, '');
    for (const [, name] of prose.matchAll(/(?<!\[)`([a-z0-9-]+)`(?!\])/g)) {
      // Also the name of an attribute.
      if (codes.has(name) && name !== 'layer-rules') bare.push(`${file}: ${name}`);
    }
  }
  assert.deepEqual(bare, []);
});

test('a size that is about right stays, another is replaced', () => {
  const sized = (written) =>
    withSizes(`It has <!-- size models/mnist-cnn -->${written}<!-- end -->.`);
  const [, right] = /-->(.+)<!--/.exec(sized(''));
  assert.match(right, /^\d+ KB$/);
  const nearby = `${Number.parseInt(right, 10) + 2} KB`;
  assert.match(sized(nearby), new RegExp(nearby));
  assert.match(sized('50 KB'), new RegExp(right));
});
