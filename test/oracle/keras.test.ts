import { expect } from '@esm-bundle/chai';
import { toKeras, toUrl } from './keras.js';
import type { KerasOptions } from './keras.js';
import {
  add,
  after,
  again,
  batchNorm,
  build,
  conv,
  dense,
  flatten,
  maxPool,
  relu,
  separable,
} from './net.js';
import { fromFloat16Bits, quantize, toFloat16Bits } from './keras/quantize.js';

const net = build([8, 8, 2], 3, [
  conv(3, 3, { activation: 'relu' }),
  batchNorm(),
  maxPool(2),
  flatten(),
  dense(5, { activation: 'softmax' }),
]);

interface Entry {
  class_name: string;
  name?: string;
  inbound_nodes?: unknown;
  config: Record<string, unknown>;
}
interface Topology {
  model_config: { class_name: string; config: { layers: Entry[]; input_layers?: unknown } };
}

function topology(options: KerasOptions): Topology['model_config'] {
  const { json } = toKeras(net, options);
  return (json['modelTopology'] as unknown as Topology).model_config;
}

describe('oracle: quantised weights', () => {
  it('rounds to float16, ties to even', () => {
    const cases: [number, number][] = [
      [0, 0x0000],
      [-0, 0x8000],
      [1, 0x3c00],
      [-2, 0xc000],
      [65504, 0x7bff],
      [65519, 0x7bff],
      [65520, 0x7c00],
      [-Infinity, 0xfc00],
      [1 / 3, 0x3555],
      [1 + 2 ** -11, 0x3c00], // halfway, down to even
      [1 + 3 * 2 ** -11, 0x3c02], // halfway, up to even
      [1 + 2 ** -11 + 2 ** -20, 0x3c01],
      [2 - 2 ** -11, 0x4000], // carries into the exponent
      [2 ** -14, 0x0400],
      [2 ** -24, 0x0001],
      [2 ** -25, 0x0000],
      [3 * 2 ** -25, 0x0002],
      [2 ** -14 - 2 ** -25, 0x0400],
    ];
    for (const [value, bits] of cases) expect(toFloat16Bits(value), `${value}`).to.equal(bits);
  });

  it('reads every float16 number back to its own bits', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = fromFloat16Bits(bits);
      if (Number.isNaN(value)) expect(bits & 0x7c00).to.equal(0x7c00);
      else if (toFloat16Bits(value) !== bits) expect.fail(`${bits}`);
    }
  });

  it('stores uint8 weights within half a step, 0 exactly', () => {
    for (const weights of [
      [-0.7, 0, 0.1, 2],
      [0.5, 0, 3],
      [-1, -3, 0],
      [0, 0],
    ]) {
      const given = Float32Array.from(weights);
      const { values, bytes, quantization } = quantize(given, 'uint8');
      if (quantization?.dtype !== 'uint8') throw new Error('no quantization');
      expect(bytes.length).to.equal(given.length);
      values.forEach((value, i) => {
        expect(value).to.be.closeTo(given[i]!, quantization.scale * 0.5 * 2.001);
        if (given[i] === 0) expect(value).to.equal(0);
      });
    }
  });
});

describe('oracle: Keras files', () => {
  it('lists the weights in order, sizes adding up to the weight file', () => {
    for (const [mode, size] of [
      ['float32', 4],
      ['float16', 2],
      ['uint8', 1],
    ] as const) {
      const { json, weights } = toKeras(net, { weights: mode });
      const [group] = json['weightsManifest'] as unknown as [
        { weights: { name: string; shape: number[] }[] },
      ];
      expect(group.weights.map(({ name, shape }) => `${name} ${shape.join('x')}`)).to.deep.equal([
        'conv1/kernel 3x3x2x3',
        'conv1/bias 3',
        'bn1/gamma 3',
        'bn1/beta 3',
        'bn1/moving_mean 3',
        'bn1/moving_variance 3',
        'dense1/kernel 27x5',
        'dense1/bias 5',
      ]);
      expect(weights.byteLength).to.equal((54 + 3 * 5 + 27 * 5 + 5) * size);
    }
  });

  it('gives back the network that a loader sees', () => {
    const first = (mode: 'float32' | 'float16') => {
      const layer = toKeras(net, { weights: mode }).net.layers[0];
      return layer?.kind === 'conv2d' ? layer.weights.kernel : undefined;
    };
    const given = net.layers[0]?.kind === 'conv2d' ? net.layers[0].weights.kernel : undefined;
    expect(first('float32')).to.deep.equal(given);
    expect(first('float16')).to.deep.equal(given?.map((w) => fromFloat16Bits(toFloat16Bits(w))));
    expect(first('float16')).to.not.deep.equal(given);
  });

  it('spells Keras 2', () => {
    const sequential = topology({ dialect: 'keras2' });
    expect(sequential.class_name).to.equal('Sequential');
    expect(sequential.config.layers[0]?.config['batch_input_shape']).to.deep.equal([null, 8, 8, 2]);
    const functional = topology({
      dialect: 'keras2',
      topology: 'functional',
      functionalClass: 'Model',
    });
    expect(functional.class_name).to.equal('Model');
    expect(functional.config.input_layers).to.deep.equal([['input_1', 0, 0]]);
    expect(functional.config.layers[2]?.inbound_nodes).to.deep.equal([[['conv1', 0, 0, {}]]]);
    const bare = topology({ dialect: 'keras2', inputLayer: false });
    expect(bare.config.layers.length).to.equal(5);
    expect(bare.config.layers[0]?.config['batch_input_shape']).to.deep.equal([null, 8, 8, 2]);
  });

  it('spells Keras 3', () => {
    const { layers } = topology({ topology: 'functional' }).config;
    expect(layers[0]?.config['batch_shape']).to.deep.equal([null, 8, 8, 2]);
    expect(layers[1]).to.include({ module: 'keras.layers', registered_name: null, name: 'conv1' });
    expect(layers[1]?.config['dtype']).to.include({ class_name: 'DTypePolicy' });
    const config = { shape: [null, 6, 6, 3], dtype: 'float32', keras_history: ['conv1', 0, 0] };
    expect(layers[2]?.inbound_nodes).to.deep.equal([
      { args: [{ class_name: '__keras_tensor__', config }], kwargs: { mask: null } },
    ]);
  });

  it('spells several inputs, further calls and models inside the model', () => {
    const branched = build([6, 6, 2], 3, [
      conv(3, 2, { padding: 'same', name: 'stem' }),
      separable(3, 2, 2, { padding: 'same', name: 'a' }),
      relu({ name: 'b' }),
      after(['b', 'stem'], add({ name: 'sum' })),
      again('stem'),
    ]);
    for (const dialect of ['keras2', 'keras3'] as const) {
      const nested = [{ name: 'block', layers: ['a', 'b'], topology: 'sequential' as const }];
      const { json, net } = toKeras(branched, { dialect, topology: 'functional', nested });
      const { config } = (json['modelTopology'] as unknown as Topology).model_config;
      const [, stem, block, sum] = config.layers;
      expect(config.layers.map(({ config: { name } }) => name)).to.deep.equal([
        'input_1',
        'stem',
        'block',
        'sum',
      ]);
      expect(stem?.inbound_nodes).to.have.length(2);
      expect(JSON.stringify(block?.inbound_nodes)).to.contain('["stem",0,0');
      expect(JSON.stringify(sum?.inbound_nodes)).to.match(/\["block",0,0.*\["stem",0,0/);
      expect(JSON.stringify(stem?.inbound_nodes)).to.contain('["sum",0,0');
      const manifest = json['weightsManifest'] as unknown as [{ weights: { name: string }[] }];
      expect(manifest[0].weights.map(({ name }) => name)).to.deep.equal([
        'stem/kernel',
        'stem/bias',
        ...['depthwise_kernel', 'pointwise_kernel', 'bias'].map((part) =>
          dialect === 'keras3' ? `block/a/${part}` : `a/${part}`,
        ),
      ]);
      expect(net.layers.at(-1)).to.deep.equal(branched.layers.at(-1));
    }
  });

  it('serves a model from blob: URLs', async () => {
    const keras = toKeras(net);
    const { url, revoke } = toUrl(keras);
    const json = (await (await fetch(url)).json()) as { weightsManifest: [{ paths: [string] }] };
    const [path] = json.weightsManifest[0].paths;
    expect(path.startsWith('blob:')).to.equal(true);
    const weights = await (await fetch(path)).arrayBuffer();
    expect(new Uint8Array(weights)).to.deep.equal(new Uint8Array(keras.weights));
    revoke();
  });
});
