import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { makeFolder, makeSite, modelFiles, oracleModule, root } from './helpers.js';

const cli = path.join(root, 'dist/node/cli.js');
const run = promisify(execFile);

/** `npx convlens inspect ...` in a folder, beside which servers of this process answer. */
async function inspect(cwd, ...args) {
  const options = { cwd, encoding: 'utf8', maxBuffer: 1e8 };
  const {
    code = 0,
    stdout,
    stderr,
  } = await run(process.execPath, [cli, 'inspect', ...args], options).catch((error) => error);
  return { status: code, stdout, stderr };
}

/** The document of `--json`; its exit code is that of the command. */
async function told(cwd, ...args) {
  const { status, stdout, stderr } = await inspect(cwd, ...args, '--json', '--quiet');
  const document = JSON.parse(stdout);
  assert.equal(document.exitCode, status, stderr);
  return document;
}

const inTest = (name) => path.join(root, 'test', name);
const anywhere = await makeFolder({});
const { conv, dense, flatten } = await oracleModule();
const layers = [conv(3, 4, { activation: 'relu', name: 'conv1' }), flatten(), dense(2)];
const small = (name, change) => modelFiles(name, [8, 8, 3], layers, change);

/** A file of every format, and what has to be said of it. */
const formats = [
  ['onnx/resnet18/script.onnx', 'onnx', /pytorch/i],
  ['onnx/external/model.onnx', 'onnx', /pytorch/i],
  ['keras-files/float16.keras', 'keras', /keras/i],
  ['keras-files/gzip.h5', 'keras-hdf5', /keras/i],
  ['graph-models/residual/model.json', 'tfjs-graph', null],
  ['fixtures/teachable-machine', 'tfjs-layers', /TensorFlow\.js/i],
];

for (const [name, format, writer] of formats) {
  test(`${name} is told of`, async () => {
    const { inspection, code, exitCode } = await told(anywhere, inTest(name));
    assert.deepEqual([code, exitCode, inspection.format], [null, 0, format]);
    if (writer) assert.match(inspection.writtenBy, writer);
    assert.equal(inspection.inputShape.length, 3);
    assert.ok(inspection.layers.length > 1);
    assert.ok(inspection.parameters > 0 && inspection.fileBytes > inspection.parameters);
    const { status, stdout, stderr } = await inspect(anywhere, inTest(name));
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^inspecting .+\n$/);
    for (const layer of inspection.layers.slice(0, 3)) {
      assert.ok(stdout.includes(layer.name.split(/[./]/).at(-1).slice(0, 10)), stdout);
    }
    assert.match(stdout, /\nMethods\n {2}<saliency-map>\n {4}works/);
    const wide = stdout.split('\n').filter((line) => line.length > 80 && !/^Card /.test(line));
    assert.deepEqual(wide, []);
  });
}

test('a built-in model needs nothing, and its card says everything', async () => {
  const { status, stdout, stderr } = await inspect(anywhere, 'mnist-cnn', '--quiet');
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^Input +28 x 28 x 1 \(height x width x channels, gray\)$/m);
  assert.match(stdout, /^Classes +10: 0, 1, 2,/m);
  assert.match(stdout, /^conv1.*Conv2D +24x24x16 +416 +5x5$/m);
  assert.match(stdout, /Nothing is missing\.$/m);
});

test('all layers that are not supported are listed at once, with the kind of each', async () => {
  for (const [file, wanted] of [
    ['words.keras', [/reader/, /LSTM/, /attention/, /MultiHeadAttention/, /half/, /Lambda/]],
    ['mirror.onnx', [/Pad/, /reflect/, /LSTM/, /TopK/]],
  ]) {
    const document = await told(anywhere, inTest(`unsupported/${file}`));
    assert.deepEqual([document.exitCode, document.code], [1, 'layer-unsupported']);
    assert.equal(document.inspection, null);
    assert.ok(document.unsupported.length >= 3, JSON.stringify(document.unsupported));
    const { status, stdout, stderr } = await inspect(anywhere, inTest(`unsupported/${file}`));
    assert.deepEqual([status, stdout], [1, '']);
    const list = stderr.split(/\nNot supported, \d+ layers\n/)[1];
    for (const pattern of wanted) assert.match(list, pattern);
  }
});

test('what is broken, absent, of another tool or no model at all', async () => {
  const keras = await readFile(inTest('keras-files/gzip.keras'));
  const folder = await makeFolder({
    'cut.keras': keras.subarray(0, keras.length / 2),
    'noise.onnx': Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    'list.json': '[1, 2]',
    'page.json': '<!doctype html>',
    'empty/readme.txt': 'nothing',
    'torch/net.pt': Buffer.from([0x80, 2, 0x8a, 10, 0x6c, 0xfc]),
    ...(await small('weightless')),
    'weightless/weights.bin': '',
  });
  const { 'weights/model.json': alone } = await small('weights');
  await mkdir(path.join(folder, 'alone'));
  await writeFile(path.join(folder, 'alone/model.json'), alone);
  const weights = inTest('keras-files/weights-only.weights.h5');
  for (const [model, code, exitCode = 1] of [
    ['cut.keras', 'model-file-invalid'],
    ['noise.onnx', 'model-format-unknown'],
    ['list.json', 'model-format'],
    ['page.json', 'model-not-json'],
    ['absent.onnx', 'model-not-found'],
    ['no-such-name', 'model-not-found'],
    ['empty', 'inspect-no-model'],
    ['torch', 'model-format-unsupported'],
    ['weightless', 'weights-truncated'],
    ['alone', 'weights-not-found'],
    [weights, 'model-format-unsupported'],
    ['ftp://example.org/m.onnx', 'address-invalid', 2],
    ['https://[', 'address-invalid', 2],
  ]) {
    const document = await told(folder, model);
    assert.deepEqual([model, document.code, document.exitCode], [model, code, exitCode]);
    assert.deepEqual(document.unsupported, []);
  }
  const { stderr } = await inspect(folder, 'alone', '--quiet');
  assert.match(
    stderr,
    /alone\/weights\.bin could not be had: it is not there\..*\(weights-not-found\)/s,
  );
});

test('of several models in a folder one has to be named', async () => {
  const copyOf = inTest('keras-files/gzip.keras');
  const folder = await makeFolder({
    'two/b.keras': { copyOf },
    'two/a.onnx': { copyOf: inTest('onnx/external/model.onnx') },
    'one/only.keras': { copyOf },
    'one/only.weights.h5': { copyOf: inTest('keras-files/weights-only.weights.h5') },
  });
  const { status, stderr, stdout } = await inspect(folder, 'two', '--quiet');
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(
    stderr.replaceAll('\n', ' '),
    /two\/a\.onnx, two\/b\.keras\. \(inspect-several-models\)/,
  );
  const { inspection } = await told(folder, 'one');
  assert.equal(inspection.format, 'keras');
});

test("the model's own folder is read and nothing else", async () => {
  const outside = await makeFolder({
    'card.json': '{ "title": "Secret" }',
    'model.keras': { copyOf: inTest('keras-files/gzip.keras') },
    'other.bin': 'other',
  });
  const folder = await makeFolder({
    ...(await small('m')),
    'm/card.json': { linkTo: path.join(outside, 'card.json') },
    ...(await small('far', (json) => {
      json.weightsManifest[0].paths = [`../../${path.basename(outside)}/other.bin`];
    })),
    ...(await small('net', (json) => {
      json.weightsManifest[0].paths = ['http://127.0.0.1:9/weights.bin'];
    })),
    'linked.keras': { linkTo: path.join(outside, 'model.keras') },
  });
  for (const [model, code] of [
    ['m', 'render-outside'],
    ['far', 'render-outside'],
    ['net', 'render-network'],
  ]) {
    const document = await told(folder, model);
    assert.deepEqual([document.code, document.exitCode], [code, 1]);
    assert.ok(!JSON.stringify(document).includes('Secret'));
  }
  // What was named may be a link itself, and lies where it is named: the card beside its target is another's.
  const { inspection } = await told(folder, 'linked.keras');
  assert.notEqual(inspection.description.title, 'Secret');
});

test('files that may not be read are told of as such', async (t) => {
  const folder = await makeFolder(await small('m'));
  await chmod(path.join(folder, 'm/weights.bin'), 0o000);
  if (process.getuid?.() === 0) return t.skip('root reads everything');
  const { code, message } = await told(folder, 'm');
  assert.equal(code, 'render-unreadable');
  assert.match(message, /EACCES/);
});

test('what was typed is fetched from its server, and nothing from another', async () => {
  const other = await makeSite(await small('m'), { withKit: false });
  const site = await makeSite(
    {
      ...(await small('m')),
      'm/card.json': '{ "title": "On a server", "labels": ["day", "night"] }',
      ...(await small('far', (json) => {
        json.weightsManifest[0].paths = [`${other.url}/m/weights.bin`];
      })),
    },
    { withKit: false },
  );
  for (const address of [`${site.url}/m/model.json`, `${site.url}/m/`]) {
    const { inspection, model, exitCode } = await told(anywhere, address);
    assert.deepEqual([exitCode, model], [0, address]);
    assert.equal(inspection.description.title, 'On a server');
  }
  const far = await told(anywhere, `${site.url}/far/model.json`);
  assert.deepEqual([far.code, far.exitCode], ['render-network', 1]);
  const absent = await told(anywhere, `${site.url}/absent/model.onnx`);
  assert.deepEqual([absent.code, absent.exitCode], ['model-not-found', 1]);
  assert.match(absent.message, /404/);
  const closed = await told(anywhere, 'http://127.0.0.1:9/model.json');
  assert.deepEqual([closed.code, closed.exitCode], ['model-unreachable', 1]);
});

test('no secret of an address is printed', async () => {
  const site = await makeSite(await small('m'), { withKit: false });
  const host = site.url.replace('http://', '');
  for (const address of [
    `${site.url}/m/model.json?token=SECRET`,
    `${site.url}/absent/model.json?token=SECRET`,
    `http://user:SECRET@${host}/m/model.json`,
    `http://user:SECRET@[`,
  ]) {
    for (const options of [[], ['--json']]) {
      const { stdout, stderr } = await inspect(anywhere, address, ...options);
      assert.ok(!`${stdout}${stderr}`.includes('SECRET'), `${stdout}${stderr}`);
    }
  }
});

test('names with control characters reach the terminal as text', async () => {
  const evil = 'conv\u001b[2J\u009b1m\u202e';
  const folder = await makeFolder({
    ...(await small('evil')),
    'evil/card.json': JSON.stringify({
      title: evil,
      labels: [evil, `${evil}\n2`],
      layers: [{ name: 'conv1', title: evil }],
    }),
    ...(await small('refused', (json) => {
      const [layer] = json.modelTopology.model_config.config.layers.filter(
        ({ config }) => config.name === 'conv1',
      );
      layer.class_name = `LSTM${evil}`;
    })),
  });
  for (const model of ['evil', 'refused', `evil${evil}`]) {
    for (const options of [[], ['--json']]) {
      const { stdout, stderr } = await inspect(folder, model, ...options);
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(stdout + stderr, /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]/);
      assert.match(stdout + stderr, /\\u001b\[2J/);
    }
  }
});

test('--card writes what is known, and lists what is not', async () => {
  const folder = await makeFolder({ ...(await small('m')) });
  const first = await inspect(folder, 'm', '--card');
  assert.equal(first.status, 0, first.stderr);
  assert.match(
    first.stdout,
    /\nCard: m\/card\.json\. Pages find it beside the model\.\nTo be answered/,
  );
  assert.match(first.stdout, /\n {2}labels: .+/);
  const written = JSON.parse(await readFile(path.join(folder, 'm/card.json'), 'utf8'));
  assert.deepEqual(written.input.shape, [8, 8, 3]);
  assert.ok(written.unanswered.some(({ field }) => field === 'labels'));
  // It can be used as it is, and answers nothing until its author takes a question off the list.
  const fieldsOf = (questions) => questions.map(({ field }) => field);
  const again = await told(folder, 'm');
  assert.equal(again.exitCode, 0);
  assert.deepEqual(fieldsOf(again.inspection.questions), fieldsOf(written.unanswered));
  written.labels = ['day', 'night'];
  written.unanswered = written.unanswered.filter(({ field }) => field !== 'labels');
  await writeFile(path.join(folder, 'm/card.json'), JSON.stringify(written));
  const answered = await told(folder, 'm', '--card', '--force');
  assert.deepEqual(fieldsOf(answered.card.unanswered), fieldsOf(written.unanswered));
  assert.deepEqual(answered.inspection.description.labels, ['day', 'night']);
});

test('a card is never written over, unless by --force, which keeps what it says', async () => {
  const card = JSON.stringify({ labels: ['day', 'night'], mine: 1 });
  const folder = await makeFolder({ ...(await small('m')), 'm/card.json': card });
  const refused = await told(folder, 'm', '--card');
  assert.deepEqual([refused.code, refused.exitCode], ['inspect-card-exists', 2]);
  assert.equal(await readFile(path.join(folder, 'm/card.json'), 'utf8'), card);
  const forced = await told(folder, 'm', '--card', '--force');
  assert.equal(forced.exitCode, 0);
  const written = JSON.parse(await readFile(path.join(folder, 'm/card.json'), 'utf8'));
  assert.deepEqual([written.labels, written.mine], [['day', 'night'], 1]);
  assert.deepEqual(forced.card.unanswered, written.unanswered ?? []);
  assert.ok(!forced.card.unanswered.some(({ field }) => field === 'labels'));
  // What cannot be read cannot be kept.
  await writeFile(path.join(folder, 'm/card.json'), '{ "labels": [');
  const broken = await told(folder, 'm', '--card', '--force');
  assert.deepEqual([broken.code, broken.exitCode], ['inspect-card-exists', 2]);
  assert.equal(await readFile(path.join(folder, 'm/card.json'), 'utf8'), '{ "labels": [');
});

test('a card of another name, and one that cannot be written', async () => {
  const copyOf = inTest('keras-files/gzip.keras');
  const folder = await makeFolder({ 'net.keras': { copyOf }, 'two.keras': { copyOf } });
  const named = await inspect(folder, 'net.keras', '--card', 'net.json');
  assert.equal(named.status, 0, named.stderr);
  assert.match(named.stdout.replaceAll('\n', ' '), /Pages have to name it: card="net\.json"/);
  // `card.json` would be that of both.
  const shared = await inspect(folder, 'net.keras', '--card');
  assert.match(shared.stdout.replaceAll('\n', ' '), /2 models of this folder share it/);
  const nowhere = await told(folder, 'net.keras', '--card=absent/card.json');
  assert.deepEqual([nowhere.code, nowhere.exitCode], ['inspect-unwritable', 2]);
  assert.equal(nowhere.inspection.format, 'keras');
  const itself = await told(folder, 'net.keras', '--card=net.keras', '--force');
  assert.deepEqual([itself.code, itself.exitCode], ['inspect-card-exists', 2]);
  const model = await readFile(path.join(folder, 'net.keras'));
  assert.deepEqual(model, await readFile(copyOf));
});

test("Teachable Machine's folder needs the card to be named", async () => {
  const folder = await makeFolder({ tm: { copyOf: inTest('fixtures/teachable-machine') } });
  const { stdout } = await inspect(folder, 'tm', '--card');
  assert.match(stdout.replaceAll('\n', ' '), /Pages have to name it: card="card\.json"/);
});

test('a card for a model that lies elsewhere goes to the current folder', async () => {
  const folder = await makeFolder({});
  const { status } = await inspect(folder, 'mnist-cnn', '--card');
  assert.equal(status, 0);
  const card = JSON.parse(await readFile(path.join(folder, 'card.json'), 'utf8'));
  assert.equal(card.labels.length, 10);
  // Samples go by their places from there.
  const [sample] = card.samples;
  assert.doesNotMatch(sample.src, /^(file:|\/)/);
  const image = await readFile(path.join(folder, decodeURI(sample.src)));
  assert.ok(image.length > 0);
});

test('one of several outputs is chosen by --output', async () => {
  const { exitCode, inspection } = await told(anywhere, 'mnist-cnn', '--output', 'nonsense');
  assert.deepEqual([exitCode, inspection.problems[0].code], [1, 'output-unknown']);
  const first = await told(anywhere, 'mnist-cnn', '--output', '0');
  assert.equal(first.exitCode, 0);
});

test('a card that does not fit, and a head that nobody knows', async () => {
  const folder = await makeFolder({
    ...(await small('m')),
    'm/card.json': '{ "labels": ["one", "two", "three"] }',
  });
  const { status, stdout, stderr } = await inspect(folder, 'm');
  assert.equal(status, 1);
  assert.match(stdout + stderr, /\(card-invalid\)/);
});

test('wrong use', async () => {
  for (const wrong of [[], ['a', 'b'], ['a', '--crad'], ['']]) {
    const { status, stderr, stdout } = await inspect(anywhere, ...wrong);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /Usage: convlens inspect/);
  }
  const { stdout, status } = await inspect(anywhere, '--help');
  assert.equal(status, 0);
  assert.match(stdout, /^Usage: convlens inspect/);
});
