import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtNames, plainName } from './hashed-names.js';

/** What a reader downloads, in bytes after gzip, against the budgets of the design. */
const dist = path.join(import.meta.dirname, '../dist');
/** Files are named without their hashes here. */
const names = await builtNames(dist);

const rows = [
  { what: 'page, before any widget is near', files: ['convlens.js'], budget: 25_600 },
  {
    what: 'gallery, sanity check, faithfulness curves',
    files: ['chunks/saliency-extras.js'],
    budget: 10_000,
  },
  {
    what: 'epochs of training',
    files: ['chunks/epoch-player.js', 'chunks/mosaic.js'],
    budget: 10_000,
  },
  {
    what: 'live training',
    // With the digits, which the learning of filters takes too.
    files: ['training-player', 'training-run', 'learner-run', 'mosaic'].map(
      (name) => `chunks/${name}.js`,
    ),
    budget: 9_500,
  },
  {
    what: 'occlusion: occluder, sweep, three views',
    files: ['chunks/occlusion-view.js'],
    budget: 16_500,
  },
  {
    // With what its parts share, which was a chunk of its own.
    what: 'relevance maps, their controls, texts and requests',
    files: ['chunks/lrp-view.js'],
    budget: 13_400,
  },
  {
    what: 'relevance at layers, conservation, sanity check',
    files: ['chunks/lrp-extras.js'],
    budget: 10_000,
  },
  {
    what: 'contest of methods: table, texts, curves',
    files: ['chunks/contest-view.js', 'chunks/contest.js', 'chunks/contest-methods.js'],
    budget: 11_000,
  },
  {
    // With its runs, which were in the page's script.
    what: 'activation maximization in code space',
    files: ['chunks/codespace-view.js'],
    budget: 14_000,
  },
  {
    what: 'what "More" opens, and the files to save',
    files: ['chunks/toolbar-panel.js', 'chunks/figure-files.js'],
    budget: 13_400,
  },
  { what: 'suggestions of long menus', files: ['chunks/combobox.js'], budget: 5_500 },
  {
    what: 'what tells an author of names that no element has',
    files: ['chunks/author-warnings.js'],
    budget: 2_100,
  },
  { what: 'the page for frames, beside the kit', files: ['embed.html', 'embed.js'], budget: 2_000 },
  {
    what: 'workbench, beside the classic script',
    files: ['workbench.html', 'workbench.js'],
    budget: 25_000,
  },
  { what: 'German', files: ['chunks/de.js'], budget: 29_000 },
  { what: 'Spanish', files: ['chunks/es.js'], budget: 29_000 },
  { what: "the reader's picture", files: ['chunks/image-input-view.js'], budget: 6_700 },
  { what: 'pad for digits', files: ['chunks/image-input-digit.js'], budget: 3_700 },
  { what: 'crop', files: ['chunks/image-input-crop.js'], budget: 3_000 },
  { what: 'camera', files: ['chunks/image-input-camera.js'], budget: 2_500 },
  {
    what: 'scene: row, linked pointer, link',
    files: ['chunks/scene-view.js'],
    budget: 8_000,
  },
  await figureRow('saliency-map', ['saliency-view'], 67_600),
  {
    what: 'learning of filters: view, runs, curves',
    files: ['chunks/learner-view.js', 'chunks/learner-run.js', 'chunks/learner-extras.js'],
    budget: 7_300,
  },
  await figureRow('deconv-viewer', ['deconv-view'], 67_600),
  await figureRow('occlusion-grid', ['occlusion-view'], 70_200),
  await figureRow('lrp-heatmap', ['lrp-view'], 67_100),
  await figureRow('codespace-am', ['codespace-view'], 67_700),
  await figureRow('relu-backward', ['relu-view'], 63_500),
  {
    what: 'shared by parts that an attribute asks for',
    files: ['cascading-randomization', 'line-chart'].map((name) => `chunks/${name}.js`),
    budget: 13_000,
  },
  {
    // One file, as every figure takes all of it. 8 kB of it are for readers: words for maps, the announcer, keys, names,
    // hatching, direction, and what is printed.
    what: 'what reads images, asks the engine, and draws what figures share',
    files: ['chunks/figure.js'],
    budget: 53_800,
  },
  {
    what: 'what tells of a model without an image',
    files: ['chunks/inspection.js'],
    budget: 4_000,
  },
  {
    what: 'reading of images where canvases are falsified',
    files: ['chunks/read-without-canvas.js'],
    budget: 10_000,
  },
  {
    what: 'what reads files that a page gives as its model',
    files: ['chunks/given-file.js'],
    budget: 1_500,
  },
  {
    what: 'what reads the preprocessing that a script gives',
    files: ['chunks/given-preprocessing.js'],
    budget: 3_000,
  },
  {
    what: 'what reads packs, in pages from disk',
    files: ['chunks/packed-file.js'],
    budget: 1_000,
  },
  {
    what: 'what looks at the arguments of scripts, not of elements',
    files: ['chunks/checks.js'],
    budget: 5_000,
  },
  { what: 'worker inside a module', files: ['chunks/worker-source.js'], budget: 200_000 },
  { what: 'worker, without the wasm binary', files: ['engine.worker.js'], budget: 200_000 },
  {
    what: 'what the worker fetches when it is asked for',
    files: ['engine.part.js'],
    budget: 20_000,
  },
  { what: 'importer of ONNX and Keras files', files: ['import.worker.js'], budget: 40_000 },
  { what: 'the same in a bundle', files: ['packs/import.worker.pack.js'], budget: 55_000 },
  { what: 'why no worker could be started', files: ['chunks/start-error.js'], budget: 1_500 },
  { what: 'what starts the importer', files: ['chunks/convert-file.js'], budget: 2_500 },
  { what: 'classic script with the worker inside', files: ['convlens.iife.js'], budget: 510_000 },
  {
    what: 'the engine alone, with the worker inside',
    files: ['convlens-engine.js'],
    budget: 270_000,
  },
  // No reader downloads it: it comes with the package.
  {
    what: 'convlens render and the engine, for Node',
    files: [
      'node/kit.js',
      'node/cli.js',
      'node/engine.js',
      'node/mozjpeg_dec.wasm',
      'node/webp_dec.wasm',
    ],
  },
  { what: 'wasm binary (SIMD)', files: ['tfjs-backend-wasm-simd.wasm'] },
  { what: 'the same in a bundle', files: ['packs/tfjs-backend-wasm-simd.pack.js'] },
  modelRow('mnist-cnn', 300_000),
  { what: 'the same in a bundle', files: ['packs/mnist-cnn.pack.js'], budget: 300_000 },
  {
    what: 'snapshot of mnist-cnn',
    files: ['../models/mnist-cnn/snapshots/epoch-00.bin'],
    budget: 300_000,
  },
  {
    what: 'training digits of mnist-cnn',
    files: ['../models/mnist-cnn/training-digits.png'],
    budget: 160_000,
  },
  modelRow('cifar10-cnn', 1_500_000),
  modelRow('cifar10-allcnn', 1_500_000),
  modelRow('efficientnet-lite0', 9_500_000),
  modelRow('mnist-gan', 1_500_000),
  modelRow('mnist-dcgan', 1_500_000),
  modelRow('mnist-judge', 300_000),
];

const measured = await Promise.all(
  rows.map(async ({ what, files, budget }) => {
    const sizes = await Promise.all(files.map((file) => sizeOf(pathOf(file))));
    const raw = sizes.reduce((sum, size) => sum + size.raw, 0);
    const gzip = sizes.reduce((sum, size) => sum + size.gzip, 0);
    return { what, raw, gzip, budget: budget ?? '', ok: !budget || gzip <= budget };
  }),
);

/** What a page downloads of a model before it can compute, pictures not counted. */
function modelRow(name, budget) {
  const files = ['weights.bin', 'model.json', 'card.json'];
  return { what: `model ${name}`, files: files.map((file) => `../models/${name}/${file}`), budget };
}

/** What one element's figure takes, with all that it shares with other elements. */
async function figureRow(tag, views, budget) {
  const files = new Set();
  const follow = async (file) => {
    if (files.has(file)) return;
    files.add(file);
    const code = await readFile(pathOf(file), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) {
      await follow(`chunks/${plainName(name)}`);
    }
  };
  for (const view of views) await follow(`chunks/${view}.js`);
  return { what: `figure of <${tag}>`, files: [...files], budget };
}

/** Chunks of the page's script that no row counts, and no budget holds. */
function uncounted() {
  const counted = new Set(rows.flatMap(({ files }) => files));
  return [...names.keys()].filter((file) => file.startsWith('chunks/') && !counted.has(file));
}

function pathOf(file) {
  return path.join(dist, names.get(file) ?? file);
}

async function sizeOf(file) {
  const { size } = await stat(file);
  return { raw: size, gzip: gzipSync(await readFile(file), { level: 9 }).length };
}

console.table(measured);
for (const { what, gzip, budget, ok } of measured) {
  if (!ok) console.error(`Over budget: ${what} has ${gzip} bytes, ${budget} are allowed.`);
}
const missing = uncounted();
for (const file of missing) console.error(`Without a budget: ${file} is in no row of this table.`);
process.exit(measured.every(({ ok }) => ok) && missing.length === 0 ? 0 : 1);
