import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { allEnded, assertFigures, readFigures, readPage } from '../../scripts/examples/page.js';
import { makeSite, openPage, root } from './helpers.js';

const example = path.join(root, 'examples/offline');

test('after one visit the page and its figures work without a server', async (t) => {
  const files = ['index.html', 'offline.css', 'service-worker.js'];
  const contents = files.map(async (name) => [name, await readFile(path.join(example, name))]);
  const site = await makeSite(Object.fromEntries(await Promise.all(contents)), { withKit: false });
  const cli = path.join(root, 'dist/node/cli.js');
  const { stdout } = spawnSync(
    process.execPath,
    [cli, 'copy', 'convlens', '--models', 'mnist-cnn'],
    { cwd: site.folder, encoding: 'utf8' },
  );
  const address = /src="(convlens\/\d[^"]+)"/.exec(stdout)[1];
  const page = path.join(site.folder, 'index.html');
  const text = await readFile(page, 'utf8');
  await writeFile(page, text.replace('convlens/dist/convlens.js', address));

  const tab = await openPage(t, 'about:blank');
  // Until it is ready the figures need not be seen.
  const { problems } = await readPage(tab, `${site.url}/`);
  await tab.waitForFunction(() => document.getElementById('ready').textContent !== '');
  assert.deepEqual(problems, []);

  await site.close();
  await tab.setOfflineMode(true);
  await tab.goto(`${site.url}/`, { waitUntil: 'load' });
  await allEnded(tab.mainFrame());
  const figures = await readFigures(tab);
  assert.equal(figures.length, 2);
  assertFigures(figures, undefined);
  assert.deepEqual(problems, []);
  assert.deepEqual(tab.problems, []);
});
