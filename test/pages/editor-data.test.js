import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { readElements } from '../../scripts/editor-data/manifest.js';
import { docsAddress } from '../../scripts/editor-data/docs-address.js';
import { readAttributeLine } from '../../scripts/manifest/attribute-line.js';
import { fallbacksOf } from '../../scripts/manifest/css-properties.js';
import { headingId } from '../../scripts/docs/addresses.js';
import { root } from './helpers.js';

const readJson = async (file) => JSON.parse(await readFile(path.join(root, file), 'utf8'));
const elements = await readElements(path.join(root, 'dist/custom-elements.json'));
const html = await readJson('dist/vscode.html-custom-data.json');
const css = await readJson('dist/vscode.css-custom-data.json');
const webTypes = await readJson('dist/web-types.json');
const packageJson = await readJson('package.json');

const attributeOf = (tag, name) =>
  elements
    .find(({ tagName }) => tagName === tag)
    .attributes.find((attribute) => attribute.name === name);
const valuesOf = (tag, name) => (attributeOf(tag, name).values ?? []).map((each) => each.name);

/** Ids of the headings and anchors of a page of the docs. */
async function idsOf(file) {
  const text = await readFile(path.join(root, file), 'utf8');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => headingId(heading));
  const anchors = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);
  return new Set([...headings, ...anchors]);
}

test('every name in the type of an attribute has a meaning', () => {
  let count = 0;
  for (const { tagName, attributes } of elements) {
    for (const { name, type, values = [] } of attributes) {
      for (const [, text] of type.text.matchAll(/'([^']+)'/g)) {
        const value = values.find((each) => each.name === text);
        assert.ok(value?.description.length >= 1, `<${tagName} ${name}="${text}">`);
        count++;
      }
    }
  }
  assert.ok(count > 150);
});

test('lists and open types have hints for single names', () => {
  const includes = (tag, name, ...expected) =>
    assert.deepEqual(
      expected.filter((each) => !valuesOf(tag, name).includes(each)),
      [],
      `${tag} ${name}`,
    );
  includes('lrp-heatmap', 'compare', 'epsilon-plus', 'z-plus', 'gradient-x-input');
  includes('saliency-map', 'compare', 'gradient', 'grad-cam');
  includes('method-contest', 'methods', 'gradient', 'lrp:epsilon-plus', 'occlusion', 'random');
  includes('method-contest', 'measures', 'deletion', 'randomization');
  includes('image-input', 'accept', 'samples', 'digit', 'upload', 'paste', 'camera');
  includes('relu-backward', 'rules', 'gradient', 'deconvnet', 'guided-backprop');
  includes('codespace-am', 'judge', 'mnist-judge');
  for (const { tagName, attributes } of elements) {
    const names = new Set(attributes.map(({ name }) => name));
    if (names.has('colormap')) includes(tagName, 'colormap', 'RdBu', 'greys', 'hatched');
    if (names.has('model') && tagName !== 'codespace-am') {
      includes(tagName, 'model', 'mnist-cnn', 'efficientnet-lite0');
    }
  }
});

test('`controls` takes the names of the parts of the controls, with what they are', () => {
  for (const { tagName, attributes, cssParts } of elements) {
    const controls = attributes.find(({ name }) => name === 'controls');
    if (!controls) continue;
    for (const { name, description } of cssParts) {
      if (!name.startsWith('control-')) continue;
      const value = controls.values.find((each) => `control-${each.name}` === name);
      assert.ok(value, `<${tagName}>: ${name}`);
      if (tagName !== 'relu-backward') assert.equal(value.description, description);
    }
  }
});

test('a value without a meaning is refused, and a meaning of the tables is found', () => {
  const line = '{"mine"|"yours"} whose - of whom\n  - `mine`: of me';
  assert.throws(() => readAttributeLine(line), /whose="yours"/);
  assert.deepEqual(readAttributeLine(`${line}\n  - \`yours\`: of you`).values, [
    { name: 'mine', description: 'of me' },
    { name: 'yours', description: 'of you' },
  ]);
  const [first, ...others] = readAttributeLine('{SaliencyMethod[]} methods - several').values;
  assert.match(first.description, /^[^:]+: .{20,}/);
  assert.ok(others.length > 5);
});

test('VS Code gets the meaning of every value, and a reference for every tag and attribute', async () => {
  for (const tag of html.tags) {
    assert.equal(tag.references.length, 1, tag.name);
    const ids = await idsOf(`docs/elements/${tag.name}.md`);
    for (const { name, values = [], references } of tag.attributes) {
      const [page, heading] = references[0].url.split('#');
      assert.ok(page.endsWith(`/docs/elements/${tag.name}.md`), page);
      assert.ok(ids.has(heading), `${tag.name} ${name}: #${heading}`);
      const known = (attributeOf(tag.name, name).values ?? []).map((each) => each.name);
      const given = attributeOf(tag.name, name).type.text === 'boolean' ? [] : values;
      assert.deepEqual(
        given.map((each) => each.name),
        known,
      );
      for (const value of values) assert.ok(value.description.value, `${name}="${value.name}"`);
    }
  }
});

test('JetBrains editors get the same', () => {
  for (const element of webTypes.contributions.html.elements) {
    assert.match(element['doc-url'], new RegExp(`/docs/elements/${element.name}\\.md$`));
    for (const attribute of element.attributes) {
      assert.match(attribute['doc-url'], /\.md#[\w-]+$/);
      assert.deepEqual(attribute.values, attributeOf(element.name, attribute.name).values);
    }
    for (const property of element.css.properties) {
      assert.match(property['doc-url'], /theming\.md#[\w-]+$/);
      assert.equal(property.values.length, 1);
    }
  }
});

test('references lead to the homepage of the package where it has one', () => {
  const address = docsAddress({ ...packageJson, homepage: 'https://example.org/kit/' });
  assert.equal(
    address.element('saliency-map'),
    'https://example.org/kit/docs/elements/saliency-map.md',
  );
  for (const { references } of html.tags) {
    const file = references[0].url.slice(references[0].url.indexOf('/docs/') + 1);
    assert.ok(existsSync(path.join(root, file)), file);
  }
});

test('every custom property has a syntax, a summary and the default of the styles', () => {
  for (const { tagName, cssProperties } of elements) {
    for (const { name, syntax, summary, default: value } of cssProperties) {
      const { own, shared } = fallbacksOf(tagName, name);
      assert.ok([...own, ...shared].includes(value), `<${tagName}> ${name}: ${value}`);
      assert.match(syntax, /^<[a-z]+>/);
      assert.ok(summary.length > 3);
      const told = css.properties.find((each) => each.name === name);
      assert.equal(told.syntax, syntax);
      assert.ok(told.values.some((each) => each.name === value));
      assert.match(told.references[0].url, /theming\.md#/);
    }
  }
});

test('every element has a summary, with which its page begins', async () => {
  for (const { tagName, summary } of elements) {
    const page = await readFile(path.join(root, `docs/elements/${tagName}.md`), 'utf8');
    const [, first] = page.split('\n\n');
    assert.ok(first.replaceAll('\n', ' ').startsWith(summary), `${tagName}: ${summary}`);
  }
});

test('every method says what it takes, what it returns and what it throws', () => {
  let throwing = 0;
  for (const { tagName, members } of elements) {
    for (const method of members.filter(({ kind }) => kind === 'method')) {
      const name = `<${tagName}>: ${method.name}()`;
      assert.ok(method.return?.type.text && method.return.description, name);
      for (const parameter of method.parameters ?? []) {
        assert.ok(parameter.type?.text && parameter.description, `${name}, ${parameter.name}`);
      }
      if (method.throws) throwing++;
    }
  }
  assert.ok(throwing > 20);
});

test('parts are described without pointing at the line before', () => {
  for (const { tagName, cssParts } of elements) {
    for (const { name, description } of cssParts) {
      assert.ok(description.split(' ').length >= 3, `<${tagName}> ${name}: ${description}`);
      assert.doesNotMatch(
        description,
        /^(its|one of (them|these))\b|\bof them$/i,
        `${tagName} ${name}`,
      );
    }
  }
});

test('links between pages of the docs lead to a heading or an anchor that is there', async () => {
  const files = (await readdir(path.join(root, 'docs'), { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.split(path.sep).join('/')}`);
  const wrong = [];
  for (const file of files) {
    const text = await readFile(path.join(root, file), 'utf8');
    const prose = text.replaceAll(/^ *```.*?^ *```/gms, '');
    for (const [, target, heading] of prose.matchAll(
      /\]\((?![a-z]+:)([^)#\s]*\.md)?#([^)\s]+)\)/g,
    )) {
      const page = target ? path.posix.join(path.posix.dirname(file), target) : file;
      if (!(await idsOf(page)).has(heading)) wrong.push(`${file}: ${target ?? ''}#${heading}`);
    }
  }
  assert.deepEqual([...new Set(wrong)], []);
});
