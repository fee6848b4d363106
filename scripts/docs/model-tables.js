import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from './markdown-table.js';

const folder = path.join(import.meta.dirname, '../../models');

/** What `<!-- models KIND -->` may name, each as Markdown made of the files in models/. */
const kinds = {
  overview: (models) =>
    markdownTable(
      ['name', 'what it does', 'measured', 'weights', 'download'],
      models.map(({ name, card, bytes }) => [
        code(name),
        whatItDoes(card),
        measured(card),
        weightsOf(card),
        `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`,
      ]),
    ),
  input: (models) =>
    markdownTable(
      ['name', 'input', 'a pixel of black and white becomes', 'output', 'last activation'],
      models.map(({ name, card: { input, output, labels }, activation }) => [
        code(name),
        input.distribution ? `${input.shape} numbers, ${input.distribution}` : sizeOf(input.shape),
        input.range?.join(' and ') ?? '',
        labels ? `${labels.length.toLocaleString('en')} classes` : sizeOf(output.shape),
        activation,
      ]),
    ),
  labels: (models) =>
    grouped(models, ({ labels }) =>
      labels?.length > 100
        ? `${labels.length.toLocaleString('en')}, from ${quoted(labels[0])} to ${quoted(labels.at(-1))}`
        : labels?.map(quoted).join(', '),
    )
      .map(([names, text]) => `- ${names}: ${text}`)
      .join('\n'),
  layers: (models) =>
    grouped(models, ({ layers }) => layers.map(({ name }) => code(name)).join(', '))
      .map(([names, text]) => `- ${names}: ${text}`)
      .join('\n'),
  samples: (models) =>
    grouped(
      models,
      ({ samples }) =>
        samples &&
        markdownTable(
          ['`src`', 'class', 'image'],
          samples.map(({ label, title }, index) => [code(`sample:${index}`), label, title]),
        ),
    )
      .map(([names, table]) => `### Samples of ${names}\n\n${table}`)
      .join('\n\n'),
};

/** What the files of the built-in models say, as Markdown. */
export function modelTable(kind) {
  const make = kinds[kind];
  if (!make) throw new Error(`<!-- models ${kind} -->: there are ${Object.keys(kinds)}.`);
  return make(readModels());
}

/** Those for images first, each kind by its size. */
export function readModels() {
  const models = readdirSync(folder).map((name) => {
    const json = (file) => JSON.parse(readFileSync(path.join(folder, name, file), 'utf8'));
    const { modelTopology, weightsManifest } = json('model.json');
    const paths = weightsManifest.flatMap((group) => group.paths);
    return {
      name,
      card: json('card.json'),
      activation: lastActivation(modelTopology),
      bytes: ['model.json', ...paths]
        .map((file) => statSync(path.join(folder, name, file)).size)
        .reduce((a, b) => a + b),
    };
  });
  const isGenerator = ({ card }) => Number(!card.labels);
  return models.sort((a, b) => isGenerator(a) - isGenerator(b) || a.bytes - b.bytes);
}

function lastActivation({ model_config: { config } }) {
  const layers = (config.layers ?? config).map((layer) => layer.config);
  return layers.map(({ activation }) => activation).findLast(Boolean) ?? 'none';
}

/** The card's description has a sentence about the task, and one about weights and data. */
function whatItDoes({ description }) {
  const [first] = description.split('. ');
  return first.replace(/\.$/, '');
}

/** Those that training changes, as the description counts them. */
export function weightsOf({ description }) {
  return /has ([\d,.]+(?: million)?) weights/.exec(description)[1];
}

export function measured({ accuracy, quality }) {
  if (quality) return `top probability of \`mnist-judge\`: ${quality.topProbability.toFixed(2)}`;
  const { test, images, published, source } = accuracy;
  if (published !== undefined) {
    return `${percent(published, 1)} as [published](${source}); not measured here`;
  }
  return `${percent(test, 2)} of ${images.toLocaleString('en')} test images`;
}

/** A text for each card; names of models with the same one stand together, those without are left out. */
function grouped(models, write) {
  const groups = new Map();
  for (const { name, card } of models) {
    const text = write(card);
    if (text) groups.set(text, [...(groups.get(text) ?? []), code(name)]);
  }
  return [...groups].map(([text, names]) => [names.join(' and '), text]);
}

const code = (text) => `\`${text}\``;
const quoted = (text) => `"${text}"`;
const sizeOf = (shape) => shape.join(' x ');
const percent = (share, digits) => `${(100 * share).toFixed(digits)}%`;
