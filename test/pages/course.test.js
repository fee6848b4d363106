import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { runAxe } from '../../scripts/story-page.js';
import { html, makeSite, openPage, root } from './helpers.js';

/** The exercises of the course, which its pages check. */
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const exercise = (form) => `<section class="exercise"><h3>Exercise 0.1: try</h3>${form}
  <details class="hint"><summary>Hint</summary><p>h</p></details>
  <details class="answer"><summary>Answer</summary><p>a</p></details></section>`;
const field = (number, tolerance = 0) =>
  exercise(
    `<form class="check"><label>x: <input data-number="${number}" data-tolerance="${tolerance}" /></label></form>`,
  );
const script = '<script defer src="examples/course/exercises.js"></script>';
const kit = '<script type="module" src="dist/convlens.js"></script>';
/** A chapter without the kit: what is tried there needs no figure. */
async function bare(name) {
  const text = await readFile(path.join(root, `examples/course/${name}.html`), 'utf8');
  return text
    .replace(/<script\s+type="module"[\s\S]*?<\/script>/, '')
    .replace(/(href|src)="(course\.css|exercises\.js)"/g, '$1="/examples/course/$2"');
}
const chapters = [
  '1-activations',
  '2-gradients',
  '3-deconvnet-and-guided-backprop',
  '4-occlusion',
  '5-relevance',
  '6-what-a-class-looks-like',
];
const texts = await Promise.all(chapters.map(bare));
/** The exercise with a place, as it stands in the first chapter, alone. */
const withPlace = texts[0]
  .match(/<section class="exercise">[\s\S]*?<\/section>/g)
  .find((section) => section.includes('data-place'));
const site = await makeSite({
  ...Object.fromEntries(chapters.map((name, index) => [`course/${name}.html`, texts[index]])),
  'place.html': html(withPlace, script + kit),
  examples: { linkTo: path.join(root, 'examples') },
  'numbers.html': html(
    [
      field(12832),
      field(1.5),
      field(-3),
      field(0.4),
      field(2.6667, 0.01),
      field(14),
      field(40),
    ].join(''),
    script,
  ),
  'states.html': html(
    `<explain-scene id="scene" model="mnist-cnn" src="sample:3"></explain-scene>
    <occlusion-grid id="grid" model="mnist-cnn" src="sample:3" strip="0" loading="eager"></occlusion-grid>
    ${exercise('<form class="check" data-figure="#scene" data-prediction="8"></form>')}
    ${exercise('<form class="check" data-figure="#scene" data-class="3" data-probability-above="0.9" data-when="check"></form>')}
    ${exercise('<form class="check" data-place="#grid" data-rows="1 2, 9" data-columns="1, 9"></form>')}`,
    script + kit,
  ),
});

async function openChapter(t, name, width = 1280) {
  const page = await openPage(t, 'about:blank');
  await page.setViewport({ width, height: 900 });
  await page.goto(`${site.url}/course/${name}.html`);
  return page;
}

/** What the page says of an exercise, by its number on the page from 0. */
const verdict = (page, index) =>
  page.$$eval(
    '.exercise',
    (all, index) => {
      const { dataset } = all[index].querySelector('form');
      const { textContent } = all[index].querySelector('output');
      return [dataset.verdict, textContent, all[index].querySelector('.answer').open];
    },
    index,
  );

test('numbers as people write them', async (t) => {
  const page = await openPage(t, `${site.url}/numbers.html`);
  const tries = [
    [0, ['12832', '12,832', '12.832', '12 832', '12\u202f832', '32*401', '32 · 401', '= 12,832.0']],
    [1, ['1.5', '1,5', '3/2', '1½', '1 1/2', '+1.50', '150%', '15e-1']],
    [2, ['-3', '−3', '– 3', '-6/2', '−3,0']],
    [3, ['0.4', ',4', '40%', '40 %', '2/5', '40 percent']],
    [4, ['8/3', '2⅔', '2.67', '2,667', '2 2/3']],
    [5, ['14', '14 × 14', '14x14', '14 px']],
    [6, ['40', '40%']],
  ];
  const judged = await page.evaluate((tries) => {
    const forms = [...document.querySelectorAll('form')];
    return tries.flatMap(([index, texts]) =>
      texts.map((text) => {
        forms[index].querySelector('input').value = text;
        forms[index].requestSubmit();
        return [text, forms[index].dataset.verdict];
      }),
    );
  }, tries);
  assert.deepEqual(
    judged.filter(([, isRight]) => isRight !== 'right'),
    [],
  );
});

test('what is wrong with a number', async (t) => {
  const page = await openPage(t, `${site.url}/numbers.html`);
  const told = await page.evaluate(() => {
    const [count, , minus] = document.querySelectorAll('form');
    const say = (form, text) => {
      form.querySelector('input').value = text;
      form.requestSubmit();
      return form.querySelector('output').textContent.replace(' The hint below may help.', '');
    };
    return [
      say(count, ''),
      say(count, 'many'),
      say(count, '1/0'),
      say(count, '1.2.3'),
      say(count, '20000'),
      say(count, '12,800'),
      say(count, '12'),
      say(minus, '3'),
    ];
  });
  const noNumber = 'Write one number, such as 1.5, 8/3 or 40%.';
  assert.deepEqual(told, [
    'No number yet.',
    noNumber,
    noNumber,
    noNumber,
    'Too high.',
    'A little too low.',
    'Too low.',
    'The size is right, the sign is not.',
  ]);
});

test('several fields, by keyboard: what is wrong, the hint, the answer', async (t) => {
  const page = await openChapter(t, chapters[0]);
  const [conv1, conv2, dense1, logits] = await page.$$('.exercise:first-of-type input');
  await conv1.focus();
  await page.keyboard.type('416');
  await page.keyboard.press('Tab');
  await page.keyboard.type('832');
  await page.keyboard.press('Tab');
  await page.keyboard.type('32,832');
  await page.keyboard.press('Enter');
  assert.deepEqual(await verdict(page, 0), [
    'wrong',
    '2 of 4 right. conv2: too low; logits: no number yet. The hint below may help.',
    false,
  ]);
  const invalid = (input) => input.evaluate((node) => node.getAttribute('aria-invalid'));
  assert.deepEqual(await Promise.all([conv1, conv2, dense1, logits].map(invalid)), [
    null,
    'true',
    null,
    'true',
  ]);
  await conv2.evaluate((input) => (input.value = ''));
  await conv2.type('12.832');
  assert.equal(await invalid(conv2), null);
  await logits.type('650');
  await page.$eval('.exercise .hint', (hint) => (hint.open = true));
  await page.click('.exercise form button');
  assert.deepEqual(await verdict(page, 0), ['right', 'Right. The answer below says why.', true]);
  // The address has not changed: nothing is sent.
  assert.equal(new URL(page.url()).search, '');
});

test('choices: one of several, and several of several', async (t) => {
  const page = await openChapter(t, chapters[0]);
  const [radio, boxes] = [3, 4];
  await page.$$eval('.exercise', (all) => all[3].querySelector('input').focus());
  await page.keyboard.press('Enter');
  assert.match((await verdict(page, radio))[1], /^Choose one first\./);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  assert.match((await verdict(page, radio))[1], /red light closes it.* The hint below may help\.$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.deepEqual((await verdict(page, radio)).slice(0, 1), ['right']);
  const chosen = (indices) =>
    page.$$eval(
      '.exercise',
      (all, indices) => {
        const form = all[4].querySelector('form');
        form.querySelectorAll('input').forEach((input, index) => {
          input.checked = indices.includes(index);
        });
        form.requestSubmit();
      },
      indices,
    );
  await chosen([0, 3]);
  assert.match((await verdict(page, boxes))[1], /^1 of 3 found\. 1 of your choices does not/);
  await chosen([0, 1]);
  assert.match((await verdict(page, boxes))[1], /^2 of 3 found\. The hint/);
  await chosen([0, 1, 2]);
  assert.deepEqual((await verdict(page, boxes))[0], 'right');
});

test('a place in a figure, by mouse and by keys', async (t) => {
  const page = await openPage(t, `${site.url}/place.html`);
  const place = 0;
  await page.$$eval('.exercise', (all) => all[0].querySelector('form').requestSubmit());
  assert.match((await verdict(page, place))[1], /^Click a place in the figure first/);
  const figure = await page.$('#window');
  await figure.scrollIntoView();
  const ready = () =>
    page.waitForFunction(() =>
      document.querySelector('#window').shadowRoot?.querySelector('[part~="picker"][tabindex]'),
    );
  await ready();
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('#window');
    const surface = shadowRoot.querySelector('[part~="picker"][tabindex]');
    const { left, top, width, height } = surface.getBoundingClientRect();
    const at = { clientX: left + (0.5 / 8) * width, clientY: top + (4.5 / 8) * height };
    for (const type of ['pointerdown', 'click']) {
      surface.dispatchEvent(
        new PointerEvent(type, { ...at, bubbles: true, composed: true, cancelable: true }),
      );
    }
  });
  assert.match((await verdict(page, place))[1], /^Row 5, column 1: not that column\./);
  await page.evaluate(() =>
    document
      .querySelector('#window')
      .shadowRoot.querySelector('[part~="picker"][tabindex]')
      .focus(),
  );
  // A key starts where the one before it, and the click, have come to.
  const isAt = (column) =>
    page.waitForFunction(
      (wanted) => {
        const { result } = document.querySelector('#window');
        return String(result?.details.neuron?.position.slice(0, 2)) === `4,${wanted}`;
      },
      {},
      column,
    );
  for (const column of [1, 2]) {
    await isAt(column - 1);
    await page.keyboard.press('ArrowRight');
  }
  await isAt(2);
  const marked = () => page.$eval('.exercise .marked', ({ textContent }) => textContent);
  assert.equal(await marked(), 'Marked: row 5, column 3.');
  // To pass over a place is no attempt.
  assert.equal((await verdict(page, place))[0], 'wrong');
  await page.keyboard.press('Enter');
  assert.deepEqual(await verdict(page, place), [
    'right',
    'Right. The answer below says why.',
    true,
  ]);
});

test('states of a figure, and the regions of an occluder', async (t) => {
  const page = await openPage(t, `${site.url}/states.html`);
  await page.waitForFunction(() => document.querySelector('#scene').predictions?.length > 0);
  const submit = (index) =>
    page.$$eval('form', (forms, index) => forms[index].requestSubmit(), index);
  await submit(0);
  assert.match((await verdict(page, 0))[1], /^Not yet: the network predicts 3 \(>99\.9%\)\. The/);
  assert.equal((await verdict(page, 1))[0] ?? null, null, 'judged at the button alone');
  await submit(1);
  assert.equal((await verdict(page, 1))[0], 'right');
  await page.$eval('#scene', (scene) => (scene.src = 'sample:8'));
  await page.waitForFunction(() => document.querySelector('form').dataset.verdict === 'right');
  await submit(1);
  assert.match((await verdict(page, 1))[1], /^Not yet: the network predicts 8 \(>99\.9%\), 3 \(</);
  const moved = (position) =>
    page.evaluate((value) => {
      const grid = document.querySelector('#grid');
      const detail = { name: 'position', value };
      grid.dispatchEvent(new CustomEvent('reader-change', { detail }));
      document.querySelectorAll('form')[2].requestSubmit();
    }, position);
  for (const [position, expected] of [
    ['1,0', 'right'],
    ['8,8', 'right'],
    ['8,0', 'wrong'],
    ['4,4', 'wrong'],
  ]) {
    await moved(position);
    assert.equal((await verdict(page, 2))[0], expected, position);
  }
});

test('without scripts the questions, hints and answers stand alone', async (t) => {
  const page = await openPage(t, 'about:blank');
  await page.setJavaScriptEnabled(false);
  for (const chapter of chapters) {
    await page.goto(`${site.url}/course/${chapter}.html`);
    const counts = await page.$$eval('.exercise', (all) => ({
      shown: all.flatMap((one) =>
        [...one.querySelectorAll('input, button, output')].filter((node) => node.checkVisibility()),
      ).length,
      all: all.length,
      texts: all.filter((one) => one.querySelector('h3 + p').checkVisibility()).length,
      folded: all.filter((one) => one.querySelector('.hint + .answer:not([open])')).length,
    }));
    const { all } = counts;
    assert.ok(all >= 5, chapter);
    assert.deepEqual(counts, { shown: 0, all, texts: all, folded: all }, chapter);
  }
});

test('the exercises are accessible, and large enough for fingers', async (t) => {
  for (const chapter of chapters) {
    const page = await openChapter(t, chapter, 360);
    await page.$$eval('form.check', (forms) => forms.forEach((form) => form.requestSubmit()));
    await page.evaluate(axe);
    assert.deepEqual(await runAxe(page, 'html'), [], chapter);
    const sizes = await page.$$eval('.exercise :is(button, input, summary)', (controls) =>
      controls
        .filter((control) => control.checkVisibility())
        .map((control) => (control.matches('[type]') ? control.labels[0] : control))
        .map((target) => [target.textContent || target.outerHTML, target.offsetHeight])
        .filter(([, height]) => height < 44),
    );
    assert.deepEqual(sizes, [], chapter);
    // One live region each, and the heading in the button's name.
    const names = await page.$$eval('form.check', (forms) =>
      forms.map((form) => [
        form.querySelectorAll('output, [aria-live], [role=status]').length,
        form.querySelector('button').getAttribute('aria-label'),
      ]),
    );
    for (const [regions, name] of names) {
      assert.equal(regions, 1);
      assert.match(name, /^Check Exercise \d\.\d$/);
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, 360, chapter);
  }
});
