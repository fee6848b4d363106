import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { readElements } from '../../scripts/editor-data/manifest.js';
import { html, makeSite, openPage, root } from './helpers.js';

const require = createRequire(import.meta.url);
const readJson = async (file) => JSON.parse(await readFile(path.join(root, file), 'utf8'));
const manifest = await readJson('dist/custom-elements.json');
const elements = await readElements(path.join(root, 'dist/custom-elements.json'));
const site = await makeSite({ 'index.html': html() });
const names = (list) => list.map(({ name }) => name).sort();

/** The TypeScript of some folders, file by file. */
async function sourcesOf(...folders) {
  const sources = folders.map(async (folder) => {
    const at = path.join(root, 'src/components', folder);
    const files = (await readdir(at)).filter((file) => file.endsWith('.ts'));
    return Promise.all(files.map((file) => readFile(path.join(at, file), 'utf8')));
  });
  return (await Promise.all(sources)).flat();
}

/** What elements share, and by tag the folders that one of them has besides its own. */
const sharedFolders = ['base', 'figure', 'locale', 'view'];
const otherFolders = { 'deconv-viewer': ['training'] };

const found = (sources, pattern) =>
  new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name)));

test('custom-elements.json is valid by its schema', () => {
  const ajv = new Ajv({ allowUnionTypes: true });
  const validate = ajv.compile(require('custom-elements-manifest/schema.json'));
  assert.ok(validate(manifest), ajv.errorsText(validate.errors));
});

test('everything in it has a description, and a type where there is one', () => {
  for (const { tagName, ...element } of elements) {
    const { attributes, events, members, slots, cssParts, cssProperties } = element;
    const described = [...attributes, ...events, ...members, ...slots, ...cssParts];
    for (const { name, description } of [...described, ...cssProperties]) {
      assert.ok(description?.length > 3, `${tagName}: ${name}`);
    }
    for (const { name, type, return: returned } of [...attributes, ...events, ...members]) {
      assert.ok((type ?? returned?.type)?.text, `${tagName}: ${name}`);
    }
    for (const list of [attributes, events, cssParts, cssProperties]) {
      assert.deepEqual(names(list), [...new Set(names(list))], tagName);
    }
  }
});

test('attributes, defaults and the properties behind them are those of the classes', async (t) => {
  const page = await openPage(t, site.url);
  for (const { tagName, attributes } of elements) {
    const real = await page.evaluate(async (tag) => {
      const { elementProperties, observedAttributes } = await customElements.whenDefined(tag);
      const fresh = document.createElement(tag);
      // A method may take it: `element.reveal = 'none'`.
      const setsAttribute = (ofTag, name) => {
        const other = document.createElement(ofTag);
        other[name] = 'none';
        return other.getAttribute(name) === 'none';
      };
      return {
        observed: observedAttributes,
        // Frameworks set `element[attribute]` where there is such a property, whatever it is.
        properties: observedAttributes.map((name) => [
          name,
          name in fresh ? elementProperties.get(name)?.attribute !== false : null,
          elementProperties.has(name) || setsAttribute(tag, name),
        ]),
        defaults: Object.fromEntries(
          [...elementProperties.keys()].map((name) => [name, fresh[name]]),
        ),
      };
    }, tagName);
    assert.deepEqual(names(attributes), real.observed.sort(), tagName);
    for (const [name, isThere, isOwn] of real.properties) {
      assert.ok(isThere === null || isOwn, `${tagName}: "${name}" is another property`);
    }
    for (const { name, fieldName, default: value } of attributes) {
      const actual = real.defaults[fieldName];
      const documented = value === undefined ? null : JSON.parse(value.replaceAll("'", '"'));
      assert.deepEqual(actual ?? null, documented, `${tagName}: ${name}`);
    }
  }
});

test('properties take what markup says: numbers as text, "" for what is on', async (t) => {
  const page = await openPage(t, site.url);
  for (const { tagName, attributes } of elements) {
    const ofType = (type) =>
      attributes.filter(({ type: { text } }) => text === type).map(({ fieldName }) => fieldName);
    const read = await page.evaluate(
      async (tag, numbers, flags) => {
        const element = document.createElement(tag);
        element.setAttribute('loading', 'click');
        document.body.append(element);
        for (const name of numbers) element[name] = '7.5';
        for (const name of flags) element[name] = '';
        await element.updateComplete;
        return {
          numbers: numbers.map((name) => element[name]),
          flags: flags.map((name) => element[name]),
        };
      },
      tagName,
      ofType('number'),
      ofType('boolean'),
    );
    assert.deepEqual([...new Set(read.numbers)], ofType('number').length > 0 ? [7.5] : [], tagName);
    assert.deepEqual([...new Set(read.flags)], ofType('boolean').length > 0 ? [true] : [], tagName);
  }
});

/** Attributes that bring out as many parts as one element can have. */
const rich = {
  'codespace-am': { runs: 2, generator: 'mnist-gan', pixels: 'noise', 'stop-at': 0.2 },
  'deconv-learner': { steps: 1 },
  'deconv-viewer': {
    reconstructions: '',
    compare: '',
    top: 2,
    epochs: '',
    train: '',
    layer: 'conv2',
  },
  'explain-scene': { picture: '', permalink: 'scene' },
  'image-input': { loading: 'eager' },
  'lrp-heatmap': { layers: 'conv1', conservation: '', denominators: '', sanity: '', rules: '' },
  'method-contest': { methods: 'gradient random', steps: 4 },
  'occlusion-grid': { occluder: 8, stride: 6 },
  'saliency-map': { sanity: '', faithfulness: '', layer: 'conv2' },
};

for (const { tagName, cssProperties } of elements) {
  test(`<${tagName}>: custom properties that are set to their defaults change nothing`, async (t) => {
    const page = await openPage(t, site.url);
    // What depends on the figure too, as the description says, has no single default.
    const single = cssProperties.filter(({ description }) => !description.includes('unless set'));
    assert.ok(single.length > 0);
    const changed = await page.evaluate(
      async (tag, attributes, properties) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.body.append(element);
        await element.explain?.();
        await element.settle?.();
        await element.updateComplete;
        const looks = () =>
          [...element.shadowRoot.querySelectorAll('[part]')].map((part) => {
            const { color, fontSize, gap, borderColor, backgroundColor, inlineSize } =
              getComputedStyle(part);
            return [
              part.part.value,
              color,
              fontSize,
              gap,
              borderColor,
              backgroundColor,
              inlineSize,
            ];
          });
        const before = JSON.stringify(looks());
        return properties
          .filter(({ name, default: value }) => {
            element.style.setProperty(name, value);
            const isOther = JSON.stringify(looks()) !== before;
            element.style.removeProperty(name);
            return isOther;
          })
          .map(({ name }) => name);
      },
      tagName,
      { model: 'mnist-cnn', ...rich[tagName] },
      single,
    );
    assert.deepEqual(changed, []);
  });
}

for (const { tagName, cssParts } of elements) {
  test(`<${tagName}>: every part that is shown is documented`, async (t) => {
    const page = await openPage(t, site.url);
    const shown = await page.evaluate(
      async (tag, attributes) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.body.append(element);
        await element.explain?.();
        await element.updateComplete;
        const drawn = () => element.shadowRoot.querySelectorAll('[part]');
        // Without `explain()` there is no telling when an element has drawn what it has.
        for (let tries = 0; !element.explain && drawn().length <= 4 && tries < 200; tries++) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const parts = drawn();
        return [...new Set([...parts].flatMap((part) => [...part.part]))];
      },
      tagName,
      { model: 'mnist-cnn', ...rich[tagName] },
    );
    assert.ok(shown.length > 4, shown.join());
    assert.deepEqual(
      shown.filter((part) => !names(cssParts).includes(part)),
      [],
    );
  });
}

for (const { tagName, cssParts, cssProperties, events } of elements) {
  test(`<${tagName}>: every part, custom property and event of its sources is documented`, async () => {
    const own = await sourcesOf(tagName, ...(otherFolders[tagName] ?? []));
    const shared = await sourcesOf(...sharedFolders);
    const parts = [...found(own, /\bpart="([\w -]+)"/g)].flatMap((part) => part.split(' '));
    assert.ok(parts.length > 3);
    const without = (used, list) => [...used].filter((name) => !names(list).includes(name));
    assert.deepEqual(without(parts, cssParts), []);
    const styled = found([...own, ...shared], /var\(\s*(--convlens-[\w-]+)/g);
    const inOwn = found(own, /var\(\s*(--convlens-[\w-]+)/g);
    assert.deepEqual(without(inOwn, cssProperties), []);
    assert.deepEqual(
      names(cssProperties).filter((name) => !styled.has(name)),
      [],
    );
    const told = found(own, /\bemit\((?:[\w.]+,\s*)?'([a-z-]+)'/g);
    assert.deepEqual(without(told, events), []);
    const written = found([...own, ...shared], /'([a-z]+(?:-[a-z]+)+)'/g);
    assert.deepEqual(
      names(events).filter((name) => !written.has(name)),
      [],
    );
  });
}

test('shared figures use no part and no custom property that nobody documents', async () => {
  const sources = await sourcesOf(...sharedFolders);
  const documented = new Set(elements.flatMap(({ cssParts }) => names(cssParts)));
  const parts = [...found(sources, /\bpart="([\w -]+)"/g)].flatMap((part) => part.split(' '));
  assert.deepEqual(
    parts.filter((part) => !documented.has(part)),
    [],
  );
});

test('editors get every tag, attribute and custom property', async () => {
  const { tags } = await readJson('dist/vscode.html-custom-data.json');
  const { properties } = await readJson('dist/vscode.css-custom-data.json');
  const { contributions, version } = await readJson('dist/web-types.json');
  assert.equal(version, (await readJson('package.json')).version);
  for (const { tagName, attributes, cssProperties } of elements) {
    const tag = tags.find(({ name }) => name === tagName);
    assert.deepEqual(names(tag.attributes), names(attributes));
    const webType = contributions.html.elements.find(({ name }) => name === tagName);
    assert.deepEqual(names(webType.attributes), names(attributes));
    assert.deepEqual(
      names(cssProperties).filter((name) => !names(properties).includes(name)),
      [],
    );
  }
  const method = tags
    .find(({ name }) => name === 'saliency-map')
    .attributes.find(({ name }) => name === 'method');
  assert.ok(method.values.some(({ name }) => name === 'guided-grad-cam'));
});
