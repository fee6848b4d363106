import { readFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

/**
 * Opens links to headings of every element's page in the built Storybook (`npm run storybook:build` first), on
 * a desk and on a phone, and fails where the heading is not at the top of the frame once the figures above and
 * around it are drawn. `node scripts/landings.js lrp` opens the pages whose id contains the word; `--all`
 * opens every heading, not five of each page.
 */
const folder = path.join(import.meta.dirname, '../build/storybook');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isAll = process.argv.includes('--all');
const screens = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];
/** CSS px that a heading may be away from the top. */
const tolerance = 100;
/** Milliseconds in which nothing moves when a page has settled, and for which that is waited. */
const calm = 2500;
const patience = 90_000;

const { entries } = JSON.parse(await readFile(path.join(folder, 'index.json'), 'utf8'));
const pages = Object.values(entries)
  .filter(({ type, tags }) => type === 'docs' && tags.includes('attached-mdx'))
  .filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)));
if (pages.length === 0) throw new Error('There is no page to open.');

const site = await serve(folder);
const browser = await puppeteer.launch(await launchOptions());
let failed = 0;
let passed = 0;
try {
  const page = await browser.newPage();
  for (const screen of screens) {
    await page.setViewport(screen);
    for (const { id } of pages) {
      for (const heading of await headingsOf(page, id)) {
        await page.goto('about:blank');
        await page.goto(addressOf(id, heading));
        report(`${screen.width} px, #${heading} of ${id}`, await landing(page, heading));
      }
    }
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function addressOf(id, heading) {
  return `${site.url}/?path=/docs/${id}#${encodeURIComponent(heading)}`;
}

/** All, or from the first to the last of a page. */
async function headingsOf(page, id) {
  await page.goto(`${site.url}/iframe.html?id=${id}&viewMode=docs`);
  await page.waitForSelector('.guide h2', { timeout: patience });
  const ids = await page.$$eval('.guide :is(h2, h3)[id]', (headings) =>
    headings.map((each) => each.id),
  );
  if (isAll) return ids;
  const last = ids.length - 1;
  const some = [0, Math.round(last / 3), Math.round((2 * last) / 3), last - 1, last];
  return [...new Set(some)].map((index) => ids[index]);
}

/** Where the heading is when nothing moves any more. */
async function landing(page, heading) {
  const frame = await (
    await page.waitForSelector('iframe#storybook-preview-iframe')
  ).contentFrame();
  await frame.waitForSelector('.guide h2', { timeout: patience });
  return frame.evaluate(
    async (id, still, most) => {
      const end = performance.now() + most;
      const place = () => Math.round(document.getElementById(id)?.getBoundingClientRect().top);
      const state = () => `${place()} ${document.documentElement.scrollHeight}`;
      let known = state();
      let since = performance.now();
      while (performance.now() - since < still && performance.now() < end) {
        await new Promise((done) => setTimeout(done, 100));
        if (state() !== known) [known, since] = [state(), performance.now()];
      }
      return { top: place(), address: decodeURIComponent(parent.location.hash) };
    },
    heading,
    calm,
    patience,
  );
}

function report(name, { top, address }) {
  const isThere = top >= 0 && top <= tolerance && address !== '';
  if (isThere) passed++;
  else failed++;
  console.log(`${isThere ? 'ok  ' : 'FAIL'} ${name}: ${top} px from the top`);
}
