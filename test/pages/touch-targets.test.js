import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneOfEach, pageOf, ready } from './fixtures/one-of-each.js';
import { launch, makeSite, openPage } from './helpers.js';

const site = await makeSite(
  Object.fromEntries(Object.keys(oneOfEach).map((tag) => [`${tag}.html`, pageOf(tag)])),
);
const browser = await launch();

/** CSS pixels of the smaller side. */
const LEAST = 44;

/**
 * In the page: every control of every element that is seen, all folds open, with the sides of what takes
 * a finger: the control or its label, which takes it as well.
 */
function targets() {
  const kinds =
    'button, select, summary, textarea, input, a[href], [role="option"], [role="application"]';
  const inSentence = (control) => Boolean(control.closest('p, li.paper, dd, figcaption'));
  const elements = [...document.querySelectorAll('body *')].filter(({ shadowRoot }) => shadowRoot);
  return elements.flatMap(({ localName, shadowRoot }) =>
    [...shadowRoot.querySelectorAll(kinds)]
      .filter((control) => control.checkVisibility() && !control.closest('[aria-hidden="true"]'))
      .map((control) => {
        const label = control.matches('[type="checkbox"], [type="radio"], [type="file"]')
          ? control.closest('label')
          : null;
        const { width, height } = (label ?? control).getBoundingClientRect();
        const name = control.getAttribute('part') ?? control.className;
        const kind = `${control.localName}${control.type ? `[${control.type}]` : ''}.${name}`;
        const inline = control.matches('a, button') && inSentence(control);
        const isPager = Boolean(control.closest('.pager'));
        const words = (control.textContent || control.ariaLabel || '').trim().slice(0, 30);
        return { localName, kind, words, width, height, exempt: inline && !isPager };
      }),
  );
}

/** Opens all that is folded, the toolbar and its embed code with it. */
async function unfold(page) {
  await page.evaluate(async () => {
    const elements = [...document.querySelectorAll('body *')].filter(
      ({ shadowRoot }) => shadowRoot,
    );
    for (const { shadowRoot } of elements) {
      for (const fold of shadowRoot.querySelectorAll('details')) fold.open = true;
    }
    await new Promise((done) => setTimeout(done, 800));
    for (const { shadowRoot } of elements) {
      for (const opener of shadowRoot.querySelectorAll(
        '[data-way="digit"][aria-expanded="false"]',
      )) {
        opener.click();
      }
      for (const fold of shadowRoot.querySelectorAll('details')) fold.open = true;
    }
    await new Promise((done) => setTimeout(done, 800));
  });
}

let counted = 0;
for (const tag of Object.keys(oneOfEach)) {
  for (const width of [360, 1024]) {
    test(`every control of <${tag}> has 44 px for a finger at ${width} px`, async (t) => {
      const page = await openPage(t, `${site.url}/${tag}.html`, {
        browser,
        before: (opened) =>
          opened.setViewport({ width, height: 800, isMobile: true, hasTouch: true }),
      });
      assert.ok(await page.evaluate(() => matchMedia('(pointer: coarse)').matches));
      await ready(page);
      await unfold(page);
      const found = await page.evaluate(targets);
      assert.ok(found.length > 0);
      counted += found.length;
      const small = found.filter(
        ({ width: wide, height, exempt }) => !exempt && Math.min(wide, height) < LEAST - 0.5,
      );
      const lines = small.map(
        ({ localName, kind, words, width: wide, height }) =>
          `${localName} ${kind} "${words}": ${wide.toFixed(1)} x ${height.toFixed(1)}`,
      );
      assert.deepEqual([...new Set(lines)], []);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
        false,
        'nothing is wider than the page',
      );
    });
  }
}

test('with a mouse the controls are as small as before', async (t) => {
  const page = await openPage(t, `${site.url}/saliency-map.html`, { browser });
  await ready(page);
  const heights = (await page.evaluate(targets))
    .filter(({ kind }) => /^select/.test(kind))
    .map(({ height }) => height);
  assert.ok(heights.length > 0);
  assert.ok(Math.max(...heights) < 40, String(heights));
  t.diagnostic(`${counted} controls measured`);
});
