import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../pages/helpers.js';

const heads = [
  'Shows',
  'Does not show',
  'Use another',
  'Cost',
  'Trust',
  'Checked against',
  'Fails',
  'References',
];
const folder = path.join(root, 'docs/elements');
const pages = (await readdir(folder)).filter((name) => name.endsWith('.md'));
const overview = await readFile(path.join(root, 'docs/method-cards.md'), 'utf8');

/** What stands below each head of a page's card. */
async function cardOf(page) {
  const text = await readFile(path.join(folder, page), 'utf8');
  const [, card = ''] = text.split('\n## Method card\n');
  const [own] = card.split(/^## /m);
  return own.split(/^- (?=\*\*)/m).slice(1);
}

test('there are ten elements, and the page on cards leads to each', () => {
  assert.equal(pages.length, 10);
  for (const page of pages) assert.ok(overview.includes(`(elements/${page}#method-card)`), page);
  for (const head of heads) assert.match(overview, new RegExp(`^\\| \\*\\*${head}\\*\\* `, 'm'));
});

for (const page of pages) {
  test(`${page} has a card with every head, in order`, async () => {
    const entries = await cardOf(page);
    const found = entries.map((entry) => /^\*\*(.+?)\*\*:/.exec(entry)?.[1]);
    assert.deepEqual(found, heads);
    for (const entry of entries) assert.ok(entry.split(/\s+/).length > 3, entry);
    const checked = entries[heads.indexOf('Checked against')];
    const tests = [...checked.matchAll(/`(test\/[\w./-]+)`/g)].map(([, file]) => file);
    assert.ok(tests.length > 0, checked);
    for (const file of tests) assert.ok(existsSync(path.join(root, file)), file);
  });
}
