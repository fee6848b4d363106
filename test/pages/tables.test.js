import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { renderPage } from '../../.storybook/docs/render-page.js';
import { loadTables } from '../../scripts/tables.js';
import { root } from './helpers.js';

const { compositeTable, english, lrpRuleTable, saliencyTable, ...tables } = await loadTables();
const { boundedRules, lrpComposites, mixedComposites, saliencyMethods, weightedRules } = tables;
const words = { Pixels: 'Red pixels', pixels: 'red pixels', ones: 'red ones' };
const explained = { ...saliencyTable, ...weightedRules, ...boundedRules, ...mixedComposites };

/** A text of a row, which may be a function of how views say it. */
const read = (text) => (typeof text === 'string' ? text : text(english, words, words));

for (const [name, row] of Object.entries(explained)) {
  test(`${name} says what it means, what it does not, and where it comes from`, () => {
    for (const text of [row.meaning, row.limits]) assert.match(read(text), /^[A-Z0-9].{10,}[.`]$/);
    assert.ok(row.papers.length > 0);
    for (const { cited, title, url } of row.papers) {
      assert.match(cited, /^\p{Lu}.* (19|20)\d\d$/u);
      assert.ok(title.length > 10);
      assert.match(url, /^https:\/\/(arxiv\.org\/abs\/\d{4}\.\d{4,5}|doi\.org\/10\.\d+\/\S+)$/);
    }
  });
}

test('no two methods, composites or rules have the same title', () => {
  for (const table of [{ ...saliencyTable, ...compositeTable }, lrpRuleTable]) {
    const titles = Object.values(table).map(({ title }) => title(english));
    assert.deepEqual(titles, [...new Set(titles)]);
  }
});

test('the pages of the elements show every method, rule, composite and paper', () => {
  const pages = {
    'docs/elements/saliency-map.md': saliencyTable,
    'docs/lrp.md': { ...lrpRuleTable, ...mixedComposites },
  };
  for (const [file, table] of Object.entries(pages)) {
    const html = renderPage(file);
    for (const [name, { papers }] of Object.entries(table)) {
      assert.match(html, new RegExp(`<code[^>]*>${name}</code>`), `${file}: ${name}`);
      for (const { url } of papers) assert.ok(html.includes(url), `${file}: ${url}`);
    }
  }
});

test('attributes take the names of the tables', async () => {
  const manifest = JSON.parse(await readFile(path.join(root, 'dist/custom-elements.json'), 'utf8'));
  const declarations = manifest.modules.flatMap((module) => module.declarations);
  const typeOf = (tag, attribute) =>
    declarations
      .find(({ tagName }) => tagName === tag)
      .attributes.find(({ name }) => name === attribute)
      .type.text.replaceAll("'", '')
      .split(' | ');
  assert.deepEqual(typeOf('saliency-map', 'method'), saliencyMethods);
  assert.deepEqual(typeOf('lrp-heatmap', 'composite'), ['auto', ...lrpComposites]);
});

test('no page of these elements counts them: a count is wrong after the next one', async () => {
  const count =
    /\b(?:four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|\d+) (?:saliency |LRP )?(?:methods|rules|composites)\b/gi;
  for (const file of [
    'README.md',
    'docs/lrp.md',
    'docs/elements/saliency-map.md',
    'docs/elements/lrp-heatmap.md',
    'stories/saliency-map.stories.js',
    'stories/lrp-heatmap.stories.js',
  ]) {
    const text = await readFile(path.join(root, file), 'utf8');
    assert.deepEqual(text.match(count) ?? [], [], file);
  }
});
