import { expect } from '@esm-bundle/chai';
import { createExplainer, reluRules, type BackendChoice } from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  flatten,
  mulberry32,
  randomArray,
  type NetSpec,
} from '../oracle/net.js';
import { relativeError } from '../support/differences.js';

/**
 * With one ReLU in the network the three rules are one: what passes the ReLU's gates goes back through
 * the convolution. The lower gate is open where its pre-activation z is positive, the upper one where
 * the signal g is. Here z, g and the way back are computed anew.
 */
const gates: Record<string, (z: number, g: number) => boolean> = {
  gradient: (z) => z > 0,
  deconvnet: (_z, g) => g > 0,
  'guided-backprop': (z, g) => z > 0 && g > 0,
};

function weightsOf(net: NetSpec, index: number) {
  const layer = net.layers[index]!;
  if (layer.kind !== 'conv2d' && layer.kind !== 'dense') throw new Error('no such weights');
  return { kernel: layer.weights.kernel, bias: layer.weights.bias! };
}

async function mapsOf(net: NetSpec, data: Float32Array, target: number, backend: BackendChoice) {
  const { url, revoke } = toUrl(toKeras(net));
  const image = { data, shape: net.input };
  const { details } = await createExplainer({ model: url, backend }).saliency({
    image,
    methods: reluRules,
    target,
  });
  revoke();
  return details.maps;
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`the gates of a ReLU on ${backend}`, () => {
    it('a pixel is zero where either gate of its only unit is closed', async () => {
      const net = build([6, 7, 1], 5, [conv(1, 1, { activation: 'relu' }), flatten(), dense(2)]);
      const data = randomArray(42, mulberry32(3));
      const maps = await mapsOf(net, data, 1, backend);
      const { kernel, bias } = weightsOf(net, 0);
      const signals = weightsOf(net, 2).kernel;
      let open = 0;
      data.forEach((x, pixel) => {
        const z = x * kernel[0]! + bias[0]!;
        const g = signals[2 * pixel + 1]!;
        for (const method of reluRules) {
          const passed = gates[method]!(z, g) ? g * kernel[0]! : 0;
          if (passed === 0) expect(maps[method]![pixel]).to.equal(0);
          else expect(maps[method]![pixel]).to.be.closeTo(passed, 1e-6);
        }
        if (gates['guided-backprop']!(z, g)) open++;
      });
      expect(open).to.be.within(5, 25);
    });

    it('what passes goes back through the convolution', async () => {
      const [height, width, filters] = [7, 6, 3];
      const net = build([height, width, 1], 6, [
        conv(3, filters, { padding: 'same', activation: 'relu' }),
        flatten(),
        dense(2),
      ]);
      const data = randomArray(height * width, mulberry32(4));
      const maps = await mapsOf(net, data, 0, backend);
      const { kernel, bias } = weightsOf(net, 0);
      const signals = weightsOf(net, 2).kernel;

      /** The cells that a unit reads, with their weights. */
      const reads = (y: number, x: number, filter: number) =>
        [-1, 0, 1].flatMap((dy) =>
          [-1, 0, 1]
            .filter((dx) => y + dy >= 0 && y + dy < height && x + dx >= 0 && x + dx < width)
            .map((dx) => ({
              cell: (y + dy) * width + x + dx,
              weight: kernel[((dy + 1) * 3 + dx + 1) * filters + filter]!,
            })),
        );
      for (const method of reluRules) {
        const expected = new Float64Array(height * width);
        for (let unit = 0; unit < height * width * filters; unit++) {
          const filter = unit % filters;
          const pixel = Math.floor(unit / filters);
          const taps = reads(Math.floor(pixel / width), pixel % width, filter);
          const z = taps.reduce(
            (sum, { cell, weight }) => sum + weight * data[cell]!,
            bias[filter]!,
          );
          const g = signals[2 * unit]!;
          if (!gates[method]!(z, g)) continue;
          for (const { cell, weight } of taps) expected[cell]! += weight * g;
        }
        expect(relativeError(maps[method]!, expected), method).to.be.below(1e-5);
      }
    });
  });
}
