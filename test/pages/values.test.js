import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { readElements } from '../../scripts/editor-data/manifest.js';
import { html, makeSite, openPage, root } from './helpers.js';

const elements = await readElements(path.join(root, 'dist/custom-elements.json'));
const site = await makeSite({
  'index.html': html(),
  'late.html': '<!doctype html><meta charset="utf-8"><body></body>',
});

/** What an author may write, by attribute; other texts are as good as any. */
const written = {
  backend: 'cpu',
  colormap: 'PuOr',
  composite: 'gamma',
  compare: 'gradient',
  contrast: 'others',
  generator: 'mnist-gan',
  layer: 'conv1',
  loading: 'click',
  method: 'gradient',
  model: 'mnist-cnn',
  range: 'shared',
  src: 'sample:3',
  target: '4',
};
const isFlag = ({ type }) => type.text === 'boolean';
const isNumber = ({ type }) => type.text === 'number';
const textOf = (attribute) =>
  written[attribute.name] ??
  (isFlag(attribute)
    ? ''
    : isNumber(attribute)
      ? '3'
      : /'([a-z\d-]+)'/.exec(attribute.type.text)?.[1]) ??
  '2';
const defaultOf = ({ default: value }) =>
  value === undefined ? null : JSON.parse(value.replaceAll("'", '"'));

/** Every attribute of every element, with a text that says something else than its default. */
const table = elements.map(({ tagName, attributes }) => ({
  tagName,
  attributes: attributes.map((attribute) => ({
    name: attribute.name,
    field: attribute.fieldName,
    text: textOf(attribute),
    flag: isFlag(attribute),
    number: isNumber(attribute),
    // Besides numbers it takes a keyword: of any other text it makes no number, which JSON writes as null.
    mixed: !isNumber(attribute) && /\bnumber\b/.test(attribute.type.text),
    absent: defaultOf(attribute),
  })),
}));
const load = (page) => page.addScriptTag({ type: 'module', url: '/dist/convlens.js' });

test('an own undefined from before upgrade says nothing, any other value counts', async (t) => {
  const page = await openPage(t, `${site.url}/late.html`);
  await page.evaluate((rows) => {
    const tagOf = ({ tagName, attributes }) =>
      `<${tagName} ${attributes.map(({ name, text }) => `${name}="${text}"`).join(' ')} loading="click"></${tagName}>`;
    const template = document.createElement('template');
    template.innerHTML = rows.map(tagOf).join('');
    const parts = {
      bare: rows.map(({ tagName }) => `<${tagName}></${tagName}>`).join(''),
      written: template.innerHTML,
      scripted: template.innerHTML,
      cleared: template.innerHTML,
    };
    for (const [id, markup] of Object.entries(parts)) {
      const section = document.createElement('section');
      section.id = id;
      section.innerHTML = markup;
      document.body.append(section);
      for (const [index, element] of [...section.children].entries()) {
        for (const { field } of rows[index].attributes) {
          if (id === 'scripted') element[field] = `given ${field}`;
          else if (id === 'cleared') element[field] = null;
          // As MkDocs Material does with every `src`, here with all there is.
          else element[field] = Reflect.get(element, field);
        }
        for (const name of ['image', 'value']) element[name] = Reflect.get(element, name);
      }
    }
    const kinds = {
      made: rows.map(({ tagName, attributes }) => {
        const element = document.createElement(tagName);
        for (const { name, text, field } of attributes) {
          element.setAttribute(name, text);
          element[field] = undefined;
        }
        return element;
      }),
      copied: [document.importNode(template.content, true)],
      cloned: [...document.querySelector('#written').children].map((each) => each.cloneNode(true)),
    };
    for (const [id, nodes] of Object.entries(kinds)) {
      const section = document.createElement('section');
      section.id = id;
      section.append(...nodes);
      document.body.append(section);
    }
  }, table);
  await load(page);
  const seen = await page.evaluate(async (rows) => {
    await customElements.whenDefined('saliency-map');
    const read = async (id) => {
      const all = [...document.querySelectorAll(`#${id} > *`)];
      await Promise.all(all.map(({ updateComplete }) => updateComplete));
      return all.map((element, index) =>
        rows[index].attributes.map(({ field }) => element[field] ?? null),
      );
    };
    const found = {};
    for (const { id } of document.querySelectorAll('section')) found[id] = await read(id);
    return found;
  }, table);
  for (const [index, { tagName, attributes }] of table.entries()) {
    for (const [at, { name, field, text, flag, number, mixed, absent }] of attributes.entries()) {
      const what = `${tagName} ${name}`;
      const said = name === 'loading' ? 'click' : flag ? true : number ? Number(text) : text;
      for (const id of ['written', 'made', 'copied', 'cloned']) {
        assert.deepEqual(seen[id][index][at], said, `${what}, ${id}`);
      }
      assert.deepEqual(seen.bare[index][at], absent, what);
      assert.deepEqual(seen.cleared[index][at], absent, `${what}, null`);
      if (flag || number || mixed) continue;
      assert.equal(seen.scripted[index][at].toLowerCase(), `given ${field}`.toLowerCase(), what);
    }
  }
  assert.deepEqual(page.problems, []);
});

for (const { tagName, attributes } of table) {
  test(`<${tagName}>: what is taken away is its default again, in the figure too`, async (t) => {
    const page = await openPage(t, site.url);
    const seen = await page.evaluate(
      async (tag, list) => {
        const make = () => {
          const element = document.createElement(tag);
          if (tag !== 'codespace-am' && tag !== 'relu-backward') element.model = 'mnist-cnn';
          if (tag === 'codespace-am') element.runs = 2;
          if (tag === 'deconv-learner') element.steps = 2;
          document.body.append(element);
          return element;
        };
        const [changed, untouched] = [make(), make()];
        const before = list.map(({ field }) => untouched[field]);
        await changed.explain?.();
        const seen = { before, removed: [], emptied: [], undefined: [], same: [] };
        const kept = new Map([
          ['model', 'mnist-cnn'],
          ['runs', 2],
          ...(tag === 'deconv-learner' ? [['steps', 2]] : []),
        ]);
        for (const { name, field, text, flag } of list) {
          const own =
            tag !== 'explain-scene' && changed[field] === kept.get(name) && kept.get(name);
          changed.setAttribute(name, text);
          await changed.updateComplete;
          const value = changed[field];
          changed[field] = Reflect.get(changed, field);
          seen.same.push(changed[field] === value);
          changed.removeAttribute(name);
          seen.removed.push(changed[field]);
          await changed.updateComplete;
          changed[field] = value;
          changed[field] = undefined;
          seen.undefined.push(changed[field]);
          if (!flag) changed.setAttribute(name, ' ');
          seen.emptied.push(changed[field]);
          changed.removeAttribute(name);
          if (own) changed[field] = own;
          await changed.updateComplete;
        }
        const shown = async (element) => {
          // Climbs stand still out of sight.
          element.scrollIntoView();
          const result = await element.explain?.();
          await element.updateComplete;
          const { map, target, method } = result ?? {};
          return JSON.stringify({ map: map && [...map], target, method });
        };
        seen.equal = (await shown(changed)) === (await shown(untouched));
        return seen;
      },
      tagName,
      attributes,
    );
    const absent = attributes.map((each) => each.absent);
    for (const [index, { name, field }] of attributes.entries()) {
      const isSet = ['model', 'runs', ...(tagName === 'deconv-learner' ? ['steps'] : [])];
      const fresh = isSet.includes(name) ? absent[index] : seen.before[index];
      assert.deepEqual(seen.removed[index] ?? null, absent[index], `${name} removed`);
      assert.deepEqual(fresh ?? null, absent[index], name);
      assert.deepEqual(seen.undefined[index] ?? null, absent[index], `${field} undefined`);
      assert.ok(seen.same[index], `${field} set to itself`);
      const keepsEmpty = [
        'src',
        'permalink',
        'layers',
        'denominators',
        'judge',
        'generator',
        'epochs',
      ].includes(name);
      assert.deepEqual(seen.emptied[index] ?? null, keepsEmpty ? '' : absent[index], `${name}=" "`);
    }
    assert.ok(seen.equal);
    assert.deepEqual(page.problems, []);
  });
}

test('white space around a value and the case of a keyword do not count', async (t) => {
  const page = await openPage(t, site.url);
  const read = await page.evaluate(async () => {
    const values = (tag, attributes, fields) => {
      const element = document.createElement(tag);
      element.setAttribute('loading', 'CLICK');
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
      return fields.map((field) => element[field]);
    };
    return [
      values(
        'saliency-map',
        {
          method: ' Guided-BackProp ',
          target: ' TOP',
          width: ' 320 ',
          colormap: 'rdbu',
          layer: ' Conv_A ',
        },
        ['method', 'target', 'width', 'colormap', 'layer', 'loading'],
      ),
      values(
        'lrp-heatmap',
        { composite: '\n Epsilon-Plus\n', 'dense-as': 'CONV', target: 'Top Hat' },
        ['composite', 'denseAs', 'target'],
      ),
      values('explain-scene', { permalink: ' ', src: ' sample:3 ', backend: 'WASM' }, [
        'permalink',
        'src',
        'backend',
      ]),
    ];
  });
  assert.deepEqual(read, [
    ['guided-backprop', 'top', 320, 'RdBu', 'Conv_A', 'click'],
    ['epsilon-plus', 'conv', 'Top Hat'],
    ['', 'sample:3', 'wasm'],
  ]);
});

test('properties take numbers for texts, and true and false for what is there', async (t) => {
  const page = await openPage(t, site.url);
  const read = await page.evaluate(() => {
    const map = document.createElement('saliency-map');
    const scene = document.createElement('explain-scene');
    map.target = 0;
    scene.permalink = true;
    const on = scene.permalink;
    scene.permalink = false;
    return [map.target, on, scene.permalink];
  });
  assert.deepEqual(read, ['0', '', null]);
});

test('what an element in a scene takes back is its scene’s', async (t) => {
  const page = await openPage(t, site.url);
  const read = await page.evaluate(async () => {
    document.body.innerHTML = `<explain-scene model="mnist-cnn" target="4" src="sample:3">
      <saliency-map target="1" src="sample:5" loading="click"></saliency-map></explain-scene>`;
    const element = document.querySelector('saliency-map');
    const seen = [];
    const note = async () => {
      await element.updateComplete;
      seen.push([element.target, element.src, element.model]);
    };
    await note();
    element.removeAttribute('target');
    element.removeAttribute('src');
    await note();
    element.target = '2';
    await note();
    element.target = undefined;
    await note();
    document.querySelector('explain-scene').removeAttribute('target');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await note();
    return seen;
  });
  assert.deepEqual(read, [
    ['1', 'sample:5', 'mnist-cnn'],
    ['4', 'sample:3', 'mnist-cnn'],
    ['2', 'sample:3', 'mnist-cnn'],
    ['4', 'sample:3', 'mnist-cnn'],
    ['top', 'sample:3', 'mnist-cnn'],
  ]);
});
