import { expect } from '@esm-bundle/chai';
import { createExplainer, ExplainError, type UnsupportedLayer } from '../../dist/engine.js';
import { errorOf } from '../support/errors.js';
import { spread, toAddress } from '../support/hand-written-graph.js';
import { onnxFile, type WrittenNode } from '../support/onnx-writer.js';

interface Layer {
  class_name: string;
  config: Record<string, unknown>;
}

/** A layer of Keras 2 in a chain; its name is its class and place. */
const layer = (className: string, config: object = {}): Layer => ({
  class_name: className,
  config: { ...config },
});

function chain(layers: Layer[], input = [16, 16, 3]): string {
  const all = [layer('InputLayer', { batch_input_shape: [null, ...input] }), ...layers];
  const named = all.map(({ class_name, config }, place) => {
    const name = place === 0 ? 'image' : `${class_name.toLowerCase()}${place}`;
    return { class_name, config: { ...config, name } };
  });
  const json = {
    format: 'layers-model',
    modelTopology: { class_name: 'Sequential', config: { name: 'chain', layers: named } },
    weightsManifest: [{ paths: [], weights: [] }],
  };
  return URL.createObjectURL(new Blob([JSON.stringify(json)]));
}

const refusal = (model: string): Promise<ExplainError> =>
  errorOf(createExplainer({ model, backend: 'cpu' }).describe());
const shortOf = (list: readonly UnsupportedLayer[]): string[] =>
  list.map(({ layer: name, kind }) => `${name}: ${kind}`);

describe('a refusal of layers lists all of them', () => {
  const causal = { filters: 4, kernel_size: 3, padding: 'causal' };

  it('classes and settings of one file together', async () => {
    const error = await refusal(
      chain([
        layer('Reshape', { target_shape: [16, 48] }),
        layer('Conv1D', causal),
        layer('Conv1D', causal),
        layer('Lambda'),
        layer('Conv1D', causal),
        layer('LSTM', { units: 4 }),
        layer('Dense', { units: 2 }),
      ]),
    );
    expect(error.code).to.equal('layer-unsupported');
    expect(shortOf(error.unsupported)).to.have.members([
      'conv1d2: Conv1D (has padding "causal")',
      'conv1d3: Conv1D (has padding "causal")',
      'lambda4: Lambda',
      'conv1d5: Conv1D (has padding "causal")',
      'lstm6: LSTM',
    ]);
    const lstm = error.unsupported.find(({ kind }) => kind === 'LSTM');
    expect(lstm?.reason).to.contain('Recurrent layers');
    // Short all the same.
    expect(error.message).to.contain('2 more').and.to.have.length.below(250);
  });

  it('several settings of one layer', async () => {
    const config = { filters: 4, kernel_size: 3, data_format: 'channels_first', magic: 1 };
    const error = await refusal(chain([layer('Conv2D', config), layer('Flatten')]));
    expect(shortOf(error.unsupported)).to.deep.equal([
      'conv2d1: Conv2D (has data_format "channels_first")',
      'conv2d1: Conv2D (has magic 1)',
    ]);
  });

  it('but nothing that is only seen behind a layer of which nobody knows what it gives', async () => {
    const error = await refusal(
      chain([
        layer('Embedding', { input_dim: 4, output_dim: 4 }),
        // Fits no map, and may fit what comes.
        layer('Dense', { units: 4, activation: 'relu' }),
        layer('Conv2D', { filters: 4, kernel_size: 30 }),
        layer('Concatenate', { axis: 2 }),
        layer('Dense', { units: 3, activation: 'magic' }),
      ]),
    );
    expect(shortOf(error.unsupported)).to.deep.equal([
      'embedding1: Embedding',
      'dense5: Dense (has the activation "magic")',
    ]);
  });

  it('one where no more can be known', async () => {
    const error = await refusal(
      chain([
        layer('Conv2D', { filters: 4, kernel_size: 3, groups: 3 }),
        layer('GRU', { units: 2 }),
      ]),
    );
    expect(shortOf(error.unsupported)).to.deep.equal(['gru2: GRU']);
    const broken = await refusal(chain([layer('Conv2D', { filters: 4, kernel_size: 17 })]));
    expect([broken.code, broken.unsupported]).to.deep.equal(['model-invalid', []]);
    expect(broken.detail).not.to.have.property('unsupported');
  });

  it('operations and attributes of a graph model', async () => {
    const conv = (name: string, input: string, format = 'NHWC') => ({
      name,
      op: 'Conv2D',
      input: [input, 'kernel'],
      attr: {
        strides: { list: { i: ['1', '1', '1', '1'] } },
        padding: { s: btoa('SAME') },
        data_format: { s: btoa(format) },
      },
    });
    const plain = (name: string, op: string, input: string) => ({
      name,
      op,
      input: [input],
      attr: {},
    });
    const error = await refusal(
      toAddress({
        input: [-1, 4, 4, 3],
        nodes: [
          conv('one', 'image', 'NCHW'),
          plain('two', 'MirrorPad', 'one'),
          conv('three', 'two'),
          plain('four', 'LRN', 'three'),
          conv('five', 'four', 'NCHW'),
        ],
        weights: { kernel: spread([1, 1, 3, 3]) },
      }),
    );
    expect(shortOf(error.unsupported)).to.have.members([
      'one: Conv2D (has data_format NCHW)',
      'two: MirrorPad',
      'four: LRN',
      'five: Conv2D (has data_format NCHW)',
    ]);
  });

  it('nodes of a graph model that are refused for what they read', async () => {
    const squared = (name: string, input: string) => ({
      name,
      op: 'Rsqrt',
      input: [input],
      attr: {},
    });
    const error = await refusal(
      toAddress({
        input: [-1, 4, 4, 3],
        nodes: [
          squared('left', 'image'),
          squared('right', 'image'),
          { name: 'sum', op: 'AddV2', input: ['left', 'right'], attr: {} },
        ],
        weights: {},
      }),
    );
    expect(error.unsupported.map((each) => each.layer)).to.deep.equal(['left', 'right']);
  });

  const convolution = (name: string, input: string): WrittenNode => {
    return { op: 'Conv', name, inputs: [input, 'kernel'], attributes: { pads: [0, 0, 0, 0] } };
  };
  const reflecting = (name: string, input: string): WrittenNode => {
    return { op: 'Pad', name, inputs: [input, 'pads'], attributes: { mode: 'reflect' } };
  };

  it('nodes of an ONNX file, by way of the importer', async () => {
    const nodes = [
      reflecting('one', 'image'),
      convolution('conv1', 'one'),
      reflecting('two', 'conv1'),
      { op: 'Relu', name: 'relu', inputs: ['two'] },
      convolution('conv2', 'relu'),
      { op: 'LSTM', name: 'lstm', inputs: ['conv2'] },
      reflecting('three', 'conv2'),
      { op: 'Einsum', name: 'last', inputs: ['three', 'lstm'] },
    ];
    const file = onnxFile(nodes, { kernel: [3, 3, 3, 3] }, { pads: [0, 0, 1, 1, 0, 0, 1, 1] });
    const error = await errorOf(createExplainer({ model: file, backend: 'cpu' }).describe());
    expect(error.code).to.equal('layer-unsupported');
    expect(shortOf(error.unsupported)).to.have.members([
      'one: Pad (has the mode "reflect")',
      'two: Pad (has the mode "reflect")',
      'three: Pad (has the mode "reflect")',
      'lstm: LSTM',
      'last: Einsum',
    ]);
    expect(error.message).to.contain('Pad (node "one" and 2 more)').and.have.length.below(300);
  });

  it('of an ONNX file nothing that sizes nobody knows would cause', async () => {
    const nodes = [
      reflecting('one', 'image'),
      {
        op: 'Resize',
        name: 'larger',
        inputs: ['one', '', 'scales'],
        attributes: { mode: 'linear' },
      },
      { op: 'Reshape', name: 'flat', inputs: ['larger', 'shape'] },
      { op: 'Gemm', name: 'scores', inputs: ['flat', 'weight'] },
    ];
    const file = onnxFile(
      nodes,
      { weight: [700, 4], scales: [4] },
      { pads: [0, 0, 1, 1, 0, 0, 1, 1], shape: [0, 700] },
    );
    const error = await errorOf(createExplainer({ model: file, backend: 'cpu' }).describe());
    expect(shortOf(error.unsupported)).to.deep.equal(['one: Pad (has the mode "reflect")']);
  });

  it('and an ONNX file that is understood is written as it should be', async () => {
    const nodes = [
      convolution('conv', 'image'),
      { op: 'GlobalAveragePool', name: 'mean', inputs: ['conv'] },
      { op: 'Flatten', name: 'scores', inputs: ['mean'] },
    ];
    const file = onnxFile(nodes, { kernel: [4, 3, 3, 3] });
    const told = await createExplainer({ model: file, backend: 'cpu' }).inspect();
    expect([told.writtenBy, told.parameters]).to.deep.equal(['hand 1.0', 4 * 3 * 3 * 3]);
  });
});
