import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import * as kit from 'convlens';
import { argTypesOf, markupOf, pageMarkup, tags } from 'convlens/storybook';
import { argsEnhancers, argTypesEnhancers } from 'convlens/storybook/preview';
import { previewAnnotations } from 'convlens/storybook/preset';
import { readDeclarations } from '../../scripts/docs/declarations.js';
import { root } from '../pages/helpers.js';

const elements = readDeclarations();
const [enhanceArgTypes] = argTypesEnhancers;
const [enhanceArgs] = argsEnhancers;

/** What the manifest says of an element, by the category of its rows. */
const categories = {
  attributes: ({ attributes }) => attributes.map(({ name }) => name),
  methods: ({ members }) => namesOf(members.filter(({ kind }) => kind === 'method')),
  slots: ({ slots }) => namesOf(slots),
  events: ({ events }) => namesOf(events),
  'custom properties': ({ cssProperties }) => namesOf(cssProperties),
  parts: ({ cssParts }) => namesOf(cssParts),
};
const namesOf = (items = []) => items.map(({ name }) => name);

test('each attribute, method, slot, event, custom property and part has a row of its own', () => {
  assert.deepEqual(tags, namesOf(elements.map(({ tagName }) => ({ name: tagName }))));
  for (const element of elements) {
    const rows = Object.entries(argTypesOf(element.tagName));
    for (const [category, names] of Object.entries(categories)) {
      const found = rows.filter(([, { table }]) => table.category === category);
      const expected = names(element);
      const message = `${element.tagName}: ${category}`;
      assert.equal(found.length, expected.length, message);
      found.forEach(([key, { name }], index) => {
        assert.equal(key, name);
        assert.ok(key.includes(expected[index]) || expected[index] === '', `${message}: ${key}`);
      });
    }
    for (const { name, description } of element.attributes) {
      const row = argTypesOf(element.tagName)[name];
      assert.equal(row.description, description);
      assert.equal(row.table.category, 'attributes');
    }
  }
});

test('a control takes what the type of its attribute admits', () => {
  for (const { tagName, attributes } of elements) {
    const rows = argTypesOf(tagName);
    for (const { name, type } of attributes) {
      const { control, options = [] } = rows[name];
      const members = type.text.split(' | ');
      const texts = members.filter((member) => member.startsWith("'"));
      const kind = ['boolean', 'number'].includes(type.text)
        ? type.text
        : texts.length === members.length
          ? 'select'
          : 'text';
      const message = `${tagName} ${name}: ${type.text}`;
      assert.equal(control.type, kind, message);
      if (kind === 'select') {
        assert.deepEqual(
          options.filter(Boolean).map((option) => `'${option}'`),
          texts,
          message,
        );
      }
    }
  }
  const { target, clip, span, method, compare } = argTypesOf('saliency-map');
  assert.deepEqual(target.field, { kind: 'text', suggestions: ['top'], flag: false });
  assert.deepEqual(clip.field, { kind: 'text', suggestions: ['auto'], flag: false });
  assert.ok(compare.field.suggestions.includes('guided-backprop'), 'a list suggests its names');
  assert.equal(span.options[0], '', 'without a default it can be taken back');
  assert.equal(method.options[0], 'gradient');
});

test('attributes that may be there without a value are known', () => {
  const declared = Object.values(kit)
    // Reading these makes Lit read the declarations.
    .filter(({ observedAttributes, elementProperties }) => observedAttributes && elementProperties)
    .flatMap(({ elementProperties }) => [...elementProperties])
    // An empty address is a mistake, and an empty model the default.
    .filter(([name, { mayBeEmpty }]) => mayBeEmpty && !['src', 'model'].includes(name))
    .map(([name]) => name);
  const flags = tags.flatMap((tag) =>
    Object.values(argTypesOf(tag)).filter(({ field }) => field?.kind === 'text' && field.flag),
  );
  assert.deepEqual(new Set(namesOf(flags)), new Set(declared));
});

test('rows replace those that Storybook reads, and leave what an author says and other components', () => {
  const read = (category, more) => ({ table: { category }, ...more });
  const given = {
    caption: read('css shadow parts', { description: 'overwritten' }),
    layers: read('css shadow parts', { control: 'text' }),
    onExplainComplete: { action: { name: 'explain-complete' }, table: { disable: true } },
    restartable: { name: 'restartable', control: 'boolean' },
    target: { description: 'the digit', options: ['3', '5'], control: { type: 'radio' } },
    backend: { table: { disable: true } },
  };
  const rows = enhanceArgTypes({ component: 'lrp-heatmap', argTypes: given });
  assert.deepEqual(
    new Set(Object.keys(rows)),
    new Set([...Object.keys(argTypesOf('lrp-heatmap')), 'restartable']),
  );
  assert.equal(rows.layers.table.category, 'attributes');
  assert.deepEqual(rows.target.options, ['3', '5']);
  assert.equal(rows.target.description, 'the digit');
  assert.equal(rows.backend.table.disable, true);
  assert.equal(rows.gamma.control.type, 'number');
  for (const component of ['my-button', undefined, class {}]) {
    assert.equal(enhanceArgTypes({ component, argTypes: given }), given);
    assert.deepEqual(enhanceArgs({ component, initialArgs: { a: 1 } }), {});
  }
});

test('fields show defaults, which are not written; what is taken back is left out', () => {
  for (const { tagName } of elements) {
    const args = enhanceArgs({ component: tagName, initialArgs: {} });
    assert.equal(markupOf(tagName, args), `<${tagName}></${tagName}>`);
  }
  const args = enhanceArgs({ component: 'lrp-heatmap', initialArgs: { gamma: 0.5 } });
  assert.equal(args.target, 'top');
  assert.equal(args.conservation, false);
  assert.equal(markupOf('lrp-heatmap', args), '<lrp-heatmap gamma="0.5"></lrp-heatmap>');
  const changed = { ...args, gamma: '', layers: '', label: 'a "b" & c', sanity: true };
  assert.equal(
    markupOf('lrp-heatmap', changed),
    '<lrp-heatmap layers sanity label="a &quot;b&quot; &amp; c"></lrp-heatmap>',
  );
  assert.throws(() => markupOf('my-button', {}), /no element of convlens/);
});

test('the HTML of a playground is all that a page needs', async () => {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const after = '<saliency-map id="fed"></saliency-map>';
  assert.equal(
    pageMarkup('image-input', { for: 'fed' }, { inside: '<p>Choose.</p>', after }),
    [
      `<script type="module" src="https://unpkg.com/convlens@${version}/dist/convlens.js"></script>`,
      '<image-input for="fed">',
      '  <p>Choose.</p>',
      '</image-input>',
      after,
    ].join('\n'),
  );
});

test('other frameworks than that for web components render as they do', async () => {
  const added = async (framework) =>
    (await previewAnnotations(['own'], { presets: { apply: async () => framework } })).length - 1;
  assert.equal(await added('@storybook/web-components-vite'), 1);
  assert.equal(await added({ name: '/modules/@storybook/web-components-vite' }), 1);
  assert.equal(await added({ name: '@storybook/react-vite' }), 0);
});

test('the sidebar has the elements in the order of README', async () => {
  const [readme, preview] = await Promise.all(
    ['README.md', '.storybook/preview.js'].map((file) => readFile(path.join(root, file), 'utf8')),
  );
  const table = readme.split('\n').filter((line) => line.startsWith('| ['));
  const named = table.flatMap((line) => [...line.matchAll(/docs\/elements\/([\w-]+)\.md/g)]);
  const inOrder = named.map(([, tag]) => tag);
  assert.deepEqual([...inOrder].sort(), tags);
  const order = /order: \[([^]*?)\],\n {6}\}/.exec(preview)?.[1] ?? '';
  const listed = [...order.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
  assert.deepEqual(
    listed.filter((name) => tags.includes(name)),
    inOrder,
  );
});
