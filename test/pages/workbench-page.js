import { makeSite, openPage } from './helpers.js';

export const site = await makeSite();
export const address = `${site.url}/dist/workbench.html`;

/** Opens the workbench; the console counts, too, since no story shows this page. */
export async function open(t, { url = address, width = 1200, scheme = 'light' } = {}) {
  const requested = [];
  const page = await openPage(t, url, {
    before: async (opened) => {
      opened.on('request', (request) => requested.push(request.url()));
      opened.on('console', (message) => {
        if (message.type() === 'error') opened.problems.push(message.text());
      });
      await opened.setViewport({ width, height: 800 });
      await opened.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await opened.evaluateOnNewDocument(() => {
        window.completed = {};
        addEventListener(
          'explain-complete',
          ({ target, detail }) => (window.completed[target.localName] = detail),
          true,
        );
        addEventListener(
          'explain-error',
          ({ target, detail }) => (window.completed[target.localName] = { error: detail }),
          true,
        );
      });
    },
  });
  await page.waitForSelector('#model-files');
  return Object.assign(page, { requested });
}

/** As a mouse drops files and folders of the machine on the heading of the page. */
export async function drop(page, ...paths) {
  const session = await page.createCDPSession();
  await page.evaluate(() => scrollTo(0, 0));
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 30, data });
  }
  await session.detach();
}

/** Until a figure has a result, which waits for being seen. */
export async function completed(page, tag) {
  await page.waitForSelector(`#scene ${tag}`);
  await page.waitForFunction(
    (name) => {
      // Another model has another figure.
      document.querySelector(`#scene ${name}`)?.scrollIntoView({ block: 'center' });
      return window.completed[name];
    },
    { polling: 100 },
    tag,
  );
  return page.evaluate((name) => {
    const { error, map, predictions, method } = window.completed[name];
    if (error) throw new Error(`${error.code}: ${error.message}`);
    return { map: [...map], predictions, method };
  }, tag);
}

export const text = (page, selector) => page.$eval(selector, ({ textContent }) => textContent);
export const value = (page, selector) => page.$eval(selector, (element) => element.value);

/** The candidates' predictions, once all are there. */
export async function candidates(page) {
  await page.waitForFunction(
    () => {
      const rows = [...document.querySelectorAll('.candidate')];
      return rows.length > 0 && rows.every((row) => /%/.test(row.querySelector('ol').textContent));
    },
    { polling: 100 },
  );
  return page.$$eval('.candidate', (rows) =>
    Object.fromEntries(rows.map((row) => [row.dataset.preset, row.querySelector('ol').innerText])),
  );
}

/** Until the figures are those of the card as it is now. */
export async function recomputed(page, tag, act) {
  await page.evaluate((name) => delete window.completed[name], tag);
  await act();
  return completed(page, tag);
}
