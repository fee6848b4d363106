import { expect } from '@esm-bundle/chai';
import { createExplainer, type ImageSource } from '../../dist/engine.js';
import { codeOf, errorOf } from '../support/errors.js';
import { largest, largestDifference } from '../support/reference.js';

const explainer = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });

describe('one vocabulary', () => {
  it('has the defaults of the elements', async () => {
    const { method, details, target } = await explainer.saliency();
    expect(method).to.equal('guided-backprop');
    expect(Object.keys(details.maps)).to.deep.equal(['guided-backprop']);
    expect(target.index).to.equal(0);
    expect((await explainer.lrp()).details.automatic).to.equal(true);
    const { details: swept } = await explainer.occlusion({ stride: 14 });
    expect([swept.occluder.shape, swept.fill, swept.score]).to.deep.equal([
      'square',
      0,
      'probability',
    ]);
  });

  it('takes one method or several, by either name', async () => {
    const one = await explainer.saliency({ method: 'gradient' });
    const named = await explainer.saliency({ methods: ['gradient'] });
    expect(one.map).to.deep.equal(named.map);
    const several = await explainer.saliency({ method: ['grad-cam', 'gradient'] });
    expect(several.method).to.equal('grad-cam');
    expect(several.details.maps.gradient).to.deep.equal(one.map);
    expect(several.map).to.equal(several.details.maps['grad-cam']);
    expect(await codeOf(explainer.saliency({ method: [] }))).to.equal('method-unknown');
  });

  it('an image source goes wherever an image goes', async () => {
    const picture = await explainer.picture('sample:3');
    const { input } = picture;
    const sources: ImageSource[] = ['sample:3', input, picture, { input }, picture.view];
    const [expected] = (await explainer.saliencyOfBatch(sources)).map(({ map }) => map);
    for (const source of sources.slice(0, 4)) {
      expect((await explainer.saliency({ image: source })).map).to.deep.equal(expected);
      expect((await explainer.saliencyOf(source)).map).to.deep.equal(expected);
      expect((await explainer.predict(source)).predictions[0]?.index).to.equal(3);
      expect((await explainer.picture(source)).input.data).to.deep.equal(input.data);
    }
    const lrp = await explainer.lrpOf(input);
    expect((await explainer.lrpOf('sample:3')).map).to.deep.equal(lrp.map);
    expect((await explainer.lrpOfBatch([picture]))[0]?.map).to.deep.equal(lrp.map);
    const [by] = await explainer.lrpOfEach(picture, ['auto']);
    expect(by?.map).to.deep.equal(lrp.map);
    const options = { occluder: 14, stride: 14 };
    const swept = await explainer.occlusionOf(input, options);
    expect((await explainer.occlusionOf('sample:3', options)).map).to.deep.equal(swept.map);
    expect((await explainer.occlusion({ image: picture, ...options })).map).to.deep.equal(
      swept.map,
    );
    const [swiftly] = await explainer.occlusionOfBatch([picture], options);
    expect(swiftly?.map).to.deep.equal(swept.map);
    const at = await explainer.occludedAt('sample:3', [0, 0], options);
    expect(at.target.index).to.equal(3);
    const scores = new Float32Array(28 * 28).map((_, pixel) => pixel);
    const curves = await explainer.faithfulnessOf({ image: 'sample:3', scores, steps: 4 });
    const told = await explainer.faithfulnessOf({ image: input, scores, target: 3, steps: 4 });
    expect(curves.deletion).to.deep.equal(told.deletion);
    const layer = 'pool1';
    const switches = await explainer.switchesOf({ image: input, layer });
    expect((await explainer.switchesOf({ image: picture, layer })).winners).to.deep.equal(
      switches.winners,
    );
    const sane = await explainer.sanityOf('sample:3', { randomizedLayers: 0 });
    expect(sane.maps['guided-backprop']).to.deep.equal(expected);
  });

  it('forward() and activations() take images, several, and batches', async () => {
    const picture = await explainer.picture('sample:3');
    const { data, shape } = picture.input;
    const { output } = await explainer.forward({ data, shape: [1, ...shape] });
    for (const images of [picture, picture.input, 'sample:3', ['sample:3']]) {
      expect((await explainer.forward(images)).output).to.deep.equal(output);
    }
    const plain = { data: Array.from(data), shape };
    const { output: ofList } = await explainer.forward(Object.assign({}, picture.input, plain));
    expect(ofList).to.deep.equal(output);
    const two = await explainer.forward(['sample:0', picture]);
    expect(two.output.shape).to.deep.equal([2, 10]);
    expect(two.output.data.slice(10)).to.deep.equal(output.data);

    const maps = await explainer.activations(['sample:0', picture], 'conv2');
    expect(maps.shape[0]).to.equal(2);
    const { activations } = await explainer.forward(picture, { layers: ['conv2'] });
    expect(maps.data.slice(maps.data.length / 2)).to.deep.equal(activations['conv2']?.data);
    const both = await explainer.activations(picture, ['conv1', 'dense1']);
    expect(Object.keys(both)).to.deep.equal(['conv1', 'dense1']);
    expect(both.dense1.shape[0]).to.equal(1);
    expect(await codeOf(explainer.activations(picture, 'nowhere'))).to.equal('layer-unknown');
  });

  it('a generator takes one code, or a batch', async () => {
    const generator = createExplainer({ model: 'mnist-dcgan', backend: 'wasm' });
    const { inputShape } = await generator.describe();
    const data = new Float32Array(inputShape[0]!).fill(0.1);
    const one = await generator.forward({ data, shape: inputShape });
    const batch = await generator.forward({ data, shape: [1, ...inputShape] });
    expect(one.output).to.deep.equal(batch.output);
  });

  it('has a target for each image of a batch', async () => {
    const images = ['sample:3', 'sample:3', 'sample:4'];
    const target = [3, '8', 'top'];
    const together = await explainer.saliencyOfBatch(images, { method: 'gradient', target });
    expect(together.map(({ target: { index } }) => index)).to.deep.equal([3, 8, 4]);
    for (const [at, image] of images.entries()) {
      const alone = await explainer.saliency({ image, method: 'gradient', target: target[at]! });
      expect(largestDifference(together[at]!.map, alone.map)).to.be.at.most(
        1e-5 * largest(alone.map),
      );
    }
    const relevance = await explainer.lrpOfBatch(images, { target });
    expect(relevance.map(({ target: { index } }) => index)).to.deep.equal([3, 8, 4]);
    const swept = await explainer.occlusionOfBatch(images, { target, stride: 14 });
    expect(swept.map(({ target: { index } }) => index)).to.deep.equal([3, 8, 4]);
    const { code, message } = await errorOf(explainer.saliencyOfBatch(images, { target: [3] }));
    expect(code).to.equal('target-count');
    expect(message).to.equal('There is 1 target for 3 images.');
    expect((await explainer.saliency({ target: [7] })).target.index).to.equal(7);
    expect(await codeOf(explainer.lrp({ target: [7, 8] }))).to.equal('target-count');
  });

  it('deconvnet() opens where <deconv-viewer> does', async () => {
    const { reconstructions } = await explainer.deconvnet({ image: 'sample:3' });
    const [only] = reconstructions;
    expect(only?.neuron.layer).to.equal('conv1');
    const older = await explainer.deconvnetOf({
      image: 'sample:3',
      layer: 'conv1',
      units: ['max'],
    });
    expect(older.reconstructions[0]?.map).to.deep.equal(only?.map);
    const figure = await explainer.deconvFigureOf({ image: 'sample:3' });
    expect(figure.reconstructions.recorded?.map).to.deep.equal(only?.map);
    const two = await explainer.deconvnet({ unit: ['max', '3'] });
    expect(two.reconstructions.map(({ unit }) => unit)).to.deep.equal(['max', '3']);
  });

  it('LRP goes on from a layer and counts denominators by the names of the attributes', async () => {
    const named = await explainer.lrp({ layer: 'conv2', unit: '5', denominators: 'conv2' });
    const older = await explainer.lrp({
      restart: { layer: 'conv2', unit: '5' },
      denominatorsOf: 'conv2',
    });
    expect(named.map).to.deep.equal(older.map);
    expect(named.details.restart).to.deep.equal(older.details.restart);
    expect(named.details.denominators).to.deep.equal(older.details.denominators);
    const whole = await explainer.lrp({ layer: 'conv2' });
    expect(whole.details.restart?.kept).to.equal(whole.details.restart?.total);
    const large = await explainer.lrp({ image: 'sample:3', denseAs: 'conv', inputSize: [28, 36] });
    expect(large.shape).to.deep.equal([28, 36, 1]);
  });
});
