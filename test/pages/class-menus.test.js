import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { builtNames } from '../../scripts/hashed-names.js';
import {
  gate,
  html,
  makeSite,
  modelFiles,
  openPage,
  oracleModule,
  root,
  settled,
} from './helpers.js';
import { greyPng } from './png.js';

const CLASSES = 1000;
/** Beside these, names without any of their letters in a row. */
const named = [
  'tench',
  'hot dog',
  'Égyptian cat',
  'dogsled',
  'prairie_dog',
  'crane',
  'watchdog',
  'المها',
  '12',
];
const labels = Array.from({ length: CLASSES }, (_, index) => named[index] ?? `class ${index}`);
labels[517] = 'crane';

const { dense, flatten, softmax } = await oracleModule();
const few = Array.from({ length: 30 }, (_, index) => `class ${index}`);
async function model(name, names) {
  const layers = [flatten(), dense(names.length, { name: 'scores' }), softmax()];
  const samples = [{ src: 'grey.png', label: names[0], title: 'grey' }];
  return {
    ...(await modelFiles(name, [4, 4, 1], layers)),
    [`${name}/card.json`]: JSON.stringify({ labels: names, input: { range: [0, 1] }, samples }),
    [`${name}/grey.png`]: greyPng(4, 4),
  };
}

const map =
  '<saliency-map id="map" model="many/model.json" loading="eager" controls="all"></saliency-map>';
const site = await makeSite({
  ...(await model('many', labels)),
  ...(await model('few', few)),
  'index.html': html(`<div style="overflow: hidden; contain: paint">${map}</div>
    <p style="height: 1500px"><button id="next">Next</button></p>`),
  'few.html': html(map.replace('many', 'few')),
  'all.html': html(
    ['saliency-map', 'lrp-heatmap', 'occlusion-grid']
      .map((tag) => `<${tag} id="${tag}" model="many/model.json" loading="eager"></${tag}>`)
      .join(''),
  ),
  'codespace.html': html(
    '<codespace-am id="map" model="many/model.json" generator="" pixels="noise" prior="none" runs="2" stop-at="0.001" target="5" loading="eager"></codespace-am>',
  ),
  'scene.html': html(
    `<explain-scene id="scene" model="many/model.json">${map.replace(' model="many/model.json"', '')}</explain-scene>`,
  ),
  'classic.html': html(map, '<script src="dist/convlens.iife.js"></script>'),
  'german.html': html(map.replace('<saliency-map', '<saliency-map lang="de"')),
});
const chunk = (await builtNames(path.join(root, 'dist'))).get('chunks/combobox.js');

/** The page once its figure stands and its field suggests. */
async function openMenu(t, name = '', { host = 'map', ...options } = {}) {
  const page = await openPage(t, `${site.url}/${name}`, options);
  await settled(page, 'map');
  await enhanced(page, host);
  return page;
}

const enhanced = (page, host) =>
  page.waitForFunction(
    (id) => document.getElementById(id).shadowRoot.querySelector('input[role="combobox"]'),
    {},
    host,
  );

const fieldOf = (page, host = 'map') =>
  page.waitForSelector(`#${host} >>> [part~="combobox"]`, { visible: true });

/** What the field and its list say. */
function state(page, host = 'map') {
  return page.$eval(`#${host}`, ({ shadowRoot }) => {
    const field = shadowRoot.querySelector('[part~="combobox"]');
    const list = shadowRoot.getElementById(field.getAttribute('aria-controls'));
    const popup = list.parentElement;
    const active = shadowRoot.getElementById(field.getAttribute('aria-activedescendant') ?? '-');
    const clean = (element) => element.textContent.trim().replace(/\s+/g, ' ');
    return {
      text: field.value,
      expanded: field.getAttribute('aria-expanded'),
      isShown: popup.checkVisibility(),
      active: active && clean(active),
      options: [...list.querySelectorAll('[role="option"]')].map(clean),
      groups: [...list.querySelectorAll('[role="group"]')].map((group) => [
        clean(shadowRoot.getElementById(group.getAttribute('aria-labelledby'))),
        group.querySelectorAll('[role="option"]').length,
      ]),
      said: clean(popup.parentElement.querySelector('[role="status"]')),
      rest: [...popup.querySelectorAll('.rest')].map(clean),
    };
  });
}

/** Until the figure explains the class with this index. */
const explains = (page, index) =>
  page.waitForFunction(
    (wanted) => document.querySelector('#map').result?.target.index === wanted,
    {},
    index,
  );

const targetOf = (page) => page.$eval('#map', ({ target }) => target);

test('what a text finds: without case and marks, beginnings of words first, names and numbers at once', async () => {
  const built = path.join(root, 'dist/components/figure/suggestions.js');
  const { suggestionsFor } = await import(pathToFileURL(built));
  const choices = [
    { value: 'top', label: 'predicted class' },
    ...labels.map((label, index) => ({ value: String(index), label, isName: true })),
  ];
  const found = (text) => suggestionsFor(choices, text).groups.flatMap((group) => group.choices);
  const names = (text) => found(text).map(({ label }) => label);
  assert.deepEqual(names('DOG'), ['hot dog', 'dogsled', 'prairie_dog', 'watchdog']);
  assert.deepEqual(names('egypt'), ['Égyptian cat']);
  assert.deepEqual(names(' prairie dog '), ['prairie_dog']);
  assert.deepEqual(names('مها'), ['المها']);
  assert.deepEqual(names('no such class'), []);
  assert.equal(found('345')[0].value, '345');
  // A label is what readers see; an index is only for who knows it.
  assert.equal(found('12')[0].value, '8');
  assert.equal(names('12')[1], 'class 12');
  // Two of one name are told apart.
  assert.deepEqual(
    found('crane').map(({ value, note }) => [value, note]),
    [
      ['5', '5'],
      ['517', '517'],
    ],
  );
  const { total, left } = suggestionsFor(choices, 'class');
  // "predicted class" is one of them.
  assert.deepEqual([total, left], [991, 891]);
});

test("the network's prediction comes first, then its five best, then all classes in order", async (t) => {
  const page = await openMenu(t);
  const before = await state(page);
  assert.deepEqual(
    [before.text, before.expanded, before.isShown, before.options.length, before.said],
    ['predicted class', 'false', false, 0, ''],
  );
  await (await fieldOf(page)).click();
  const { options, groups, said, rest, expanded, active, isShown } = await state(page);
  assert.deepEqual([expanded, active, isShown], ['true', null, true]);
  const best = await page.$eval('#map', ({ result }) =>
    result.predictions.slice(0, 5).map(({ label }) => label),
  );
  assert.equal(options[0], 'predicted class');
  best.forEach((label, index) =>
    assert.match(options[index + 1], new RegExp(`^${label} <?\\d+\\.\\d%$`)),
  );
  assert.deepEqual(options.slice(6, 9), labels.slice(0, 3));
  assert.deepEqual(groups, [
    ['Predicted for this image', 5],
    ['All classes', 94],
  ]);
  assert.equal(options.length, 100);
  assert.equal(said, '1,001 matches');
  assert.deepEqual(rest, ['906 more: type a part of the name']);
  // Another drawing of the figure leaves an open list alone.
  await page.$eval('#map', async (element) => {
    element.opacity = 0.3;
    element.lang = 'en-GB';
    await element.updateComplete;
  });
  assert.equal((await state(page)).options.length, 100);
  const { names, chosen } = await page.$eval('#map', ({ shadowRoot }) => {
    const options = [...shadowRoot.querySelectorAll('[role="option"]')];
    return {
      names: options
        .slice(1)
        .every((option) => option.translate === false && option.querySelector('[dir="auto"]')),
      chosen: options.filter((option) => option.ariaCurrent === 'true').length,
    };
  });
  assert.deepEqual([names, chosen], [true, 1]);
});

test('by keys: arrows, Enter, Escape, Tab, Home and End', async (t) => {
  const page = await openMenu(t);
  const field = await fieldOf(page);
  await field.focus();
  assert.equal((await state(page)).isShown, false);
  const press = (...keys) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());

  await press('ArrowDown');
  assert.equal((await state(page)).active, 'predicted class');
  await press('ArrowDown');
  assert.match((await state(page)).active, /%$/);
  await press('Escape');
  assert.deepEqual(
    [(await state(page)).isShown, (await state(page)).text],
    [false, 'predicted class'],
  );
  await press('ArrowUp');
  assert.equal((await state(page)).active, labels[93]);
  await press('Escape');
  await page.keyboard.down('Alt');
  await press('ArrowDown');
  const opened = await state(page);
  assert.deepEqual([opened.isShown, opened.active], [true, null]);
  await press('ArrowUp');
  assert.equal((await state(page)).isShown, false);
  await page.keyboard.up('Alt');

  await field.click();
  await page.keyboard.type('dog');
  const typed = await state(page);
  assert.deepEqual(typed.options, ['hot dog', 'dogsled', 'prairie_dog', 'watchdog']);
  assert.deepEqual([typed.said, typed.active], ['4 matches', null]);
  await press('ArrowDown', 'Home');
  const home = await field.evaluate((input) => input.selectionStart);
  assert.deepEqual([home, (await state(page)).active], [0, null]);
  await press('End');
  assert.equal(await field.evaluate((input) => input.selectionStart), 3);
  // The first Escape closes the list, the second takes the text back, the third is the page's.
  await page.evaluate(() => {
    window.heard = [];
    document.addEventListener('keydown', ({ key }) => window.heard.push(key));
  });
  await press('Escape');
  assert.deepEqual([(await state(page)).isShown, (await state(page)).text], [false, 'dog']);
  await press('Escape');
  assert.equal((await state(page)).text, 'predicted class');
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  await press('Escape');
  assert.deepEqual(await page.evaluate(() => window.heard), ['Escape']);

  await field.click();
  await page.keyboard.type('dog');
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await explains(page, 3);
  assert.deepEqual([(await state(page)).text, (await state(page)).isShown], ['dogsled', false]);
  assert.equal(await targetOf(page), '3');

  // The Tab key takes the option that is active along.
  await field.click();
  await page.keyboard.type('crane');
  await press('ArrowDown', 'ArrowDown', 'Tab');
  await explains(page, 517);
  assert.match(
    await page.evaluate(
      () =>
        document.querySelector('#map').shadowRoot.activeElement?.closest('[part~="control"]')
          ?.textContent ?? '',
    ),
    /^\s*Method\s/,
  );
  assert.equal(await targetOf(page), '517');

  // A number is the class with this index, also without an option; so is a whole name.
  await field.click();
  await page.keyboard.type('345');
  await press('Enter');
  await explains(page, 345);
  await field.click();
  await page.keyboard.type('HOT DOG');
  await press('Tab');
  await explains(page, 1);
  assert.equal((await state(page)).text, 'hot dog');
  // The only one that matches.
  await field.click();
  await page.keyboard.type('egypt');
  await press('Enter');
  await explains(page, 2);
});

test('what is no class is not chosen', async (t) => {
  const page = await openMenu(t);
  await page.evaluate(() => {
    window.started = 0;
    document.addEventListener('explain-start', () => window.started++);
  });
  const field = await fieldOf(page);
  for (const leave of ['Tab', 'Enter']) {
    await field.click();
    await page.keyboard.type('no such class');
    const { said, options, rest, expanded, isShown } = await state(page);
    assert.deepEqual(
      [said, options, rest, expanded, isShown],
      ['No match', [], ['No match'], 'false', true],
    );
    await page.keyboard.press(leave);
    await page.focus('#next');
    const after = await state(page);
    assert.deepEqual([after.text, after.isShown], ['predicted class', false]);
  }
  // Several contain it, and none is called so.
  await field.click();
  await page.keyboard.type('dog');
  await page.keyboard.press('Enter');
  assert.equal((await state(page)).isShown, true);
  await page.focus('#next');
  assert.equal((await state(page)).text, 'predicted class');
  assert.equal(await targetOf(page), 'top');
  assert.equal(await page.evaluate(() => window.started), 0);
});

test('by mouse, out of a box that cuts off, and it stays at its field', async (t) => {
  const page = await openMenu(t);
  await page.setViewport({ width: 900, height: 700 });
  const field = await fieldOf(page);
  await field.evaluate((input) => input.scrollIntoView({ block: 'start' }));
  await field.click();
  const gap = async () => {
    const [popup, input] = await boxes(page);
    return [
      Math.abs(popup.left - input.left) < 1,
      Math.abs(popup.top - input.bottom) < 1,
      Math.abs(input.top - popup.bottom) < 1,
    ];
  };
  assert.deepEqual(await gap(), [true, true, false]);
  await page.evaluate(() => scrollBy(0, -20));
  await frames(page);
  assert.deepEqual(await gap(), [true, true, false]);
  const option = await page.waitForSelector('#map >>> [data-value="7"]', { visible: true });
  await option.scrollIntoView();
  await option.click();
  await explains(page, 7);
  assert.deepEqual([(await state(page)).text, (await state(page)).isShown], ['المها', false]);
  assert.equal(await field.evaluate((input) => input.getRootNode().activeElement === input), true);

  // No room below.
  await page.setViewport({ width: 360, height: 420 });
  await field.evaluate((input) => input.scrollIntoView({ block: 'end' }));
  await field.click();
  await frames(page);
  assert.equal((await gap())[2], true);
  const [popup] = await boxes(page);
  assert.ok(popup.left >= 0 && popup.right <= 360 && popup.top >= 0, JSON.stringify(popup));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.mouse.click(350, 5);
  assert.equal((await state(page)).isShown, false);
});

test('by finger: options of 44 pixels', async (t) => {
  const page = await openMenu(t, '', {
    before: (page) => page.setViewport({ width: 390, height: 800, isMobile: true, hasTouch: true }),
  });
  const field = await fieldOf(page);
  await field.tap();
  const option = await page.waitForSelector('#map >>> [data-value="3"]', { visible: true });
  assert.ok((await option.boundingBox()).height >= 44);
  await option.scrollIntoView();
  await option.tap();
  await explains(page, 3);
});

test('where the browser has no top layer the list stands at its field too', async (t) => {
  const page = await openMenu(t, '', {
    before: (page) =>
      page.evaluateOnNewDocument(() => {
        delete HTMLElement.prototype.showPopover;
        delete HTMLElement.prototype.popover;
      }),
  });
  await page.$eval('div', (box) => box.removeAttribute('style'));
  // As it is where nothing is known of popovers.
  await page.$eval('#map', ({ shadowRoot }) =>
    shadowRoot.querySelectorAll('[popover]').forEach((popup) => popup.removeAttribute('popover')),
  );
  const field = await fieldOf(page);
  await field.click();
  await frames(page);
  const [popup, input] = await boxes(page);
  assert.ok((await state(page)).isShown);
  assert.ok(Math.abs(popup.left - input.left) < 1, `${popup.left} ${input.left}`);
  assert.ok(Math.min(Math.abs(popup.top - input.bottom), Math.abs(input.top - popup.bottom)) < 1);
});

test('until the code of the list has come the field takes a whole name, in the same place', async (t) => {
  const gated = await gate(site, /combobox\.[\da-f]+\.js/);
  const page = await openPage(t, gated.url);
  await settled(page, 'map');
  const field = await fieldOf(page);
  assert.equal(await field.evaluate((input) => input.role), null);
  await field.click({ count: 3 });
  await page.keyboard.type('no such class');
  await page.keyboard.press('Tab');
  assert.equal(await field.evaluate((input) => input.value), 'predicted class');
  await field.click({ count: 3 });
  await page.keyboard.type('dogsled');
  await page.keyboard.press('Tab');
  await explains(page, 3);
  const box = await field.boundingBox();
  await field.click({ count: 3 });
  await page.keyboard.type('dog');
  gated.open();
  await enhanced(page, 'map');
  // What was typed meanwhile is searched.
  assert.deepEqual((await state(page)).options, ['hot dog', 'dogsled', 'prairie_dog', 'watchdog']);
  assert.deepEqual(await field.boundingBox(), box);
});

test('without its code the field goes on as it is', async (t) => {
  const refused = await gate(site, /combobox\.[\da-f]+\.js/, { refuse: true });
  const page = await openPage(t, refused.url);
  await settled(page, 'map');
  const field = await fieldOf(page);
  await field.click({ count: 3 });
  await page.keyboard.type('517');
  await page.keyboard.press('Enter');
  await explains(page, 517);
  assert.deepEqual(page.problems, []);
});

test('thirty classes are a menu, and the code of the list is not fetched', async (t) => {
  const asked = [];
  const page = await openPage(t, `${site.url}/few.html`, {
    before: (page) => page.on('request', (request) => asked.push(request.url())),
  });
  await settled(page, 'map');
  const counts = await page.$eval('#map', ({ shadowRoot }) => [
    Math.max(...[...shadowRoot.querySelectorAll('select')].map(({ options }) => options.length)),
    shadowRoot.querySelectorAll('[part~="combobox"]').length,
  ]);
  // What the class is compared with may also be nothing, the others or rivals.
  assert.deepEqual(counts, [32, 0]);
  assert.ok(chunk && !asked.some((url) => url.endsWith(chunk)));
});

test('every element with a menu of classes has it', async (t) => {
  const page = await openPage(t, `${site.url}/all.html`);
  for (const tag of ['saliency-map', 'lrp-heatmap', 'occlusion-grid']) {
    await settled(page, tag);
    await enhanced(page, tag);
    const field = await fieldOf(page, tag);
    await field.evaluate((input) => input.scrollIntoView({ block: 'center' }));
    await field.click();
    const { options, groups } = await state(page, tag);
    assert.deepEqual([tag, options.length, groups[0]], [tag, 100, ['Predicted for this image', 5]]);
    await page.keyboard.type('tench');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (id) => document.getElementById(id).result.target.label === 'tench',
      {},
      tag,
    );
  }
});

test('<codespace-am> has no image: all classes, in order', async (t) => {
  const page = await openMenu(t, 'codespace.html');
  const field = await fieldOf(page);
  await field.evaluate((input) => input.scrollIntoView({ block: 'center' }));
  await field.click();
  const { text, options, groups } = await state(page);
  assert.deepEqual([text, options[0], groups], ['crane', 'tench', []]);
  await page.keyboard.type('hot');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await targetOf(page), '1');
});

test('a scene knows the predictions for its image, and tells the page of choices alone', async (t) => {
  const page = await openMenu(t, 'scene.html', { host: 'scene' });
  await page.evaluate(() => {
    window.changes = [];
    document.addEventListener('scene-change', ({ detail }) => window.changes.push(detail.target));
  });
  const field = await fieldOf(page, 'scene');
  await field.click();
  const { groups } = await state(page, 'scene');
  assert.deepEqual(groups[0], ['Predicted for this image', 5]);
  await page.keyboard.type('no such class');
  await page.keyboard.press('Tab');
  assert.deepEqual(await page.evaluate(() => window.changes), []);
  await field.click();
  await page.keyboard.type('tench');
  await page.keyboard.press('Enter');
  await explains(page, 0);
  assert.deepEqual(await page.evaluate(() => window.changes), ['0']);
});

test('as a classic script, and in German', async (t) => {
  const classic = await openMenu(t, 'classic.html');
  await (await fieldOf(classic)).click();
  assert.equal((await state(classic)).said, '1,001 matches');
  const german = await openMenu(t, 'german.html');
  await (await fieldOf(german)).click();
  const { said, groups } = await state(german);
  assert.deepEqual([said, groups[1][0]], ['1.001 Treffer', 'Alle Klassen']);
});

test('no paper shows the list', async (t) => {
  const page = await openMenu(t);
  await (await fieldOf(page)).click();
  await page.emulateMediaType('print');
  assert.equal((await state(page)).isShown, false);
});

/** The boxes of the open list and of its field. */
function boxes(page) {
  return page.$eval('#map', ({ shadowRoot }) =>
    ['.popup:not([hidden])', '[part~="combobox"]'].map((selector) => {
      const { left, top, right, bottom } = shadowRoot
        .querySelector(selector)
        .getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
}

function frames(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
