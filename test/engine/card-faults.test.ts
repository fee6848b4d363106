import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { editedModel, type Edits } from '../support/edited-models.js';
import { errorOf } from '../support/errors.js';

/** Edits of mnist-cnn's card, and the field that the message has to name. */
const faults: Record<string, [says: RegExp, edit: NonNullable<Edits['card']>]> = {
  'a title that is a number': [/title is 7/, (card) => void (card.title = 7)],
  'a title as long as a book': [
    /title is "x+…"/,
    (card) => void (card.title = 'x'.repeat(1_000_000)),
  ],
  'a licence that is an object': [/licence is an object/, (card) => void (card.licence = {})],
  'a source that is a list': [/source is \[\]/, (card) => void (card.source = [])],
  'a range of one number': [/input\.range is \[0\]/, (card) => void (card.input.range = [0])],
  'a range of text': [/input\.range\[0\] is "0"/, (card) => void (card.input.range = ['0', 1])],
  'a range without extent': [
    /input\.range is \[1, 1\]/,
    (card) => void (card.input.range = [1, 1]),
  ],
  'an input that is a list': [/input is \[28\]/, (card) => void (card.input = [28])],
  'the shape of another model': [
    /input\.shape is \[32,32,3\]/,
    (card) => void (card.input.shape = [32, 32, 3]),
  ],
  'a background of three channels': [
    /input\.background is \[0,0,0\]/,
    (card) => void (card.input.background = [0, 0, 0]),
  ],
  'labels that are objects': [/labels\[1\] is an object/, (card) => void (card.labels[1] = {})],
  'labels that are no list': [/labels is "ten"/, (card) => void (card.labels = 'ten')],
  'too many labels': [
    /labels is a list of 100,000/,
    (card) => void (card.labels = Array.from({ length: 100_000 }, String)),
  ],
  'a sample without an address': [
    /samples\[0\]\.src is missing/,
    (card) => void delete card.samples[0].src,
  ],
  'a sample at no address': [
    /samples\[1\]\.src is "https:\/\/\["/,
    (card) => void (card.samples[1].src = 'https://['),
  ],
  'a sample whose label is a list': [
    /samples\[0\]\.label is \[1\]/,
    (card) => void (card.samples[0].label = [1]),
  ],
  'too many samples': [
    /samples is a list of 10,000/,
    (card) => void (card.samples = Array.from({ length: 10_000 }, () => card.samples[0])),
  ],
  'a sample that is none': [/samples\[2\] is null/, (card) => void (card.samples[2] = null)],
  'two snapshots of one epoch': [
    /snapshots\[1\]\.epoch is 0/,
    (card) => void (card.snapshots[1].epoch = 0),
  ],
  'a snapshot of no epoch': [
    /snapshots\[0\]\.epoch is "first"/,
    (card) => void (card.snapshots[0].epoch = 'first'),
  ],
  'a snapshot at no address': [
    /snapshots\[0\]\.weights is "https:\/\/\["/,
    (card) => void (card.snapshots[0].weights = 'https://['),
  ],
  'a layer without a title': [
    /layers\[0\]\.title is missing/,
    (card) => void delete card.layers[0].title,
  ],
  'training digits of half a pixel': [
    /trainingDigits\.size\[0\] is 0\.5/,
    (card) => void (card.trainingDigits.size = [0.5, 28]),
  ],
  'training digits of no class': [
    /trainingDigits\.labels is "01\?"/,
    (card) => void (card.trainingDigits.labels = '01?'),
  ],
  'a list': [/not an object/, () => []],
};

describe('a card with a fault', () => {
  for (const [name, [says, edit]] of Object.entries(faults)) {
    it(`${name}: card-invalid`, async () => {
      const addresses = await editedModel('mnist-cnn', { card: edit });
      const error = await errorOf(createExplainer(addresses).describe());
      expect(error.code, error.message).to.equal('card-invalid');
      expect(error.message).to.match(says).and.have.length.below(400);
      expect(error.hint).to.have.length.above(20);
    });
  }

  it('fields that are not the engine’s, and numbers as labels, are left to the author', async () => {
    const addresses = await editedModel('mnist-cnn', {
      card: (card) => {
        card.labels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        card.training = 'by hand';
        card.accuracy = 0.99;
        card.notes = [{ a: 1 }];
      },
    });
    const { labels, card } = await createExplainer(addresses).describe();
    expect(labels[9]).to.equal('9');
    expect(card.accuracy).to.equal(null);
  });
});
