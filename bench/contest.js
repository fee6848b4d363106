import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createExplainer } from '../dist/node/engine.js';

/**
 * `node bench/contest.js [model ...]`: the default contest with every measure on three images of a network, in
 * Node on wasm. Writes bench/contest.json, from which `npm run docs` makes the tables of
 * docs/elements/method-contest.md. Numbers but the times follow from the seed.
 */
const subjects = [
  { model: 'mnist-cnn', images: ['sample:3', 'sample:5', 'sample:7'] },
  // Ten more maps of every method take minutes here: max-sensitivity is left out.
  { model: 'cifar10-cnn', images: ['sample:3', 'sample:0', 'sample:6'], without: 'sensitivity' },
];
const all = ['deletion', 'insertion', 'time', 'road', 'infidelity', 'sensitivity', 'randomization'];

const file = path.join(import.meta.dirname, 'contest.json');
const wanted = process.argv.slice(2);

for (const { model, images, without } of subjects) {
  if (wanted.length > 0 && !wanted.includes(model)) continue;
  const contests = [];
  const measures = all.filter((measure) => measure !== without);
  const explainer = createExplainer({ model, backend: 'wasm' });
  const { samples } = await explainer.describe();
  for (const image of images) {
    const start = performance.now();
    const { details, target } = await explainer.contest(image, { measures });
    const [label, probability] = [target.label, target.probability];
    console.log(`${model} ${image}: ${label}, ${Math.round(performance.now() - start)} ms`);
    const { title } = samples[Number(image.slice('sample:'.length))];
    contests.push({
      model,
      image,
      title,
      label,
      probability,
      rows: details.entries.map(({ method, values }) => ({ method, ...rounded(values) })),
      agreements: details.agreements,
    });
  }
  await explainer.dispose();
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const both = [...before.filter((each) => each.model !== model), ...contests];
  writeFileSync(file, `${JSON.stringify(both, null, 1)}\n`);
}
process.exit();

/** As many digits as the tables show, and times of whole tenths. */
function rounded(values) {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    value === null ? null : Number(value.toFixed(name === 'time' ? 1 : 4)),
  ]);
  return Object.fromEntries(entries);
}
