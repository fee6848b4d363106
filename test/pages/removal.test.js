import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, makeSite, openPage } from './helpers.js';

/** One of every element, with what attributes ask for, alone and in a scene. */
const everyElement = `
<saliency-map model="mnist-cnn" compare="gradient deconvnet" sanity faithfulness></saliency-map>
<saliency-map model="mnist-cnn" src="sample:0-2"></saliency-map>
<deconv-viewer model="mnist-cnn" top="2" epochs></deconv-viewer>
<occlusion-grid model="mnist-cnn" occluder="12" stride="8"></occlusion-grid>
<lrp-heatmap model="mnist-cnn" layers conservation></lrp-heatmap>
<codespace-am model="mnist-cnn" generator="mnist-gan" runs="2"></codespace-am>
<relu-backward></relu-backward>
<explain-scene model="mnist-cnn" permalink>
  <saliency-map></saliency-map><lrp-heatmap></lrp-heatmap><image-input></image-input>
</explain-scene>`.replaceAll(/<(?!\/|explain-scene)([\w-]+)/g, '<$1 loading="eager"');

const site = await makeSite({ 'index.html': html('<main></main>') });

/** What is left after all garbage is collected; memory is given back in several turns. */
async function left(page) {
  const session = await page.createCDPSession();
  for (let turn = 0; turn < 3; turn++) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await session.detach();
  const { Nodes: nodes, JSEventListeners: listeners } = await page.metrics();
  const { tensors } = await page.evaluate(() =>
    window.kit.createExplainer({ model: 'mnist-cnn' }).memory(),
  );
  return { nodes, listeners, tensors };
}

/** Adds every element `times` times and removes them, once done or in the middle of it. */
async function round(page, times, wait) {
  await page.evaluate(
    async (markup, waits) => {
      const main = document.querySelector('main');
      main.innerHTML = markup;
      const computing = [...main.querySelectorAll('*')].filter((element) => element.explain);
      const done = Promise.allSettled(computing.map((element) => element.explain()));
      if (waits) await done;
      else await new Promise((resolve) => setTimeout(resolve, 150));
      main.replaceChildren();
      // What is held for a second after an occlusion is no leak.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      window.events.length = 0;
    },
    everyElement.repeat(times),
    wait,
  );
  return left(page);
}

test('elements that are removed leave no nodes, listeners or tensors', async (t) => {
  const page = await openPage(t, site.url);
  // Templates are kept once they were drawn, and what is drawn on the way depends on how busy the machine is.
  await round(page, 2, true);
  const first = await round(page, 1, true);
  for (const [times, wait] of [
    [2, true],
    [3, false],
  ]) {
    const now = await round(page, times, wait);
    const told = JSON.stringify({ first, now, times, wait });
    // A few nodes may still come with what was not drawn before.
    assert.ok(now.nodes <= first.nodes + 50, told);
    assert.ok(now.listeners <= first.listeners, told);
    assert.ok(now.tensors <= first.tensors, told);
  }
});
