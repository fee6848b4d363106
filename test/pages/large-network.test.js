import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largeNetwork } from '../../bench/pages/large-network.js';
import { html, makeSite, openPage, settled } from './helpers.js';

const network = 'model="large/model.json" card="large/card.json" loading="eager" controls="all"';
const pages = {
  saliency: `<saliency-map id="it" ${network} method="grad-cam"></saliency-map>`,
  maps: `<deconv-viewer id="it" ${network}></deconv-viewer>`,
  relevance: `<lrp-heatmap id="it" ${network} conservation denominators></lrp-heatmap>`,
};
const site = await makeSite({
  ...Object.fromEntries(
    Object.entries(largeNetwork()).map(([name, bytes]) => [`large/${name}`, bytes]),
  ),
  ...Object.fromEntries(Object.entries(pages).map(([name, body]) => [`${name}.html`, html(body)])),
});

async function open(t, name) {
  const page = await openPage(t, `${site.url}/${name}.html`);
  await settled(page, 'it');
  await page.$eval('#it', (element) => element.updateComplete);
  return page;
}

/** Of the menu with this name: its groups with their options' labels, and what is chosen. */
const menuOf = (page, name) =>
  page.$eval(
    '#it',
    (element, name) => {
      const label = [...element.shadowRoot.querySelectorAll('label')].find(({ childNodes }) =>
        [...childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() === name),
      );
      const select = label?.querySelector('select');
      if (!select) return null;
      const groups = [...select.querySelectorAll('optgroup')].map(({ label, children }) => ({
        title: label,
        labels: [...children].map((option) => option.label),
      }));
      return { value: select.value, first: select.options[0].label, groups };
    },
    name,
  );

test('menus of 150 layers are grouped by block, with the shapes of their outputs', async (t) => {
  const page = await open(t, 'saliency');
  const { value, groups } = await menuOf(page, 'Layer');
  assert.equal(value, '');
  const labels = groups.flatMap((group) => group.labels);
  assert.ok(labels.length > 140 && new Set(labels).size === labels.length, `${labels.length}`);
  assert.ok(groups.every((group) => group.labels.length <= 19));
  assert.deepEqual(
    groups.slice(1, 3).map(({ title }) => title),
    ['conv2_block1', 'conv2_block2'],
  );
  assert.ok(labels.includes('conv3_block1_0_conv · 16 × 16 × 24'));
  assert.ok(labels.includes('predictions · 1000'));
  const cam = await menuOf(page, 'CAM layer');
  assert.equal(cam.first, 'last convolution: conv5_block5_2_conv');
  const weighed = cam.groups.flatMap((group) => group.labels);
  assert.ok(!weighed.some((label) => label.startsWith('predictions')));
});

test('Grad-CAM of another layer is told by that layer, and one without maps is refused', async (t) => {
  const page = await open(t, 'saliency');
  const maps = await page.$eval('#it', async (element) => {
    const own = (await element.explain()).map;
    element.camLayer = 'conv3_block2_out';
    const chosen = await element.explain();
    await element.updateComplete;
    const root = element.shadowRoot;
    root.querySelector('details:not([open]) > [part~="more"]').click();
    while (!root.querySelector('[part~="facts"]')) await new Promise(requestAnimationFrame);
    const about = root.querySelector('[part~="facts"]').textContent.replace(/\s+/g, ' ');
    return { same: chosen.map.every((value, at) => value === own[at]), about };
  });
  assert.equal(maps.same, false);
  assert.ok(maps.about.includes('Where conv3_block2_out found patterns that raise the score.'));
  const error = await page.$eval('#it', async (element) => {
    element.camLayer = 'predictions';
    return element.explain().then(
      () => null,
      ({ code }) => code,
    );
  });
  assert.equal(error, 'cam-layer-unfit');
});

test('feature maps open half way up', async (t) => {
  const page = await open(t, 'maps');
  const layer = await page.$eval('#it', (element) => element.result.details.layer);
  assert.equal(layer, 'conv3_block5_2_conv');
  assert.equal((await menuOf(page, 'Layer')).value, layer);
});

test('tables of layers are drawn when they are unfolded', async (t) => {
  const page = await open(t, 'relevance');
  await page.waitForFunction(
    () => document.querySelector('#it').shadowRoot.querySelectorAll('.bars li').length > 50,
  );
  const rows = () =>
    page.$eval('#it', ({ shadowRoot }) => [
      shadowRoot.querySelectorAll('.rule-table tbody tr').length,
      shadowRoot.querySelectorAll('.numbers tbody tr').length,
    ]);
  assert.deepEqual(await rows(), [0, 0]);
  await page.$eval('#it', ({ shadowRoot }) =>
    shadowRoot.querySelectorAll('details').forEach((details) => (details.open = true)),
  );
  await page.waitForFunction(
    () => document.querySelector('#it').shadowRoot.querySelectorAll('table').length === 2,
  );
  const [rules, numbers] = await rows();
  assert.ok(rules > 100 && numbers > 50, `${rules} rules, ${numbers} sums`);
  await page.$eval('#it', ({ shadowRoot }) =>
    shadowRoot.querySelectorAll('details').forEach((details) => (details.open = false)),
  );
  await page.waitForFunction(
    () => document.querySelector('#it').shadowRoot.querySelectorAll('table').length === 0,
  );
});

test('the reading keeps room for what it tells, not for 150 layers', async (t) => {
  const page = await open(t, 'relevance');
  const { room, lines } = await page.$eval('#it', ({ shadowRoot }) => {
    const reading = shadowRoot.querySelector('[part="reading"]');
    return {
      room: reading.dataset.room.split(', ').length,
      lines: reading.offsetHeight / parseFloat(getComputedStyle(reading).lineHeight),
    };
  });
  assert.ok(room <= 15, `${room} numbers`);
  assert.ok(lines < 9, `${lines} lines`);
  const menu = await menuOf(page, 'Denominators of');
  assert.ok(menu.groups.length >= 5 && menu.groups.every(({ labels }) => labels.length <= 19));
});
