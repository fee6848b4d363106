import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice, type LrpOptions } from '../../dist/engine.js';
import { forward } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  flatten,
  mulberry32,
  randomArray,
  relu,
  type NetSpec,
} from '../oracle/net.js';
import { imbalance } from '../support/lrp.js';

const net = build([6, 5, 2], 11, [conv(3, 4), relu(), flatten(), dense(3)]);

async function explained(of: NetSpec, backend: BackendChoice, options: LrpOptions) {
  const { url, revoke } = toUrl(toKeras(of));
  const explainer = createExplainer({ model: url, backend });
  const data = randomArray(60, mulberry32(3), -1, 1);
  const result = await explainer.lrpOf({ data, shape: [6, 5, 2] }, { target: 1, ...options });
  revoke();
  return { ...result, data };
}

const rootMeanSquare = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`an epsilon relative to each layer on ${backend}`, () => {
    const relative = { composite: 'epsilon', epsilonScale: 'layer' } as const;

    it('is measured in the root mean square of the layer, which the result reports', async () => {
      const { details, data } = await explained(net, backend, relative);
      const { preActivations } = forward(net, data);
      for (const [index, { name }] of net.layers.entries()) {
        const layer = details.layers.find((each) => each.name === name)!;
        if (layer.rule !== 'epsilon') {
          expect(layer.scale).to.equal(null);
          continue;
        }
        expect(layer.parameters.epsilon).to.equal(0.25);
        const expected = rootMeanSquare(preActivations[index]!);
        expect(layer.scale! / expected).to.be.closeTo(1, 1e-5);
        expect(imbalance(layer)).to.be.below(1e-5);
      }
    });

    it('is the absolute epsilon of that size in each layer', async () => {
      const { map, details } = await explained(net, backend, { ...relative, epsilon: 0.5 });
      const layerRules = Object.fromEntries(
        details.layers.flatMap(({ name, scale }) =>
          scale === null ? [] : [[name, { rule: 'epsilon' as const, epsilon: 0.5 * scale }]],
        ),
      );
      expect(Object.keys(layerRules)).to.have.length(2);
      const absolute = await explained(net, backend, { composite: 'epsilon', layerRules });
      const largest = map.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      absolute.map.forEach((value, index) =>
        expect(value).to.be.closeTo(map[index]!, 1e-5 * largest),
      );
      const { absorbedByEpsilon, absorbedByBias } = absolute.details.conservation;
      const size = Math.abs(details.start);
      expect(details.conservation.absorbedByEpsilon).to.be.closeTo(absorbedByEpsilon, 1e-4 * size);
      expect(details.conservation.absorbedByBias).to.be.closeTo(absorbedByBias, 1e-4 * size);
    });

    it('leaves LRP-0 as it is, and takes all of a layer of zeros', async () => {
      const bare = await explained(net, backend, { composite: 'lrp-0' });
      const same = await explained(net, backend, { ...relative, composite: 'lrp-0' });
      expect(same.map).to.deep.equal(bare.map);
      const silent = build([6, 5, 2], 11, [conv(3, 4), flatten(), dense(3)]);
      const [first] = silent.layers;
      Object.assign(first!, {
        weights: { kernel: new Float32Array(72), bias: new Float32Array(4) },
      });
      const { map, details } = await explained(silent, backend, relative);
      expect(map.every((value) => value === 0)).to.equal(true);
      expect(details.layers.find(({ name }) => name === first!.name)!.scale).to.equal(0);
    });
  });
}
