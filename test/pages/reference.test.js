import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { wcagContrast } from 'culori';
import { parseFragment } from 'parse5';
import { listPages, root } from '../../.storybook/docs/pages.js';
import { renderPage } from '../../.storybook/docs/render-page.js';
import { resolveFrom } from '../../scripts/docs/addresses.js';
import { readDeclarations } from '../../scripts/docs/declarations.js';
import { codeWords } from '../../scripts/docs/markdown/headings.js';
import { createMarkdown } from '../../scripts/docs/markdown/create.js';
import { isLive } from '../../scripts/docs/markdown/live-examples.js';

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
  'Method card',
];

/** The headings of code words of a file, each with the live examples below it. */
function examplesByHeading(file) {
  const source = readFileSync(path.join(root, file), 'utf8');
  const tokens = createMarkdown(declarations).parse(source, {
    link: (href) => href,
    image: (src) => src,
  });
  const found = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      found.push({ names: codeWords(tokens[index + 1]), examples: '' });
    } else if (isLive(token)) found.at(-1).examples += token.content;
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

test('every page can be made, with every file that it links to', () => {
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

/** Every element of a page's HTML; what stands in a template is none. */
function elementsOf(html) {
  const walk = (node) => [node, ...(node.childNodes ?? []).flatMap(walk)];
  return walk(parseFragment(html)).filter(({ tagName }) => tagName);
}

const attribute = ({ attrs }, name) => attrs.find((each) => each.name === name)?.value;

const rendered = new Map(
  pages.map((page) => [page.id, { ...page, elements: elementsOf(renderPage(page.file)) }]),
);

test('every link of a page to a heading or an item finds it, on its page and on others', () => {
  const idsOf = ({ elements }) => new Set(elements.map((each) => attribute(each, 'id')));
  const ids = new Map([...rendered].map(([id, page]) => [id, idsOf(page)]));
  let count = 0;
  for (const { id, file, elements } of rendered.values()) {
    for (const link of elements.filter(({ tagName }) => tagName === 'a')) {
      const [, page = id, heading] =
        /^(?:\.\/\?path=\/docs\/([^#]+))?(?:#(.+))?$/.exec(attribute(link, 'href') ?? '') ?? [];
      if (heading === undefined) continue;
      count++;
      assert.ok(
        ids.get(page)?.has(decodeURIComponent(heading)),
        `${file}: ${attribute(link, 'href')}`,
      );
    }
  }
  assert.ok(count > 500);
});

test('links between files lead to headings and anchors that GitHub knows', () => {
  const known = new Map(
    [...rendered.values()].map(({ file, elements }) => {
      const headings = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
      const anchors = readFileSync(path.join(root, file), 'utf8').matchAll(/<a id="([^"]+)">/g);
      const ids = headings.map((each) => attribute(each, 'id'));
      return [file, new Set([...ids, ...[...anchors].map(([, id]) => id)])];
    }),
  );
  for (const { file } of pages) {
    const source = readFileSync(path.join(root, file), 'utf8');
    const prose = source.replaceAll(/^ *```[^]*?^ *```$/gm, '');
    for (const [, name, id] of prose.matchAll(/\]\(((?![a-z]+:)[^)#\s]*)#([^)\s]+)\)/g)) {
      const target = name ? resolveFrom(file, name) : file;
      assert.ok(known.get(target)?.has(id), `${file}: ${name}#${id}`);
    }
  }
});

test('no id stands twice on a page', () => {
  for (const { file, elements } of rendered.values()) {
    const ids = elements.map((each) => attribute(each, 'id')).filter(Boolean);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      file,
    );
  }
});

test('every error code has an anchor', () => {
  const ids = new Set(
    rendered.get('guides-errors--docs').elements.map((each) => attribute(each, 'id')),
  );
  const source = readFileSync(path.join(root, 'docs/errors.md'), 'utf8');
  const codes = [
    ...source.matchAll(/^- (?:<a id="[\w-]+"><\/a>)*((?:`[\w-]+`(?:, )?)+):/gm),
  ].flatMap(([, names]) => names.split(', ').map((name) => name.slice(1, -1)));
  assert.ok(codes.length > 100);
  assert.deepEqual(
    codes.filter((code) => !ids.has(code)),
    [],
  );
});

test('every part of an element is in a table, with its meaning and a button that outlines it', () => {
  for (const { tagName, cssParts } of declarations) {
    const { elements } = [...rendered.values()].find((page) => page.tagName === tagName);
    const buttons = elements
      .filter((each) => each.tagName === 'button' && attribute(each, 'aria-pressed'))
      .map((each) => attribute(each, 'value'));
    assert.deepEqual(buttons.sort(), cssParts.map(({ name }) => name).sort(), tagName);
  }
});

test('all code can be copied, and its colors are read on its background', () => {
  const css = readFileSync(path.join(root, 'scripts/docs/page/page.css'), 'utf8');
  const [, ...backgrounds] = /--code-background: light-dark\((#\w+), (#\w+)\)/.exec(css);
  const seen = new Set();
  for (const { file, elements } of rendered.values()) {
    const blocks = elements.filter(({ tagName }) => tagName === 'pre');
    const buttons = elements.filter((each) => attribute(each, 'class') === 'copy');
    assert.equal(buttons.length, blocks.length, file);
    for (const each of elements) {
      const [, ...colors] =
        /light-dark\((#\w+), (#\w+)\)/.exec(attribute(each, 'style') ?? '') ?? [];
      for (const [index, color] of colors.entries()) seen.add(`${color} ${backgrounds[index]}`);
    }
  }
  assert.ok(seen.size > 10);
  for (const pair of seen) assert.ok(wcagContrast(...pair.split(' ')) >= 4.5, pair);
});
