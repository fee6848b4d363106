import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { makeSite, openPage } from './helpers.js';

// More figures within two screens than a browser keeps connections to one server, each with a photograph of its own.
const photographs = Array.from({ length: 8 }, (_, index) => `photograph-${index}.jpg`);
const figure = (src) => `<saliency-map model="mnist-cnn" src="${src}"></saliency-map>`;
const site = await makeSite({
  ...Object.fromEntries(photographs.map((name) => [name, randomBytes(3e6)])),
  'near.html': `<!doctype html><script type="module" src="dist/convlens.js"></script>
    <div style="position: absolute; inset-block-start: 120vh">${photographs.map(figure).join('')}</div>
    <div id="late"></div>`,
});

test('files that were asked for ahead arrive in full, and hold up nobody', async (t) => {
  const page = await openPage(t, `${site.url}/near.html`);
  await page.waitForNetworkIdle({ concurrency: 0, idleTime: 1000 });
  const arrived = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name, responseEnd }) => name.endsWith('.jpg') && responseEnd > 0)
      .map(({ encodedBodySize }) => encodedBodySize),
  );
  assert.deepEqual(
    arrived,
    photographs.map(() => 3e6),
  );
  await page.$eval(
    '#late',
    (late, markup) => (late.innerHTML = markup),
    figure('sample:3').replace('>', ' loading="eager">'),
  );
  await page.waitForFunction(() => document.querySelector('#late > saliency-map').result);
  assert.deepEqual(page.problems, []);
});
