import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe } from 'node:test';
import { deflateSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { gifOf } from '../pages/gif.js';
import { root } from '../pages/helpers.js';
import { blackPng, greyPng, pngOf } from '../pages/png.js';
import { configOf, soundFolder, withCard, withTopology, withWeights } from './folders.js';
import { playTable } from './play-table.js';
import { openStage, tags } from './stage.js';

/** Files that arrive whole and are wrong in themselves. */
const files = await soundFolder();
const stage = await openStage();
await stage.open(files, { stallTimeout: 20_000 });

const topology = (change) => withTopology(files, change);
const weights = (change) => withWeights(files, change);
const card = (change) => withCard(files, change);
/** One field of one layer. */
const field = (layer, name, value) => topology((layers) => (configOf(layers, layer)[name] = value));
const input = (...sizes) => field('conv1', 'batch_input_shape', [null, ...sizes]);

const part = (bytes, share) => Buffer.from(bytes).subarray(0, Math.floor(bytes.length * share));

const NAN = 0x7e00;
const INFINITY = 0x7c00;

const modelRows = {
  'strides of one and a half': [
    field('conv2', 'strides', [1.5, 1.5]),
    'model-invalid',
    ['conv2', 'strides'],
  ],
  'strides of 0': [field('conv2', 'strides', [0, 0]), 'model-invalid', ['conv2', 'strides']],
  'strides below 0': [field('pool1', 'strides', [-2, -2]), 'model-invalid', ['pool1', 'strides']],
  'a pool of 0': [field('pool1', 'pool_size', [0, 0]), 'model-invalid', ['pool1', 'pool_size']],
  'a dilation of 0.1': [
    field('conv2', 'dilation_rate', [1, 0.1]),
    'model-invalid',
    ['conv2', 'dilation_rate'],
  ],
  'strides and dilations at once': [
    topology((layers) =>
      Object.assign(configOf(layers, 'conv2'), { strides: [2, 2], dilation_rate: [2, 2] }),
    ),
    'layer-unsupported',
    ['conv2', 'dilation_rate'],
  ],
  'filters beyond all memory': [
    field('conv2', 'filters', 2 ** 31),
    'model-invalid',
    ['conv2', 'filters'],
  ],
  'filters that the weights lack': [field('conv2', 'filters', 33), 'model-invalid', ['conv2']],
  'no number of units': [field('dense1', 'units', '64'), 'model-invalid', ['dense1', 'units']],
  'a kernel size as a word': [
    field('conv1', 'kernel_size', 'five'),
    'model-invalid',
    ['conv1', 'kernel_size'],
  ],
  'an unknown padding': [field('conv1', 'padding', 'round'), 'model-invalid', ['conv1', 'padding']],
  'an unknown activation': [
    field('conv1', 'activation', 'magic'),
    'layer-unsupported',
    ['conv1', 'magic'],
  ],
  'an unknown layer': [
    topology((layers) => (layers[1].class_name = 'LocallyConnected2D')),
    'layer-unsupported',
    ['pool1', 'LocallyConnected2D'],
  ],
  'a padding of 20,000': [
    topology((layers) =>
      layers.splice(1, 0, {
        class_name: 'ZeroPadding2D',
        config: { name: 'pad', padding: [20_000, 20_000], data_format: 'channels_last' },
      }),
    ),
    'model-too-large',
    ['limit'],
  ],
  '20,000 activation layers': [
    topology((layers) => {
      const many = Array.from({ length: 20_000 }, (_, index) => ({
        class_name: 'Activation',
        config: { name: `activation${index}`, activation: 'relu' },
      }));
      layers.splice(1, 0, ...many);
    }),
    'model-too-large',
    ['20,'],
  ],
  'an input of 12,000 pixels a side': [input(12_000, 12_000, 1), 'model-too-large', ['limit']],
  'an input of another size than the weights': [
    {
      ...input(40, 40, 1),
      ...card((json) => void delete json.input.shape),
    },
    'model-invalid',
    ['dense1'],
  ],
  'an input without fixed sizes, which its card does not tell either': [
    { ...input(null, null, 1), ...card((json) => void delete json.input.shape) },
    'model-input-shape',
    ['"input": {"shape"'],
  ],
  'an input of half pixels': [input(27.5, 28, 1), 'model-input-shape'],
  'an input that is no image': [input(784), 'model-input-shape', ['784']],
  'no weights manifest': [topology((_, json) => delete json.weightsManifest), 'model-format'],
  'a weights file at no address': [
    topology((_, json) => (json.weightsManifest[0].paths = ['http://[half/an/address'])),
    'model-invalid',
    ['paths'],
  ],
  'a weights file on disk': [
    topology((_, json) => (json.weightsManifest[0].paths = ['file:///weights.bin'])),
    'weights-on-disk',
  ],
  'weights of an unknown type': [
    topology((_, json) => (json.weightsManifest[0].weights[0].quantization.dtype = 'float3')),
    'model-invalid',
    ['dtype'],
  ],
  'weights of a negative size': [
    topology((_, json) => (json.weightsManifest[0].weights[0].shape = [5, 5, -1, 16])),
    'model-invalid',
    ['shape'],
  ],
  'weights in another order': [
    topology((_, json) => json.weightsManifest[0].weights[0].shape.reverse()),
    'model-invalid',
    ['conv1'],
  ],
  'no weights of one layer': [
    topology((_, json) => (json.weightsManifest[0].weights[2].name = 'elsewhere/kernel')),
    'weights-missing',
    ['conv2'],
  ],
  'brackets 100,000 deep': [
    { 'model.json': Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)) },
    'model-invalid',
  ],
  'a list': [{ 'model.json': Buffer.from('[1, 2, 3]') }, 'model-format'],
  'an empty object': [{ 'model.json': Buffer.from('{}') }, 'model-format'],
  'no layers': [topology((layers) => (layers.length = 0)), 'model-format'],
  'one weight that is no number': [
    weights((words) => (words[500] = NAN)),
    'model-not-finite',
    ['conv'],
  ],
  'all weights no numbers': [weights((words) => words.fill(NAN)), 'model-not-finite', ['conv1']],
  'an infinite weight': [
    weights((words) => (words[words.length - 1] = INFINITY)),
    'model-not-finite',
    ['logits'],
  ],
};

const kerasFile = (name) => readFile(path.join(root, 'test/keras-files', name));
const [archive, hdf5] = await Promise.all([kerasFile('float16.keras'), kerasFile('gzip.h5')]);
/** What a file is, its first bytes say, not its name. */
const file = (bytes) => ({ 'model.json': Buffer.from(bytes) });
const zip = (contents, options) => file(zipSync(contents, options));

/** Every tree in an HDF5 file becomes its own child. */
function ownChildren() {
  const bytes = Buffer.from(hdf5);
  for (let at = bytes.indexOf('TREE'); at !== -1; at = bytes.indexOf('TREE', at + 1)) {
    bytes[at + 5] = 7;
    bytes.writeUInt16LE(32, at + 6);
    for (let child = at + 32; child < at + 540; child += 16) {
      if (child + 8 <= bytes.length) bytes.writeBigUInt64LE(BigInt(at), child);
    }
  }
  return bytes;
}

const foreignRows = {
  'half a .keras file': [file(part(archive, 0.5)), 'model-file-invalid', ['cut short']],
  'a .keras file without its weights': [
    zip({ 'config.json': unzipSync(archive)['config.json'], 'metadata.json': Buffer.from('{}') }),
    'model-file-invalid',
    ['model.weights.h5'],
  ],
  'a .keras file that unpacks to gigabytes': [
    zip({
      'config.json': new Uint8Array(40e6),
      'metadata.json': Buffer.from('{}'),
      'model.weights.h5': new Uint8Array(1000),
    }),
    'model-too-large',
    ['config.json', 'limit'],
  ],
  'a .keras file with a changed bit': [
    file(archive.map((byte, index) => (index === 20_000 ? byte ^ 1 : byte))),
    'model-file-invalid',
    ['damaged'],
  ],
  'half an .h5 file': [file(part(hdf5, 0.5)), 'model-file-invalid', ['cut short']],
  'an .h5 file that leads in circles': [file(ownChildren()), 'model-file-invalid', ['astray']],
  'an .h5 file of weights alone': [
    file(await kerasFile('weights-only.h5')),
    'model-format-unsupported',
    ['weights alone', 'model.save('],
  ],
  'a Lambda layer': [file(await kerasFile('lambda.keras')), 'layer-unsupported', ['Lambda']],
  'a file of PyTorch': [
    zip({ 'net/data.pkl': Buffer.from('code') }),
    'model-format-unsupported',
    ['torch.onnx.export('],
  ],
  'a model of TensorFlow Lite': [
    file(Buffer.from('\x1c\0\0\0TFL3\0\0\0\0')),
    'model-format-unsupported',
    ['model.save('],
  ],
  'bytes of no format': [file([1, 2, 3, 4, 5, 6]), 'model-format-unknown', ['.onnx', '.keras']],
};

const cardRows = {
  'a list': [card(() => [1, 2]), 'card-invalid'],
  'too few labels': [card((json) => void (json.labels = ['one'])), 'card-invalid', ['label']],
  '100,000 labels': [
    card((json) => void (json.labels = Array(100_000).fill('x'))),
    'card-invalid',
    ['labels'],
  ],
  'labels that are objects': [
    card((json) => void (json.labels[3] = { text: 'three' })),
    'card-invalid',
    ['labels'],
  ],
  '100,000 samples': [
    card((json) => void (json.samples = Array(100_000).fill({ src: 'image.png', label: '3' }))),
    'card-invalid',
    ['samples'],
  ],
  'a title of a million letters': [
    card((json) => void (json.title = 'x'.repeat(1e6))),
    'card-invalid',
    ['title'],
  ],
  'a range of one number': [
    card((json) => void (json.input.range = [0])),
    'card-invalid',
    ['input.range'],
  ],
  'a range of words': [
    card((json) => void (json.input.range = ['0', '1'])),
    'card-invalid',
    ['input.range'],
  ],
  'a range without extent': [
    card((json) => void (json.input.range = [1, 1])),
    'card-invalid',
    ['input.range'],
  ],
  'a preset that there is not': [
    card((json) => void (json.input = { preset: 'imagenet' })),
    'card-invalid',
    ['input.preset', 'imagenet-torch'],
  ],
  'a deviation of 0': [
    card((json) => void (json.input = { mean: 0.5, std: 0 })),
    'card-invalid',
    ['input.std'],
  ],
  'means of another number of channels': [
    card((json) => void (json.input = { mean: [1, 2, 3] })),
    'card-invalid',
    ['input.mean', '3 channels'],
  ],
  'a crop larger than its image': [
    card((json) => void (json.input.crop = { resize: 224, size: 256 })),
    'card-invalid',
    ['input.crop.size'],
  ],
  'another input shape': [
    card((json) => void (json.input.shape = [27, 28, 1])),
    'card-invalid',
    ['shape'],
  ],
  'a sample at no address': [
    card((json) => void (json.samples = [{ src: 'http://[half', label: '3' }])),
    'card-invalid',
    ['samples'],
  ],
  'a head that there is not': [card((json) => void (json.head = 'two')), 'card-invalid', ['head']],
};

const encoded = await stage.page.evaluate(async () => {
  const canvas = new OffscreenCanvas(64, 64);
  const context = canvas.getContext('2d');
  for (let x = 0; x < 64; x += 4) {
    context.fillStyle = `hsl(${x * 5} 80% 50%)`;
    context.fillRect(x, 0, 4, 64);
  }
  const bytes = async (type) =>
    Array.from(new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer()));
  return { jpeg: await bytes('image/jpeg'), webp: await bytes('image/webp') };
});
const noise = (x, y) => [(x * 37 + y * 91) % 256, (x * y) % 256, (x * 53) % 256, 255];
const image = (bytes) => ({ 'image.png': Buffer.from(bytes) });

/** A PNG whose header says another size than its rows have. */
function mislabelled() {
  const bytes = Buffer.from(greyPng(16, 16));
  bytes.writeUInt32BE(20_000, 16);
  bytes.writeUInt32BE(20_000, 20);
  return bytes;
}

const imageRows = {
  'half a PNG': [image(part(pngOf(64, 64, noise), 0.5)), 'image-truncated'],
  'a PNG without its end': [image(greyPng(64, 64).subarray(0, -12)), 'image-truncated'],
  'the head of a PNG': [image(greyPng(64, 64).subarray(0, 30)), /image-(truncated|not-decodable)/],
  'half a JPEG': [image(part(encoded.jpeg, 0.5)), 'image-truncated'],
  'a JPEG without its end': [image(part(encoded.jpeg, 0.95)), 'image-truncated'],
  'half a GIF': [
    image(
      part(
        gifOf(64, 64, (x, y) => (x * y) % 128),
        0.5,
      ),
    ),
    'image-truncated',
  ],
  'half a WebP': [image(part(encoded.webp, 0.5)), 'image-truncated'],
  'a text': [image(Buffer.from('This is no image.')), 'image-not-decodable'],
  'compressed rubbish': [image(deflateSync(Buffer.alloc(5000, 7))), 'image-not-decodable'],
  'one pixel': [image(greyPng(1, 1)), 'image-too-small', ['1 x 1']],
  '64 megapixels': [image(blackPng(8000, 8000)), 'image-too-large', ['8000 x 8000']],
  '400 megapixels': [image(blackPng(20_000, 20_000)), 'image-too-large', ['20000 x 20000']],
  'a header that lies': [image(mislabelled()), /image-(truncated|not-decodable|too-large)/],
  'no visible pixel': [image(pngOf(12, 12, () => [255, 0, 0, 0])), 'image-transparent'],
};

function rowsOf(table, chosen = tags) {
  return Object.entries(table).map(([name, [changed, code, says]]) => ({
    name,
    files,
    fault: { files: changed },
    code,
    says,
    tags: chosen,
  }));
}

describe('models', () => playTable(stage, rowsOf(modelRows)));
describe('files of other tools', () => playTable(stage, rowsOf(foreignRows)));
describe('cards', () => playTable(stage, rowsOf(cardRows)));
describe('images', () =>
  playTable(
    stage,
    rowsOf(
      imageRows,
      tags.filter((tag) => tag !== 'codespace-am'),
    ),
  ));
