import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { root } from './helpers.js';

const { inspectionText, errorText, readInspectArguments, hideSecrets, modelsIn } = await sources();

/** The parts of the command that print and read nothing but text, which the bundle does not export. */
async function sources() {
  const contents = `
    export * from './cli/inspect-report.ts';
    export * from './cli/inspect-outcome.ts';
    export * from './cli/inspect-arguments.ts';
    export * from './inspect/hide-secrets.ts';
    export * from './inspect/models-in-folder.ts';
  `;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: path.join(root, 'src/node') },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const [{ text }] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

/** What `inspect()` tells of a network that does not exist; the tests of the command have real ones. */
function inspection(changes = {}) {
  const labels = Array.from({ length: 1000 }, (_, index) => `class ${index}`);
  return {
    description: {
      title: 'Birds',
      labels,
      card: { url: null },
      preprocessing: {
        black: [-2.1179, -2.0357, -1.8044],
        white: [2.2489, 2.4286, 2.64],
        channels: 'rgb',
        preset: 'imagenet-torch',
        resize: 'crop',
        crop: { resize: 256, size: 224 },
      },
      rangeKnown: true,
    },
    name: 'main_graph',
    format: 'onnx',
    writtenBy: 'pytorch 2.15.0',
    inputShape: [224, 224, 3],
    outputShape: [1000],
    activation: 'none',
    head: 'logits',
    outputs: ['species'],
    output: 'species',
    fileBytes: 46_834_567,
    weightTypes: ['float32'],
    parameters: 11_689_512,
    multiplications: 1_814_073_344,
    activationBytes: 98_000_000,
    layers: [layer('conv1', { parameters: 9408, receptiveField: [7, 7] })],
    methods: [],
    questions: [],
    problems: [],
    ...changes,
  };
}

const layer = (name, changes = {}) => ({
  name,
  kind: 'Conv',
  title: name,
  shape: [112, 112, 64],
  parameters: 0,
  multiplications: 0,
  receptiveField: null,
  ...changes,
});

const finding = (title, changes = {}) => ({
  element: 'saliency-map',
  method: null,
  title,
  state: 'works',
  reason: null,
  code: null,
  ...changes,
});

const widest = (text) => Math.max(...text.split('\n').map((line) => line.length));

test('facts of a network, each on its line', () => {
  const text = inspectionText(inspection(), 80);
  for (const line of [
    'Name             Birds',
    'Format           ONNX, written by pytorch 2.15.0',
    'Card             none',
    'Input            224 x 224 x 3 (height x width x channels, color)',
    'Classes          1000: class 0, class 1, class 2, class 3, class 4, class 5,',
    '                 class 6, class 7, …, class 999',
    'Files            46.8 MB (float32)',
    'Parameters       11,689,512',
    'Multiplications  1.8 billion for one image',
    'Nothing is missing.',
  ]) {
    assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
  }
  assert.match(
    text,
    /Preprocessing {4}imagenet-torch; RGB; black is \[-2\.118, -2\.036, -1\.804\], white\n/,
  );
  assert.match(text, /^conv1 +Conv +112x112x64 +9,408 +7x7$/m);
});

test('150 layers with long names stay within 80 columns, below the paths of their blocks', () => {
  const path = 'StatefulPartitionedCall/mobilenetv2_1.00_224/very_long_scope_of_a_block';
  const layers = Array.from({ length: 150 }, (_, index) =>
    layer(
      index % 3 === 2
        ? `${path}_${index}/another_scope_${index}/depthwise_separable_convolution`
        : `features.${Math.floor(index / 3)}.${index % 3 ? 'relu' : 'convolution'}`,
      { kind: 'DepthwiseConv2dNative', receptiveField: [1024, 1024], parameters: 12_345_678 },
    ),
  );
  const text = inspectionText(inspection({ layers }), 80);
  assert.ok(widest(text) <= 80, text);
  assert.match(
    text,
    /^features\.0\n {2}convolution +D[^ ]+…[^ ]+ve +112x112x64 +12,345,678 +1024x1024\n {2}relu /m,
  );
  // Cut in the middle: both ends tell them apart.
  assert.match(text, /^Stateful[^ ]+…[^ ]+convolution +Dep/m);
  assert.ok(widest(inspectionText(inspection({ layers }), 60)) <= 60);
});

test('titles of the card stand beside the names', () => {
  const layers = [layer('a'), layer('b', { title: 'Second' })];
  const text = inspectionText(inspection({ layers }), 80);
  assert.match(text, /^layer, title +kind/m);
  assert.match(text, /^b, Second +Conv/m);
});

test('methods of one element stand together, by state and reason', () => {
  const reason = 'The maps of the last convolution have 1 x 1 places.';
  const text = inspectionText(
    inspection({
      methods: [
        finding('Gradient'),
        finding('Grad-CAM', { state: 'limited', reason }),
        finding('SmoothGrad'),
        finding('Score-CAM', { state: 'limited', reason }),
        finding('DeconvNet', {
          element: 'deconv-viewer',
          state: 'refused',
          reason: 'No layer has maps.',
          code: 'layer-unknown',
        }),
      ],
    }),
    80,
  );
  const [, methods] = text.split('\nMethods\n');
  assert.equal(
    methods.split('\n\n')[0],
    `  <saliency-map>
    works    Gradient, SmoothGrad
    limited  Grad-CAM, Score-CAM: The maps of the last convolution have 1 x 1
             places.
  <deconv-viewer>
    refused  DeconvNet: No layer has maps. (layer-unknown)`,
  );
});

test('questions and problems are told, with what is assumed', () => {
  const text = inspectionText(
    inspection({
      description: null,
      head: null,
      questions: [{ field: 'input.range', question: 'Which?', assumed: '0 to 1' }],
      problems: [{ code: 'head-unknown', message: 'Nobody knows.', hint: 'Say it.' }],
    }),
    80,
  );
  assert.match(text, /\n {2}input\.range: Which\? Assumed: 0 to 1\.\n/);
  assert.match(text, /\nProblems\n {2}Nobody knows\. Say it\. \(head-unknown\)$/);
  assert.match(text, /^Classes +not known$/m);
  assert.ok(!text.includes('Nothing is missing'));
});

test('no control character of a name reaches the terminal', () => {
  const evil = 'a\u001b[2J\u009b1m\nb\u202e';
  const text = inspectionText(
    inspection({
      name: evil,
      description: { ...inspection().description, title: evil, labels: [evil, evil] },
      outputs: [evil, 'other'],
      output: evil,
      writtenBy: evil,
      weightTypes: [evil],
      layers: [
        layer(evil, { kind: evil, title: 'x' }),
        layer(`p/${evil}`),
        layer(`p/${evil}2`),
        layer(`${evil}/q`),
        layer(`${evil}/r`),
      ],
      methods: [finding(evil, { state: 'limited', reason: evil })],
      questions: [{ field: evil, question: evil, assumed: evil }],
      problems: [{ code: 'x', message: evil, hint: evil }],
    }),
    80,
  );
  const error = errorText(
    {
      code: 'x',
      message: evil,
      hint: evil,
      unsupported: [{ layer: evil, kind: evil, reason: evil }],
    },
    80,
  );
  for (const printed of [text, error]) {
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(printed, /[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    assert.ok(printed.includes('\\u001b[2J'));
  }
});

test('every layer that is not supported has its line, above the reason of all of its kind', () => {
  const recurrent =
    'The methods have no rules for recurrent layers, so that none of them is computed.';
  const unsupported = Array.from({ length: 30 }, (_, index) => ({
    layer: `layer_${index}`,
    kind: index % 2 ? 'LSTM' : 'Odd',
    reason: index % 2 ? recurrent : null,
  }));
  const detail = { code: 'layer-unsupported', message: 'No.', hint: 'Do.', unsupported };
  const text = errorText(detail, 80);
  assert.match(
    text,
    /^No\. Do\. \(layer-unsupported\)\n\nNot supported, 30 layers\n {2}layer_0: Odd\n {2}layer_2/,
  );
  assert.match(
    text,
    /\n {2}layer_27: LSTM\n {2}layer_29: LSTM\n {6}The methods have no rules for recurrent layers, so that none of them is\n {6}computed\.$/,
  );
  for (const { layer } of unsupported) assert.ok(text.includes(`\n  ${layer}: `));
});

test('--card takes a file where another argument is the model', () => {
  const read = (...args) => {
    const { model, card } = readInspectArguments(args);
    return [model, card];
  };
  assert.deepEqual(read('a.onnx'), ['a.onnx', undefined]);
  assert.deepEqual(read('a.onnx', '--card'), ['a.onnx', null]);
  assert.deepEqual(read('--card', 'model.json'), ['model.json', null]);
  assert.deepEqual(read('a.onnx', '--card', 'b.json'), ['a.onnx', 'b.json']);
  assert.deepEqual(read('--card', 'b.json', '--json', 'a.onnx'), ['a.onnx', 'b.json']);
  assert.deepEqual(read('--card', '--json', 'a.onnx'), ['a.onnx', null]);
  assert.deepEqual(read('--card=b.json', 'a.onnx'), ['a.onnx', 'b.json']);
  assert.deepEqual(read('--', '--card=b.json'), ['--card=b.json', undefined]);
  assert.throws(() => read('a.onnx', 'b.onnx'), /One model/);
  assert.throws(() => read('a.onnx', '--card', 'c.json', 'b.onnx'), /One model/);
  assert.throws(() => read('a.onnx', '--card='), /--card=/);
  assert.throws(() => read('a.onnx', '--crad'), /--crad/);
});

test('secrets of addresses are hidden', () => {
  assert.equal(
    hideSecrets('The model https://me:pass@host.org/a/model.json?token=abc&x=1 is gone.'),
    'The model https://host.org/a/model.json?… is gone.',
  );
  assert.equal(hideSecrets('"http://h:8/m?sig=%20s", next'), '"http://h:8/m?…", next');
  assert.equal(
    hideSecrets('https://h/m.onnx, or mail a@b.org?'),
    'https://h/m.onnx, or mail a@b.org?',
  );
});

test('models among the files of a folder', () => {
  assert.deepEqual(modelsIn(['metadata.json', 'model.json', 'weights.bin']), ['model.json']);
  assert.deepEqual(modelsIn(['b.onnx', 'a.keras', 'c.h5', 'x.weights.h5', '.d.onnx']), [
    'a.keras',
    'b.onnx',
    'c.h5',
  ]);
  assert.deepEqual(modelsIn(['x.weights.h5', 'readme.md']), ['x.weights.h5']);
  assert.deepEqual(modelsIn(['net.pt', 'other.pth']), ['net.pt']);
  assert.deepEqual(modelsIn(['card.json']), []);
});
