import { expect } from '@esm-bundle/chai';
import {
  assignRules,
  compositeOf,
  deconvnetRules,
  denseAsConvolutions,
  ExplainError,
  geometryOf,
  gradientRules,
  guidedRules,
  passDown,
  patchPass,
  patchStart,
  planPatches,
  propagate,
  reachOf,
  receptiveField,
  startBackend,
  tensor,
  tensor4d,
  tidy,
  type Network,
} from '../bundles/engine-parts.js';
import { backward, forward, type Rule } from '../oracle/float64.js';
import { otherActivations } from '../oracle/layers/activations.js';
import { relevanceOf } from '../oracle/lrp.js';
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
  mulberry32,
  prelu,
  randomArray,
  relu,
  resize,
  slice,
  type NetSpec,
  type Step,
} from '../oracle/net.js';
import { canonicalNetwork } from '../support/canonical-network.js';
import { relativeError } from '../support/differences.js';

const TOLERANCE = 1e-5;

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

const rules = {
  gradient: gradientRules,
  deconvnet: deconvnetRules,
  'guided-backprop': guidedRules,
} satisfies Record<Rule, unknown>;

function imageOf({ input: [height, width, channels] }: NetSpec): Float32Array {
  return randomArray(height * width * channels, mulberry32(9), -2, 2);
}

const batchOf = (net: NetSpec, data: Float32Array) => tensor4d(data, [1, ...net.input]);

for (const backend of ['cpu', 'wasm', 'webgl'] as const) {
  describe(`operations on ${backend} agree with loops in float64`, () => {
    before(async () => {
      await startBackend(backend, new URL('/dist/', location.href).href);
    });

    for (const { name, net } of networks) {
      it(`${name}: values, three ways back, LRP`, () => {
        const data = imageOf(net);
        const expected = forward(net, data);
        const layer = net.layers.length - 1;
        const signal = expected.logits.map((logit, index) => (index === 0 ? logit : 0));
        const network = canonicalNetwork(net);
        tidy(() => {
          const tape = network.forward(batchOf(net, data));
          const logits = Float32Array.from(network.logits(tape).dataSync());
          expect(relativeError(logits, expected.logits), 'logits').to.be.below(TOLERANCE);
          const seed = { node: network.output, signal: tensor([[...signal]]) };
          for (const [rule, passing] of Object.entries(rules)) {
            const map = Float32Array.from(propagate(network, tape, seed, passing).dataSync());
            const reference = backward(net, expected, { layer, signal }, rule as Rule);
            expect(relativeError(map, reference), rule).to.be.below(TOLERANCE);
          }
          tape.dispose();
        });
        const epsilon = 0.25;
        const relevance = relevanceOf(net, expected, { layer, signal }, () => ({
          rule: 'epsilon',
          epsilon,
        }));
        const map = lrpOf(network, batchOf(net, data), Float32Array.from(signal), epsilon);
        expect(relativeError(map, relevance), 'LRP').to.be.below(10 * TOLERANCE);
        network.dispose();
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
      const network = canonicalNetwork(net);
      tidy(() => {
        const data = imageOf(net);
        const tape = network.forward(batchOf(net, data));
        const geometry = geometryOf(network, tape);
        expect(geometry.filter(({ local }) => local).map(({ node }) => node.kind)).to.deep.equal([
          'input',
          'conv2d',
          'slice',
          'relu',
          'slice',
          'conv2d',
        ]);
        const [height, width, channels] = net.input;
        for (let top = 0; top < height - 1; top++) {
          for (let left = 0; left < width - 1; left++) {
            const reaches = [
              reachOf(geometry, 0, [top, top + 1]),
              reachOf(geometry, 1, [left, left + 1]),
            ] as const;
            const sizes = { rows: reaches[0].length, columns: reaches[1].length };
            const plan = { ...planPatches(geometry, sizes), until: geometry.length };
            const [y, x] = patchStart(plan, reaches, 0, [1, ...net.input]);
            const patch: number[] = [];
            const hidden = data.slice();
            for (let row = y; row < y + 2; row++) {
              for (let cell = 0; cell < 2 * channels; cell++) {
                hidden[(row * width + x) * channels + cell] = 0.3;
                patch.push(0.3);
              }
            }
            const values = tensor4d(patch, [1, 2, 2, channels]);
            const logits = patchPass(network, tape, plan, values, [reaches]).dataSync();
            const whole = Float64Array.from(network.predict(batchOf(net, hidden)).dataSync());
            expect(relativeError(Float32Array.from(logits), whole)).to.be.below(TOLERANCE);
          }
        }
        tape.dispose();
      });
      network.dispose();
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

/** Of each cell of the last map: the pixels with a gradient, in the smallest box. */
function expectField(net: NetSpec): void {
  const network = canonicalNetwork(net);
  tidy(() => {
    const data = imageOf(net);
    const tape = network.forward(batchOf(net, data));
    const expected = forward(net, data);
    const [, height, width] = network.logits(tape).shape;
    for (let y = 0; y < height!; y++) {
      for (let x = 0; x < width!; x++) {
        const signal = new Float64Array(height! * width!);
        signal[y * width! + x] = 1;
        const map = backward(net, expected, { layer: net.layers.length - 1, signal }, 'gradient');
        const box = receptiveField(network, tape, network.output, [y, x, 0]);
        const columns = net.input[1];
        const inside = [...map.keys()].filter((pixel) => map[pixel] !== 0);
        const rowsOf = inside.map((pixel) => Math.floor(pixel / columns));
        const columnsOf = inside.map((pixel) => pixel % columns);
        expect(box.top, 'top').to.be.at.most(Math.min(...rowsOf));
        expect(box.top + box.height - 1, 'bottom').to.be.at.least(Math.max(...rowsOf));
        expect(box.left, 'left').to.be.at.most(Math.min(...columnsOf));
        expect(box.left + box.width - 1, 'right').to.be.at.least(Math.max(...columnsOf));
        const spare = box.height * box.width;
        const needed =
          (Math.max(...rowsOf) - Math.min(...rowsOf) + 1) *
          (Math.max(...columnsOf) - Math.min(...columnsOf) + 1);
        // A weight of 0 may lie at either end of what is interpolated.
        expect(spare, 'the box').to.be.at.most(2.5 * needed);
      }
    }
    tape.dispose();
  });
  network.dispose();
}

function lrpOf(
  network: Network,
  image: ReturnType<typeof tensor4d>,
  start: Float32Array,
  epsilon: number,
): Float32Array {
  const tape = network.forward(image);
  const parameters = {
    epsilon,
    gamma: 0.25,
    alpha: 2,
    beta: 1,
    stabilizer: 1e-6,
    ignoresBias: false,
  };
  const assignment = assignRules(network, network.output, {
    composite: compositeOf('epsilon'),
    dense: new Set(),
    layerRules: {},
    parameters,
  });
  const { map } = passDown({
    network,
    tape,
    assignment,
    bounds: null,
    nonNegative: false,
    start,
    cut: null,
    channelsOf: [],
    denominatorsOf: undefined,
  });
  const values = Float32Array.from(map.dataSync());
  map.dispose();
  tape.dispose();
  return values;
}
