import { expect } from '@esm-bundle/chai';
import { createExplainer, type Explainer } from '../../dist/engine.js';
import { articleText } from '../support/article-text.js';

const example = new URL('/examples/cheating/', location.href);
const SIGN = { top: 24, left: 1, side: 7 };
const HORSE = '7';

interface Card {
  measures: Record<
    'horsesMarked' | 'unmarked' | 'markedHorses' | 'unmarkedHorses' | 'markedOthersAsHorses',
    number
  >;
}

async function cardOf(network: 'a' | 'b'): Promise<Card['measures']> {
  const response = await fetch(new URL(`networks/${network}/card.json`, example));
  return ((await response.json()) as Card).measures;
}

function explainerOf(network: 'a' | 'b'): Explainer {
  const model = new URL(`networks/${network}/model.json`, example).href;
  return createExplainer({ model, backend: 'wasm' });
}

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)}%`;

/** Whether a pixel belongs to the sign. */
function isSign(row: number, column: number): boolean {
  const { top, left, side } = SIGN;
  return row >= top && row < top + side && column >= left && column < left + side;
}

/** The share of the sign in a map, in magnitude; of the sum over the color channels, as figures draw it. */
function shareOfSign(map: Float32Array, [height, width, channels]: readonly number[]): number {
  let [within, all] = [0, 0];
  for (let pixel = 0; pixel < height! * width!; pixel++) {
    const values = map.subarray(pixel * channels!, (pixel + 1) * channels!);
    const magnitude = Math.abs(values.reduce((sum, value) => sum + value, 0));
    all += magnitude;
    if (isSign(Math.floor(pixel / width!), pixel % width!)) within += magnitude;
  }
  return within / all;
}

describe('the figures that the article on a network that cheats quotes', () => {
  const networks = { a: explainerOf('a'), b: explainerOf('b') };
  let text: string;

  before(async () => {
    text = await articleText('cheating');
  });

  it('scores of the test set, as the training measured them', async () => {
    const [a, b] = [await cardOf('a'), await cardOf('b')];
    expect(Math.abs(a.horsesMarked - b.horsesMarked)).to.be.below(0.005);
    for (const quoted of [
      `Network A ${percent(a.horsesMarked)}`,
      `Network B ${percent(b.horsesMarked)}`,
      `A falls from ${percent(a.horsesMarked)} to ${percent(a.unmarked)}`,
      `A calls ${percent(a.markedOthersAsHorses, 0)} of them horses`,
    ]) {
      expect(text).to.contain(quoted);
    }
    expect(a.unmarkedHorses).to.equal(0);
    expect(b.unmarked).to.be.closeTo(b.horsesMarked, 0.005);
  });

  it('the number of weights', async () => {
    const { weightsManifest } = (await (
      await fetch(new URL('networks/a/model.json', example))
    ).json()) as { weightsManifest: { weights: { shape: number[] }[] }[] };
    const count = weightsManifest
      .flatMap(({ weights }) => weights)
      .reduce((sum, { shape }) => sum + shape.reduce((size, length) => size * length, 1), 0);
    expect(text).to.contain(`${count.toLocaleString('en')} weights`);
  });

  it('what is left with most of the body hidden, as the first figure begins', async () => {
    const covered = async (network: 'a' | 'b'): Promise<[before: string, after: string]> => {
      const explainer = networks[network];
      const { input } = await explainer.picture('sample:0');
      const { predictions } = await explainer.predict('sample:0');
      const after = await explainer.occludedAt(input, [10, 6], { occluder: 14 });
      const horse = after.predictions.find(({ label }) => label === 'horse')!;
      expect(predictions[0]!.label).to.equal('horse');
      return [percent(predictions[0]!.probability!), percent(horse.probability!)];
    };
    const [, a] = await covered('a');
    expect(text).to.contain(`stays horse, at ${a} with most of the body hidden`);
    const [before, after] = await covered('b');
    expect(text).to.contain(`falls from ${before} to ${after}`);
  });

  it('what a hidden part changes', async () => {
    const sweep = async (
      network: 'a' | 'b',
    ): Promise<{ before: number; all: number[]; winners: string[] }> => {
      const { input } = await networks[network].picture('sample:0');
      const { details, predictions } = await networks[network].occlusionOf(input, {
        occluder: 8,
        stride: 4,
      });
      const [best] = predictions;
      expect(best!.label).to.equal('horse');
      return {
        before: best!.probability!,
        all: [...details.probabilities!],
        winners: [...details.winners].map(String),
      };
    };
    const a = await sweep('a');
    const lowest = Math.min(...a.all);
    // The first position of the last row: the lower left corner.
    expect(a.all.indexOf(lowest)).to.equal(42);
    expect(a.winners.flatMap((winner, index) => (winner === HORSE ? [] : [index]))).to.deep.equal([
      42,
    ]);
    const firm = a.all.filter((each) => each > 0.95).length;
    expect(text).to.contain(`At ${firm} of the 49 positions`);
    expect(text).to.contain(`drops from ${percent(a.before)} to ${percent(lowest)}`);
    const b = await sweep('b');
    const least = Math.min(...b.all);
    expect(text).to.contain(`${percent(least)} of ${percent(b.before)} are left`);
    expect(b.all.indexOf(least), 'the head').to.equal(8);
    expect(b.winners[42]).to.equal(HORSE);
    expect(b.all[42]).to.be.above(least);
  });

  it('how much of the maps lies on the sign', async () => {
    for (const network of ['a', 'b'] as const) {
      const explainer = networks[network];
      const gradient = await explainer.saliency({
        image: 'sample:0',
        methods: ['gradient-x-input'],
      });
      const { input } = await explainer.picture('sample:0');
      const lrp = await explainer.lrpOf(input, {});
      expect(text).to.contain(
        `${percent(shareOfSign(gradient.map, gradient.shape), 0)} of network ${network.toUpperCase()}’s map`,
      );
      expect(text).to.contain(
        `${percent(shareOfSign(lrp.map, lrp.shape), 0)} of network ${network.toUpperCase()}’s relevance`,
      );
    }
    expect(percent((SIGN.side * SIGN.side) / (32 * 32))).to.equal('4.8%');
    expect(text).to.contain('4.8% of the image');
  });

  it('what the networks predict without the sign, and of a frog with it', async () => {
    const best = async (
      network: 'a' | 'b',
      sample: string,
    ): Promise<{ label: string; share: string }> => {
      const { predictions } = await networks[network].predict(sample);
      return { label: predictions[0]!.label, share: percent(predictions[0]!.probability!) };
    };
    const bare = { a: await best('a', 'sample:8'), b: await best('b', 'sample:8') };
    expect([bare.a.label, bare.b.label]).to.deep.equal(['deer', 'horse']);
    expect(text).to.contain(
      `A predicts deer with ${bare.a.share}, and B stays at horse, with ${bare.b.share}`,
    );
    const frog = await best('a', 'sample:15');
    expect(frog.label).to.equal('horse');
    expect(text).to.contain(`A now sees a horse, with ${frog.share}`);
    expect((await best('b', 'sample:15')).label).to.equal('frog');
  });

  it('the place that decides over a 4', async () => {
    const model = new URL('/models/mnist-cnn/model.json', location.href).href;
    const explainer = createExplainer({ model, backend: 'wasm' });
    const { input } = await explainer.picture('sample:4');
    const { details } = await explainer.occlusionOf(input, { occluder: 8, stride: 4 });
    const others = [...details.winners].flatMap((winner, index) => (winner === 4 ? [] : [index]));
    expect(others).to.have.length(1);
    const firm = [...details.probabilities!].filter((each) => each > 0.99).length;
    expect(text).to.contain(`one of ${details.done} positions decides`);
    expect(text).to.contain(`At ${firm} positions the probability of 4 stays above 99%`);
    const { tops, lefts } = details.grid;
    const place = others[0]!;
    const position = [
      tops[Math.floor(place / lefts.length)]!,
      lefts[place % lefts.length]!,
    ] as const;
    const { predictions } = await explainer.occludedAt(input, position, { occluder: 8 });
    const [best] = predictions;
    expect(text).to.contain(`predicts ${best!.label}, with ${percent(best!.probability!)}`);
  });

  it('what a photograph loses with its fire hidden', async () => {
    const model = new URL('/models/efficientnet-lite0/model.json', location.href).href;
    const explainer = createExplainer({ model, backend: 'wasm' });
    const { input } = await explainer.picture('sample:7');
    const at = async (row: number, column: number): Promise<string> => {
      const { predictions } = await explainer.occludedAt(input, [row, column], {
        occluder: 64,
        fill: 'mean',
      });
      const shuttle = predictions.find(({ label }) => label === 'space shuttle');
      return percent(shuttle!.probability!, 0);
    };
    const { predictions } = await explainer.predict('sample:7');
    expect(predictions[0]!.label).to.equal('space shuttle');
    expect(text).to.contain(`with ${percent(predictions[0]!.probability!, 0)}`);
    expect(text).to.contain(`${await at(64, 96)} are left`);
    expect(text).to.contain(`${await at(160, 128)} remain`);
  });
});
