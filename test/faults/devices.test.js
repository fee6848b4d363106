import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, makeSite, openPage } from '../pages/helpers.js';

/** What devices, disks and readers fail to give, on a page of its own each. */
const site = await makeSite({
  // The engine on a machine whose clock fails.
  'clockless-worker.js': `importScripts('/dist/engine.worker.js');
performance.now = () => { throw new Error('No clock here.'); };`,
  'index.html': html('<image-input id="input" model="mnist-cnn" width="400"></image-input>'),
});

/** Opens the page with a camera that fails by this name, or a browser that cannot show files. */
function openInput(t, prepare, ...given) {
  return openPage(t, site.url, { before: (page) => page.evaluateOnNewDocument(prepare, ...given) });
}

const firstFailure = (page, act) =>
  page.evaluate(async (run) => {
    const input = document.getElementById('input');
    const failed = new Promise((resolve) =>
      input.addEventListener('part-error', ({ detail }) => resolve(detail), { once: true }),
    );
    const button = (words) =>
      [...input.shadowRoot.querySelectorAll('[part~="way"]')].find(({ textContent }) =>
        textContent.includes(words),
      );
    const found = async (look) => {
      for (;;) {
        const it = look();
        if (it) return it;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    };
    if (run === 'camera') (await found(() => button('camera'))).click();
    else {
      const field = await found(() => input.shadowRoot.querySelector('input[type="file"]'));
      const files = new DataTransfer();
      const drawing =
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="5"/></svg>';
      files.items.add(new File([drawing], 'a.svg', { type: 'image/svg+xml' }));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    return failed;
  }, act);

for (const [name, code] of [
  ['NotReadableError', 'camera-busy'],
  ['AbortError', 'camera-busy'],
  ['NotFoundError', 'camera-missing'],
  ['NotAllowedError', 'camera-refused'],
  ['SomethingNewError', 'camera-failed'],
]) {
  test(`a camera that fails by ${name}: ${code}`, async (t) => {
    const page = await openInput(
      t,
      (reason) => {
        navigator.mediaDevices.getUserMedia = () =>
          Promise.reject(new DOMException('It did not start.', reason));
      },
      name,
    );
    const detail = await firstFailure(page, 'camera');
    assert.equal(detail.code, code, JSON.stringify(detail));
    assert.deepEqual(page.problems, []);
  });
}

test('a browser without canvases: image-unusable', async (t) => {
  const page = await openInput(t, () => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const detail = await firstFailure(page, 'file');
  assert.equal(detail.code, 'image-unusable', JSON.stringify(detail));
});

/** Addresses that no server can answer; a page over HTTP may not read files from disk either. */
for (const [code, options] of Object.entries({
  'model-on-disk': { model: 'file:///model.json' },
  'address-invalid': { model: 'http://[half/an/address' },
  'card-on-disk': { model: 'models/mnist-cnn/model.json', card: 'file:///card.json' },
})) {
  test(`${JSON.stringify(options)}: ${code}`, async (t) => {
    const page = await openPage(t, site.url);
    const { error } = await page.evaluate(async (given) => {
      try {
        return window.plain(await window.kit.createExplainer(given).saliency());
      } catch (thrown) {
        return window.plainError(thrown);
      }
    }, options);
    assert.equal(error?.code, code, JSON.stringify(error));
  });
}

test('an error in the engine that nobody foresaw: engine-failed, with its words', async (t) => {
  const page = await openPage(t, site.url);
  await page.evaluate(() => window.kit.configure({ workerUrl: '/clockless-worker.js' }));
  const { error } = await page.evaluate(() => window.explain({ image: 'sample:3' }));
  assert.equal(error?.code, 'engine-failed', JSON.stringify(error));
  assert.match(error.message, /No clock here/);
});
