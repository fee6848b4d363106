import { expect } from '@esm-bundle/chai';
import { createAscent, type ContestMeasure } from '../../dist/engine.js';
import { correlation } from '../support/correlation.js';
import {
  acceptedNumbers,
  chapterText,
  coursePage,
  explainerOf,
  percent,
} from '../support/course-page.js';
import { magnitude, sum } from '../support/lrp.js';

const counted = (winners: ArrayLike<number>, label: number): number =>
  Array.from(winners).filter((winner) => winner === label).length;

describe('the figures that chapters 4 to 6 of the course quote', () => {
  const digits = explainerOf('mnist-cnn');
  const things = explainerOf('cifar10-cnn');

  it('chapter 4: the ball that is taken for a helmet', async () => {
    const text = await chapterText('4-occlusion');
    const { details, predictions } = await explainerOf('efficientnet-lite0').occlusionOf(
      'sample:15',
      { occluder: 56, stride: 28 },
    );
    const of = (label: string) => predictions.find((one) => one.label === label)!;
    const [helmet, ball] = [of('football helmet'), of('soccer ball')];
    expect(predictions[0]).to.equal(helmet);
    expect(text).to.contain(`football helmet with ${percent(helmet.probability!)}`);
    expect(text).to.contain(`soccer ball with ${percent(ball.probability!)}`);
    const { probabilities, winners, winnerProbabilities } = details;
    expect(winners).to.have.length(49);
    expect(counted(winners, ball.index)).to.equal(1);
    expect(counted(winners, helmet.index)).to.equal(48);
    const at = winners.indexOf(ball.index);
    expect(text).to.contain(
      `soccer ball ${percent(winnerProbabilities![at]!)}, football helmet ${percent(probabilities![at]!)}.`,
    );
    const [row, column] = [28 * Math.floor(at / 7) + 1, 28 * (at % 7) + 1];
    expect(text).to.contain(`rows ${row} to ${row + 55} and columns ${column} to ${column + 55}`);
    expect(text).to.contain(`up to ${percent(Math.max(...probabilities!))}`);
    const second = [...probabilities!].sort((one, other) => one - other)[1]!;
    expect(text).to.contain(`football helmet falls to ${percent(second)}, but it stays first`);
  });

  it('chapter 4: the 9 under four fills, and an 8 out of black pixels', async () => {
    const text = await chapterText('4-occlusion');
    const { input } = await digits.picture('sample:9');
    const swept = async (fill: number | 'mean' | 'blur') =>
      (await digits.occlusionOf(input, { occluder: 8, stride: 2, fill })).details;
    const black = (await swept(0)).winners;
    expect(black).to.have.length(121);
    expect(text).to.contain(`At ${counted(black, 9)} positions it is still a 9`);
    expect(text).to.contain(`a 4 (${counted(black, 4)} positions)`);
    expect(text).to.contain(`a 7 (${counted(black, 7)})`);
    expect(text).to.contain(`a 5 (${counted(black, 5)})`);
    const white = (await swept(1)).winners;
    expect(text).to.contain(`now ${counted(white, 8)} positions change the prediction, all of`);
    expect(counted(white, 8) + counted(white, 9)).to.equal(121);
    const inkAt = (place: number): number => {
      const [top, left] = [2 * Math.floor(place / 11), 2 * (place % 11)];
      let ink = 0;
      for (let y = top; y < top + 8; y++) {
        for (let x = left; x < left + 8; x++) ink += input.data[28 * y + x]!;
      }
      return ink;
    };
    // The answer of exercise 4.4: at the lower left, without any ink.
    const empty = [...white].flatMap((winner, place) =>
      winner === 8 && inkAt(place) < 0.01 ? [place] : [],
    );
    expect(empty).not.to.deep.equal([]);
    for (const place of empty) {
      expect(Math.floor(place / 11)).to.be.above(5);
      expect(place % 11).to.be.below(4);
    }
    const mean = (await swept('mean')).winners;
    expect(text).to.contain(`changes it at ${121 - counted(mean, 9)} positions`);
    const blurred = await swept('blur');
    expect(counted(blurred.winners, 9)).to.equal(121);
    expect(text).to.contain(`falls to ${percent(Math.min(...blurred.probabilities!))}.`);
  });

  it('chapter 4: two networks, one dog, and three sizes of the square', async () => {
    const text = await chapterText('4-occlusion');
    const [dog, deer, bird, horse] = [5, 4, 2, 7];
    const first = await things.occlusionOf('sample:20', { occluder: 8, stride: 4 });
    const second = await explainerOf('cifar10-allcnn').occlusionOf('sample:20', {
      occluder: 8,
      stride: 4,
    });
    const [one, other] = [first, second].map(({ predictions }) => predictions[0]!);
    expect([one!.index, other!.index]).to.deep.equal([dog, dog]);
    expect(text).to.contain(
      `with ${percent(one!.probability!)} and ${percent(other!.probability!)}`,
    );
    expect(counted(first.details.winners, deer)).to.equal(7);
    expect(counted(first.details.winners, dog)).to.equal(42);
    expect(counted(second.details.winners, bird)).to.equal(4);
    expect(counted(second.details.winners, horse)).to.equal(1);
    const lowest = Math.min(...first.details.probabilities!);
    expect(text).to.contain(`dog falls to ${percent(lowest)}.`);
    const lows: number[] = [];
    for (const [occluder, places] of [
      [4, '64 positions'],
      [8, '49'],
      [16, '25'],
    ] as const) {
      const { details } = await things.occlusionOf('sample:20', { occluder, stride: 4 });
      lows.push(Math.min(...details.probabilities!));
      expect(details.winners).to.have.length(Number.parseInt(places));
      expect(text).to.contain(`${percent(lows.at(-1)!)} (${places})`);
    }
    expect(lows).to.deep.equal(lows.toSorted((low, high) => high - low));
  });

  it('chapter 4: the numbers that its exercises accept', async () => {
    const positions = (side: number, occluder: number, stride: number): number =>
      ((side - occluder) / stride + 1) ** 2;
    const weights = [3, 3 + Math.log(3)].map(Math.exp);
    const total = weights[0]! + weights[1]!;
    const expected = [
      positions(32, 8, 4),
      positions(32, 8, 1),
      positions(224, 56, 4),
      0.8,
      ...weights.map((weight) => weight / total),
    ];
    const accepted = await acceptedNumbers('4-occlusion');
    expect(accepted).to.have.length(expected.length);
    accepted.forEach((value, index) => expect(value).to.be.closeTo(expected[index]!, 1e-9));
  });

  it('chapter 5: what reaches the pixels, and sums and magnitudes', async () => {
    const text = await chapterText('5-relevance');
    const chameleon = await explainerOf('efficientnet-lite0').lrpOf('sample:3', {
      composite: 'epsilon-gamma-box',
    });
    expect(chameleon.target.label).to.equal('African chameleon');
    const share = (100 * sum(chameleon.map)) / chameleon.target.logit;
    expect(text).to.contain(`only ${share.toFixed(1)}% of the score reaches the pixels`);

    const naive = await digits.lrpOf('sample:8', { composite: 'lrp-0', target: 8 });
    const score = naive.target.logit;
    expect(text).to.contain(`a score of ${score.toFixed(1)}`);
    expect(text).to.contain(`sums to ${sum(naive.map).toFixed(1)}`);
    expect(text).to.contain(`come to ${(magnitude(naive.map) / score).toFixed(1)} times the score`);
    for (const [epsilon, words] of [
      [0.25, 'ε = 0.25 leaves'],
      [1, 'ε = 1 only'],
    ] as const) {
      const { map } = await digits.lrpOf('sample:8', { composite: 'epsilon', epsilon, target: 8 });
      expect(text).to.contain(`${words} ${percent(sum(map) / score)}`);
    }
    const duck = explainerOf('cifar10-allcnn');
    const timesTheScore = async (composite: 'lrp-0' | 'epsilon'): Promise<number> => {
      const asked = {
        composite,
        ...(composite === 'epsilon' && { epsilonScale: 'layer' as const }),
      };
      const { map, target } = await duck.lrpOf('sample:16', asked);
      let total = 0;
      for (let place = 0; place < map.length; place += 3) {
        total += Math.abs(map[place]! + map[place + 1]! + map[place + 2]!);
      }
      return total / target.logit;
    };
    expect(text).to.contain(`${(await timesTheScore('lrp-0')).toFixed(0)} times the score`);
    expect(text).to.contain(`it makes ${(await timesTheScore('epsilon')).toFixed(1)} of the`);
  });

  it('chapter 5: the map of the 2, and of the 4 rather than the 9', async () => {
    const text = await chapterText('5-relevance');
    const [own, two] = await Promise.all(
      [8, 2].map((target) => digits.lrpOf('sample:8', { composite: 'z-plus', target })),
    );
    const alike = correlation(own!.map, two!.map).toFixed(2).replace('-', '−');
    expect(text).to.contain(`their correlation is ${alike}`);
    expect(text).to.contain(`score of the 2 is −${Math.abs(two!.target.logit).toFixed(1)}`);
    const { contrast, target, details, map } = await digits.lrpOf('sample:4', {
      composite: 'epsilon',
      epsilon: 0.25,
      target: 4,
      contrast: 9,
    });
    const other = contrast?.kind === 'class' ? contrast.logit : NaN;
    const [four, nine] = [target.logit.toFixed(2), Math.abs(other).toFixed(2)];
    expect(text).to.contain(`${four} − (−${nine}) = ${details.start.toFixed(2)}`);
    // Every pixel that the exercise asks for is one that it accepts.
    const form = (await coursePage('5-relevance')).querySelector<HTMLElement>('[data-place]')!;
    const ranges = (list: string) => list.split(',').map((range) => range.trim().split(' '));
    const [rows, columns] = [ranges(form.dataset['rows']!), ranges(form.dataset['columns']!)];
    const isWithin = (value: number, [from, to = from]: string[]): boolean =>
      value >= Number(from) && value <= Number(to);
    map.forEach((relevance, place) => {
      const [row, column] = [Math.floor(place / 28) + 1, (place % 28) + 1];
      const isAccepted = rows.some(
        (range, index) => isWithin(row, range) && isWithin(column, columns[index]!),
      );
      if (relevance > 0.95) expect(isAccepted, `${row}, ${column}`).to.equal(true);
      if (isAccepted) expect(relevance, `${row}, ${column}`).to.be.above(0.8);
    });
    expect(text).to.contain(`(row 10, column 11) has ${map[9 * 28 + 10]!.toFixed(1)}`);
    expect(text).to.contain(`the bar has ${map[15 * 28 + 20]!.toFixed(1)}`);
  });

  it('chapter 5: what the measures say of six maps of a retriever', async () => {
    const text = await chapterText('5-relevance');
    const { details } = await things.contest('sample:6', {
      methods: [
        'gradient',
        'guided-backprop',
        'integrated-gradients',
        'lrp:epsilon-plus',
        'occlusion',
        'random',
      ],
      measures: ['deletion', 'insertion', 'sensitivity', 'randomization'],
      noisyImages: 1,
    });
    const of = (method: string, measure: ContestMeasure): number =>
      details.entries.find((entry) => entry.method === method)!.values[measure]!;
    const ordered = (measure: ContestMeasure): string[] =>
      details.entries
        .map(({ method }) => method)
        .toSorted((one, other) => of(one, measure) - of(other, measure));
    const [insertion, deletion] = [ordered('insertion').reverse(), ordered('deletion')];
    expect(insertion[0]).to.equal('occlusion');
    expect(text).to.contain(`with ${of('occlusion', 'insertion').toFixed(2)}`);
    expect(deletion[0]).to.equal('integrated-gradients');
    expect(text).to.contain(`with ${of('integrated-gradients', 'insertion').toFixed(2)}`);
    expect(deletion.slice(3)).to.deep.equal(['random', 'guided-backprop', 'occlusion']);
    expect(of('random', 'sensitivity')).to.equal(0);
    expect(of('random', 'randomization')).to.equal(1);
    for (const method of ['gradient', 'guided-backprop', 'integrated-gradients']) {
      expect(of(method, 'randomization')).to.be.below(1);
    }
  });

  it('chapter 5: the numbers that its exercises accept', async () => {
    const epsilon = [3, -1].map((share) => (2 * share) / 2.5);
    const expected = [
      ...epsilon,
      2 - epsilon[0]! - epsilon[1]!,
      2,
      2 * 2 * 0 - 1 * 2,
      3 / 0.01,
      -2.99 / 0.01,
    ];
    const accepted = await acceptedNumbers('5-relevance');
    expect(accepted).to.have.length(expected.length);
    accepted.forEach((value, index) => expect(value).to.be.closeTo(expected[index]!, 1e-9));
  });

  it('chapter 6: noise that is a 0, and an 8 to another network', async () => {
    const text = await chapterText('6-what-a-class-looks-like');
    const over = { model: 'mnist-cnn', generator: null, target: 0, runs: 8 } as const;
    const { runs } = await createAscent({ ...over, stopAt: 0.999 }).step(500);
    expect(text).to.contain('with at least 99.9%');
    for (const { probability, picture } of runs) {
      expect(probability).to.be.at.least(0.999);
      const { predictions } = await explainerOf('mnist-judge').saliencyOf(
        { data: picture, shape: [28, 28, 1] },
        { method: 'gradient' },
      );
      expect(predictions[0]!.label).to.equal('8');
    }
    // Exercise 6.1.
    const short = await createAscent({ ...over, runs: 2, lambda: 0.05 }).step(300);
    for (const { probability } of short.runs) expect(probability).to.be.below(0.99);
  });

  it('chapter 6: a horse that is a truck, to one of two networks', async () => {
    const text = await chapterText('6-what-a-class-looks-like');
    const allcnn = explainerOf('cifar10-allcnn');
    const { input } = await allcnn.picture('sample:22');
    const { predictions } = await allcnn.saliencyOf(input, { method: 'gradient' });
    expect(predictions[0]!.label).to.equal('horse');
    expect(text).to.contain(`recognizes with ${percent(predictions[0]!.probability!)}`);
    const [run] = (
      await createAscent({
        model: 'cifar10-allcnn',
        generator: null,
        target: 'truck',
        runs: 1,
        image: 'sample:22',
        learningRate: 0.01,
      }).step(100)
    ).runs;
    expect(text).to.contain(
      `After ${run!.steps} steps the All-CNN predicts a truck with ${percent(run!.probability!)}`,
    );
    const largest = run!.picture.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - input.data[index]!)),
      0,
    );
    expect(text).to.contain(`by more than ${percent(largest / 2)} of its range`);
    const other = await things.saliencyOf(
      { data: run!.picture, shape: [32, 32, 3] },
      { method: 'gradient' },
    );
    expect(other.predictions[0]!.label).to.equal('horse');
    expect(text).to.contain(`predicts horse with ${percent(other.predictions[0]!.probability!)}`);
  });

  it('chapter 6: zeros of two generators, and the lengths of codes', async () => {
    const steps: number[] = [];
    for (const generator of ['mnist-gan', 'mnist-dcgan']) {
      const { runs } = await createAscent({ generator, target: 0, runs: 8 }).step(200);
      for (const { probability } of runs) expect(probability).to.be.at.least(0.99);
      steps.push(...runs.map((run) => run.steps));
    }
    expect(steps.filter((count) => count < 10).length).to.be.above(8);
    const accepted = await acceptedNumbers('6-what-a-class-looks-like');
    expect(accepted[0]).to.equal(Math.sqrt(100));
    expect(accepted[1]).to.be.closeTo(Math.hypot(5, 5), 0.005);
  });
});
