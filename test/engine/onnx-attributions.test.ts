import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { floats, loadOnnxFixture, mostDifference } from '../support/onnx.js';
import { largest } from '../support/reference.js';

describe('networks of PyTorch against zennit', () => {
  for (const name of ['alexnet', 'vgg11_bn', 'squeezenet1_1']) {
    for (const composite of ['epsilon-plus', 'epsilon-gamma-box'] as const) {
      it(`${composite} on ${name}`, async () => {
        const { url, image } = await loadOnnxFixture(name, 'script.onnx');
        const expected = (await floats(name, composite))!;
        const explainer = createExplainer({ model: url, backend: 'wasm' });
        const bounds = composite === 'epsilon-gamma-box' ? { low: 0, high: 1 } : {};
        const { map } = await explainer.lrp({ image, composite, ...bounds });
        expect(mostDifference(map, expected)).to.be.below(1e-4 * largest(expected));
      });
    }
  }
});

describe('networks of PyTorch against Captum', () => {
  for (const name of ['resnet18', 'vgg11_bn', 'squeezenet1_1']) {
    it(`guided backpropagation and integrated gradients on ${name}`, async () => {
      const { url, image } = await loadOnnxFixture(name, 'dynamo.onnx');
      const explainer = createExplainer({ model: url, backend: 'wasm' });
      const methods = ['guided-backprop', 'integrated-gradients'] as const;
      const { details } = await explainer.saliency({ image, methods });
      for (const method of methods) {
        const expected = (await floats(name, method))!;
        const difference = mostDifference(details.maps[method]!, expected);
        expect(difference, method).to.be.below(1e-4 * largest(expected));
      }
    });
  }
});
