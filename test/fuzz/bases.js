import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gifOf } from '../pages/gif.js';

const root = path.join(import.meta.dirname, '../..');

const shipped = path.join(root, 'models/mnist-cnn');

/** The sound models that are changed: mnist-cnn, tiny networks of every layer kind, graph models. */
export async function soundModels() {
  const models = { 'mnist-cnn': withPixels(await filesOf(shipped)) };
  for (const folder of ['test/fixtures', 'test/graph-models']) {
    for (const name of await readdir(path.join(root, folder))) {
      const files = await filesOf(path.join(root, folder, name)).catch(() => null);
      if (files) models[`${path.basename(folder)}/${name}`] = files;
    }
  }
  return models;
}

/** With every field of a card that says how an image becomes the input. */
function withPixels(files) {
  const card = JSON.parse(files['card.json']);
  const { shape, background } = card.input;
  const numbers = { preset: 'zero-to-one', scale: 1, mean: [0], std: [1], channels: 'rgb' };
  const cut = { resize: 'crop', crop: { resize: 32, size: 28 } };
  const changed = { ...card, input: { shape, background, ...numbers, ...cut } };
  return { ...files, 'card.json': Buffer.from(JSON.stringify(changed)) };
}

/** Sound files of other tools: every way in which Keras stores a network, and ONNX. */
export async function soundForeign() {
  const models = {};
  for (const folder of ['test/keras-files', 'test/keras-exports', 'test/onnx']) {
    const names = await readdir(path.join(root, folder), { recursive: true }).catch(() => []);
    for (const name of names.sort()) {
      // Of the exports a few: they are large.
      const isWanted =
        folder === 'test/keras-exports' ? /^blocks/.test(name) : !/refused/.test(name);
      if (!isWanted || !/\.(keras|h5|onnx)$/.test(name)) continue;
      const bytes = await readFile(path.join(root, folder, name));
      models[`${path.basename(folder)}/${name}`] = { 'model.json': bytes };
    }
  }
  return models;
}

/** A model's JSON, its card or `metadata.json` where there is one, and its weights. */
async function filesOf(folder) {
  const json = await readFile(path.join(folder, 'model.json'));
  const names = JSON.parse(json).weightsManifest.flatMap(({ paths }) => paths);
  const texts = ['card.json', 'metadata.json'].map(async (name) => [
    name,
    await readFile(path.join(folder, name)).catch(() => null),
  ]);
  const weights = names.map(async (name) => [name, await readFile(path.join(folder, name))]);
  return {
    'model.json': json,
    ...Object.fromEntries((await Promise.all(texts)).filter(([, text]) => text)),
    ...Object.fromEntries(await Promise.all(weights)),
  };
}

/** A photograph in every format that is changed; the browser itself writes two of them. */
export async function soundImages(page) {
  const encoded = (type) =>
    page.evaluate(async (wanted) => {
      const canvas = new OffscreenCanvas(40, 30);
      const context = canvas.getContext('2d');
      const gradient = context.createLinearGradient(0, 0, 40, 30);
      gradient.addColorStop(0, 'teal');
      gradient.addColorStop(1, 'orange');
      context.fillStyle = gradient;
      context.fillRect(0, 0, 40, 30);
      const blob = await canvas.convertToBlob({ type: wanted });
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    }, type);
  return {
    'image.png': await readFile(path.join(shipped, 'samples/3.png')),
    'image.jpg': Buffer.from(await encoded('image/jpeg')),
    'image.webp': Buffer.from(await encoded('image/webp')),
    'image.gif': gifOf(24, 20, (x, y) => (x + y) % 128),
  };
}
