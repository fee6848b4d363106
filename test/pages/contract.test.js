import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { contractOf } from '../../scripts/contract.js';
import { html, makeSite, openPage, root } from './helpers.js';

/** What version 0.1 had, made by `node scripts/contract.js` from its build; later versions only add to it. */
const promised = JSON.parse(
  await readFile(path.join(root, 'test/fixtures/contract-0.1.json'), 'utf8'),
);
const built = await contractOf(path.join(root, 'dist'));

/** Names that are missing in a list. */
const without = (names, list = []) => names.filter((name) => !list.includes(name));

for (const [tag, element] of Object.entries(promised.elements)) {
  test(`<${tag}> has what it had in version ${promised.version}`, () => {
    const now = built.elements[tag];
    assert.ok(now, tag);
    assert.equal(now.class, element.class);
    for (const kind of ['properties', 'methods', 'parts', 'slots', 'cssProperties']) {
      assert.deepEqual(without(element[kind], now[kind]), [], kind);
    }
    for (const [name, property] of Object.entries(element.attributes)) {
      assert.equal(now.attributes[name], property, `attribute ${name}`);
    }
    for (const [name, type] of Object.entries(element.events)) {
      assert.equal(now.events[name], type, `event ${name}`);
    }
  });
}

test('convlens exports what it exported, and its types have the fields that they had', () => {
  assert.deepEqual(without(promised.values, built.values), []);
  for (const [name, fields] of Object.entries(promised.types)) {
    assert.ok(built.types[name], `type ${name}`);
    assert.deepEqual(without(fields, built.types[name]), [], name);
  }
});

test('attributes set their properties; properties and methods are there', async (t) => {
  const site = await makeSite({ 'index.html': html() });
  const page = await openPage(t, site.url);
  const problems = await page.evaluate(async (elements) => {
    const found = [];
    for (const [tag, { attributes, properties, methods }] of Object.entries(elements)) {
      const Class = await customElements.whenDefined(tag);
      const element = document.createElement(tag);
      for (const [name, property] of Object.entries(attributes)) {
        const { type } = Class.elementProperties.get(property) ?? {};
        const [written, read] =
          type === Number ? ['7.5', 7.5] : type === Boolean ? ['', true] : [' some ', 'some'];
        element.setAttribute(name, written);
        if (element[property] !== read) found.push(`${tag}: ${name} gives ${element[property]}`);
      }
      for (const name of properties) if (!(name in element)) found.push(`${tag}.${name}`);
      for (const name of methods) {
        if (typeof element[name] !== 'function') found.push(`${tag}.${name}()`);
      }
    }
    return found;
  }, promised.elements);
  assert.deepEqual(problems, []);
});
