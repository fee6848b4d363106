import { expect } from '@esm-bundle/chai';
import { correlation } from '../support/correlation.js';
import { chapterText as chapter, explainerOf, percent } from '../support/course-page.js';
import { sum } from '../support/lrp.js';

/** As the text writes it. */
const correlationText = (a: Float32Array, b: Float32Array): string =>
  correlation(a, b).toFixed(2).replace('-', '−');

describe('the figures that chapters 1 to 3 of the course quote', () => {
  const digits = explainerOf('mnist-cnn');
  const photographs = explainerOf('cifar10-allcnn');
  const scoresOf = async (data: Float32Array): Promise<Float32Array> =>
    (await digits.forward({ data, shape: [1, 28, 28, 1] })).output.data;

  it('chapter 1: colors of two filters, and the dogs of a third', async () => {
    const text = await chapter('1-activations');
    const { kernel } = await explainerOf('efficientnet-lite0').filters('stem');
    const [height, width, colors, filters] = kernel.shape as [number, number, number, number];
    const colorSum = (filter: number, color: number): number => {
      let total = 0;
      for (let place = 0; place < height * width; place++) {
        total += kernel.data[(place * colors + color) * filters + filter]!;
      }
      return total;
    };
    const [red, green, blue] = [0, 1, 2].map((color) => Math.round(colorSum(20, color)));
    expect(text).to.contain(`to ${green} for green, −${-red!} for red and ${blue} for blue`);
    const orange = `has ${colorSum(23, 0).toFixed(1)} for red and −${(-colorSum(23, 2)).toFixed(1)}`;
    expect(text).to.contain(orange);
    const largest = await largestOf('conv7', 12, 25);
    const order = largest.map((_, sample) => sample);
    order.sort((one, other) => largest[other]! - largest[one]!);
    expect(order.slice(0, 3)).to.deep.equal([7, 20, 6]);
    const [spaniels, shepherd, retriever, next] = order.map((sample) =>
      largest[sample]!.toFixed(1),
    );
    expect(text).to.contain(`the spaniels (${spaniels}), the German shepherd (${shepherd})`);
    expect(text).to.contain(`golden retriever (${retriever}). The next has ${next}`);
  });

  /** The largest activation of a filter of All-CNN, by sample. */
  async function largestOf(layer: string, filter: number, samples: number): Promise<number[]> {
    const largest: number[] = [];
    for (let sample = 0; sample < samples; sample++) {
      const { data, shape } = await activationsOf(layer, sample);
      const filters = shape.at(-1)!;
      largest.push(Math.max(...data.filter((_, index) => index % filters === filter)));
    }
    return largest;
  }

  async function activationsOf(layer: string, sample: number) {
    const { input } = await photographs.picture(`sample:${sample}`);
    const shape: [number, number, number, number] = [1, ...input.shape];
    const { activations } = await photographs.forward(
      { data: input.data, shape },
      { layers: [layer] },
    );
    return activations[layer]!;
  }

  it('chapter 1: silence in the layers, maps that no sample wakes, and a doubt', async () => {
    const text = await chapter('1-activations');
    const silentMaps: number[][] = [];
    for (let digit = 0; digit < 10; digit++) {
      const { input } = await digits.picture(`sample:${digit}`);
      const { activations } = await digits.forward(
        { data: input.data, shape: [1, 28, 28, 1] },
        { layers: ['conv1', 'conv2', 'dense1'] },
      );
      const largest = new Array<number>(32).fill(0);
      activations['conv2']!.data.forEach((value, index) => {
        largest[index % 32] = Math.max(largest[index % 32]!, value);
      });
      silentMaps.push(largest.flatMap((value, map) => (value > 0 ? [] : [map])));
      if (digit !== 5) continue;
      const zeros = (layer: string): number => {
        const { data } = activations[layer]!;
        return data.filter((value) => value <= 0).length / data.length;
      };
      expect(text).to.contain(`For the 5, ${percent(zeros('conv1'))} of the values of the first`);
      expect(text).to.contain(`${percent(zeros('conv2'))} of those of the second`);
      expect(text).to.contain(`dense layer, ${64 * (1 - zeros('dense1'))} are active`);
    }
    const always = silentMaps[0]!.filter((map) => silentMaps.every((maps) => maps.includes(map)));
    expect(always).to.deep.equal([4, 7, 9]);
    for (const map of [17, 29])
      expect(silentMaps.some((maps) => !maps.includes(map))).to.equal(true);
    const [four, nine] = await Promise.all(
      [4, 9].map(async (digit) => (await digits.picture(`sample:${digit}`)).input.data),
    );
    // From a 4 to a 9: where the prediction changes, no class has more than half.
    let [low, high, surest] = [0, 1, 1];
    for (let step = 0; step < 14; step++) {
      const middle = (low + high) / 2;
      const data = four!.map((value, index) => value + middle * (nine![index]! - value));
      const image = { data, shape: [28, 28, 1] as [number, number, number] };
      const [first] = (await digits.saliencyOf(image, { methods: ['gradient'] })).predictions;
      surest = Math.min(surest, first!.probability!);
      if (first!.label === '4') low = middle;
      else high = middle;
    }
    expect(surest).to.be.below(0.6);
  });

  it('chapter 2: what the gradient predicts, an adversarial step, completeness', async () => {
    const text = await chapter('2-gradients');
    const { input } = await digits.picture('sample:2');
    const { details } = await digits.saliencyOf(input, {
      methods: ['gradient', 'integrated-gradients'],
      target: 2,
    });
    const gradient = details.maps['gradient']!;
    const strongest = gradient.reduce(
      (best, value, index) => (Math.abs(value) > Math.abs(gradient[best]!) ? index : best),
      0,
    );
    const place = `row ${Math.floor(strongest / 28) + 1}, column ${(strongest % 28) + 1}`;
    expect(text).to.contain(place);
    const score = (await scoresOf(input.data))[2]!;
    const brightened = async (by: number): Promise<number> => {
      const data = Float32Array.from(input.data);
      data[strongest]! += by;
      return (await scoresOf(data))[2]! - score;
    };
    expect(text).to.contain(`is −${Math.abs(gradient[strongest]!).toFixed(2)}`);
    expect(text).to.contain(`falls by ${(-(await brightened(0.01))).toFixed(4)}`);
    expect(text).to.contain(`falls by only ${(-(await brightened(1))).toFixed(2)}:`);
    const changed = (signs: (index: number) => number) =>
      digits.saliencyOf(
        {
          data: input.data.map((value, index) => value + 0.2 * signs(index)),
          shape: [28, 28, 1],
        },
        { methods: ['gradient'], target: 2 },
      );
    const { target, predictions } = await changed((index) => -Math.sign(gradient[index]!));
    expect(target.probability).to.be.below(0.001);
    expect(predictions[0]!.label).to.equal('3');
    const random = await changed((index) => Math.sign(Math.sin(index * index)));
    expect(random.target.probability).to.be.above(0.999);
    const black = (await scoresOf(new Float32Array(784)))[2]!;
    expect(text).to.contain(`score of ${score.toFixed(2)}`);
    expect(text).to.contain(`−${Math.abs(black).toFixed(2)}`);
    expect(text).to.contain(`a difference of ${(score - black).toFixed(2)}`);
    expect(text).to.contain(`sums to ${sum(details.maps['integrated-gradients']!).toFixed(2)}`);
    const eight = await digits.saliencyOf(input, { methods: ['gradient'], target: 8 });
    expect(text).to.contain(`It is ${correlationText(gradient, eight.details.maps['gradient']!)}`);
  });

  it('chapter 2: the cat that becomes a frog or a deer, and the ink that a 7 lacks', async () => {
    const text = await chapter('2-gradients');
    const step = async (towards?: string) => {
      const options = towards === undefined ? {} : { towards };
      return photographs.perturb('sample:4', { ...options, epsilon: 0.01 });
    };
    const grays = (epsilon: number): string => (255 * epsilon).toFixed(2);
    const nearest = (await step()).changesAt!;
    expect(nearest.prediction.label).to.equal('frog');
    expect(text).to.contain(`A change of ${grays(nearest.epsilon)} gray levels of 255`);
    const deer = await step('deer');
    expect(deer.after.predictions[0]!.label).to.equal('deer');
    expect(text).to.contain(`a change of ${grays(deer.changesAt!.epsilon)} of 255`);
    for (const towards of ['ship', 'truck']) {
      expect((await step(towards)).changesAt!.prediction.label, towards).to.equal('frog');
    }
    const { details } = await digits.saliencyOf('sample:7', { methods: ['gradient'], target: 9 });
    const thirds = new Array<number>(9).fill(0);
    details.maps['gradient']!.forEach((value, index) => {
      const [row, column] = [Math.floor(index / 28), index % 28];
      const third = (place: number): number => Math.min(Math.floor((3 * place) / 28), 2);
      thirds[3 * third(row) + third(column)]! += Math.max(value, 0);
    });
    const total = thirds.reduce((all, share) => all + share);
    expect(Math.max(...thirds)).to.equal(thirds[3]);
    expect(text).to.contain(`${percent(thirds[3]! / total)} of all positive gradient`);
  });

  it('chapter 3: All-CNN without switches, another class, and random layers', async () => {
    const text = await chapter('3-deconvnet-and-guided-backprop');
    const methods = ['gradient', 'deconvnet', 'guided-backprop'] as const;
    const mapsOf = async (sample: number, target: string) =>
      (await photographs.saliencyOf(`sample:${sample}`, { methods, target })).details.maps;
    const shepherd = await mapsOf(20, 'dog');
    const cat = await mapsOf(20, 'cat');
    for (const sample of [4, 2, 3, 10, 22]) {
      const { deconvnet } = await mapsOf(sample, 'dog');
      expect([...deconvnet!], String(sample)).to.deep.equal([...shepherd['deconvnet']!]);
    }
    const other = await mapsOf(4, 'dog');
    const row = (maps: typeof cat): string =>
      methods.map((method) => correlationText(shepherd[method]!, maps[method]!)).join(' ');
    const cells = text.replace(/<\/?td>/g, ' ').replace(/\s+/g, ' ');
    expect(cells).to.contain(`class dog</th> ${row(other)}`);
    expect(cells).to.contain(`for the shepherd</th> ${row(cat)}`);
    const { similarities } = await photographs.sanityOf('sample:20', {
      randomizedLayers: 3,
      methods: ['gradient', 'guided-backprop'],
    });
    const [guided, gradient] = (['guided-backprop', 'gradient'] as const).map((method) =>
      similarities[method]!.absoluteRankCorrelation.toFixed(2),
    );
    expect(text).to.contain(`rank correlation of ${guided} with the original`);
    expect(text).to.contain(`gradient has ${gradient}`);
  });

  it('chapter 3: the strongest neuron of the spaniels', async () => {
    const text = await chapter('3-deconvnet-and-guided-backprop');
    const { data, shape } = await activationsOf('conv7', 7);
    const [, , width, filters] = shape as [number, number, number, number];
    const strongest = data.indexOf(Math.max(...data));
    const place = Math.floor(strongest / filters);
    const [row, column] = [Math.floor(place / width) + 1, (place % width) + 1];
    expect(text).to.contain(`data-rows="${row}" data-columns="${column}"`);
    const told = `Row ${row}, column ${column}: filter ${strongest % filters}, activation ${data[strongest]!.toFixed(1)}`;
    expect(text).to.contain(told);
  });
});
