import { expect } from '@esm-bundle/chai';
import { denseAsConvolutions, ExplainError, startBackend, tidy } from '../bundles/engine-parts.js';
import { otherActivations } from '../oracle/layers/activations.js';
import {
  activation,
  after,
  build,
  conv,
  dense,
  flatten,
  globalAveragePool,
  maximum,
  mean,
  minimum,
  prelu,
  relu,
  resize,
  slice,
  type Step,
} from '../oracle/net.js';
import {
  batchOf,
  expectField,
  expectOperations,
  expectPatches,
  imageOf,
  TOLERANCE,
} from '../support/canonical-checks.js';
import { canonicalNetwork } from '../support/canonical-network.js';
import { relativeError } from '../support/differences.js';

const smooth = ['selu', 'silu', 'mish', 'softplus', 'gelu', 'hardSigmoid', 'hardSwish'] as const;
const bounded = (settings: Parameters<typeof activation>[1]) => activation('boundedRelu', settings);
const head = [flatten(), dense(3)];

const steps: Record<string, Step[]> = {
  ...Object.fromEntries(
    [...smooth, ...otherActivations].map((kind): [string, Step[]] => [
      kind,
      [conv(3, 4), activation(kind), conv(2, 3), ...head],
    ]),
  ),
  prelu: [conv(3, 4), prelu(), conv(2, 3), prelu(), ...head],
  'elu of another alpha': [conv(3, 4), activation('elu', { alpha: 1.7 }), ...head],
  'bounded ReLUs': [
    conv(3, 4),
    bounded({ slope: 0, most: 0.4 }),
    conv(2, 4),
    bounded({ slope: 0, threshold: 0.1 }),
    conv(2, 4),
    bounded({ slope: 0.3, threshold: -0.2, most: 0.5 }),
    ...head,
  ],
  slices: [
    conv(2, 5),
    slice([1, 0, 1], [9, 7, 5], [2, 1, 1]),
    relu(),
    slice([0, 1, 0], [3, 6, 4], [1, 2, 3]),
    conv(2, 3),
    flatten(),
    slice([1], [5], [3]),
    dense(3),
  ],
  'means over channels, over rows': [
    conv(2, 3),
    mean([3], { keepDims: true }),
    conv(2, 4),
    relu(),
    mean([1, 3]),
    dense(3),
  ],
  'the mean of a vector': [conv(2, 3), flatten(), mean([1], { keepDims: true }), dense(2)],
  'maximum and minimum': [
    conv(3, 4, { padding: 'same', name: 'map' }),
    globalAveragePool({ name: 'vector' }),
    after('map', conv(1, 4, { name: 'other' })),
    after(['map', 'other', 'vector'], maximum()),
    conv(2, 4, { name: 'next' }),
    after(['next', 'vector'], minimum()),
    ...head,
  ],
  'equals among maxima': [
    conv(2, 4, { activation: 'relu', name: 'map' }),
    after('map', relu({ name: 'same' })),
    after(['map', 'same'], maximum()),
    ...head,
  ],
  ...Object.fromEntries(
    (['nearest', 'bilinear'] as const).flatMap((interpolation) =>
      (['half-pixel', 'align-corners', 'asymmetric'] as const).map(
        (coordinates): [string, Step[]] => [
          `resizing, ${interpolation}, ${coordinates}`,
          [
            conv(2, 3),
            resize([9, 4], { interpolation, coordinates }),
            conv(2, 3),
            resize([3, 5], { interpolation, coordinates }),
            ...head,
          ],
        ],
      ),
    ),
  ),
};

const networks = Object.entries(steps).map(([name, each], place) => ({
  name,
  net: build([8, 7, 2], 40 + place, each),
}));

for (const backend of ['cpu', 'wasm', 'webgl'] as const) {
  describe(`operations on ${backend} agree with loops in float64`, () => {
    before(async () => {
      await startBackend(backend, new URL('/dist/', location.href).href);
    });

    for (const { name, net } of networks) {
      it(`${name}: values, three ways back, LRP`, () => {
        expectOperations(net);
      });
    }

    it('run on maps with their dense layers as convolutions, or say that they cannot', () => {
      const unfit: string[] = [];
      for (const { name, net } of networks) {
        const network = canonicalNetwork(net);
        tidy(() => {
          const image = batchOf(net, imageOf(net));
          const expected = Float64Array.from(network.predict(image).dataSync());
          try {
            const changed = denseAsConvolutions(network);
            const logits = Float32Array.from(changed.predict(image).dataSync());
            expect(relativeError(logits, expected), name).to.be.below(TOLERANCE);
          } catch (error) {
            if (!(error instanceof ExplainError)) throw error;
            expect(error.code).to.equal('dense-as-conv-unfit');
            unfit.push(name);
          }
        });
        network.dispose();
      }
      expect(unfit).to.deep.equal([
        // An end within the map has no place on a larger one, nor has what follows a flattened map.
        'slices',
        'means over channels, over rows',
        'the mean of a vector',
      ]);
    });

    it('slices are computed in patches: rectangles anywhere give the logits of the whole', () => {
      const { net } = networks.find(({ name }) => name === 'slices')!;
      expectPatches(net, ['input', 'conv2d', 'slice', 'relu', 'slice', 'conv2d']);
    });

    for (const interpolation of ['nearest', 'bilinear'] as const) {
      for (const coordinates of ['half-pixel', 'align-corners', 'asymmetric'] as const) {
        it(`receptive fields of resized maps hold all pixels that count: ${interpolation}, ${coordinates}`, () => {
          const make = [resize([11, 4], { interpolation, coordinates }), conv(2, 1)];
          expectField(build([7, 9, 1], 3, make));
        });
      }
    }

    it('receptive fields of slices are those of the cells that were taken', () => {
      expectField(build([9, 10, 1], 3, [slice([2, 1, 0], [9, 10, 1], [2, 3, 1]), conv(2, 1)]));
    });
  });
}
