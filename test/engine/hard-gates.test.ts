import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';

/** MobileNetV3 of keras.applications, narrow: its hard sigmoids and hard swishes, as each file spells them. */
const networks = [
  'MobileNetV3Small-layers',
  'MobileNetV3Small-keras2',
  'MobileNetV3Small-graph',
  'MobileNetV3Large-layers',
];

/** The convolutions that a gate comes out of. */
const opening = /squeeze_excite[/_](conv|Conv)/;

describe('MobileNetV3: hard sigmoids are gates', () => {
  for (const name of networks) {
    it(`${name}: relevance goes through the signal, and reaches the image`, async () => {
      const folder = `/test/applications/${name}`;
      const model = new URL(`${folder}/model.json`, location.href).href;
      const data = new Float32Array(await (await fetch(`${folder}/input.bin`)).arrayBuffer());
      const explainer = createExplainer({ model, card: 'none', backend: 'wasm' });
      const { map, details } = await explainer.lrpOf(
        { data, shape: [32, 32, 3] },
        { composite: 'z-plus', target: 0, start: 'one' },
      );
      const layers = details.layers.map((layer) => layer.name);
      expect(layers.filter((layer) => opening.test(layer))).to.deep.equal([]);
      // Biases take the rest, of random weights; it was 1e-5 when gates took their part.
      expect(map.reduce((sum, value) => sum + value, 0)).to.be.above(0.2);
    });
  }
});
