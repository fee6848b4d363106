import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  draftCard,
  type ExplainerOptions,
  type ModelCard,
  type ModelInspection,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten } from '../oracle/net.js';
import { largestDifference } from '../support/reference.js';
import { twoOutputs } from '../support/two-outputs.js';

const at = (path: string): string => new URL(path, location.href).href;
const twoSided = URL.createObjectURL(new Blob([JSON.stringify(twoOutputs('layers'))]));

/** Models of every format and head, some with a card beside them. */
const models: Record<string, Pick<ExplainerOptions, 'model' | 'card' | 'output'>> = {
  'mnist-cnn': { model: 'mnist-cnn' },
  'mnist-cnn, no card': { model: 'mnist-cnn', card: 'none' },
  'cifar10-allcnn': { model: 'cifar10-allcnn' },
  'a generator': { model: 'mnist-dcgan' },
  'a generator without a card': { model: 'mnist-gan', card: 'none' },
  'Keras, an archive': { model: at('/test/keras-exports/blocks-keras3-archive/model.keras') },
  'Keras, one sigmoid': { model: at('/test/keras-exports/sigmoid-keras3-archive/model.keras') },
  'Keras, several sigmoids': {
    model: at('/test/keras-exports/sigmoids-keras3-archive/model.keras'),
  },
  'Keras, a value': { model: at('/test/keras-exports/value-keras3-archive/model.keras') },
  'Keras, HDF5': { model: at('/test/keras-files/gzip.h5') },
  ONNX: { model: at('/test/onnx/resnet18/dynamo.onnx') },
  'ONNX of an open size': { model: at('/test/onnx/dynamic-script/model.onnx') },
  'a graph model': { model: at('/test/graph-models/plain/model.json') },
  'Teachable Machine': { model: at('/test/fixtures/teachable-machine/model.json') },
  'one of two outputs': { model: twoSided, output: 1 },
  'a preset with other numbers': {
    model: 'cifar10-allcnn',
    card: {
      input: { preset: 'imagenet-torch', std: 0.25, background: [0, 0, 0], resize: 'pad' },
      head: 'sigmoid',
    },
  },
  'an accuracy that was published': {
    model: 'cifar10-allcnn',
    card: { accuracy: { published: 0.9 } },
  },
  'levels of 255': {
    model: 'cifar10-allcnn',
    card: {
      input: { scale: 255, mean: [104, 117, 124], channels: 'bgr', crop: { resize: 40, size: 32 } },
    },
  },
};

const order = [
  ...['title', 'description', 'head', 'labels', 'input', 'layers', 'samples', 'output'],
  ...['licence', 'source', 'training', 'accuracy', 'language', 'languages', 'unanswered'],
];

describe('a drafted card', () => {
  for (const [what, options] of Object.entries(models)) {
    it(`says what is known, and is the card of the same model: ${what}`, async () => {
      const explainer = createExplainer({ ...options, backend: 'wasm' });
      const inspection = await explainer.inspect();
      const card = draftCard(inspection);
      const written = JSON.stringify(card, null, 2);
      expect(JSON.parse(written)).to.deep.equal(card);
      const fields = Object.keys(card);
      expect(fields).to.deep.equal(order.filter((field) => fields.includes(field)));
      expect(card.unanswered).to.deep.equal(
        inspection.questions.map(({ field, question }) => ({ field, question })),
      );
      expect(card.layers).to.have.length.above(0);

      const before = await explainer.describe();
      // As a file beside the model would be.
      const drafted = createExplainer({ ...options, card: card, backend: 'wasm' });
      const after = await drafted.describe();
      const {
        preprocessing: units,
        background,
        layers,
        card: facts,
        snapshots,
        trainingDigits,
        ...told
      } = before;
      const { preprocessing, background: under, layers: titled, card: newFacts, ...same } = after;
      expect({ ...same, snapshots, trainingDigits }).to.deep.equal({
        ...told,
        snapshots,
        trainingDigits,
        range: same.range,
      });
      expect({ ...newFacts, url: null }).to.deep.equal({ ...facts, url: null });
      expect(titled.map(({ name }) => name)).to.deep.equal(layers.map(({ name }) => name));
      expect(
        largestDifference(Float32Array.from(under), Float32Array.from(background)),
      ).to.be.below(1e-6);
      for (const color of ['black', 'white'] as const) {
        const [now, then] = [
          Float32Array.from(preprocessing[color]),
          Float32Array.from(units[color]),
        ];
        expect(largestDifference(now, then)).to.be.below(1e-5);
      }
      const { channels, resize, crop } = units;
      expect(preprocessing).to.deep.include({ channels, resize, crop });
      // The second draft is the first.
      const again = draftCard(await drafted.inspect());
      expect({ ...again, unanswered: [] }).to.deep.equal({ ...card, unanswered: [] });
    });
  }

  const plain = async (): Promise<ModelInspection> => {
    const layers = [
      ...['block1_conv1', 'block1_conv2', 'stem'].map((name) =>
        conv(3, 4, { name, padding: 'same' }),
      ),
      flatten(),
      dense(3, { name: 'fc' }),
    ];
    const { url } = toUrl(toKeras(build([6, 6, 3], 4, layers)));
    return createExplainer({ model: url, card: 'none', backend: 'wasm' }).inspect();
  };

  it('has titles that are certain, else names', async () => {
    expect(draftCard(await plain()).layers).to.deep.equal([
      { name: 'block1_conv1', title: 'block 1, first convolution' },
      { name: 'block1_conv2', title: 'block 1, second convolution' },
      { name: 'stem', title: 'stem' },
      { name: 'fc', title: 'dense layer' },
    ]);
  });

  it('takes answers field by field, and asks no more for what they answer', async () => {
    const inspection = await plain();
    const asked = draftCard(inspection).unanswered?.map(({ field }) => field) ?? [];
    expect(asked).to.include.members(['input.range', 'input.channels', 'labels', 'licence']);
    const answers: ModelCard = {
      title: 'Birds',
      labels: ['wren', 'robin', 'tit'],
      licence: null,
      input: { preset: 'imagenet-keras-caffe', crop: { resize: 8, size: 6 } },
      snapshots: [],
      note: 'mine',
    };
    const frozen = JSON.stringify([inspection, answers]);
    const card = draftCard(inspection, answers);
    expect(JSON.stringify([inspection, answers])).to.equal(frozen);
    expect(card.input).to.deep.equal({
      preset: 'imagenet-keras-caffe',
      crop: { resize: 8, size: 6 },
      shape: [6, 6, 3],
    });
    expect(card).to.deep.include({
      title: 'Birds',
      labels: ['wren', 'robin', 'tit'],
      note: 'mine',
    });
    const open = card.unanswered?.map(({ field }) => field);
    expect(open).to.deep.equal(
      asked.filter(
        (field) => !['title', 'labels', 'input.range', 'input.channels'].includes(field),
      ),
    );
    expect(open).to.include('licence');
    // The card as answers to itself is the card.
    expect(draftCard(inspection, card).input).to.deep.equal(card.input);
  });

  it('lets an answer take the place of all that contradicts it', async () => {
    const { url } = toUrl(toKeras(build([6, 6, 3], 4, [flatten(), dense(3)])));
    const inspectionOf = (card: ModelCard) =>
      createExplainer({ model: url, card, backend: 'wasm' }).inspect();
    const known = await inspectionOf({
      input: { mean: [1, 2, 3], std: [1, 2, 1], channels: 'bgr', crop: { resize: 8, size: 6 } },
    });
    const inputs: [answers: NonNullable<ModelCard['input']>, card: ModelCard['input']][] = [
      [
        { range: [0, 255] },
        {
          range: [0, 255],
          channels: 'bgr',
          resize: 'crop',
          crop: { resize: 8, size: 6 },
          shape: [6, 6, 3],
        },
      ],
      [
        { preset: 'zero-to-one', resize: 'squeeze' },
        { preset: 'zero-to-one', resize: 'squeeze', shape: [6, 6, 3] },
      ],
      [
        { crop: null, channels: 'rgb' },
        {
          mean: [1, 2, 3],
          std: [1, 2, 1],
          channels: 'rgb',
          resize: 'crop',
          crop: null,
          shape: [6, 6, 3],
        },
      ],
    ];
    for (const [input, expected] of inputs) {
      const card = draftCard(known, { input });
      expect(card.input).to.deep.equal(expected);
      await createExplainer({ model: url, card, backend: 'wasm' }).describe();
    }
  });

  it('of another output than the inspected one it knows neither head nor labels', async () => {
    const inspection = await createExplainer({
      model: twoSided,
      output: 0,
      backend: 'wasm',
    }).inspect();
    const card = draftCard(inspection, { output: { index: 1 } });
    expect([card.head, card.labels, card.output]).to.deep.equal([null, null, { index: 1 }]);
    await createExplainer({ model: twoSided, card, backend: 'wasm' }).describe();
  });
});

describe('null in a card', () => {
  it('says what a field says that is left out', async () => {
    const card: ModelCard = {
      title: null,
      description: null,
      head: null,
      labels: null,
      input: {
        preset: null,
        range: null,
        mean: null,
        std: null,
        scale: null,
        channels: null,
        resize: null,
        crop: null,
        background: null,
        shape: null,
      },
      layers: null,
      samples: null,
      output: { name: null, index: null, range: null },
      licence: null,
      source: null,
      unanswered: null,
    };
    const of = (given: ModelCard) =>
      createExplainer({ model: 'mnist-cnn', card: given, backend: 'wasm' }).describe();
    expect(await of(card)).to.deep.equal(await of({}));
    expect(await of({ input: null, output: null })).to.deep.equal(await of({}));
  });
});
