import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { launch } from './browsers.js';
import { engines } from './engines.js';
import { openSite } from './site.js';

const page = (figures) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Protection against fingerprinting</title>
<link rel="icon" href="data:,">
<script src="watch.js"></script>
<script type="module" src="dist/convlens.js"></script>
${figures}`;
const site = await openSite({
  'photo.jpg': await readFile(new URL('../fixtures/pictures/orientation-6.jpg', import.meta.url)),
  'protected.html': page(`
    <saliency-map id="sample" model="mnist-cnn" src="sample:3"></saliency-map>
    <saliency-map id="png" model="mnist-cnn" src="models/mnist-cnn/samples/4.png"></saliency-map>
    <saliency-map id="jpeg" model="mnist-cnn" src="photo.jpg"><p>A photo.</p></saliency-map>`),
});

test(
  'Firefox with privacy.resistFingerprinting computes PNG files, and refuses what it would falsify',
  { skip: engines.Firefox.missing },
  async () => {
    const browser = await launch('Firefox', { 'privacy.resistFingerprinting': true });
    const tab = await browser.open(`${site.url}/protected.html`);
    await tab.until(() => window.allEnded());
    const endings = await tab.run(() => window.endings());
    const of = (id) => endings.find(({ figure }) => figure === id);
    assert.deepEqual([of('sample').label, of('png').label], ['3', '4']);
    assert.equal(of('jpeg').error?.code, 'image-falsified');
    // What stands inside the element takes its place, with what to do.
    const shown = await tab.run(() => document.getElementById('jpeg').shadowRoot.textContent);
    assert.ok(shown.includes(of('jpeg').error.hint), shown);
    assert.deepEqual(await tab.run(() => window.problems), []);
  },
);
