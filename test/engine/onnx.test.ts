import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { exporters, loadOnnxFixture, mostDifference, twins } from '../support/onnx.js';
import { largest, largestDifference } from '../support/reference.js';

describe('torchvision networks exported by PyTorch', () => {
  for (const name of twins) {
    for (const exporter of exporters) {
      it(`${name} by ${exporter} gives the logits of PyTorch and its gradient`, async () => {
        const { url, image, logits, gradient } = await loadOnnxFixture(name, `${exporter}.onnx`);
        const explainer = createExplainer({ model: url, backend: 'wasm' });
        // Twice in a batch, whatever the size of it was in the export.
        const data = new Float32Array(2 * image.data.length);
        data.set(image.data);
        data.set(image.data, image.data.length);
        const { output } = await explainer.forward({ data, shape: [2, ...image.shape] });
        for (const row of [0, 1]) {
          const own = output.data.slice(row * logits.length, (row + 1) * logits.length);
          expect(largestDifference(own, logits)).to.be.below(1e-4 * largest(logits));
        }
        const { map } = await explainer.saliency({ image, method: 'gradient' });
        expect(mostDifference(map, gradient)).to.be.below(1e-4 * largest(gradient));
      });
    }

    it(`${name} runs the other methods`, async () => {
      const { url, image } = await loadOnnxFixture(name, 'script.onnx');
      const explainer = createExplainer({ model: url, backend: 'wasm' });
      const { input } = await explainer.picture(image);
      const guided = await explainer.saliencyOf(input, {
        methods: ['guided-backprop', 'grad-cam'],
      });
      const relevance = await explainer.lrpOf(input, { composite: 'epsilon-plus' });
      const occlusion = await explainer.occlusionOf(input, { occluder: 8, stride: 8 });
      for (const { map } of [guided, relevance, occlusion]) {
        expect(map.every(Number.isFinite)).to.equal(true);
        expect(largest(map)).to.be.above(0);
      }
    });
  }

  it('names layers by the modules, with either exporter', async () => {
    const named = await Promise.all(
      exporters.map(async (exporter) => {
        const { url } = await loadOnnxFixture('resnet18', `${exporter}.onnx`);
        const { layers } = await createExplainer({ model: url }).describe();
        return layers.map(({ name }) => name);
      }),
    );
    for (const names of named) {
      expect(new Set(names)).to.have.length(names.length);
      expect(names).to.include.members([
        'conv1',
        'maxpool',
        'layer1.0.conv1',
        'layer2.0.downsample.0',
        'fc',
      ]);
    }
  });

  it('names activations by the modules', async () => {
    const { url } = await loadOnnxFixture('alexnet', 'script.onnx');
    const { layers } = await createExplainer({ model: url }).describe();
    expect(layers.map(({ name, kind }) => `${name} ${kind}`)).to.include.members([
      'features.0 Conv',
      'features.1 Relu',
      'features.2 MaxPool',
      'classifier.6 Gemm',
    ]);
  });
});
