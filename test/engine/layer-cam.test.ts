import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice } from '../../dist/engine.js';
import { enlarged } from '../oracle/enlarge.js';
import { backward, forward, seedAt, seedForClass } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  flatten,
  maxPool,
  mulberry32,
  randomArray,
  shapes,
  type NetSpec,
} from '../oracle/net.js';
import { largest, largestDifference } from '../support/reference.js';

const net = build([9, 7, 2], 61, [
  conv(3, 5, { padding: 'same', activation: 'relu', name: 'conv1' }),
  maxPool(2),
  conv(2, 4, { activation: 'relu', name: 'conv2' }),
  flatten(),
  dense(5, { name: 'hidden' }),
  dense(3),
]);
const data = randomArray(126, mulberry32(62));
const image = { data, shape: net.input };

/** Float64 loops: every activation of a layer times its positive gradient, summed, rectified, enlarged. */
function layerCam(layerName: string, seedOf: (above: NetSpec) => ReturnType<typeof seedAt>) {
  const at = net.layers.findIndex(({ name }) => name === layerName);
  const [height, width, channels] = shapes(net)[at] as [number, number, number];
  const activations = forward(net, data).activations[at]!;
  // The gradient at a layer is that of the network above it at its input.
  const above: NetSpec = { input: [height, width, channels], layers: net.layers.slice(at + 1) };
  const gradient = backward(above, forward(above, activations), seedOf(above), 'gradient');
  const small = Array.from({ length: height * width }, (_, place) => {
    let sum = 0;
    for (let k = place * channels; k < (place + 1) * channels; k++) {
      sum += Math.max(gradient[k]!, 0) * activations[k]!;
    }
    return Math.max(sum, 0);
  });
  return enlarged(small, [height, width], [net.input[0], net.input[1]]);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`LayerCAM on ${backend} against loops in float64`, () => {
    const { url, revoke } = toUrl(toKeras(net));
    const explainer = createExplainer({ model: url, backend });
    const methods = ['layer-cam'] as const;
    after(revoke);

    for (const target of [0, 1, 2]) {
      for (const camLayer of ['conv2', 'conv1']) {
        it(`weighs ${camLayer} for class ${target}`, async () => {
          const expected = layerCam(camLayer, (above) => seedForClass(above, target));
          const { map, shape } = await explainer.saliency({ image, methods, target, camLayer });
          expect(shape).to.deep.equal([9, 7, 1]);
          expect(largest(expected)).to.be.above(0);
          expect(largestDifference(map, expected)).to.be.at.most(1e-5 * largest(expected));
        });
      }
    }

    it('weighs the last convolution below a neuron', async () => {
      const expected = layerCam('conv2', (above) =>
        seedAt(
          above,
          above.layers.findIndex(({ name }) => name === 'hidden'),
          1,
        ),
      );
      const asked = { image, methods, layer: 'hidden', unit: '1' };
      const { map } = await explainer.saliency(asked);
      expect(largestDifference(map, expected)).to.be.at.most(1e-5 * largest(expected));
    });
  });
}
