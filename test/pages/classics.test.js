import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './helpers.js';

const page = await readFile(path.join(root, 'examples/classics/index.html'), 'utf8');
const sections = page.split('<h2 id="').slice(1);

/** Markup without its white space, and without the fallback, which is no part of the figure. */
const bare = (markup) =>
  markup
    .replace(/<p>[^]*?<\/p>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([<>]) ?/g, '$1');

test('there are twelve figures', () => assert.equal(sections.length, 12));

for (const section of sections) {
  const [, name] = /^(\w+)"/.exec(section);
  test(`${name}: the tag in the text is the one below it`, () => {
    const [, shown] = /<pre><code>([^]*?)<\/code><\/pre>/.exec(section);
    const live = section.split('</pre>')[1].replace(/<\/main>[^]*/, '');
    const text = shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    assert.equal(bare(live), bare(text));
    assert.match(page, new RegExp(`href="#${name}"`));
  });
}
