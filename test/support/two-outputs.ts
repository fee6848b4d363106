/** Small networks of two outputs, as the converter writes them: `classes` of 3 values and `sides` of 2. */

const spec = (name: string, shape: number[]) => ({ name, shape, dtype: 'float32' });
const sizeOf = (shape: number[]) => shape.reduce((product, size) => product * size, 1);

function manifest(weights: ReturnType<typeof spec>[]) {
  const size = weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const values = Float32Array.from({ length: size }, (_, index) => Math.cos(1 + index));
  const bytes = new Uint8Array(values.buffer);
  const path = `data:application/octet-stream;base64,${btoa(String.fromCharCode(...bytes))}`;
  return [{ paths: [path], weights }];
}

const dense = (name: string, units: number) => ({
  class_name: 'Dense',
  config: { name, units, use_bias: false },
  name,
  inbound_nodes: [[['pool', 0, 0, {}]]],
});

function layersModel() {
  const layers = [
    {
      class_name: 'InputLayer',
      config: { batch_input_shape: [null, 8, 8, 3], name: 'image' },
      name: 'image',
      inbound_nodes: [],
    },
    {
      class_name: 'GlobalAveragePooling2D',
      config: { name: 'pool' },
      name: 'pool',
      inbound_nodes: [[['image', 0, 0, {}]]],
    },
    dense('classes', 3),
    dense('sides_dense', 2),
    {
      class_name: 'Activation',
      config: { name: 'sides', activation: 'tanh' },
      name: 'sides',
      inbound_nodes: [[['sides_dense', 0, 0, {}]]],
    },
  ];
  const config = {
    name: 'two',
    layers,
    input_layers: [['image', 0, 0]],
    output_layers: [
      ['classes', 0, 0],
      ['sides', 0, 0],
    ],
  };
  return {
    format: 'layers-model',
    modelTopology: { class_name: 'Functional', config },
    weightsManifest: manifest([spec('classes/kernel', [3, 3]), spec('sides_dense/kernel', [3, 2])]),
  };
}

function graphModel() {
  const type = { T: { type: 'DT_FLOAT' } };
  const dim = [-1, 8, 8, 3].map((size) => ({ size: String(size) }));
  const constant = (name: string) => ({ name, op: 'Const', attr: { dtype: { type: 'DT_FLOAT' } } });
  const node = [
    { name: 'image', op: 'Placeholder', attr: { shape: { shape: { dim } } } },
    { name: 'axes', op: 'Const', attr: { dtype: { type: 'DT_INT32' } } },
    constant('kernel'),
    constant('kernel2'),
    {
      name: 'pool',
      op: 'Mean',
      input: ['image', 'axes'],
      attr: { ...type, keep_dims: { b: false } },
    },
    { name: 'scores/MatMul', op: 'MatMul', input: ['pool', 'kernel'], attr: type },
    { name: 'sides/MatMul', op: 'MatMul', input: ['pool', 'kernel2'], attr: type },
    { name: 'sides/Tanh', op: 'Tanh', input: ['sides/MatMul'], attr: type },
  ];
  const [weights] = manifest([spec('kernel', [3, 3]), spec('kernel2', [3, 2])]);
  const axes = new Uint8Array(Int32Array.of(1, 2).buffer);
  const path = `data:application/octet-stream;base64,${btoa(String.fromCharCode(...axes))}`;
  return {
    format: 'graph-model',
    modelTopology: { node },
    signature: {
      inputs: { image: { name: 'image:0', tensorShape: { dim } } },
      outputs: {
        classes: { name: 'scores/MatMul:0', tensorShape: { dim: [] } },
        sides: { name: 'sides/Tanh:0', tensorShape: { dim: [] } },
      },
    },
    weightsManifest: [
      { paths: [path], weights: [{ name: 'axes', shape: [2], dtype: 'int32' }] },
      weights!,
    ],
  };
}

export function twoOutputs(form: 'layers' | 'graph'): object {
  return form === 'graph' ? graphModel() : layersModel();
}
