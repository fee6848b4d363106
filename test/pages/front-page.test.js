import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, test } from 'node:test';
import { serve } from '../../scripts/server.js';
import { launch, root } from './helpers.js';

/** What `npm start` opens on. */
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = await serve(root);
const browser = await launch();
after(async () => {
  await browser.close();
  await server.close();
});
const address = `${server.url}/examples/`;

async function open(width, scheme) {
  const page = await browser.newPage();
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('response', (response) => response.ok() || problems.push(response.url()));
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address);
  return { page, problems };
}

for (const [width, scheme] of [
  [1280, 'light'],
  [360, 'dark'],
]) {
  test(`the front page, ${width} pixels wide, ${scheme}`, async () => {
    const { page, problems } = await open(width, scheme);
    const images = await page.evaluate(async () => {
      const all = [...document.images];
      for (const image of all) image.loading = 'eager';
      await Promise.all(all.map((image) => image.decode()));
      return all.map(({ currentSrc, alt, naturalWidth, naturalHeight, width, height }) => ({
        file: currentSrc.split('/').at(-1),
        alt,
        shape: naturalWidth / naturalHeight - width / height,
      }));
    });
    assert.ok(images.every(({ alt, shape }) => alt.length > 20 && Math.abs(shape) < 0.02));
    const ending = scheme === 'dark' ? '.dark.webp' : '.webp';
    assert.ok(images.every(({ file }) => file.endsWith(ending)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () =>
      (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    );
    assert.deepEqual(violations, []);
    assert.deepEqual(problems, []);
    await page.close();
  });
}

test('every element has a picture on the front page, which leads to it', async () => {
  const manifest = JSON.parse(await readFile(path.join(root, 'dist/custom-elements.json'), 'utf8'));
  const tags = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ tagName }) => (tagName ? [tagName] : []));
  const { page } = await open(1280, 'light');
  const links = await page.$$eval('.elements a', (all) => all.map(({ href }) => href));
  assert.deepEqual(links.map((href) => href.split('#')[1]).sort(), tags.sort());
  await page.close();
});

test('every link of the front page leads somewhere', async () => {
  const { page } = await open(1280, 'light');
  const links = await page.$$eval('a', (all) => all.map(({ href }) => href));
  for (const link of links) {
    const response = await fetch(link);
    assert.ok(response.ok, link);
    const [, id] = link.split('#');
    if (id) assert.match(await response.text(), new RegExp(`id="${id}"`), link);
  }
  await page.close();
});
