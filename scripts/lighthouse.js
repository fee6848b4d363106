import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse, { desktopConfig } from 'lighthouse';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

/**
 * `npm run lighthouse -- [--runs 5] [--form phone] [page ...]`: Lighthouse's scores of pages of the site,
 * the median of several runs on the phone that it simulates and on a desktop. Timings depend on the
 * machine, so this is a measurement and no test.
 */
const root = path.join(import.meta.dirname, '..');
const site = path.join(root, 'build/site');
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, form: { type: 'string' } },
  allowPositionals: true,
});
const configs = { phone: undefined, desktop: desktopConfig };
const forms = values.form ? [values.form] : Object.keys(configs);
const chapter = readdirSync(path.join(root, 'examples/course')).find(
  (name) => /^1/.test(name) && name.endsWith('.html'),
);
const pages =
  positionals.length > 0
    ? positionals
    : [
        'index.html',
        'docs/elements/saliency-map.html',
        'examples/cheating/index.html',
        `examples/course/${chapter}`,
        'models.html',
      ];
if (!existsSync(path.join(site, 'index.html'))) {
  console.error('There is no site in build/site: npm run site first.');
  process.exit(1);
}

/**
 * Lighthouse opens a blank page first, which Chromium takes down a second later, on the thread of the page
 * that is measured. Without a graphics processor that takes up to 300 ms, which would count as the page's own.
 */
const withoutBlankPage = ['--disable-features=RenderDocument'];

const server = await serve(site, { isCompressed: true });
const rows = [];
for (const page of pages) {
  for (const form of forms) {
    const runs = [];
    for (let run = 0; run < Number(values.runs); run++)
      runs.push(await measure(page, configs[form]));
    const row = Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs, name)]));
    rows.push({ page, form, ...row });
    console.log(page, form, JSON.stringify(runs.map(({ performance }) => performance)));
  }
}
await server.close();
console.table(rows);

/** In a browser of its own: what one run has cached would help the next. */
async function measure(page, config) {
  const { args, ...options } = await launchOptions();
  const browser = await launch({ ...options, args: [...args, ...withoutBlankPage] });
  try {
    const { lhr } = await lighthouse(
      `${server.url}/${page}`,
      { onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] },
      config,
      await browser.newPage(),
    );
    for (const { id, title, score, scoreDisplayMode } of Object.values(lhr.audits)) {
      const isFailed = scoreDisplayMode === 'binary' && score === 0;
      if (isFailed) console.log(`${page}: ${id}: ${title}`);
    }
    return { ...scoresOf(lhr), ...timingsOf(lhr) };
  } finally {
    await browser.close();
  }
}

function scoresOf({ categories }) {
  return Object.fromEntries(
    Object.values(categories).map(({ id, score }) => [id, Math.round(100 * score)]),
  );
}

function timingsOf({ audits }) {
  const seconds = (id) => Number((audits[id].numericValue / 1000).toFixed(1));
  return {
    'first paint (s)': seconds('first-contentful-paint'),
    'largest paint (s)': seconds('largest-contentful-paint'),
    'blocked (ms)': Math.round(audits['total-blocking-time'].numericValue),
    'layout shift': Number(audits['cumulative-layout-shift'].numericValue.toFixed(3)),
  };
}

function median(runs, name) {
  const sorted = runs.map((run) => run[name]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
