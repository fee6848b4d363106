import assert from 'node:assert/strict';
import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { builtNames } from '../../scripts/hashed-names.js';
import {
  assertCompletes,
  assertFailure,
  html,
  makeSite,
  openPage,
  root,
  settled,
} from './helpers.js';

const names = await builtNames(path.join(root, 'dist'));
/** The file with gallery, sanity check and faithfulness curves. */
const extras = names.get('chunks/saliency-extras.js');
/** That with the layers, books and sanity check of relevance maps. */
const lrpExtras = names.get('chunks/lrp-extras.js');

const pages = {
  'plain.html': html('<saliency-map id="map" model="mnist-cnn" loading="eager"></saliency-map>'),
  'sanity.html': html(
    '<saliency-map id="map" model="mnist-cnn" loading="eager" sanity faithfulness></saliency-map>',
  ),
  'gallery.html': html(
    '<saliency-map id="map" model="mnist-cnn" loading="eager" src="sample:0-2"><p>fallback</p></saliency-map>',
  ),
  'relevance.html': html(
    '<lrp-heatmap id="map" model="mnist-cnn" loading="eager" layers conservation></lrp-heatmap>',
  ),
};

async function filesIn(folder) {
  return (await readdir(path.join(root, 'dist', folder))).map((file) => `${folder}/${file}`);
}

/** Opens a page whose server lacks the part until `page.publish()`; `page.asked` counts who wanted it. */
async function openWithoutPart(t, name, part = extras) {
  const dist = path.join(root, 'dist');
  const files = [...(await readdir(dist)), ...(await filesIn('chunks'))];
  const others = files.filter((file) => file !== part && file !== 'chunks');
  const links = others.map((file) => [`dist/${file}`, { linkTo: path.join(dist, file) }]);
  const site = await makeSite(
    { ...pages, ...Object.fromEntries(links), models: { linkTo: path.join(root, 'models') } },
    { withKit: false },
  );
  return openPage(t, `${site.url}/${name}.html`, {
    before: (page) => {
      page.publish = () => symlink(path.join(dist, part), path.join(site.folder, 'dist', part));
      page.asked = 0;
      page.on('request', (request) => {
        if (request.url().endsWith(part)) page.asked++;
      });
    },
  });
}

/** Waits until a part with this name is in the element's shadow root. */
function shown(page, name) {
  return page.waitForFunction(
    (wanted) =>
      document.querySelector('#map').shadowRoot.querySelector(`[part~="${wanted}"]`) !== null,
    {},
    name,
  );
}

test('the file of the parts is fetched only when an attribute asks for one', async (t) => {
  const page = await openWithoutPart(t, 'plain');
  await assertCompletes(page, 'map');
  assert.equal(page.asked, 0);
  await page.publish();
  await page.evaluate(() => document.querySelector('#map').setAttribute('sanity', ''));
  await shown(page, 'sanity');
  assert.equal(page.asked, 1);
});

test('sanity check and curves that cannot be loaded: a named error, the figure stays', async (t) => {
  const page = await openWithoutPart(t, 'sanity');
  const { detail } = await page.evaluate(() => window.awaitEvent('map', ['part-error']));
  assertFailure({ error: detail }, 'part-unreachable');
  await page.evaluate(() => window.awaitEvent('map', ['explain-complete']));
  await shown(page, 'error');
  await shown(page, 'map-canvas');
  const text = await page.evaluate(
    () => document.querySelector('#map').shadowRoot.querySelector('[part~="error"]').textContent,
  );
  assert.ok(text.includes(detail.message) && text.includes(detail.hint));
  await page.publish();
  await page.reload();
  await shown(page, 'sanity');
  await shown(page, 'curves');
  assert.deepEqual(page.problems, []);
});

test('a gallery that cannot be loaded: a named error, the fallback', async (t) => {
  const page = await openWithoutPart(t, 'gallery');
  const { type, detail } = await settled(page, 'map');
  assert.equal(type, 'explain-error');
  assertFailure({ error: detail }, 'part-unreachable');
  assert.ok(await page.evaluate(() => document.querySelector('#map p').checkVisibility()));
  await page.publish();
  await page.reload();
  await shown(page, 'gallery');
  assert.deepEqual(page.problems, []);
});

test('layers and books that cannot be loaded: a named error, the figure stays', async (t) => {
  const page = await openWithoutPart(t, 'relevance', lrpExtras);
  await assertCompletes(page, 'map');
  await shown(page, 'error');
  await shown(page, 'map-canvas');
  const code = await page.evaluate(
    () => document.querySelector('#map').shadowRoot.querySelector('[part~="error"]').dataset.code,
  );
  assert.equal(code, 'part-unreachable');
  // The next explanation asks again, at another address: browsers remember what has failed.
  await page.publish();
  await page.evaluate(() => document.querySelector('#map').setAttribute('src', 'sample:3'));
  await shown(page, 'bar');
});
