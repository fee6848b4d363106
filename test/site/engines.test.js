import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../engines/browsers.js';
import { engines, others } from '../engines/engines.js';
import { serveSite } from './serve-site.js';

/** The site in the engines that are not Chromium: figures compute, and nothing is drawn beyond the window. */
let site;
before(async () => (site = await serveSite()));
after(() => site.close());

/** Pages, and what says that their first figure has been computed. */
const pages = {
  'index.html': () => Boolean(document.querySelector('.hero > *').result),
  'docs/elements/lrp-heatmap.html': () => Boolean(document.querySelector('.live > *').result),
  'models.html': () => Boolean(document.querySelector('.live > *').result),
  'benchmarks.html': () => document.querySelectorAll('svg.chart').length > 5,
};

for (const name of others) {
  const { missing } = engines[name];
  test(`${name} opens the site`, { skip: missing }, async (t) => {
    const browser = await launch(name);
    for (const [page, isReady] of Object.entries(pages)) {
      await t.test(page, async () => {
        const tab = await browser.open(site.base + page);
        await tab.until(isReady);
        const beyond = await tab.run(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${beyond} pixels too wide`);
        await tab.close();
      });
    }
  });
}
