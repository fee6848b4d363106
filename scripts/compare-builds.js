/**
 * Compares two builds to the bit: every method on every shipped model, on wasm.
 *
 *     node scripts/compare-builds.js BEFORE [AFTER]
 *
 * Both are `dist` folders; AFTER is this project's unless given. What only one of them knows, such as
 * a new field, is counted apart. Exits with 1 where a result differs.
 */
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

const root = path.join(import.meta.dirname, '..');
const [before, after = path.join(root, 'dist')] = process.argv.slice(2);
if (!before) {
  console.error('Name the dist folder of the build before.');
  process.exit(2);
}

const models = await readdir(path.join(root, 'models'));
const browser = await puppeteer.launch({ ...(await launchOptions()), protocolTimeout: 0 });
const [old, fresh] = [await resultsOf(before), await resultsOf(after)];
await browser.close();

const shared = Object.keys(old).filter((name) => name in fresh);
const different = shared.filter((name) => old[name] !== fresh[name]);
for (const name of different) console.log(`differs: ${name}`);
const alone = (some, others) => Object.keys(some).filter((name) => !(name in others));
console.log(`${shared.length} values and arrays compared, ${different.length} differ.`);
for (const [title, names] of [
  ['before', alone(old, fresh)],
  ['after', alone(fresh, old)],
]) {
  if (names.length > 0) console.log(`Only ${title}: ${names.length}, such as ${names[0]}.`);
}
process.exit(different.length > 0 ? 1 : 0);

/** By name, each value as text, each array as its length and SHA-256. */
async function resultsOf(dist) {
  const folder = await mkdtemp(path.join(tmpdir(), 'convlens-compare-'));
  await symlink(path.resolve(dist), path.join(folder, 'dist'));
  await symlink(path.join(root, 'models'), path.join(folder, 'models'));
  await build({
    entryPoints: [path.join(root, 'scripts/compare/jobs.js')],
    alias: { 'build/engine.js': path.resolve(dist, 'engine.js') },
    nodePaths: [path.join(root, 'node_modules')],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: path.join(folder, 'jobs'),
    logLevel: 'error',
  });
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Compare</title>');
  const site = await serve(folder);
  const page = await browser.newPage();
  await page.goto(`${site.url}/index.html`);
  const results = {};
  for (const model of models) {
    const found = await page.evaluate(async (name) => {
      const { runJobs } = await import('/jobs/jobs.js');
      return runJobs(name);
    }, model);
    console.log(`${dist}: ${model}, ${Object.keys(found).length} values and arrays`);
    Object.assign(results, found);
  }
  await page.close();
  await site.close();
  await rm(folder, { recursive: true });
  return results;
}
