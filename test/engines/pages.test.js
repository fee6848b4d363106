import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inTurn } from '../../scripts/rotation.js';
import { makeDisk, root } from '../pages/helpers.js';
import { launch } from './browsers.js';
import { allMissing, engines, others } from './engines.js';
import { examplePages, openSite, watched } from './site.js';

/** In Chromium the examples (scripts/examples.js) and the page tests open these pages. */
const article = allMissing ? {} : await examplePages('blog-post');
const cheating = allMissing ? {} : await examplePages('cheating');
const course = allMissing ? {} : await examplePages('course');
/** What the articles and the course share. */
const files = await readdir(path.join(root, 'examples'));
const shared = Object.fromEntries(
  files
    .filter((file) => file.startsWith('article'))
    .map((file) => [`examples/${file}`, { linkTo: path.join(root, 'examples', file) }]),
);
const site = allMissing ? null : await openSite({ ...shared, ...cheating, ...article, ...course });
const onDisk = await readFile(path.join(root, 'examples/from-disk/index.html'), 'utf8');

/** Scrolls through a page until its figures have ended; there must be some, and all must be right. */
async function readThrough(browser, url) {
  const tab = await browser.open(url);
  await tab.until(() => window.allEnded({ stepsAreEnough: true }));
  const endings = await tab.run(() => window.endings());
  const climbing = await tab.run(() => window.climbing.size);
  assert.ok(endings.length + climbing > 0, `${url} has no figure`);
  for (const { figure, error, backend } of endings) {
    assert.equal(error, undefined, `${url} ${figure}: ${JSON.stringify(error)}`);
    if (figure !== 'relu-backward') assert.equal(backend, 'wasm', `${url} ${figure}`);
  }
  assert.deepEqual(await tab.run(() => window.problems), [], url);
  await tab.close();
  return endings;
}

/** Each takes a minute in a browser that computes slowly; where tests take turns, a third of them. */
const pages = inTurn(
  Object.keys({ ...cheating, ...article, ...course })
    .filter((page) => page.endsWith('.html'))
    .sort(),
  3,
);

for (const name of others) {
  const { missing } = engines[name];
  let running;
  const browser = () => (running ??= launch(name));

  test(`${name} opens the articles and the course`, { skip: missing }, async (t) => {
    for (const page of pages) {
      await t.test(page, async () => readThrough(await browser(), `${site.url}/${page}`));
    }
  });

  test(`${name} opens a page from disk`, { skip: missing }, async () => {
    const folder = await makeDisk({
      'index.html': watched(onDisk),
      convlens: { copyOf: path.join(root, 'dist') },
    });
    const endings = await readThrough(
      await browser(),
      pathToFileURL(path.join(folder, 'index.html')).href,
    );
    const labels = Object.fromEntries(endings.map(({ figure, label }) => [figure, label]));
    assert.deepEqual(labels, { 'saliency-map': '3', 'lrp-heatmap': 'bird' });
  });
}
