import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type LrpOptions,
  type LrpResult,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  activation,
  add,
  after as reading,
  build,
  conv,
  dense,
  flatten,
  multiply,
  permute,
  rescaling,
  type NetSpec,
} from '../oracle/net.js';
import { layerOf } from '../support/lrp.js';

const bias = false;

/** A network whose kernels are these, by layer. */
function netOf(
  input: NetSpec['input'],
  makers: Parameters<typeof build>[2],
  kernels: Record<string, readonly number[]>,
): NetSpec {
  const net = build(input, 1, makers);
  for (const layer of net.layers) {
    if (layer.kind !== 'conv2d' && layer.kind !== 'dense') continue;
    layer.weights.kernel.set(kernels[layer.name]!);
  }
  return net;
}

/** Relevance from a start of 1 at the first class. */
async function relevance(
  net: NetSpec,
  values: readonly number[],
  options: LrpOptions,
  backend: BackendChoice,
): Promise<LrpResult> {
  const { url, revoke } = toUrl(toKeras(net, { topology: 'functional' }));
  try {
    return await createExplainer({ model: url, backend }).lrpOf(
      { data: Float32Array.from(values), shape: net.input },
      { target: 0, start: 'one', ...options },
    );
  } finally {
    revoke();
  }
}

/** Two pixels, two classes; the second class is never explained. */
const twoPixels = (first: number, second: number): NetSpec =>
  netOf([1, 2, 1], [flatten(), dense(2, { bias, name: 'scores' })], {
    scores: [first, 1, second, 1],
  });

function expectClose(values: Float32Array, expected: readonly number[]): void {
  expect(values).to.have.length(expected.length);
  expected.forEach((value, index) => expect(values[index]).to.be.closeTo(value, 1e-5));
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`LRP by hand on ${backend}`, () => {
    it('contributions that cancel exactly are divided by +epsilon: the sign of 0 is +1', async () => {
      // 2 * 1 + 4 * -0.5 = 0
      const options = { composite: 'epsilon', epsilon: 0.5 } as const;
      const { map, details } = await relevance(twoPixels(1, -0.5), [2, 4], options, backend);
      expectClose(map, [4, -4]);
      expect(details.conservation.absorbedByEpsilon).to.be.closeTo(1, 1e-5);
    });

    it('so are those of a sum, by +stabilizer', async () => {
      const net = netOf(
        [1, 1, 1],
        [
          reading('input', conv(1, 1, { bias, name: 'plus' })),
          reading('input', conv(1, 1, { bias, name: 'minus' })),
          reading(['plus', 'minus'], add({ name: 'sum' })),
          flatten(),
          dense(2, { bias, name: 'scores' }),
        ],
        { plus: [1], minus: [-1], scores: [1, 1] },
      );
      const layerRules = { scores: { rule: 'flat' } } as const;
      const options = { composite: 'lrp-0', layerRules, stabilizer: 0.5 } as const;
      const result = await relevance(net, [2], options, backend);
      // Flat brings 1 / (1 + 0.5) to the sum, of which each term gets +-2 / 0.5.
      expectClose(layerOf(result, 'plus').pooled, [8 / 3]);
      expectClose(layerOf(result, 'minus').pooled, [-8 / 3]);
    });

    for (const [composite, [first, second], divisor] of [
      // Pixels 1 and 2, weights 3 and -1.
      ['z-plus', [3, 0], 3],
      ['w-square', [9, 1], 10],
      ['flat', [1, 1], 2],
      // Positive contributions count twice: 2 * 3 - 2.
      ['gamma', [6, -2], 4],
    ] as const) {
      it(`the option stabilizer is added to the denominators of ${composite}`, async () => {
        for (const stabilizer of [0.25, 3]) {
          const options = { composite, gamma: 1, stabilizer } as const;
          const { map } = await relevance(twoPixels(3, -1), [1, 2], options, backend);
          expectClose(map, [first / (divisor + stabilizer), second / (divisor + stabilizer)]);
        }
      });
    }

    it('and of alpha-beta, to each with its own sign', async () => {
      const options = { composite: 'alpha-beta', alpha: 3, beta: 2, stabilizer: 0.5 } as const;
      const { map } = await relevance(twoPixels(3, -1), [1, 2], options, backend);
      expectClose(map, [(3 * 3) / 3.5, (-2 * -2) / -2.5]);
    });

    for (const [where, values] of [
      ['between the bounds', [0.5, 0.25]],
      // Where the denominator is below 0.
      ['below them', [-2, 4]],
    ] as const) {
      it(`z-box adds the stabilizer with the sign of its denominator, of values ${where}`, async () => {
        const [low, high, stabilizer] = [-1, 1, 0.75];
        const options = {
          composite: 'epsilon',
          layerRules: { scores: { rule: 'z-box' } },
          low,
          high,
          stabilizer,
        } as const;
        const { map } = await relevance(twoPixels(2, -3), values, options, backend);
        const shares = [values[0] * 2 - low * 2, values[1] * -3 - high * -3];
        const sum = shares[0]! + shares[1]!;
        const divisor = sum + (sum < 0 ? -stabilizer : stabilizer);
        expectClose(
          map,
          shares.map((share) => share / divisor),
        );
      });
    }

    it('a gate that was permuted on its way to the product is a gate', async () => {
      const net = netOf(
        [2, 2, 1],
        [
          reading('input', conv(1, 1, { bias, name: 'signal' })),
          reading('input', conv(1, 1, { bias, name: 'opening' })),
          reading('opening', activation('sigmoid', { name: 'gate' })),
          reading('gate', permute([2, 1, 3], { name: 'turned' })),
          reading(['signal', 'turned'], multiply({ name: 'product' })),
          flatten(),
          dense(2, { bias, name: 'scores' }),
        ],
        { signal: [1], opening: [1], scores: [1, 1, 1, 1, 1, 1, 1, 1] },
      );
      const result = await relevance(net, [1, 2, 3, 4], { composite: 'epsilon' }, backend);
      const names = result.details.layers.map(({ name }) => name);
      expect(names).to.include('signal');
      expect(names).not.to.include.members(['opening']);
      const { arriving } = layerOf(result, 'signal').conservation;
      expect(arriving).to.be.closeTo(1, 1e-4);
    });

    const three = reading('opening', rescaling(1, 3, { name: 'three' }));
    const six = reading('three', activation('relu6', { name: 'six' }));
    const product = reading(['signal', 'gate'], multiply({ name: 'product' }));
    const hardGates: Record<string, Parameters<typeof build>[2]> = {
      'a hard sigmoid spelled out as relu6(x + 3) / 6': [
        three,
        six,
        reading('six', rescaling(1 / 6, 0, { name: 'gate' })),
        product,
      ],
      'one that was permuted': [
        three,
        six,
        reading('six', rescaling(1 / 6, 0, { name: 'sixth' })),
        reading('sixth', permute([1, 2, 3], { name: 'gate' })),
        product,
      ],
      'one whose division follows the product': [
        three,
        six,
        reading(['six', 'signal'], multiply({ name: 'sixfold' })),
        rescaling(1 / 6, 0, { name: 'product' }),
      ],
      'one whose division is that of the other factor': [
        reading('signal', rescaling(1 / 6, 0, { name: 'sixth' })),
        three,
        six,
        reading(['sixth', 'six'], multiply({ name: 'product' })),
      ],
      'one by limits, 1 - relu(1 - relu(x / 6 + 1 / 2))': [
        reading('opening', rescaling(1 / 6, 0.5, { name: 'line' })),
        activation('relu', { name: 'low' }),
        rescaling(-1, 1, { name: 'turned' }),
        activation('relu', { name: 'high' }),
        rescaling(-1, 1, { name: 'gate' }),
        product,
      ],
    };
    for (const [name, makers] of Object.entries(hardGates)) {
      it(`${name} is a gate: the signal takes all`, async () => {
        const net = netOf(
          [2, 2, 1],
          [
            reading('input', conv(1, 1, { bias, name: 'signal' })),
            reading('input', conv(1, 1, { bias, name: 'opening' })),
            ...makers,
            flatten(),
            dense(2, { bias, name: 'scores' }),
          ],
          { signal: [1], opening: [0.5], scores: [1, 1, 1, 1, 1, 1, 1, 1] },
        );
        const values = [1, 2, -3, 4];
        const result = await relevance(net, values, { composite: 'epsilon' }, backend);
        const { arriving } = layerOf(result, 'signal').conservation;
        expect(arriving).to.be.closeTo(1, 1e-4);
        const outputs = values.map((x) => (x * Math.min(6, Math.max(0, 0.5 * x + 3))) / 6);
        const total = outputs.reduce((sum, value) => sum + value, 0);
        result.map.forEach((share, index) => {
          expect(share).to.be.closeTo(outputs[index]! / total, 1e-5);
        });
      });
    }
  });
}
