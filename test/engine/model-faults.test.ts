import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { editedModel, type Edits, type Json } from '../support/edited-models.js';
import { errorOf } from '../support/errors.js';

const layersOf = (json: Json): Json[] => json.modelTopology.model_config.config.layers;
const specsOf = (json: Json): Json[] => json.weightsManifest[0].weights;

/** Edits of mnist-cnn by what they break: the code, and what the message has to name. */
const faults: Record<string, [code: string, says: RegExp, edit: NonNullable<Edits['model']>]> = {
  'weights without an address': [
    'model-invalid',
    /weightsManifest\[0\]\.paths\[0\] is 7/,
    (json) => void (json.weightsManifest[0].paths = [7]),
  ],
  'weights at no address': [
    'model-invalid',
    /paths\[0\] is "https:\/\/\["/,
    (json) => void (json.weightsManifest[0].paths = ['https://[']),
  ],
  'a group of weights that is none': [
    'model-invalid',
    /weightsManifest\[0\] is null/,
    (json) => void (json.weightsManifest = [null]),
  ],
  'no list of weights': [
    'model-format',
    /weightsManifest/,
    (json) => void delete json.weightsManifest,
  ],
  'a weight without a name': [
    'model-invalid',
    /weights\[0\]\.name is missing/,
    (json) => void delete specsOf(json)[0].name,
  ],
  'two weights of one name': [
    'model-invalid',
    /weight 1 is "conv1\/kernel"/,
    (json) => void (specsOf(json)[1].name = 'conv1/kernel'),
  ],
  'a shape with a negative size': [
    'model-invalid',
    /weights\[0\]\.shape\[3\] is -16/,
    (json) => void (specsOf(json)[0].shape[3] = -16),
  ],
  'a shape with half a size': [
    'model-invalid',
    /shape\[0\] is 2\.5/,
    (json) => void (specsOf(json)[0].shape[0] = 2.5),
  ],
  'a shape that is text': [
    'model-invalid',
    /weights\[2\]\.shape is "5x5"/,
    (json) => void (specsOf(json)[2].shape = '5x5'),
  ],
  'a kernel of whole numbers': [
    'model-invalid',
    /"conv1".*kernel as float32.*is int32/,
    (json) => {
      specsOf(json)[0].dtype = 'int32';
      specsOf(json)[0].quantization = { dtype: 'uint16', scale: 1, min: 0 };
    },
  ],
  'a type that there is not': [
    'model-invalid',
    /weights\[0\]\.dtype is "float8"/,
    (json) => void (specsOf(json)[0].dtype = 'float8'),
  ],
  'a quantization that there is not': [
    'model-invalid',
    /quantization\.dtype is "uint4"/,
    (json) => void (specsOf(json)[0].quantization.dtype = 'uint4'),
  ],
  'a quantization without its scale': [
    'model-invalid',
    /"conv1\/kernel".*uint8.*scale/,
    (json) => void (specsOf(json)[0].quantization = { dtype: 'uint8', min: 0 }),
  ],
  'a weight of another size than its layer': [
    'model-invalid',
    /"conv2".*\[5, 5, 16, 32\].*"conv2\/kernel".*\[5, 5, 32, 16\]/,
    (json) => void (specsOf(json)[2].shape = [5, 5, 32, 16]),
  ],
  'filters that the weights do not have': [
    'model-invalid',
    /"conv1".*\[5, 5, 1, 8\].*"conv1\/kernel"/,
    (json) => void (layersOf(json)[0].config.filters = 8),
  ],
  'a weight that is not there': [
    'weights-missing',
    /"conv1\/kernel"/,
    (json) => void (specsOf(json)[0].name = 'other/kernel'),
  ],
  'a layer that is none': [
    'model-invalid',
    /layers\[1\] is 3/,
    (json) => void (layersOf(json)[1] = 3),
  ],
  'a layer without a name': [
    'model-invalid',
    /layers\[0\]\.name is missing/,
    (json) => void delete layersOf(json)[0].config.name,
  ],
  'a layer without a class': [
    'model-invalid',
    /layers\[0\]\.class_name is missing/,
    (json) => void delete layersOf(json)[0].class_name,
  ],
  'two layers of one name': [
    'model-invalid',
    /"conv1"/,
    (json) => void (layersOf(json)[2].config.name = 'conv1'),
  ],
  'a configuration that is none': [
    'model-invalid',
    /"pool1"|layers\[1\]/,
    (json) => void (layersOf(json)[1] = { class_name: 'MaxPooling2D', name: 'pool1', config: 4 }),
  ],
  'a class that is none': [
    'model-format',
    /an object/,
    (json) => void (json.modelTopology.model_config.class_name = {}),
  ],
  'a window larger than its map': [
    'model-invalid',
    /"conv2".*kernel_size/,
    (json) => void (layersOf(json)[2].config.kernel_size = [40, 40]),
  ],
  'an input of no size': [
    'model-input-shape',
    /\[null,0,28,1\]/,
    (json) => void (layersOf(json)[0].config.batch_input_shape = [null, 0, 28, 1]),
  ],
  'an input of a negative size': [
    'model-input-shape',
    /-28/,
    (json) => void (layersOf(json)[0].config.batch_input_shape = [null, -28, 28, 1]),
  ],
  'a huge input': [
    'model-too-large',
    /MB.*6,000 MB.*"conv1"/,
    (json) => void (layersOf(json)[0].config.batch_input_shape = [null, 6000, 6000, 1]),
  ],
  'a larger input': [
    'model-too-large',
    /MB/,
    (json) => void (layersOf(json)[0].config.batch_input_shape = [null, 12_000, 12_000, 1]),
  ],
  'weights beyond all memory': [
    'model-too-large',
    /weights.*MB.*2,000 MB/,
    (json) => void (specsOf(json)[0].shape = [5, 5, 1, 2 ** 30]),
  ],
  'a border beyond all memory': [
    'model-too-large',
    /MB.*"conv2", takes/,
    (json) =>
      void layersOf(json).splice(2, 0, {
        class_name: 'ZeroPadding2D',
        config: { name: 'border', padding: [20_000, 20_000], data_format: 'channels_last' },
      }),
  ],
  'too many layers': [
    'model-too-large',
    /20,00\d layers.*5,000/,
    (json) =>
      void layersOf(json).splice(
        1,
        0,
        ...Array.from({ length: 20_000 }, (_, index) => ({
          class_name: 'Activation',
          config: { name: `act${index}`, activation: 'relu' },
        })),
      ),
  ],
  'models nested in models, twice each': [
    'model-too-large',
    /layers/,
    (json) => {
      let inner: Json[] = layersOf(json).slice(1, 2);
      for (let depth = 0; depth < 40; depth++) {
        inner = ['a', 'b'].map((name) => ({
          class_name: 'Sequential',
          inbound_nodes: [[], []],
          config: { name: `${name}${depth}`, layers: name === 'a' ? inner : [] },
        }));
      }
      layersOf(json).splice(1, 1, ...inner);
    },
  ],
  'nesting without an end': [
    'model-invalid',
    /nested deeper than 200/,
    (json) => {
      let deep: Json = [];
      for (let depth = 0; depth < 3000; depth++) deep = [deep];
      layersOf(json)[1].config.pool_size = deep;
    },
  ],
};

/** Nothing that JavaScript or TensorFlow.js would say. */
const foreign =
  /undefined|NaN|\[object|is not a function|not iterable|Cannot read|Error in|Invalid URL/;

describe('a model.json with a fault', () => {
  for (const [name, [code, says, edit]] of Object.entries(faults)) {
    it(`${name}: ${code}`, async () => {
      const addresses = await editedModel('mnist-cnn', { model: edit });
      const error = await errorOf(createExplainer({ ...addresses, backend: 'wasm' }).describe());
      expect(error.code, error.message).to.equal(code);
      expect(error.message).to.match(says).and.not.match(foreign);
      expect(error.hint).to.have.length.above(20);
    });
  }

  it('the weights of one conv are enough to know a graph’s nodes by: an unnamed node is model-invalid', async () => {
    const model = URL.createObjectURL(
      new Blob([
        JSON.stringify({
          format: 'graph-model',
          modelTopology: {
            node: [
              { name: 'a', op: 'Placeholder' },
              { op: 'Relu', input: ['a'] },
            ],
          },
          weightsManifest: [],
        }),
      ]),
    );
    const { code, message } = await errorOf(createExplainer({ model }).describe());
    expect(code).to.equal('model-invalid');
    expect(message).to.match(/node\[1\]\.name is missing/);
  });

  it('a chain of 15,000 nodes is followed without recursion', async () => {
    const chain = Array.from({ length: 15_000 }, (_, index) => ({
      name: `n${index}`,
      op: 'Identity',
      input: [index === 0 ? 'image' : `n${index - 1}`],
    }));
    const shape = { shape: { dim: [1, 4, 4, 1].map((size) => ({ size: String(size) })) } };
    const image = { name: 'image', op: 'Placeholder', attr: { shape } };
    const json = {
      format: 'graph-model',
      modelTopology: { node: [image, ...chain] },
      weightsManifest: [],
    };
    const model = URL.createObjectURL(new Blob([JSON.stringify(json)]));
    const { inputShape } = await createExplainer({ model }).describe();
    expect(inputShape).to.deep.equal([4, 4, 1]);
  });

  it('a list of numbers that doubles with each node is refused before it fills the memory', async () => {
    const doubled = Array.from({ length: 40 }, (_, index) => ({
      name: `k${index + 1}`,
      op: 'ConcatV2',
      input: [`k${index}`, `k${index}`, 'axis'],
      attr: { N: { i: '2' } },
    }));
    const shape = { shape: { dim: [1, 4, 4, 1].map((size) => ({ size: String(size) })) } };
    const json = {
      format: 'graph-model',
      modelTopology: {
        node: [
          { name: 'image', op: 'Placeholder', attr: { shape } },
          { name: 'k0', op: 'Const' },
          { name: 'axis', op: 'Const' },
          ...doubled,
          { name: 'out', op: 'Reshape', input: ['image', 'k40'] },
        ],
      },
      weightsManifest: [
        {
          paths: ['data:application/octet-stream;base64,AQAAABAAAAAAAAAA'],
          weights: [
            { name: 'k0', shape: [2], dtype: 'int32' },
            { name: 'axis', shape: [], dtype: 'int32' },
          ],
        },
      ],
    };
    const model = URL.createObjectURL(new Blob([JSON.stringify(json)]));
    const { code, message } = await errorOf(createExplainer({ model }).describe());
    expect(code, message).to.equal('model-invalid');
    expect(message).to.match(/"k9".*more than 1000 numbers/);
  });

  it('a layer that gives millions of channels is refused before the next one is planned', async () => {
    const layer = (class_name: string, config: object) => ({ class_name, config });
    const layers = [
      layer('InputLayer', { name: 'image', batch_input_shape: [null, 28, 28, 1] }),
      layer('UpSampling2D', { name: 'larger', size: [1000, 500] }),
      layer('Flatten', { name: 'flatten' }),
      layer('Rescaling', { name: 'rescaling', scale: 2, offset: 0 }),
    ];
    const json = {
      modelTopology: { class_name: 'Sequential', config: { name: 'huge', layers } },
      weightsManifest: [],
    };
    const model = URL.createObjectURL(new Blob([JSON.stringify(json)]));
    const { code, message } = await errorOf(createExplainer({ model }).describe());
    expect(code, message).to.equal('model-too-large');
    expect(message).to.match(/"rescaling".*392,000,000 channels/);
  });

  it('an address that cannot be read is told before anything is asked', () => {
    for (const options of [{ model: 'http://[' }, { model: 'mnist-cnn', card: 'http://[' }]) {
      expect(() => createExplainer(options))
        .to.throw('"http://[" is no address')
        .with.property('code', 'address-invalid');
    }
  });
});
