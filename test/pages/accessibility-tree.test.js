import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { oneOfEach, pageOf, ready } from './fixtures/one-of-each.js';
import { launch, makeSite, openPage } from './helpers.js';

/**
 * What screen readers are given of each element, as an outline that was read by a person:
 * `UPDATE_TREES=1 node scripts/page-tests.js accessibility-tree` writes it anew, to be read again. Numbers
 * are left out, and equal lines of a list stand once.
 */
const folder = path.join(import.meta.dirname, 'fixtures/accessibility');
const site = await makeSite(
  Object.fromEntries(Object.keys(oneOfEach).map((tag) => [`${tag}.html`, pageOf(tag)])),
);
const browser = await launch();

/** Of a node and what is below it. */
function outline({ role, name = '', children = [], ...rest }, depth = 0) {
  const states = ['checked', 'pressed', 'expanded', 'selected', 'disabled', 'haspopup']
    .filter((state) => rest[state] !== undefined && rest[state] !== false)
    .map((state) => (rest[state] === true ? state : `${state}=${rest[state]}`));
  const words = name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[<>]?[−-]?\d+([.,]\d+)*/g, '#');
  const line = [role, words && JSON.stringify(words), ...states].filter(Boolean).join(' ');
  // The text of a control is its name.
  const below = children.filter((child) => child.role !== 'StaticText' || child.name !== name);
  // The live region, which speaks in announcer.test.js.
  if (role === 'paragraph') below.length = 0;
  return [`${'  '.repeat(depth)}${line}`, ...below.flatMap((child) => outline(child, depth + 1))];
}

const withoutRepeats = (lines) => lines.filter((line, index) => line !== lines[index - 1]);

async function told(page) {
  const { children } = await page.accessibility.snapshot({ interestingOnly: true });
  // Behind the heading and the button of the page.
  return `${withoutRepeats(children.slice(2).flatMap((each) => outline(each))).join('\n')}\n`;
}

/** What it says once it says the same for a second: Chromium brings the tree behind the page, in parts. */
async function settled(page) {
  let last = '';
  for (let same = 0; same < 4;) {
    const now = await told(page);
    same = now === last ? same + 1 : 0;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return last;
}

for (const tag of Object.keys(oneOfEach)) {
  test(`<${tag}> to screen readers`, async (t) => {
    // The sketch of <relu-backward> moves once, with another button meanwhile.
    const still = [{ name: 'prefers-reduced-motion', value: 'reduce' }];
    const before = (opened) => tag === 'relu-backward' && opened.emulateMediaFeatures(still);
    const page = await openPage(t, `${site.url}/${tag}.html`, { browser, before });
    await ready(page);
    const file = path.join(folder, `${tag}.txt`);
    const tree = await settled(page);
    if (process.env.UPDATE_TREES) await writeFile(file, tree);
    else assert.equal(tree, await readFile(file, 'utf8'));
  });
}
