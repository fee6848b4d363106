import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../pages/helpers.js';
import { launch } from './browsers.js';
import { engines, others } from './engines.js';
import { openSite } from './site.js';

/** In Chromium the page tests do what a reader does. */
const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A reader's input</title>
<link rel="icon" href="data:,">
<script src="watch.js"></script>
<script>
  window.changes = [];
  addEventListener('image-change', ({ detail }) => changes.push(detail.source));
</script>
<script type="module" src="dist/convlens.js"></script>
<occlusion-grid id="occlusion" model="mnist-cnn" occluder="8" stride="4"></occlusion-grid>
<image-input for="map" accept="digit upload"></image-input>
<!-- Below the fold of some windows. -->
<saliency-map id="map" model="mnist-cnn" src="sample:7" loading="eager"></saliency-map>`;
const site = await openSite({ 'input.html': page });
const upload = path.join(root, 'models/mnist-cnn/samples/4.png');

async function openInput(name) {
  const tab = await (await launch(name)).open(`${site.url}/input.html`);
  await tab.until(() => window.allEnded());
  return tab;
}

/** The figure follows a change, and has this label then. */
async function assertLabelAfter(tab, source, act, expected) {
  await tab.run(() => {
    window.figures.delete(document.getElementById('map'));
    window.changes.length = 0;
  });
  await act();
  // What is drawn is explained on the way too: what counts is what comes last, once the image rests.
  await tab.until(
    (wanted) =>
      window.changes.length > 0 &&
      window
        .endings()
        .some(({ figure, error, label }) => figure === 'map' && (error || label === wanted)),
    expected,
  );
  const [ending] = await tab.run(() => window.endings().filter(({ figure }) => figure === 'map'));
  assert.equal(ending.error, undefined, JSON.stringify(ending.error));
  assert.ok((await tab.run(() => window.changes)).every((change) => change === source));
}

for (const name of others) {
  const { missing } = engines[name];
  test(
    `${name}: the occluder follows the arrow keys of a reader who came by Tab`,
    { skip: missing },
    async () => {
      const tab = await openInput(name);
      const focused = () => {
        const { activeElement } = document.getElementById('occlusion').shadowRoot;
        return activeElement?.getAttribute('role') === 'application';
      };
      await tab.run(() => {
        document.activeElement.blur();
        scrollTo(0, 0);
      });
      for (let stops = 0; stops < 40 && !(await tab.run(focused)); stops++) await tab.press('Tab');
      assert.ok(await tab.run(focused), 'the occluder is not reached by Tab');
      const place = () =>
        document.getElementById('occlusion').shadowRoot.querySelector('[part="occluder"]')?.style
          .transform;
      const before = await tab.run(place);
      await tab.press('ArrowRight');
      await tab.press('ArrowDown');
      await tab.until(
        (known) =>
          document.getElementById('occlusion').shadowRoot.querySelector('[part="occluder"]').style
            .transform !== known,
        before,
      );
      assert.ok(await tab.run(focused), 'the occluder keeps the focus');
      assert.deepEqual(await tab.run(() => window.problems), []);
      await tab.close();
    },
  );

  test(`${name}: a digit drawn on the pad, and an uploaded image`, { skip: missing }, async () => {
    const tab = await openInput(name);
    const chooseFile = () =>
      tab.upload(
        () => document.querySelector('image-input').shadowRoot.querySelector('[type="file"]'),
        upload,
      );
    await assertLabelAfter(tab, 'upload', chooseFile, '4');

    await tab.run(() => {
      const buttons = document.querySelector('image-input').shadowRoot.querySelectorAll('button');
      [...buttons].find(({ textContent }) => textContent.trim() === 'Draw a digit')?.click();
    });
    await tab.until(() =>
      document.querySelector('image-input').shadowRoot.querySelector('[part="pad"]'),
    );
    const box = await tab.run(() => {
      const pad = document.querySelector('image-input').shadowRoot.querySelector('[part="pad"]');
      pad.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = pad.getBoundingClientRect();
      return { x, y, width, height };
    });
    const stroke = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((share) => [
      box.x + 0.5 * box.width,
      box.y + share * box.height,
    ]);
    await assertLabelAfter(tab, 'digit', () => tab.stroke(stroke), '1');
    assert.deepEqual(await tab.run(() => window.problems), []);
    await tab.close();
  });
}
