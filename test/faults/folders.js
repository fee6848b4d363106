import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../pages/helpers.js';

const model = path.join(root, 'models/mnist-cnn');

/** A sound folder: mnist-cnn, its card without samples of its own, and the image of a 3. */
export async function soundFolder() {
  const [json, weights, card, image] = await Promise.all(
    ['model.json', 'weights.bin', 'card.json', 'samples/3.png'].map((name) =>
      readFile(path.join(model, name)),
    ),
  );
  const plainCard = JSON.parse(card);
  for (const field of ['samples', 'snapshots', 'trainingDigits']) delete plainCard[field];
  return {
    'model.json': json,
    'weights.bin': weights,
    'card.json': Buffer.from(JSON.stringify(plainCard)),
    'image.png': image,
  };
}

/** The same as TensorFlow.js writes it, with `metadata.json` instead of a card. */
export function metadataFolder(files) {
  const { 'card.json': card, ...others } = files;
  const json = JSON.parse(files['model.json']);
  json.modelTopology.keras_version = 'tfjs-layers 1.3.1';
  const { labels } = JSON.parse(card);
  return {
    ...others,
    'model.json': Buffer.from(JSON.stringify(json)),
    'metadata.json': Buffer.from(JSON.stringify({ modelName: 'digits', labels })),
  };
}

/** The files that a change of the topology leaves: `change` is given the layers and the whole JSON. */
export function withTopology(files, change) {
  const json = JSON.parse(files['model.json']);
  const { layers } = json.modelTopology.model_config.config;
  change(layers, json);
  return { 'model.json': Buffer.from(JSON.stringify(json)) };
}

export function withCard(files, change) {
  const card = JSON.parse(files['card.json']);
  return { 'card.json': Buffer.from(JSON.stringify(change(card) ?? card)) };
}

/** Weights are stored as float16: `change` is given them as 16-bit words. */
export function withWeights(files, change) {
  const bytes = Buffer.from(files['weights.bin']);
  const words = new Uint16Array(new Uint8Array(bytes).buffer);
  change(words);
  return { 'weights.bin': Buffer.from(words.buffer) };
}

/** Of one layer by its name. */
export const configOf = (layers, name) => layers.find(({ config }) => config.name === name).config;
