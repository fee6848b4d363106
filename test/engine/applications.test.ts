import { expect } from '@esm-bundle/chai';
import { createExplainer, type Shape3 } from '../../dist/engine.js';
import { largest, largestDifference } from '../support/reference.js';

/** Every family of keras.applications, by the name of one of its networks; the converter cannot make all. */
const layers = [
  'VGG16',
  'ResNet50',
  'ResNet50V2',
  'InceptionV3',
  'InceptionResNetV2',
  'Xception',
  'MobileNet',
  'MobileNetV2',
  'MobileNetV3Small',
  'MobileNetV3Large',
  'DenseNet121',
  'EfficientNetB0',
  'EfficientNetV2B0',
  'NASNetMobile',
  'ConvNeXtTiny',
];
/** TensorFlow's converter refuses the grouped convolutions of ConvNeXt, which Keras compiles. */
const graphs = layers.filter((name) => name !== 'ConvNeXtTiny');
/** Those that Keras 2 writes in other layers. */
const keras2 = ['InceptionResNetV2', 'MobileNetV3Small', 'EfficientNetB0', 'ConvNeXtTiny'];

/** Of layers that no network above has; training/tensorflow_exports/blocks.py. */
const others = [
  'Modern-layers',
  'Modern-graph',
  'Modern-keras2',
  'Modern-keras2-graph',
  'Rare-layers',
  'Rare-keras2',
  'RareInGraphs-layers',
  'RareInGraphs-graph',
  'Grouped-layers',
];

const folders = [
  ...layers.map((name) => `${name}-layers`),
  ...graphs.map((name) => `${name}-graph`),
  ...keras2.map((name) => `${name}-keras2`),
  ...others,
];

/** Narrow networks that the constructors of keras.applications made, with what Keras computes. */
async function load(name: string) {
  const folder = new URL(`/test/applications/${name}/`, location.href);
  const get = (file: string) => fetch(new URL(file, folder));
  const floats = async (file: string) => new Float32Array(await (await get(file)).arrayBuffer());
  const { input } = (await (await get('reference.json')).json()) as { input: Shape3 };
  return {
    model: new URL('model.json', folder).href,
    image: { data: await floats('input.bin'), shape: input },
    logits: await floats('logits.bin'),
    gradient: await floats('gradient.bin'),
  };
}

describe('the families of keras.applications', () => {
  for (const name of folders) {
    it(`${name} has the logits and the gradient of Keras`, async () => {
      const { model, image, logits, gradient } = await load(name);
      const explainer = createExplainer({ model, backend: 'wasm' });
      const { map, details } = await explainer.saliency({ image, method: 'gradient' });
      expect(largestDifference(details.logits, logits)).to.be.below(1e-5 * largest(logits));
      expect(largestDifference(map, gradient)).to.be.below(1e-5 * largest(gradient));
    });
  }

  for (const name of [...graphs.map((each) => `${each}-graph`), 'ConvNeXtTiny-layers']) {
    it(`${name} is explained by the other methods`, async () => {
      const { model, image } = await load(name);
      const explainer = createExplainer({ model, backend: 'wasm' });
      const { details } = await explainer.saliency({
        image,
        methods: ['guided-backprop', 'grad-cam'],
      });
      const { map } = await explainer.lrp({ image, composite: 'epsilon-plus' });
      expect(details.maps['grad-cam']!.every(Number.isFinite)).to.equal(true);
      for (const values of [details.maps['guided-backprop']!, map]) {
        expect(values.every(Number.isFinite)).to.equal(true);
        expect(largest(values)).to.be.above(0);
      }
    });
  }
});
