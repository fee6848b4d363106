import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  preprocessingPresetNames,
  type CardInput,
  type ModelCard,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, mulberry32, randomArray } from '../oracle/net.js';
import { errorOf } from '../support/errors.js';
import { largestDifference } from '../support/reference.js';

const body = [conv(3, 4, { activation: 'relu' }), flatten()];
const net = build([6, 6, 3], 4, [...body, dense(3, { activation: 'softmax' })]);
const { url: model } = toUrl(toKeras(net));
const explainerOf = (card?: ModelCard) =>
  createExplainer({ model, backend: 'wasm', card: card ?? 'none' });

/** Noise of bytes, which no crop leaves as it is. */
function noise(width: number, height: number): ImageData {
  const image = new ImageData(width, height);
  const values = randomArray(image.data.length, mulberry32(3), 0, 255);
  image.data.forEach((_, at) => (image.data[at] = at % 4 === 3 ? 255 : values[at]!));
  return image;
}

describe('predict', () => {
  for (const backend of ['cpu', 'wasm', 'webgl'] as const) {
    it(`gives the predictions of an explanation, on ${backend}`, async () => {
      const explainer = createExplainer({ model: 'mnist-cnn', backend });
      const told = await explainer.predict('sample:2');
      const explained = await explainer.saliency({ image: 'sample:2' });
      expect(told.predictions.map(({ index }) => index)).to.deep.equal(
        explained.predictions.map(({ index }) => index),
      );
      expect(largestDifference(told.logits, explained.details.logits)).to.be.below(1e-4);
      const probability = explained.predictions[0]?.probability ?? 0;
      expect(told.predictions[0]?.probability).to.be.closeTo(probability, 1e-6);
      expect(told.input).to.deep.equal(explained.details.input);
      expect([told.model, told.backend, told.precision, told.notes]).to.deep.equal([
        explained.model,
        explained.backend,
        explained.precision,
        explained.details.notes,
      ]);
      expect(Object.keys(told.timings)).to.have.length.above(0);
    });
  }

  it('numbers pixels as a card with exactly these fields would', async () => {
    const image = noise(9, 7);
    const inputs: CardInput[] = [
      {},
      ...preprocessingPresetNames.map((preset): CardInput => ({ preset })),
      { range: [-1, 1] },
      { preset: 'imagenet-keras-caffe', range: [0, 255] },
      { preset: 'imagenet-torch', std: 0.25, channels: 'bgr' },
      { scale: 255, mean: 127.5, std: [127, 128, 129] },
      { resize: 'pad', background: [1, 0, 0.5] },
      { resize: 'squeeze', range: null },
      { crop: { resize: 8, size: 6 } },
    ];
    // Of a card of its own nothing is left.
    const given = explainerOf({
      input: { preset: 'imagenet-keras-caffe', resize: 'squeeze', background: [9, 9, 9] },
    });
    for (const input of inputs) {
      const byCard = await explainerOf({ input }).predict(image);
      const byOption = await given.predict(image, { preprocessing: input });
      expect(byOption.input, JSON.stringify(input)).to.deep.equal(byCard.input);
      expect([...byOption.logits]).to.deep.equal([...byCard.logits]);
      expect(byOption.notes).to.deep.equal(byCard.notes);
      const { view } = await given.picture(image, { preprocessing: input });
      const { view: expected } = await explainerOf({ input }).picture(image);
      expect(view.toDataURL()).to.equal(expected.toDataURL());
    }
    // And the card's own comes back.
    const own = await given.predict(image);
    expect(Math.max(...own.input.data)).to.be.above(50);
    expect((await given.predict(image, { preprocessing: null })).input).to.deep.equal(own.input);
  });

  it('says of fields that contradict each other what it says of a card', async () => {
    // What scripts give has no types.
    const faults = [
      [{ preset: 'imagenet' }, 'input.preset is "imagenet"'],
      [{ std: 0 }, 'input.std is 0'],
      [{ std: Number.NaN }, 'input.std is NaN'],
      [{ mean: [1, 2] }, 'input.mean is for 2 channels'],
      [{ mean: [1, 2], std: [1, 2, 3] }, 'input.mean is a list of 2'],
      [{ range: [0, 1], mean: 0.5 }, 'input.range is [0, 1]'],
      [{ range: [1, 1] }, 'input.range is [1, 1]'],
      [{ resize: 'pad', crop: { resize: 8, size: 6 } }, 'input.crop is given'],
      [{ background: [0] }, 'input.background is [0]'],
      ['imagenet-torch', 'input is "imagenet-torch"'],
    ] as unknown as [CardInput, string][];
    for (const [preprocessing, says] of faults) {
      const error = await errorOf(explainerOf().predict(noise(6, 6), { preprocessing }));
      expect(error.code).to.equal('card-invalid');
      expect(error.message).to.equal(`The preprocessing given cannot be used: its ${says}.`);
      expect(error.hint).to.match(/^It has to be .*model card\.$/);
      expect(await errorOf(explainerOf().picture(noise(6, 6), { preprocessing }))).to.deep.include({
        code: 'card-invalid',
      });
      if (typeof preprocessing === 'string') continue;
      const inCard = await errorOf(explainerOf({ input: preprocessing }).describe());
      const found = says.replace('NaN', '"NaN"');
      expect(inCard.message).to.equal(`The model card from memory cannot be used: its ${found}.`);
    }
    const gray = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
    const { code } = await errorOf(
      gray.predict('sample:0', { preprocessing: { preset: 'imagenet-torch' } }),
    );
    expect(code).to.equal('card-invalid');
  });
});
