import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { codesInSources, listedCodes } from '../../scripts/error-codes.js';
import { root } from './helpers.js';

const listed = [...(await listedCodes())];
const written = await codesInSources();

const matches = (code, pattern) => new RegExp(`^${pattern}$`).test(code);

test('docs/errors.md lists every code that the sources make errors with', () => {
  assert.ok(written.length > 50);
  const missing = written.filter((pattern) => !listed.some((code) => matches(code, pattern)));
  assert.deepEqual(missing, []);
});

test('docs/errors.md lists no code that nothing makes errors with', () => {
  const gone = listed.filter((code) => !written.some((pattern) => matches(code, pattern)));
  assert.deepEqual(gone, []);
});

test('docs/errors.md says of every code when it comes and what to do', async () => {
  const text = await readFile(path.join(root, 'docs/errors.md'), 'utf8');
  const entries = text.split(/^(?=- <a id)/m).slice(1);
  assert.ok(entries.length > 50);
  const mute = entries.filter(
    (entry) => !/^- <a id[^:]+`: .{10,}\n(?: {2}.+\n)*? {2}_Do:_ .{4,}/.test(entry),
  );
  assert.deepEqual(mute, []);
});

test('every code has an anchor of its own', async () => {
  const text = await readFile(path.join(root, 'docs/errors.md'), 'utf8');
  const anchors = [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id);
  assert.deepEqual(anchors.sort(), [...listed].sort());
});

test('every code is expected by a test', async () => {
  const folder = path.join(root, 'test');
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(ts|js)$/.test(name) && !name.startsWith('fuzz'))
    .map((name) => path.join(folder, name));
  const texts = await Promise.all(names.map((name) => readFile(name, 'utf8')));
  const tests = texts.join('\n');
  const untested = listed.filter((code) => !new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests));
  assert.deepEqual(untested, []);
});
