import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeFolder } from '../pages/helpers.js';
import { convlens } from '../pages/render-site.js';

/** What fails only where no browser is. */
test('a color by its name: render-color', async () => {
  const page =
    '<!doctype html><title>T</title><occlusion-grid model="mnist-cnn" stride="14" fill="red"></occlusion-grid>';
  const folder = await makeFolder({ 'page.html': page });
  const { status, stderr } = convlens(folder, 'render', 'page.html');
  assert.notEqual(status, 0);
  assert.match(stderr, /\(render-color\)/);
});
