/**
 * Compares composites and bias treatments of LRP on networks of photographs, through the kit's own
 * engine in a browser, and prints the tables of docs/lrp.md. Needs a build.
 *
 *     npm run lrp:compare -- [--photos 0,1,2] [--steps 16] [--network TITLE=MODEL[=CARD]] [--maps DIR]
 *
 * `--network` adds a network from a file that the kit reads, with the preprocessing of a card (without
 * one, pixels in [-1, 1]); its photographs are those of efficientnet-lite0. `--maps` writes inputs and
 * maps to a folder instead, for training/lrp_zennit.py.
 */
import { copyFile, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { writeMaps } from './compare/lrp-maps.js';
import { serve } from './server.js';

const root = path.join(import.meta.dirname, '..');
const photographer = 'efficientnet-lite0';
const { values: options } = parseArgs({
  options: {
    photos: { type: 'string', default: '0,1,3,5,7,9' },
    steps: { type: 'string', default: '16' },
    network: { type: 'string', multiple: true, default: [] },
    maps: { type: 'string' },
  },
});

const composites = [
  'epsilon-plus',
  'epsilon-plus-flat',
  'epsilon-gamma-box',
  'epsilon-alpha2-beta1',
  'gamma',
  'epsilon',
];
const treatments = [
  ...['include', 'ignore'].flatMap((bias) =>
    composites.map((composite) => ({ title: composite, composite, bias })),
  ),
  ...['include', 'ignore'].map((bias) => ({
    title: 'epsilon-plus, depthwise layers flat',
    composite: 'epsilon-plus',
    bias,
    depthwise: 'flat',
  })),
];

const folder = await mkdtemp(path.join(tmpdir(), 'convlens-lrp-'));
for (const name of ['dist', 'models'])
  await symlink(path.join(root, name), path.join(folder, name));
const networks = [
  { title: 'EfficientNet-Lite0', given: { model: `/models/${photographer}/model.json` } },
];
for (const text of options.network) {
  const [title, file, cardFile] = text.split('=');
  const name = `network${networks.length}${path.extname(file)}`;
  await copyFile(file, path.join(folder, name));
  const card = cardFile
    ? JSON.parse(await readFile(cardFile, 'utf8'))
    : { input: { range: [-1, 1] } };
  networks.push({ title, given: { model: `/${name}`, card } });
}
const { samples } = JSON.parse(
  await readFile(path.join(root, 'models', photographer, 'card.json'), 'utf8'),
);
const photos = options.photos.split(',').map((number) => {
  const { title, src } = samples[Number(number)];
  return { title, src: `/models/${photographer}/${src}` };
});

const server = await serve(folder);
const browser = await puppeteer.launch({ ...(await launchOptions()), protocolTimeout: 0 });
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}/dist/embed.html`);
  console.log(`Photographs: ${photos.map(({ title }) => title).join('; ')}.\n`);
  if (options.maps) {
    await writeMaps(page, options.maps, networks, photos);
  } else {
    const addresses = photos.map(({ src }) => src);
    const steps = Number(options.steps);
    for (const { title, given } of networks)
      console.log(
        tableOf(title, await page.evaluate(measure, given, addresses, treatments, steps)),
      );
  }
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}

/** In the page: of each treatment the means over the photographs, or the error that it ends with. */
async function measure(given, addresses, treatments, steps) {
  const kit = await import('/dist/convlens.js');
  const explainer = kit.createExplainer({ ...given, backend: 'wasm' });
  const { layers } = await explainer.describe();
  const inputs = [];
  for (const address of addresses) inputs.push((await explainer.picture(address)).input);
  const sumOf = (values) => values.reduce((sum, value) => sum + Math.abs(value), 0);
  const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rows = [];
  for (const { title, composite, bias, depthwise } of treatments) {
    const named = layers.filter(({ kind }) => /depthwise/i.test(kind)).map(({ name }) => name);
    if (depthwise && named.length === 0) continue;
    const layerRules = depthwise
      ? Object.fromEntries(named.map((name) => [name, { rule: depthwise }]))
      : {};
    const each = [];
    let error = null;
    for (const image of inputs) {
      try {
        const { map, shape, target, details } = await explainer.lrpOf(image, {
          composite,
          bias,
          layerRules,
        });
        const { start, conservation } = details;
        const channels = shape[2];
        const scores = Float32Array.from({ length: map.length / channels }, (_, pixel) =>
          map
            .subarray(pixel * channels, (pixel + 1) * channels)
            .reduce((sum, value) => sum + value, 0),
        );
        const curves = await explainer.faithfulnessOf({
          image,
          scores,
          target: target.index,
          steps,
        });
        each.push({
          arrives: conservation.passedOn / start,
          bias: conservation.absorbedByBias / start,
          epsilon: conservation.absorbedByEpsilon / start,
          magnitude: sumOf(map) / Math.abs(start),
          deletion: curves.deletion.area,
          insertion: curves.insertion.area,
          randomDeletion: curves.randomDeletion.area,
          randomInsertion: curves.randomInsertion.area,
        });
      } catch (failure) {
        error = failure.code ?? String(failure);
        break;
      }
    }
    const means = Object.fromEntries(
      Object.keys(each[0] ?? {}).map((key) => [key, meanOf(each.map((one) => one[key]))]),
    );
    rows.push({ title, bias, error, ...(error ? {} : { means }) });
  }
  return rows;
}

function tableOf(title, rows) {
  const percent = (share) => {
    const value = 100 * share;
    return value === 0 || (Math.abs(value) < 1e4 && Math.abs(value) >= 0.01)
      ? `${Number(value.toPrecision(2))}%`
      : `${value.toExponential(0)}%`;
  };
  const times = (value) =>
    value < 1e4 ? `${Number(value.toPrecision(2))}` : value.toExponential(0);
  const cells = rows.map(({ title, bias, error, means }) =>
    error
      ? [`\`${title}\``, bias, `\`${error}\``, '', '', '', '', '']
      : [
          `\`${title}\``,
          bias,
          percent(means.arrives),
          percent(means.bias),
          percent(means.epsilon),
          times(means.magnitude),
          means.deletion.toFixed(3),
          means.insertion.toFixed(3),
        ],
  );
  const random = rows.find(({ means }) => means)?.means;
  cells.push([
    'pixels in random order',
    '',
    '',
    '',
    '',
    '',
    random.randomDeletion.toFixed(3),
    random.randomInsertion.toFixed(3),
  ]);
  const head = [
    title,
    'biases',
    'arrives',
    'biases absorb',
    'ε absorbs',
    'magnitudes',
    'deletion',
    'insertion',
  ];
  const line = (row) => `| ${row.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...cells.map(line)].join('\n')}\n`;
}
