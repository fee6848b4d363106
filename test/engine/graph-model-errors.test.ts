import { expect } from '@esm-bundle/chai';
import { createExplainer, ExplainError } from '../../dist/engine.js';
import { attributes } from '../bundles/engine-parts.js';
import { spread, toAddress } from '../support/hand-written-graph.js';
import { loadGraphFixture, type GraphModelJson } from '../support/graph-models.js';

type Edit = (json: GraphModelJson) => void;

/** What `describe()` throws for a fixture whose `model.json` was changed. */
async function errorOf(fixture: string, edit: Edit): Promise<ExplainError> {
  const model = await editedModel(fixture, edit);
  try {
    await createExplainer({ model }).describe();
  } catch (error) {
    if (error instanceof ExplainError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

async function editedModel(fixture: string, edit: Edit): Promise<string> {
  const { json, url } = await loadGraphFixture(fixture);
  for (const group of json.weightsManifest) {
    group.paths = group.paths.map((path) => new URL(path, url).href);
  }
  edit(json);
  return URL.createObjectURL(new Blob([JSON.stringify(json)]));
}

const nodeWith = (json: GraphModelJson, op: string) =>
  json.modelTopology.node.find((node) => node.op === op)!;

const asOperation =
  (from: string, to: string): Edit =>
  (json) => {
    nodeWith(json, from).op = to;
  };

const withAttribute =
  (op: string, key: string, value: unknown): Edit =>
  (json) => {
    nodeWith(json, op).attr[key] = value;
  };

const unsupported: Record<string, [fixture: string, edit: Edit, says: RegExp]> = {
  'an unknown operation': [
    'residual',
    asOperation('MaxPool', 'MaxPoolWithArgmax'),
    /"StatefulPartitionedCall\/residual\/pool1\/MaxPool".*MaxPoolWithArgmax/,
  ],
  'mirrored padding': ['residual', asOperation('Pad', 'MirrorPad'), /MirrorPad/],
  'pictures with the channels first': [
    'mobile',
    withAttribute('FusedDepthwiseConv2dNative', 'data_format', { s: btoa('NCHW') }),
    /depthwise.*NCHW/,
  ],
  'an activation that cannot be fused': [
    'plain',
    withAttribute('_FusedConv2D', 'fused_ops', { list: { s: ['BiasAdd', 'Sin'].map(btoa) } }),
    /_FusedConv2D.*BiasAdd and Sin/,
  ],
  'strides along the batch': [
    'plain',
    withAttribute('MaxPool', 'strides', { list: { i: ['2', '2', '2', '1'] } }),
    /MaxPool.*strides \[2, 2, 2, 1\]/,
  ],
  'padding of the channels': [
    'operations',
    withAttribute('Conv2D', 'explicit_paddings', {
      list: { i: ['0', '0', '0', '0', '0', '0', '1', '1'] },
    }),
    /Conv2D.*paddings/,
  ],
  'a multiplied first matrix': [
    'plain',
    withAttribute('_FusedMatMul', 'transpose_a', { b: true }),
    /_FusedMatMul/,
  ],
  'division by the picture': [
    'operations',
    (json) => {
      const node = nodeWith(json, 'Sub');
      node.op = 'RealDiv';
      node.input!.reverse();
    },
    /RealDiv.*constant as input/,
  ],
  'one output of several': [
    'mobile',
    (json) => {
      nodeWith(json, 'Softmax').op = 'TopKV2';
    },
    /TopKV2/,
  ],
  'a part of a normalization alone': [
    'mobile',
    (json) => {
      nodeWith(json, 'Softmax').op = 'Rsqrt';
    },
    /Rsqrt.*no part of a layer normalization/,
  ],
  'an attention': [
    'mobile',
    (json) => {
      nodeWith(json, 'Softmax').op = 'Einsum';
    },
    /Einsum/,
  ],
};

const list = (...numbers: number[]) => ({ list: { i: numbers.map(String) } });

/** Attributes and inputs that contradict each other. */
const invalid: Record<string, [fixture: string, edit: Edit, says: RegExp]> = {
  'no stride': ['plain', withAttribute('MaxPool', 'strides', list(1, 0, 0, 1)), /strides/],
  'broken strides': ['plain', withAttribute('MaxPool', 'strides', list(1, 1.5, 1.5, 1)), /strides/],
  'no strides': ['plain', withAttribute('_FusedConv2D', 'strides', {}), /strides/],
  'an empty pool': ['residual', withAttribute('MaxPool', 'ksize', list(1, 0, 0, 1)), /ksize/],
  'a pool larger than its input': [
    'residual',
    withAttribute('MaxPool', 'ksize', list(1, 60, 60, 1)),
    /MaxPool.*shape/,
  ],
  'a dilation of 0': ['mixed', withAttribute('Conv2D', 'dilations', list(1, 0, 1, 1)), /dilations/],
  'negative padding': [
    'operations',
    withAttribute('Conv2D', 'explicit_paddings', list(0, 0, -2, 1, 1, 0, 0, 0)),
    /paddings/,
  ],
  'a slope of text': ['operations', withAttribute('LeakyRelu', 'alpha', { f: [] }), /alpha/],
  'a flag of text': ['mobile', withAttribute('Mean', 'keep_dims', { b: 'no' }), /keep_dims/],
  'a padding that is no text': [
    'plain',
    withAttribute('MaxPool', 'padding', { s: '*' }),
    /padding/,
  ],
  'an axis that is squeezed but has more than one value': [
    'operations',
    withAttribute('Squeeze', 'squeeze_dims', list(3)),
    /Squeeze.*3/,
  ],
};

const refused: Record<string, [fixture: string, edit: Edit, says: RegExp]> = {
  'an attribute that is not known': [
    'plain',
    withAttribute('MaxPool', 'novelty', { b: true }),
    /MaxPool.*novelty/,
  ],
  'channels first': [
    'residual',
    withAttribute('MaxPool', 'data_format', { s: btoa('NCHW') }),
    /NCHW/,
  ],
  'kernels in another order': [
    'plain',
    withAttribute('_FusedConv2D', 'filter_format', { s: btoa('OIHW') }),
    /filter_format OIHW/,
  ],
  'whole numbers on images': [
    'residual',
    withAttribute('AddV2', 'T', { type: 'DT_INT32' }),
    /DT_INT32/,
  ],
  'bytes as its input': [
    'plain',
    withAttribute('Placeholder', 'dtype', { type: 'DT_UINT8' }),
    /DT_UINT8/,
  ],
  'another axis of packed sizes': ['mixed', withAttribute('Pack', 'axis', { i: '1' }), /axis 1/],
};

describe("the engine's table of attributes", () => {
  it("has those of TensorFlow's own definitions", async () => {
    const response = await fetch('/test/support/graph-attributes.json');
    const { operations } = (await response.json()) as { operations: Record<string, string[]> };
    expect(Object.keys(attributes).sort()).to.deep.equal(Object.keys(operations).sort());
    for (const [name, keys] of Object.entries(operations)) {
      expect(Object.keys(attributes[name]!), name).to.include.members(keys);
    }
  });
});

describe('a graph model that cannot be used', () => {
  for (const [name, [fixture, edit, says]] of Object.entries(invalid)) {
    it(`${name}: model-invalid`, async () => {
      const { code, message } = await errorOf(fixture, edit);
      expect(code).to.equal('model-invalid');
      expect(message)
        .to.match(/The node "/)
        .and.match(says);
    });
  }

  for (const [name, [fixture, edit, says]] of Object.entries(refused)) {
    it(`${name}: layer-unsupported`, async () => {
      const { code, message } = await errorOf(fixture, edit);
      expect(code).to.equal('layer-unsupported');
      expect(message).to.match(says);
    });
  }

  for (const [name, [fixture, edit, says]] of Object.entries(unsupported)) {
    it(`${name}: layer-unsupported`, async () => {
      const { code, message, hint } = await errorOf(fixture, edit);
      expect(code).to.equal('layer-unsupported');
      expect(message).to.match(says);
      expect(hint).to.have.length.above(20);
    });
  }

  const norm = (attr: Record<string, unknown>, mean = spread([3])) =>
    toAddress({
      input: [-1, 4, 4, 3],
      nodes: [{ name: 'norm', op: 'FusedBatchNormV3', input: ['image', 's', 's', 'm', 's'], attr }],
      weights: { s: spread([3]), m: mean },
    });
  const norms: Record<string, [address: string, code: string, says: RegExp]> = {
    'an epsilon of text': [norm({ epsilon: { f: 'x' } }), 'model-invalid', /epsilon "x"/],
    'a negative epsilon': [norm({ epsilon: { f: -1 } }), 'model-invalid', /epsilon -1/],
    'a mean of another length': [norm({}, spread([4])), 'model-invalid', /\[4\] as input 3/],
    'a batch norm in training': [
      norm({ is_training: { b: true } }),
      'layer-unsupported',
      /training/,
    ],
  };
  for (const [name, [model, expected, says]] of Object.entries(norms)) {
    it(`${name}: ${expected}`, async () => {
      const error: unknown = await createExplainer({ model })
        .describe()
        .catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(ExplainError);
      const { code, message } = error as ExplainError;
      expect(code).to.equal(expected);
      expect(message)
        .to.match(/"norm"/)
        .and.match(says);
    });
  }

  it('lists what is supported instead of an unknown operation', async () => {
    const { hint } = await errorOf('plain', asOperation('MaxPool', 'MaxPool3D'));
    expect(hint).to.match(/Conv2D.*MaxPool.*_FusedConv2D/);
  });

  it('several outputs without a choice: output-unknown', async () => {
    const { code, message, hint } = await errorOf('plain', ({ signature: { outputs } }) => {
      const [output] = Object.values(outputs);
      outputs.hidden = { ...output!, name: 'StatefulPartitionedCall/plain/dense/Relu:0' };
    });
    expect(code).to.equal('output-unknown');
    expect(message).to.match(
      /^The model has 2 outputs: ".+" \(0\), "hidden" \(1\)\. One is explained/,
    );
    expect(hint).to.match(/"output"/);
  });

  it('several inputs: model-format', async () => {
    const { code, message } = await errorOf('residual', (json) => {
      const placeholder = nodeWith(json, 'Placeholder');
      json.modelTopology.node.push({ ...placeholder, name: 'second' });
      nodeWith(json, 'AddV2').input![1] = 'second';
    });
    expect(code).to.equal('model-format');
    expect(message).to.match(/2 inputs/);
  });

  it('a node that is not there: model-format', async () => {
    const { code, message } = await errorOf('plain', (json) => {
      nodeWith(json, 'MaxPool').input = ['nowhere'];
    });
    expect(code).to.equal('model-format');
    expect(message).to.match(/nowhere/);
  });

  it('the second output of a node: model-format', async () => {
    const { code } = await errorOf('plain', (json) => {
      nodeWith(json, 'MaxPool').input![0] += ':1';
    });
    expect(code).to.equal('model-format');
  });

  it('nodes that depend on one another: model-format', async () => {
    const { code, message } = await errorOf('plain', (json) => {
      nodeWith(json, 'MaxPool').input = [nodeWith(json, 'Reshape').name];
    });
    expect(code).to.equal('model-format');
    expect(message).to.match(/itself/);
  });

  it('no nodes: model-format', async () => {
    const { code } = await errorOf('plain', (json) => {
      json.modelTopology.node = [];
    });
    expect(code).to.equal('model-format');
  });

  it('a weight that the manifest lacks: weights-missing', async () => {
    const { code, message } = await errorOf('plain', (json) => {
      const [group] = json.weightsManifest;
      group!.weights.find(({ name }) => name.endsWith('dense/BiasAdd/ReadVariableOp'))!.name = 'x';
    });
    expect(code).to.equal('weights-missing');
    expect(message).to.match(/dense\/BiasAdd\/ReadVariableOp/);
  });

  it('more weights than the manifest names: weights-too-long', async () => {
    const { code } = await errorOf('plain', (json) => {
      json.weightsManifest[0]!.weights.pop();
    });
    expect(code).to.equal('weights-too-long');
  });

  it('an input of any size: model-input-shape', async () => {
    const { code } = await errorOf('mobile', (json) => {
      const anySize = { dim: ['-1', '-1', '-1', '3'].map((size) => ({ size })) };
      for (const input of Object.values(json.signature.inputs)) input.tensorShape = anySize;
      nodeWith(json, 'Placeholder').attr.shape = { shape: anySize };
    });
    expect(code).to.equal('model-input-shape');
  });

  it('an input of no known shape: model-input-shape', async () => {
    const { code } = await errorOf('mobile', (json) => {
      json.signature.inputs = {};
      nodeWith(json, 'Placeholder').attr.shape = { shape: { unknownRank: true } };
    });
    expect(code).to.equal('model-input-shape');
  });
});

describe('a graph model', () => {
  it('names its layers as its nodes, and as many labels as it has outputs', async () => {
    const { url } = await loadGraphFixture('mobile');
    const { layers, labels, inputShape } = await createExplainer({ model: url }).describe();
    expect(inputShape).to.deep.equal([24, 20, 3]);
    expect(labels).to.have.lengthOf(7);
    const prefix = 'StatefulPartitionedCall/mobile/';
    expect(layers.map(({ name, kind }) => [name.replace(prefix, ''), kind])).to.deep.equal([
      ['stem_relu/Relu6', '_FusedConv2D'],
      ['expand1_relu/Relu6', '_FusedConv2D'],
      ['depthwise1/depthwise', 'FusedDepthwiseConv2dNative'],
      ['project1_norm/FusedBatchNormV3', '_FusedConv2D'],
      ['add/add', 'AddV2'],
      ['expand2_relu/Relu6', '_FusedConv2D'],
      ['depthwise2/depthwise', 'FusedDepthwiseConv2dNative'],
      ['head_relu/Relu6', '_FusedConv2D'],
      ['average/Mean', 'Mean'],
      ['logits/BiasAdd', '_FusedMatMul'],
      ['softmax/Softmax', 'Softmax'],
    ]);
  });

  it('explains a neuron of a node', async () => {
    const { url, image } = await loadGraphFixture('mobile');
    const layer = 'StatefulPartitionedCall/mobile/add/add';
    const { details } = await createExplainer({ model: url }).saliency({ image, layer });
    expect(details.neuron!.position).to.have.lengthOf(3);
  });

  it('works without a signature', async () => {
    const { url, image, logits } = await loadGraphFixture('plain');
    const bare = await editedModel('plain', (json) => {
      Reflect.deleteProperty(json, 'signature');
    });
    const input = { data: image.data, shape: [1, ...image.shape] };
    const [whole, without] = await Promise.all(
      [url, bare].map((model) => createExplainer({ model }).forward(input)),
    );
    expect([...without!.output.data]).to.deep.equal([...whole!.output.data]);
    expect(whole!.output.data).to.have.lengthOf(logits.length);
  });
});
