import assert from 'node:assert/strict';
import { readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { renderPage } from '../../dist/node/render.js';
import { makeFolder } from '../pages/helpers.js';
import { convlens } from '../pages/render-site.js';
import { soundFolder, withCard } from './folders.js';

/** What fails only where a figure is rendered beforehand. */
const files = await soundFolder();
const inOwn = Object.fromEntries(
  Object.entries(files).map(([name, bytes]) => [`own/${name}`, bytes]),
);
const pageOf = (markup) => `<!doctype html><title>T</title>${markup}`;
const own = '<saliency-map model="own/model.json" src="own/image.png"></saliency-map>';

async function assertFails(folder, code) {
  const { status, stderr } = convlens(folder, 'render', 'page.html');
  assert.notEqual(status, 0);
  assert.match(stderr, new RegExp(`\\(${code}\\)`));
  assert.doesNotMatch(stderr, /^\s+at /m);
}

test('a word that is no color: setting-out-of-range', async () => {
  for (const fill of ['plaid', 'f00', 'rgb(1 2)', 'red blue']) {
    const page = pageOf(
      `<occlusion-grid model="mnist-cnn" stride="14" fill="${fill}"></occlusion-grid>`,
    );
    await assertFails(await makeFolder({ 'page.html': page }), 'setting-out-of-range');
  }
});

test('an image of more bytes than are read: render-file-too-large', async () => {
  const folder = await makeFolder({ 'page.html': pageOf(own), ...inOwn });
  await truncate(path.join(folder, 'own/image.png'), 70_000_000);
  await assertFails(folder, 'render-file-too-large');
});

test('a figure whose words would tell NaN: render-not-finite', async () => {
  const labels = withCard(files, (card) => void card.labels.fill('NaN'));
  const folder = await makeFolder({
    'page.html': pageOf(own),
    ...inOwn,
    'own/card.json': labels['card.json'],
  });
  await assertFails(folder, 'render-not-finite');
});

test('a caller that fails while it is asked for an image: render-failed', async () => {
  const folder = await makeFolder({ 'page.html': pageOf(own), ...inOwn });
  assert.equal(convlens(folder, 'render', 'page.html').status, 0);
  const file = path.join(folder, 'page.html');
  const { widgets } = await renderPage(await readFile(file, 'utf8'), {
    url: pathToFileURL(file),
    pictures: 'page.convlens/',
    hasPicture: () => Promise.reject(new Error('The caller fails.')),
  });
  assert.equal(widgets[0].error?.code, 'render-failed', JSON.stringify(widgets[0].error));
});
