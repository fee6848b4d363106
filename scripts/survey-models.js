/**
 * Tries networks of other people's making in the kit, in a browser, and makes the table of
 * docs/models.md. Needs a build, and folders that these made:
 *
 *     python training/onnx_exports.py --full DIR
 *     python training/application_twins.py --full DIR
 *     node scripts/survey-models.js DIR [--only WORD] [--write]
 *
 * A folder holds the model's files, `reference.json` (`title`, `exporter`, `file`), and as float32,
 * channels last, `input.bin`, `logits.bin` and `gradient.bin`: what its own framework computes.
 */
import { readdir, readFile, stat, symlink, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { serve } from './server.js';

const root = path.join(import.meta.dirname, '..');
const page = path.join(root, 'docs/models.md');
const { values: options, positionals } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [models] = positionals;
if (!models) throw new Error('Give the folder with the models.');

const site = await mkdtemp(path.join(tmpdir(), 'convlens-survey-'));
for (const name of ['dist', 'node_modules', 'scripts']) {
  await symlink(path.join(root, name), path.join(site, name));
}
await symlink(path.resolve(models), path.join(site, 'foreign'));
const server = await serve(site);
const rows = [];
try {
  const names = (await readdir(models, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && entry.name.includes(options.only ?? ''))
    .map((entry) => entry.name)
    .sort();
  for (const name of names) {
    const row = await surveyModel(name);
    rows.push(row);
    console.log(row.join(' | '));
  }
} finally {
  await server.close();
  await rm(site, { recursive: true });
}
if (options.write) await writeTable(rows);

/** Each in a browser of its own: what one network leaves behind tells nothing about the next. */
async function surveyModel(name) {
  const folder = path.join(models, name);
  const reference = JSON.parse(await readFile(path.join(folder, 'reference.json'), 'utf8'));
  const browser = await puppeteer.launch({
    ...(await launchOptions()),
    protocolTimeout: 1_800_000,
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(`${server.url}/scripts/survey/page.html`);
    const found = await tab.evaluate(
      async (address, given) => (await import('./page.js')).survey(address, given),
      `/foreign/${name}`,
      reference,
    );
    return rowOf(reference, found, (await bytesOf(folder)) / 1e6);
  } finally {
    await browser.close();
  }
}

function rowOf({ title, exporter: words }, found, megabytes) {
  const exporter = `\`${words}\``;
  const size = megabytes.toFixed(megabytes < 10 ? 1 : 0);
  if (found.error) return [title, exporter, `no: ${found.error}`, '', '', '', '', size];
  const failed = Object.entries(found.failed);
  for (const [method, why] of failed) console.log(`${title}, ${method}: ${why}`);
  const missing = failed.map(([method]) => method).join(', ');
  const methods = missing ? `all but ${missing}` : 'all';
  const [logits, gradient] = [found.logits, found.gradient].map((value) => value.toExponential(0));
  return [title, exporter, 'yes', logits, gradient, methods, found.seconds.toFixed(1), size];
}

async function bytesOf(folder) {
  const names = (await readdir(folder)).filter(
    (name) => !/^(input|logits|gradient|reference)\./.test(name),
  );
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

/** Between the two comments in docs/models.md. */
async function writeTable(rows) {
  const head = [
    'network',
    'exported by',
    'loads',
    'logits',
    'gradient',
    'methods',
    'seconds',
    'MB',
  ];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const text = await readFile(page, 'utf8');
  const [before, , after] = text.split(/<!-- survey -->|<!-- \/survey -->/);
  const changed = `${before}<!-- survey -->\n\n${lines.join('\n')}\n\n<!-- /survey -->${after}`;
  const settings = await prettier.resolveConfig(page);
  await writeFile(page, await prettier.format(changed, { ...settings, parser: 'markdown' }));
}
