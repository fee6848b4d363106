import { startBackend } from '../bundles/engine-parts.js';
import {
  averagePool,
  build,
  conv,
  convTranspose,
  dense,
  depthwise,
  flatten,
  globalAveragePool,
  groupNorm,
  layerNorm,
  maxPool,
  relu,
  type Pair,
  type Step,
} from '../oracle/net.js';
import { expectField, expectOperations, expectPatches } from '../support/canonical-checks.js';

const head = [flatten(), dense(3)];
const sides = (...both: [Pair, Pair]): [Pair, Pair] => both;
const all = (cells: number) => sides([cells, cells], [cells, cells]);

const steps: Record<string, Step[]> = {
  'convolutions with explicit padding': [
    conv(3, 4, { padding: sides([1, 0], [0, 2]), strides: [2, 1] }),
    relu(),
    depthwise([2, 3], 2, { padding: sides([0, 1], [2, 1]), strides: 2 }),
    conv(2, 4, { groups: 2, padding: sides([1, 1], [0, 1]), dilation: 2 }),
    ...head,
  ],
  'padding wider than the kernel': [
    conv(1, 4, { padding: sides([1, 2], [0, 3]) }),
    relu(),
    conv(2, 3, { padding: sides([3, 0], [2, 4]), strides: [3, 2] }),
    depthwise(1, 2, { padding: sides([0, 4], [1, 0]), strides: 2 }),
    ...head,
  ],
  'pooling with explicit padding, one more window behind': [
    conv(2, 4, { activation: 'relu' }),
    maxPool(3, { strides: 2, padding: sides([1, 1], [1, 2]) }),
    conv(2, 4, { padding: all(1) }),
    maxPool(2, { strides: 2, padding: sides([0, 1], [0, 1]) }),
    ...head,
  ],
  'averages over real cells': [
    conv(2, 4, { activation: 'relu' }),
    averagePool(3, { strides: 2, padding: sides([1, 1], [1, 2]) }),
    averagePool(2, { strides: 1, padding: sides([1, 0], [0, 1]) }),
    ...head,
  ],
  'averages that count their padding, but not one more window behind': [
    conv(2, 4, { activation: 'relu' }),
    averagePool(3, { strides: 2, padding: sides([1, 1], [1, 2]), counted: all(1) }),
    averagePool(2, { strides: 1, padding: sides([1, 0], [0, 1]), counted: sides([1, 0], [0, 1]) }),
    ...head,
  ],
  'transposed convolutions that cut off': [
    conv(3, 3, { strides: 2, activation: 'relu' }),
    convTranspose(4, 3, { strides: 2, padding: all(1) }),
    relu(),
    convTranspose(3, 2, { strides: 1, padding: sides([0, 2], [1, 0]) }),
    convTranspose(2, 2, { padding: all(2) }),
    ...head,
  ],
  'transposed convolutions that add': [
    conv(3, 3, { strides: 2, activation: 'relu' }),
    convTranspose(3, 3, { strides: 2, padding: sides([1, 0], [1, 0]) }),
    relu(),
    convTranspose(2, 2, { strides: [3, 2], padding: sides([-1, -2], [-2, 1]) }),
    convTranspose(2, 2, { padding: sides([-1, 0], [0, -1]) }),
    ...head,
  ],
  'many groups, and wide ones': [
    conv(2, 54, { activation: 'relu' }),
    conv(2, 54, { groups: 27, padding: 'same', strides: 2 }),
    relu(),
    conv(1, 70),
    conv(2, 4, { groups: 2, padding: all(1) }),
    ...head,
  ],
  'norms over other axes': [
    conv(3, 4),
    layerNorm({ axes: [1] }),
    relu(),
    layerNorm({ axes: [1, 3], scale: false }),
    ...head,
  ],
  'norms of maps and of a vector': [
    conv(3, 4),
    groupNorm(4),
    relu(),
    groupNorm(1, { center: false }),
    globalAveragePool(),
    layerNorm(),
    dense(3),
  ],
};

for (const backend of ['cpu', 'wasm', 'webgl'] as const) {
  describe(`windows and norms on ${backend} agree with loops in float64`, () => {
    before(async () => {
      await startBackend(backend, new URL('/dist/', location.href).href);
    });

    Object.entries(steps).forEach(([name, each], place) => {
      it(`${name}: values, three ways back, LRP`, () => {
        expectOperations(build([9, 8, 2], 60 + place, each));
      });
    });

    it('windows with padding are computed in patches, and norms of single pixels', () => {
      const net = build([10, 9, 2], 3, [
        conv(3, 4, { padding: sides([1, 0], [0, 2]) }),
        layerNorm(),
        conv(2, 6, { groups: 2, padding: sides([1, 1], [0, 1]) }),
        maxPool(3, { strides: 2, padding: sides([1, 1], [1, 2]) }),
        averagePool(2, { strides: 1, padding: sides([1, 0], [0, 1]), counted: all(1) }),
        depthwise(2, 1, { padding: sides([0, 1], [2, 1]) }),
        averagePool(2, { strides: 1, padding: sides([1, 0], [0, 1]) }),
        ...head,
      ]);
      expectPatches(net, [
        'input',
        'conv2d',
        'layerNormalization',
        'groupedConv2d',
        'maxPool',
        'averagePool',
        'depthwiseConv2d',
      ]);
    });

    it('receptive fields are those of padded windows', () => {
      expectField(
        build([8, 9, 1], 3, [
          conv(3, 2, { padding: sides([1, 0], [2, 0]), strides: [1, 2] }),
          conv(2, 1, { padding: sides([0, 1], [1, 0]) }),
        ]),
      );
      expectField(
        build([6, 5, 1], 4, [convTranspose(3, 1, { strides: 2, padding: sides([1, 0], [0, 2]) })]),
      );
    });
  });
}
