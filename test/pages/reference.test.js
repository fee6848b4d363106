import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Marked } from 'marked';
import { codeWords } from '../../.storybook/docs/markdown.js';
import { listPages, root } from '../../.storybook/docs/pages.js';
import { renderPage } from '../../.storybook/docs/render-page.js';
import { resolveFrom } from '../../scripts/docs/addresses.js';
import { readDeclarations } from '../../scripts/docs/manifest-tables.js';

const pages = listPages();
const declarations = readDeclarations();

/** What the page of an element says, besides its attributes. */
const sections = [
  'What it shows',
  'Attributes',
  'Properties, methods and events',
  'Slots, custom properties and parts',
  'Accessibility',
  'Performance',
];

/** The headings of code words of a file, each with the live examples below it. */
function examplesByHeading(file) {
  const tokens = new Marked().lexer(readFileSync(path.join(root, file), 'utf8'));
  const found = [];
  for (const token of tokens) {
    if (token.type === 'heading') found.push({ names: codeWords(token.tokens), examples: '' });
    else if (token.type === 'code' && /^html .*\blive\b/.test(token.lang ?? '')) {
      found.at(-1).examples += token.text;
    }
  }
  return found.filter(({ names }) => names.length > 0);
}

/** Those that explain, and not only let readers choose what is explained. */
const explains = ({ members }) => members.some(({ name }) => name === 'explain');

for (const declaration of declarations) {
  const { tagName, attributes } = declaration;
  const file = `docs/elements/${tagName}.md`;

  test(`<${tagName}> has a page with every section`, () => {
    const source = readFileSync(path.join(root, file), 'utf8');
    const headings = [...source.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    assert.deepEqual(
      sections.filter((section) => !headings.includes(section)),
      [],
    );
    if (explains(declaration)) {
      assert.ok(headings.includes('The maths'));
      assert.ok(headings.some((heading) => /^The papers?$/.test(heading)));
    }
    assert.ok(headings.some((heading) => /^Limits, and what .* do(?:es)? not mean$/.test(heading)));
  });

  test(`every attribute of <${tagName}> has a live example`, () => {
    const headings = examplesByHeading(file);
    const without = attributes.filter(({ name }) => {
      const used = new RegExp(`<${tagName}\\b[^>]*\\s${name}(?=[\\s=>])`);
      return !headings.some(({ names, examples }) => names.includes(name) && used.test(examples));
    });
    assert.deepEqual(
      without.map(({ name }) => name),
      [],
    );
  });
}

test('every custom property has a live example', () => {
  const headings = examplesByHeading('docs/theming.md');
  const names = new Set(
    declarations.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name)),
  );
  assert.ok(names.size > 5);
  assert.deepEqual(
    [...names].filter(
      (name) =>
        !headings.some(
          ({ names: named, examples }) => named.includes(name) && examples.includes(`${name}:`),
        ),
    ),
    [],
  );
});

test('every page can be made, and no relative link leads nowhere', () => {
  for (const { file } of pages) {
    const html = renderPage(file);
    assert.ok(html.length > 500, file);
    assert.ok(!/<merror|temml-error/.test(html), file);
  }
});

test('formulas become MathML', () => {
  for (const { tagName } of declarations.filter(explains)) {
    const html = renderPage(`docs/elements/${tagName}.md`);
    assert.match(html, /<math[^>]*display="block"/, tagName);
  }
});

test('addresses in live examples are there', () => {
  for (const { file } of pages) {
    for (const { examples } of examplesByHeading(file)) {
      for (const [, address] of examples.matchAll(/"((?:models|docs)\/[^"]+)"/g)) {
        assert.ok(existsSync(path.join(root, resolveFrom('index.md', address))), address);
      }
    }
  }
});
