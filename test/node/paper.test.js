import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../pages/helpers.js';

const textOf = (file) => readFile(path.join(root, file), 'utf8');
const jsonOf = async (file) => JSON.parse(await textOf(file));

const paper = await textOf('paper.md');
const [, header, body] = paper.split(/^---$/m);
const results = await jsonOf('bench/results.json');
const contests = await jsonOf('bench/contest.json');
const reliability = await textOf('docs/reliability.md');
const { scripts, version } = await jsonOf('package.json');

/** The numbers of a ratio on wasm, one for each network of a table of bench/results.json. */
const ratios = (table, name) =>
  results[table].filter(({ backend }) => backend === 'wasm').map((row) => row.ratios[name]);
const ratioOf = (table, network, name) =>
  results[table].find((row) => row.network === network && row.backend === 'wasm').ratios[name];
/** The last cell of a row of a Markdown file. */
const cell = (text, start, column) => {
  const line = text.split('\n').find((each) => each.startsWith(`| ${start}`));
  return line.split('|').at(column).trim();
};
const extremes = (numbers) => [Math.min(...numbers), Math.max(...numbers)];
const similarities = contests.map(
  ({ rows }) => rows.find(({ method }) => method === 'guided-backprop').randomization,
);
const correlations = contests.map(
  ({ agreements }) =>
    agreements.find(({ measures }) => String(measures) === 'deletion,insertion').correlation,
);

const faultRows = reliability
  .split('\n')
  .flatMap((line) => /\|\s*\d+\s*\|\s*(\d+)\s*\|$/.exec(line)?.[1] ?? [])
  .slice(0, 7);
const training = await textOf('training/README.md');
const codespace = await textOf('docs/codespace.md');
const differences = await textOf('docs/differences.md');

/** The column "all" of the first row of this name below a heading. */
const judged = (heading) =>
  codespace
    .split(`### ${heading}\n`)[1]
    .split('\n')
    .find((line) => /judge agrees/.test(line))
    .split('|')
    .at(-2)
    .trim();

/** What the paper says, and what the tables of the repository say: numbers as they are written. */
const claims = [
  [
    /sum to (\S+) where the score changes by (\S+) /,
    () => {
      const row = differences
        .split('\n')
        .find((line) => /^max +0 /.test(line))
        .trim()
        .split(/\s+/);
      return [row[3], row[2]];
    },
  ],
  [/(\d+) checks break/, () => [faultRows.reduce((sum, each) => sum + Number(each), 0)]],
  [
    /Of ([\d,]+) models, cards and images.*?, ([\d,]+) gave a finite map, ([\d,]+) a documented/,
    () => {
      const [, total] = /A run of ([\d,]+) cases/.exec(reliability);
      const [, maps, codes] = /([\d,]+) cases gave a finite map.*?, and ([\d,]+) an/.exec(
        reliability,
      );
      return [total, maps, codes];
    },
  ],
  [
    /takes (\S+) times its forward pass, .*? TensorFlow\.js (\S+) times/,
    () => [
      ratioOf('passes', 'all-cnn-c', 'guided / forward'),
      ratioOf('passes', 'all-cnn-c', 'tf.grad / guided'),
    ],
  ],
  [
    /takes (\S+) to (\S+) forward passes on the four/,
    () => extremes(ratios('trained', 'lrp epsilon / forward')),
  ],
  [
    /is (\S+) to (\S+) times as fast as batches/,
    () => extremes(ratios('occlusion', 'batched / incremental')),
  ],
  [/between (\S+) and (\S+)\.$/m, () => extremes(correlations).map((each) => each.toFixed(2))],
  [
    /correlation of (\S+) to (\S+) with/,
    () => extremes(similarities).map((each) => each.toFixed(2)),
  ],
  [
    /confirms (\d+)% of .*? (\d+)% \(/,
    () => ['mnist-gan', 'pixels, from noise'].map((heading) => judged(heading).replace(' %', '')),
  ],
  [
    /classify (\S+)% and (\S+)% of/,
    () =>
      [2, 3].map((column) => cell(training, 'test images, horses with', column).replace('%', '')),
  ],
  [
    /recognizes (\S+)% of the horses, the second (\S+)% /,
    () => [2, 3].map((column) => cell(training, 'horses as they are', column).replace('%', '')),
  ],
  [
    /reach (\S+)% on MNIST and (\S+)% on/,
    () =>
      ['mnist-cnn', 'cifar10-allcnn'].map((model) =>
        cell(training, `[\`${model}\`]`, 3).replace('%', ''),
      ),
  ],
  [
    /takes (\S+) forward passes of the smallest network; the goal was (\S+) \(/,
    () => {
      const missed = results.targets.find(({ name }) =>
        name.startsWith('budget: mnist-cnn on wasm, lrp epsilon'),
      );
      return [missed.measured, missed.limit.replace('at most ', '')];
    },
  ],
];

test('numbers of the paper are those of the tables', () => {
  for (const [pattern, numbersOf] of claims) {
    const [, ...written] = pattern.exec(body) ?? assert.fail(`the paper lacks ${pattern}`);
    assert.deepEqual(written, numbersOf().map(String), String(pattern));
  }
});

/** Of versions, years, names and bounds, which are no results. */
const names = /@\w+|`[^`]*`|All-CNN-C|CIFAR-10|1e-4|(Captum|zennit|Quantus) [\d.]+/g;

test('every number of the paper is one that the tables have', () => {
  let rest = body.replace(/\[@[^\]]*\]/g, '');
  for (const [pattern] of claims) rest = rest.replace(pattern, '');
  rest = rest.replace(names, '');
  assert.deepEqual(rest.match(/.{0,30}\d.{0,30}/g) ?? [], []);
});

test('the paper names the versions that the references were made by', async () => {
  const pins = await textOf('training/requirements.txt');
  for (const [, name, pin] of body.matchAll(/(Captum|zennit|Quantus) (\d[\d.]*\d)/g)) {
    assert.match(
      pins,
      new RegExp(`^${name.toLowerCase()}==${pin.replaceAll('.', '\\.')}$`, 'm'),
      name,
    );
  }
});

test('every command of the paper is there, and each paragraph of evidence has one', () => {
  const commands = [...body.matchAll(/`((?:\w+=\S+ )*(?:npm run|node|python) [^`]+)`/g)].map(
    ([, command]) => command.replace(/^(\w+=\S+ )+/, ''),
  );
  assert.ok(commands.length > 10);
  for (const command of commands) {
    const [tool, first, second] = command.split(' ');
    if (tool === 'npm') assert.ok(scripts[second], command);
    else assert.ok(existsSync(path.join(root, first)), command);
    for (const file of command.match(/\btest\/[\w./-]+(?= |$)/g) ?? [])
      assert.ok(existsSync(path.join(root, file)), file);
  }
  const [, evidence] = body.split('# Evidence\n');
  const paragraphs = evidence.split(/^# /m)[0].trim().split('\n\n');
  for (const paragraph of paragraphs) assert.match(paragraph, /\(`[^`]+`\)/, paragraph);
});

test('the paper has the form of JOSS', async () => {
  for (const field of ['title', 'tags', 'authors', 'affiliations', 'date', 'bibliography']) {
    assert.match(header, new RegExp(`^${field}:`, 'm'));
  }
  const headings = [...body.matchAll(/^# (.+)$/gm)].map(([, heading]) => heading);
  assert.deepEqual(headings, [
    'Summary',
    'Statement of need',
    'State of the field',
    'Software design',
    'Evidence',
    'Research impact statement',
    'Limits',
    'References',
  ]);
  const words = body.split(/\s+/).filter(Boolean).length;
  assert.ok(words >= 750 && words <= 1500, `${words} words`);
  const cited = new Set([...body.matchAll(/@(\w+)/g)].map(([, key]) => key));
  const known = [...(await textOf('paper.bib')).matchAll(/^@\w+\{(\w+),$/gm)].map(([, key]) => key);
  assert.deepEqual([...cited].sort(), known.sort());
});

test('what is counted in the impact statement is there', async () => {
  const figures = (await textOf('examples/classics/index.html')).match(/<h2 [^>]*>\d+\. /g);
  const chapters = (await readdir(path.join(root, 'examples/course'))).filter((name) =>
    /^\d-.*\.html$/.test(name),
  );
  assert.deepEqual([figures.length, chapters.length], [12, 6]);
  assert.equal(training.match(/^\| \[`/gm).length, 7);
});

test('CITATION.cff, docs/citing.md and the package have one version, title and author', async () => {
  const citation = await textOf('CITATION.cff');
  const field = (name) => new RegExp(`^${name}: '?(.+?)'?$`, 'm').exec(citation)?.[1];
  assert.equal(field('cff-version'), '1.2.0');
  assert.ok(field('message') && field('type') === 'software');
  assert.match(field('date-released'), /^\d{4}-\d\d-\d\d$/);
  assert.equal(field('version'), version);
  assert.equal(field('license'), (await jsonOf('package.json')).license);
  const author = /^ {2}- name: (.+)$/m.exec(citation)[1];
  assert.match(await textOf('NOTICE'), new RegExp(`^Copyright \\d+ ${author}$`, 'm'));
  const citing = await textOf('docs/citing.md');
  for (const part of [`version = {${version}}`, `{{${author}}}`, `{${field('title')}}`]) {
    assert.ok(citing.includes(part), part);
    if (part.startsWith('{{') || part.startsWith('version')) continue;
    assert.ok(paper.includes(field('title')));
  }
  assert.ok(citing.includes(`year    = {${field('date-released').slice(0, 4)}}`));
});
