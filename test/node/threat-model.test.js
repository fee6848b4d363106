import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { load } from 'convlens/engine';
import { root } from '../pages/helpers.js';

const textOf = (file) => readFile(path.join(root, file), 'utf8');

/** What a test file calls its tests, its groups, and the rows of its tables. */
const titlesIn = (source) =>
  [
    ...source.matchAll(/\b(?:test|it|describe)\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g),
    ...source.matchAll(/^\s*(['"])((?:\\.|(?!\1).)+)\1(?:\s*:|,$)/gm),
  ].map(([, , title]) => title.replace(/\\(.)/g, '$1'));

for (const file of ['docs/threat-model.md', 'SECURITY.md']) {
  test(`${file} names tests that there are`, async () => {
    const named = [
      ...(await textOf(file)).matchAll(/`(test\/[\w./-]+\.(?:js|ts))`((?:[:;] "[^"]+")*)/g),
    ];
    assert.ok(named.length > 8);
    for (const [, place, titles] of named) {
      assert.ok(existsSync(path.join(root, place)), place);
      const known = titlesIn(await textOf(place));
      for (const [, title] of titles.matchAll(/"([^"]+)"/g)) {
        assert.ok(known.includes(title), `${place} has no test "${title}"`);
      }
    }
  });
}

test('every threat in a table has a test', async () => {
  const rows = (await textOf('docs/threat-model.md'))
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  const threats = rows.filter(
    (cells) => cells.length === 5 && !/^(-+|what could go wrong)$/.test(cells[1]),
  );
  assert.ok(threats.length > 40);
  for (const [, threat, , tests] of threats) assert.match(tests, /^`test\/.*: "/, threat);
});

/** What a document says in words, and the constants of the sources that it means. */
const limits = [
  ['docs/threat-model.md', /(\d+) levels at most/, 'src/worker/import/nesting.ts', 'DEEPEST'],
  [
    'docs/threat-model.md',
    /([\d,]+) labels/,
    'src/worker/import/card.ts',
    /list\(label, ([\d_]+)\)/,
  ],
  ['docs/threat-model.md', /([\d,]+) files, eight/, 'src/workbench/dropped-files.ts', 'MOST_FILES'],
  ['docs/threat-model.md', /([\d,]+) pixels, 50/, 'src/embed/element-of.ts', 'MOST_PIXELS'],
  [
    'docs/threat-model.md',
    /([\d,]+) characters, twelve/,
    'src/embed/element-of.ts',
    'MOST_CHARACTERS',
  ],
  [
    'docs/threat-model.md',
    /(\d+) megapixels at most/,
    'src/client/image/drawable.ts',
    /MOST_PIXELS = ([\d_]+)e6/,
  ],
  [
    'docs/threat-model.md',
    /(\d+) MB of file/,
    'src/client/image/drawable.ts',
    /MOST_BYTES = ([\d_]+)e6/,
  ],
  [
    'docs/threat-model.md',
    /(\d+) MB in all/,
    'src/worker/import/card-file.ts',
    /MOST_CARD = ([\d_]+)e6/,
  ],
  [
    'docs/threat-model.md',
    /([\d,]+) characters, 3/,
    'src/components/explain-scene/scene-link.ts',
    /\[([\d_]+), 3000\]/,
  ],
];

test('limits that the threat model states are those of the sources', async () => {
  for (const [file, said, source, constant] of limits) {
    const [, written] = said.exec(await textOf(file)) ?? assert.fail(`${file}: ${said}`);
    const pattern = constant instanceof RegExp ? constant : new RegExp(`${constant} = ([\\d_]+)`);
    const [, number] = pattern.exec(await textOf(source)) ?? assert.fail(`${source}: ${pattern}`);
    assert.equal(Number(written.replaceAll(',', '')), Number(number.replaceAll('_', '')), source);
  }
});

test('names that objects inherit are no models, methods, layers or options', async () => {
  const network = await load('mnist-cnn');
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  const codeOf = (work) =>
    Promise.resolve()
      .then(work)
      .then(
        () => 'done',
        ({ code }) => code ?? 'unnamed',
      );
  for (const name of names) {
    const codes = {
      'model-unknown': () => load(name),
      'method-unknown': () => network.saliency({ image: 'sample:3', method: name }),
      'layer-unknown': () => network.saliency({ image: 'sample:3', layer: name }),
      'rule-unknown': () => network.lrp({ image: 'sample:3', composite: name }),
    };
    for (const [code, work] of Object.entries(codes)) assert.equal(await codeOf(work), code, name);
  }
});

/** A JPEG with an EXIF segment of these bytes behind the TIFF header. */
function withExif(jpeg, ...tiff) {
  const body = Buffer.concat([Buffer.from('Exif\0\0MM\0*', 'latin1'), Buffer.from(tiff)]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

test('EXIF data that lead out of the file leave a photo as it is', async () => {
  const network = await load('mnist-cnn');
  const upside = await readFile(path.join(root, 'test/fixtures/pictures/orientation-6.jpg'));
  const at = upside.indexOf(Buffer.from([0xff, 0xe1]));
  const end = at + 2 + upside.readUInt16BE(at + 2);
  const plain = Buffer.concat([upside.subarray(0, at), upside.subarray(end)]);
  const pixels = async (bytes) => (await network.picture(new Blob([bytes]))).input.data;
  const stored = await pixels(plain);
  assert.notDeepEqual(await pixels(upside), stored);
  const faults = [
    [0xff, 0xff, 0xff, 0xf0],
    [0, 0, 0, 8, 0xff, 0xff],
    [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 9, 0, 0],
    [],
  ];
  for (const tiff of faults) assert.deepEqual(await pixels(withExif(plain, ...tiff)), stored);
});
