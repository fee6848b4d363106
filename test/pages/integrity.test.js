import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { integrityOf, scriptsForPages } from '../../scripts/integrity.js';
import { assertCompletes, html, makeSite, openPage, root, settled } from './helpers.js';

const dist = path.join(root, 'dist');
const { files } = JSON.parse(await readFile(path.join(dist, 'integrity.json'), 'utf8'));

test('integrity.json has the hash of every script that a page may name or import', async () => {
  assert.deepEqual(Object.keys(files).sort(), await scriptsForPages());
  for (const [name, integrity] of Object.entries(files)) {
    assert.equal(integrity, integrityOf(await readFile(path.join(dist, name))), name);
  }
});

const widget = '<saliency-map id="map" model="mnist-cnn" loading="eager"></saliency-map>';

/** The tag of the docs, and the map that covers what the script imports. */
async function openWith(t, hashes) {
  const map = {
    integrity: Object.fromEntries(
      Object.entries(hashes).map(([name, hash]) => [`./dist/${name}`, hash]),
    ),
  };
  const scripts = `<script type="importmap">${JSON.stringify(map)}</script>
    <script type="module" src="dist/convlens.js" integrity="${hashes['convlens.js']}" crossorigin></script>`;
  const site = await makeSite({ 'index.html': html(widget, scripts) });
  return openPage(t, site.url);
}

test('a page that names all hashes draws its figure', async (t) => {
  const page = await openWith(t, files);
  await assertCompletes(page, 'map');
  assert.deepEqual(page.problems, []);
});

/** The hash of another file. */
const wrong = integrityOf('something else');

test('another script does not run, and the fallback stays', async (t) => {
  const page = await openWith(t, { ...files, 'convlens.js': wrong });
  assert.equal(await page.evaluate(() => customElements.get('saliency-map')), undefined);
});

test('another chunk is refused by the import map, and the figure says so', async (t) => {
  const isView = (name) => name.startsWith('chunks/saliency-view.');
  assert.ok(Object.keys(files).some(isView));
  const changed = Object.entries(files).map(([name, hash]) => [name, isView(name) ? wrong : hash]);
  const page = await openWith(t, Object.fromEntries(changed));
  const { type, detail } = await settled(page, 'map');
  assert.equal(type, 'explain-error');
  assert.equal(detail.code, 'view-unreachable');
});
