import lighthouse, { desktopConfig } from 'lighthouse';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';
import path from 'node:path';

/**
 * `npm run lighthouse [page ...]`: Lighthouse's scores of the example pages, on the phone that it
 * simulates and on a desktop. Timings depend on the machine, so this is a measurement and no test.
 */
const pages = process.argv.slice(2);
if (pages.length === 0) {
  const course = ['index.html', 'teachers.html', '1-activations.html', '4-occlusion.html'];
  pages.push('examples/cheating/', 'examples/blog-post/');
  pages.push(...course.map((page) => `examples/course/${page}`));
}
const forms = { phone: undefined, desktop: desktopConfig };

const server = await serve(path.join(import.meta.dirname, '..'));
const rows = [];
for (const page of pages) {
  for (const [form, config] of Object.entries(forms)) {
    // A browser for each: what one run has cached would help the next.
    const browser = await launch(await launchOptions());
    try {
      const { lhr } = await lighthouse(
        `${server.url}/${page}`,
        { onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] },
        config,
        await browser.newPage(),
      );
      rows.push({ page, form, ...scoresOf(lhr), ...timingsOf(lhr) });
    } finally {
      await browser.close();
    }
  }
}
await server.close();
console.table(rows);

function scoresOf({ categories }) {
  return Object.fromEntries(
    Object.values(categories).map(({ id, score }) => [id, Math.round(100 * score)]),
  );
}

function timingsOf({ audits }) {
  return {
    'largest paint (s)': (audits['largest-contentful-paint'].numericValue / 1000).toFixed(1),
    'blocked (ms)': Math.round(audits['total-blocking-time'].numericValue),
    'layout shift': audits['cumulative-layout-shift'].numericValue.toFixed(3),
  };
}
