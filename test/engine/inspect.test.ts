import { expect } from '@esm-bundle/chai';
import { createExplainer, type ModelInspection } from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, globalAveragePool } from '../oracle/net.js';
import { errorOf } from '../support/errors.js';
import { modelUrl } from '../support/saliency-map.js';
import { toAddress, spread } from '../support/hand-written-graph.js';
import { tinyNetworks } from '../support/networks.js';
import { twoOutputs } from '../support/two-outputs.js';

const at = (path: string): string => new URL(`/test/${path}`, location.href).href;
const inspect = (model: string, options: object = {}): Promise<ModelInspection> =>
  createExplainer({ model, backend: 'wasm', ...options }).inspect();
const addressOf = (json: unknown): string => URL.createObjectURL(new Blob([JSON.stringify(json)]));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

interface Manifest {
  weightsManifest: { weights: { shape: number[]; dtype: string }[] }[];
}

/** Numbers in a file's manifest. */
async function numbersIn(url: string): Promise<number> {
  const json = (await (await fetch(url)).json()) as Manifest;
  const shapes = json.weightsManifest.flatMap(({ weights }) =>
    weights.filter(({ dtype }) => dtype === 'float32').map(({ shape }) => shape),
  );
  return sum(shapes.map((shape) => shape.reduce((product, size) => product * size, 1)));
}

describe('an inspection tells what a file holds', () => {
  for (const model of ['cifar10-cnn', 'cifar10-allcnn', 'efficientnet-lite0']) {
    it(`and asks nothing that the card of ${model} says`, async () => {
      const { questions } = await inspect(modelUrl(model));
      expect(questions).to.deep.equal([]);
    });
  }

  it('of mnist-cnn, by hand', async () => {
    const told = await inspect('mnist-cnn');
    expect(told).to.deep.include({
      name: 'mnist-cnn',
      format: 'tfjs-layers',
      inputShape: [28, 28, 1],
      outputShape: [10],
      activation: 'softmax',
      head: 'softmax',
      outputs: ['logits'],
      output: 'logits',
      weightTypes: ['float16'],
      problems: [],
      questions: [],
    });
    expect(told.writtenBy).to.contain('PyTorch 2.15.0');
    expect(told.description?.title).to.equal(
      (await createExplainer({ model: 'mnist-cnn' }).describe()).title,
    );
    const [conv1, pool1, conv2, pool2] = told.layers;
    expect(conv1).to.deep.equal({
      name: 'conv1',
      kind: 'Conv2D',
      title: 'first convolution',
      shape: [24, 24, 16],
      parameters: 5 * 5 * 16 + 16,
      multiplications: 24 * 24 * 16 * 25,
      receptiveField: [5, 5],
    });
    expect(conv2!.parameters).to.equal(5 * 5 * 16 * 32 + 32);
    expect(conv2!.multiplications).to.equal(8 * 8 * 32 * 25 * 16);
    expect([pool1, conv2, pool2].map((layer) => layer!.receptiveField)).to.deep.equal([
      [6, 6],
      [14, 14],
      [16, 16],
    ]);
    const dense = [512 * 64, 64 * 10];
    expect(told.parameters).to.equal(416 + 12832 + sum(dense) + 64 + 10);
    expect(told.multiplications).to.equal(230_400 + 819_200 + sum(dense));
  });

  it('counts the bytes that a page downloads', async () => {
    const url = modelUrl('mnist-cnn');
    const sizes = ['model.json', 'weights.bin'].map(async (file) => {
      const response = await fetch(new URL(file, url));
      return (await response.arrayBuffer()).byteLength;
    });
    expect((await inspect('mnist-cnn')).fileBytes).to.equal(sum(await Promise.all(sizes)));
    for (const path of ['keras-files/float16.keras', 'onnx/alexnet/script.onnx']) {
      const { byteLength } = await (await fetch(at(path))).arrayBuffer();
      expect((await inspect(at(path))).fileBytes, path).to.equal(byteLength);
    }
    const parts = ['model.onnx', 'model.onnx.data'].map(async (file) => {
      const response = await fetch(at(`onnx/external/${file}`));
      return (await response.arrayBuffer()).byteLength;
    });
    const whole = sum(await Promise.all(parts));
    expect((await inspect(at('onnx/external/model.onnx'))).fileBytes).to.equal(whole);
  });

  it('counts as many numbers as its manifest lists', async () => {
    for (const name of tinyNetworks) {
      const url = at(`fixtures/${name}/model.json`);
      const { parameters, layers } = await inspect(url);
      expect(parameters, name).to.equal(await numbersIn(url));
      expect(sum(layers.map((layer) => layer.parameters)), name).to.equal(parameters);
    }
  });

  // By count_params() of Keras 3.15.
  const kerasCounts: Record<string, [total: number, layers: Record<string, number>]> = {
    'keras-files/bfloat16.keras': [371, { conv: 112, norm: 16, flat: 0, dense: 243 }],
    'keras-files/float64.h5': [371, { conv: 112, norm: 16, flat: 0, dense: 243 }],
    'keras-files/shared-deep.h5': [651, { conv: 112, dense: 243 }],
    'keras-exports/axes-keras3-h5/model.h5': [1963, { conv: 168, norm1: 18, mix: 1728, norm3: 16 }],
    'keras-exports/axes-keras3-archive/model.keras': [1963, { conv: 168, norm2: 18 }],
    'keras-exports/blocks-keras3-archive/model.keras': [446, { dense: 198, scores: 28 }],
    'keras-exports/constants-keras3-archive/model.keras': [127, { conv: 112, scores: 15 }],
    'keras-exports/inert-keras3-archive/model.keras': [475, { conv: 112, scores: 363 }],
    'keras-exports/shared-keras3-archive/model.keras': [313, { conv: 65, scores: 18 }],
    'keras-exports/sigmoids-keras2-h5/model.h5': [223, { conv: 112, scores: 111 }],
  };
  for (const [path, [total, own]] of Object.entries(kerasCounts)) {
    it(`counts ${path} as Keras does`, async () => {
      const { parameters, layers, format, writtenBy } = await inspect(at(path));
      expect(parameters).to.equal(total);
      expect(sum(layers.map((layer) => layer.parameters))).to.equal(total);
      for (const [name, count] of Object.entries(own)) {
        const layer = layers.find((each) => each.name === name);
        expect(layer?.parameters, name).to.equal(count);
      }
      expect(format).to.equal(path.endsWith('.h5') ? 'keras-hdf5' : 'keras');
      expect(writtenBy).to.match(/^keras [23]\.\d/);
    });
  }

  // Numbers in the initializers, by the package onnx; scalars left out.
  const onnxCounts: Record<string, number> = {
    'alexnet/script': 7553,
    'alexnet/dynamo': 7553,
    'bfloat16/model': 2107,
    'convnext_tiny/dynamo': 5473,
    'densenet121/script': 4787,
    'dynamic-script/model': 4909,
    'efficientnet_b0/script': 4879,
    'external/model': 2107,
    'float16/model': 2107,
    'googlenet/script': 2075,
    'mobilenet_v2/dynamo': 2059,
    'mobilenet_v3_small/script': 5655,
    'regnet_y_400mf/script': 4479,
    'resnet50/dynamo': 7207,
    'shufflenet_v2_x0_5/script': 2751,
    'vgg11_bn/script': 6321,
  };
  for (const [name, count] of Object.entries(onnxCounts)) {
    it(`counts ${name}.onnx as the package onnx does`, async () => {
      const { parameters, layers, format, writtenBy } = await inspect(at(`onnx/${name}.onnx`));
      expect(parameters).to.equal(count);
      expect(sum(layers.map((layer) => layer.parameters))).to.be.at.most(count);
      expect([format, writtenBy!.slice(0, 14)]).to.deep.equal(['onnx', 'pytorch 2.15.0']);
    });
  }

  it('knows how weights are stored', async () => {
    const types: Record<string, string[]> = {
      'keras-files/bfloat16.keras': ['bfloat16'],
      'keras-files/float64.h5': ['float64'],
      'onnx/float16/model.onnx': ['float16'],
      'onnx/bfloat16/model.onnx': ['bfloat16'],
      'onnx/dequantized/model.onnx': ['float32', 'int8', 'uint8'],
      'graph-models/mobile/model.json': ['float32'],
      'graph-models/residual/model.json': ['float16'],
    };
    for (const [path, expected] of Object.entries(types)) {
      expect((await inspect(at(path))).weightTypes, path).to.deep.equal(expected);
    }
  });

  it('names the TensorFlow and the converter of a graph model, and counts its weights', async () => {
    for (const name of ['inception', 'mixed', 'mobile', 'plain', 'residual']) {
      const url = at(`graph-models/${name}/model.json`);
      const told = await inspect(url);
      expect(told.format).to.equal('tfjs-graph');
      expect(told.writtenBy).to.match(/^TensorFlow 2\.\d+\.\d+, TensorFlow\.js Converter v\d/);
      expect(told.parameters, name).to.be.at.most(await numbersIn(url));
      expect(told.parameters, name).to.be.above(0.99 * (await numbersIn(url)) - 4);
    }
  });

  it('takes activations for what a pass of the network keeps', async () => {
    // The input, a convolution and its ReLU, a pooling with its switches, and so on.
    const maps = [28 * 28, 2 * 24 * 24 * 16, 2 * 12 * 12 * 16, 2 * 8 * 8 * 32, 2 * 4 * 4 * 32];
    const vectors = [512, 2 * 64, 10];
    const { activationBytes } = await inspect('mnist-cnn');
    expect(activationBytes).to.equal(4 * sum([...maps, ...vectors]));
  });
});

describe('a receptive field holds all that a gradient reaches', () => {
  const models = [
    'batch-norm',
    'branches',
    'dilated',
    'mobile',
    'overlapping',
    'padded',
    'residual',
    'resampled',
    'strided',
  ];
  for (const name of models) {
    it(`in ${name}`, async () => {
      const explainer = createExplainer({
        model: at(`fixtures/${name}/model.json`),
        backend: 'wasm',
      });
      const { layers, inputShape } = await explainer.inspect();
      const [height = 0, width = 0, channels = 0] = inputShape;
      const data = Float32Array.from({ length: height * width * channels }, (_, index) =>
        Math.abs(Math.sin(7 * index)),
      );
      let compared = 0;
      for (const { name: layer, shape, receptiveField } of layers) {
        if (shape.length !== 3) {
          expect(receptiveField, layer).to.equal(null);
          continue;
        }
        const [y, x] = [Math.floor(shape[0]! / 2), Math.floor(shape[1]! / 2)];
        const rows = new Set<number>();
        const columns = new Set<number>();
        for (let channel = 0; channel < shape[2]!; channel++) {
          const { map } = await explainer.saliency({
            image: { data, shape: [height, width, channels] },
            methods: ['gradient'],
            layer,
            unit: `${x},${y},${channel}`,
          });
          map.forEach((value, index) => {
            if (value === 0) return;
            const place = Math.floor(index / channels);
            rows.add(Math.floor(place / width));
            columns.add(place % width);
          });
        }
        if (rows.size === 0) continue;
        const extent = (places: Set<number>): number =>
          Math.max(...places) - Math.min(...places) + 1;
        expect(extent(rows), `rows of ${layer}`).to.be.at.most(receptiveField![0]);
        expect(extent(columns), `columns of ${layer}`).to.be.at.most(receptiveField![1]);
        if (extent(rows) === receptiveField![0]) compared++;
      }
      // They are no wider than they have to be.
      expect(compared).to.be.above(0);
    });
  }
});

describe('what neither file nor card says is asked', () => {
  const fieldsOf = ({ questions }: ModelInspection): string[] =>
    questions.map(({ field }) => field);

  it('without a card', async () => {
    const told = await inspect(at('fixtures/mobile/model.json'), { card: 'none' });
    expect(fieldsOf(told)).to.deep.equal([
      'input.range',
      'input.channels',
      'labels',
      'title',
      'licence',
      'samples',
      'layers',
    ]);
    expect(told.questions[0]!.assumed).to.equal('[0, 1]');
  });

  it('but not what the card says', async () => {
    const card = addressOf({
      title: 'Four things',
      labels: ['a', 'b', 'c', 'd'],
      input: { preset: 'imagenet-torch' },
    });
    const told = await inspect(at('fixtures/mobile/model.json'), { card });
    expect(fieldsOf(told)).to.deep.equal(['licence', 'samples', 'layers']);
    const order = await inspect(at('fixtures/mobile/model.json'), {
      card: addressOf({ input: { range: [0, 255] } }),
    });
    expect(fieldsOf(order)).to.include('input.channels').and.not.to.include('input.range');
  });

  it('of outputs without an activation: the head', async () => {
    const told = await inspect(at('keras-files/float16.keras'));
    expect(told.activation).to.equal('none');
    expect(told.questions.find(({ field }) => field === 'head')?.assumed).to.equal('logits');
    const value = await inspect(at('keras-exports/value-keras3-archive/model.keras'));
    expect(value.questions.find(({ field }) => field === 'head')?.assumed).to.equal('value');
    expect(fieldsOf(value)).not.to.include('labels');
  });

  it('of a generator: the range of its pictures', async () => {
    const told = await inspect(modelUrl('mnist-dcgan'), { card: 'none' });
    expect(fieldsOf(told)).to.deep.equal(['output.range', 'title', 'licence', 'layers']);
    expect(told.inputShape).to.deep.equal([100]);
    expect(told.outputShape).to.deep.equal([28, 28, 1]);
  });
});

describe('what is wrong is told beside what can be read', () => {
  it('a card that is invalid', async () => {
    const model = at('fixtures/mobile/model.json');
    const card = addressOf({ head: 'magic' });
    const told = await inspect(model, { card });
    const error = await errorOf(createExplainer({ model, card }).describe());
    expect(told.description).to.equal(null);
    expect(told.problems).to.deep.equal([error.detail]);
    expect(told.parameters).to.equal(await numbersIn(model));
    expect(new Set(told.methods.map(({ code }) => code))).to.deep.equal(new Set(['card-invalid']));
  });

  it('labels that do not fit', async () => {
    const told = await inspect(at('fixtures/mobile/model.json'), {
      card: addressOf({ labels: ['one'] }),
    });
    expect([told.description, told.problems[0]?.code]).to.deep.equal([null, 'card-invalid']);
    expect(told.outputShape).to.deep.equal([4]);
  });

  it('a head that nobody knows', async () => {
    const told = await inspect(
      toAddress({
        input: [-1, 4, 4, 2],
        nodes: [
          {
            name: 'maps',
            op: 'Conv2D',
            input: ['image', 'kernel'],
            attr: {
              strides: { list: { i: ['1', '1', '1', '1'] } },
              padding: { s: btoa('SAME') },
            },
          },
          { name: 'each', op: 'Sigmoid', input: ['maps'], attr: {} },
        ],
        weights: { kernel: spread([1, 1, 2, 3]) },
      }),
    );
    expect(told.problems.map(({ code }) => code)).to.deep.equal(['head-unknown']);
    expect([told.description, told.head, told.activation]).to.deep.equal([null, null, 'sigmoid']);
    expect(told.questions.find(({ field }) => field === 'head')?.assumed).to.equal(null);
    expect(told.layers[0]).to.deep.include({ name: 'maps', parameters: 6, receptiveField: [1, 1] });
  });

  it('several outputs of which nobody chose one', async () => {
    const model = addressOf(twoOutputs('layers'));
    const open = await inspect(model);
    expect(open.problems.map(({ code }) => code)).to.deep.equal(['output-unknown']);
    expect([open.output, open.description]).to.deep.equal([null, null]);
    expect(open.outputs).to.have.length(2);
    expect(open.questions[0]).to.deep.include({ field: 'output.name', assumed: null });
    const chosen = await inspect(model, { output: 1 });
    expect(chosen.output).to.equal(chosen.outputs[1]);
    expect([chosen.problems, chosen.outputShape]).to.deep.equal([[], [2]]);
  });

  for (const form of ['layers', 'graph'] as const) {
    it(`a size that a ${form} model leaves open`, async () => {
      const json = JSON.stringify(twoOutputs(form))
        .replaceAll('[null,8,8,3]', '[null,null,null,3]')
        .replaceAll('{"size":"8"}', '{"size":"-1"}');
      const model = URL.createObjectURL(new Blob([json]));
      const told = await inspect(model, { output: 1 });
      expect(told.problems.map(({ code }) => code)).to.deep.equal(['model-input-shape']);
      expect([told.description, told.inputShape]).to.deep.equal([null, [224, 224, 3]]);
      const asked = told.questions.find(({ field }) => field === 'input.shape');
      expect(asked?.assumed).to.equal('[224, 224, 3]');
      expect(told.methods.every(({ code }) => code === 'model-input-shape')).to.equal(true);
      // And which output is meant.
      const open = await inspect(model);
      expect(open.problems.map(({ code }) => code)).to.have.members([
        'output-unknown',
        'model-input-shape',
      ]);
    });
  }

  it('a size that is open, of gray images', async () => {
    const steps = [conv(3, 4, { activation: 'relu' }), globalAveragePool(), dense(3)];
    const { json, weights } = toKeras(build([12, 12, 1], 3, steps));
    const open = JSON.stringify(json).replaceAll('null,12,12,1]', 'null,null,null,1]');
    const { url, revoke } = toUrl({ json: JSON.parse(open) as typeof json, weights });
    const told = await inspect(url);
    expect(told.problems.map(({ code }) => code)).to.deep.equal(['model-input-shape']);
    expect(told.inputShape).to.deep.equal([224, 224, 1]);
    expect(told.layers[0]).to.deep.include({ shape: [222, 222, 4], parameters: 40 });
    revoke();
  });

  it('but a model that cannot be read rejects, as loading does', async () => {
    const model = at('keras-files/lambda.keras');
    const error = await errorOf(inspect(model));
    const loading = await errorOf(createExplainer({ model }).describe());
    expect(error.detail).to.deep.equal(loading.detail);
    expect(error.unsupported).to.deep.equal([
      { layer: 'lambda', kind: 'Lambda', reason: error.hint },
    ]);
  });
});
