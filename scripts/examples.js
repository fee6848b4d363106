import path from 'node:path';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { writeCounts } from './counts.js';
import { checkDeck } from './examples/deck.js';
import { kinds } from './examples/kinds.js';
import { checkPackage } from './examples/package.js';
import { assertFigures, assertPage, pickSample, readPage } from './examples/page.js';
import { Projects, runScript } from './examples/project.js';
import { takeReference } from './examples/reference.js';
import { assertRendered, assertUnrendered } from './examples/rendered.js';
import { checkScript } from './examples/script.js';
import { takeScreenshots } from './examples/screenshots.js';
import { freePort, openSite } from './examples/site.js';
import { checkStorybook } from './examples/storybook.js';
import { packKit } from './examples/tarball.js';
import { walkAround } from './examples/walk.js';
import { inTurn } from './rotation.js';

/**
 * Packs the kit as it would be published, checks the package, and opens every kind of page of
 * `examples/` with it in a browser: `node scripts/examples.js [word ...]` takes the kinds whose names
 * contain one of the words (`package` for the checks of the package); without any, all that are not slow
 * to install or to build, and these too with `--all`.
 * With `IN_TURN=yes` only a quarter of those that other tools build are taken, as CI asks (rotation.js).
 * `--lock` writes the lock files of these examples anew instead. `npm run build` first.
 */
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isWanted = (name) => words.length === 0 || words.some((word) => name.includes(word));
const isTimely = ({ slow = false }) => !slow || words.length > 0 || process.argv.includes('--all');
const named = Object.entries(kinds).filter(([name, kind]) => isWanted(name) && isTimely(kind));
const wanted = words.length === 0 ? builtInTurn(named) : named;
const counts = { passed: 0, failed: 0 };

const kit = await packKit();
const projects = new Projects(kit);
try {
  if (process.argv.includes('--lock')) await writeLocks();
  else await checkAll();
} finally {
  await projects.close();
}
process.exit(counts.failed > 0 ? 1 : 0);

function builtInTurn(all) {
  const isBuilt = ([, { build, command }]) => Boolean(build ?? command);
  const chosen = new Set(inTurn(all.filter(isBuilt), 4));
  return all.filter((entry) => !isBuilt(entry) || chosen.has(entry));
}

async function writeLocks() {
  const folders = new Set(wanted.map(([name, { folder = name }]) => folder));
  for (const folder of folders) await projects.lock(folder);
}

async function checkAll() {
  if (isWanted('package')) await checkPackage(kit, projects, check);
  const browser = await launch({ ...(await launchOptions()), protocolTimeout: 180_000 });
  try {
    const reference = await takeReference(browser, kit);
    for (const [name, kind] of wanted) {
      await check(name, () => checkKind(browser, name, kind, reference));
    }
  } finally {
    await browser.close();
  }
  await writeCounts('examples', counts);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
}

async function checkKind(browser, name, kind, reference) {
  const folder = await projects.open(kind.folder ?? name, kind.at);
  if (kind.script) return checkScript(folder, kind);
  if (kind.rendered) await assertUnrendered(folder, kind.rendered);
  const port = await freePort();
  const told = kind.told && { [kind.told]: `http://127.0.0.1:${port}/` };
  if (kind.build) await runScript(folder, kind.build, told);
  const site = await openSite(kind, folder, kit, port);
  const context = await browser.createBrowserContext();
  try {
    if (kind.rendered) {
      await runScript(folder, kind.rendered);
      await assertRendered(await context.newPage(), site.urls[0], name);
    }
    for (const url of site.urls) {
      const page = await context.newPage();
      if (kind.stories) await checkStorybook(page, url);
      else if (kind.deck) await checkDeck(page, url, name, kind.deck, reference);
      else await checkPage(page, url, name, kind, reference);
    }
  } finally {
    await context.close();
    await site.close();
  }
}

async function checkPage(page, url, name, { at, pick, walk }, reference) {
  const read = await readPage(page, url);
  const expected = { reference: at ? undefined : reference };
  assertPage(read, expected);
  if (pick !== undefined) assertFigures(await pickSample(page, pick), reference);
  if (walk) {
    await walkAround(page, walk, reference);
    // What goes wrong later is noted too.
    assertPage(read, expected);
  }
  const file = at && path.basename(url, '.html');
  await takeScreenshots(page, file && file !== name ? `${name}-${file}` : name);
  await page.close();
}

async function check(name, work) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
  try {
    await work();
    counts.passed++;
    console.log(`✓ ${name} (${seconds()})`);
  } catch (error) {
    counts.failed++;
    console.error(`✗ ${name} (${seconds()})\n${error?.message ?? error}`);
  }
}
