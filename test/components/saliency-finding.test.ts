import { expect } from '@esm-bundle/chai';
import { placeText } from '../../dist/components/figure/places.js';
import { findingText } from '../../dist/components/saliency-map/saliency-finding-text.js';
import type { SaliencyMap, SaliencyResult } from '../../dist/index.js';
import { ranks } from '../../dist/protocol/rank-correlation.js';
import { mount, parts } from '../support/saliency-element.js';

const finding = (element: SaliencyMap): string =>
  parts(element, 'finding')
    .filter((part) => !part.part.contains('answer') && !part.part.contains('neuron'))
    .map(({ textContent }) => textContent.trim())
    .join('|');

/** Magnitudes of the sums over channels, as plain loops make them. */
function magnitudes({ details }: SaliencyResult, method: string): number[] {
  const [map, shape] = [details.maps[method]!, details.shapes[method]!];
  return Array.from({ length: shape[0] * shape[1] }, (_, pixel) => {
    let sum = 0;
    for (let channel = 0; channel < shape[2]; channel++) sum += map[pixel * shape[2] + channel]!;
    return Math.abs(sum);
  });
}

/** The share inside `rows a to b, columns c to d`, in percent. */
function shareIn(values: readonly number[], width: number, place: string): number {
  const [, top, bottom, left, right] = /rows (\d+) to (\d+), columns (\d+) to (\d+)/
    .exec(place)!
    .map(Number);
  let [inside, all] = [0, 0];
  values.forEach((value, pixel) => {
    const [row, column] = [Math.floor(pixel / width) + 1, (pixel % width) + 1];
    all += value;
    if (row >= top! && row <= bottom! && column >= left! && column <= right!) inside += value;
  });
  return (100 * inside) / all;
}

/** How many pixels lie below each, and half of those that equal it: ranks by their definition. */
function plainRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number =>
    list.reduce((sum, value) => sum + value, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const products = a.map((value, at) => (value - meanA) * (b[at]! - meanB));
  const squares = (list: readonly number[], center: number): number =>
    list.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return mean(products) * a.length * (squares(a, meanA) * squares(b, meanB)) ** -0.5;
}

describe('the finding of a <saliency-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('is the share of one map in its strongest region', async () => {
    const element = mount({ model: 'cifar10-cnn', src: 'sample:5' });
    const result = await element.explain();
    await element.updateComplete;
    const told = finding(element);
    const [, share] = /^Guided backprop: (\d+)% of the map’s magnitude lies in rows/.exec(told)!;
    const measured = shareIn(magnitudes(result, 'guided-backprop'), 32, told);
    expect(Number(share)).to.be.closeTo(measured, 0.5);
    expect(measured).to.be.within(25, 75);
  });

  it('is of class activation maps the share of the map, of RISE where it is highest', async () => {
    const element = mount({ src: 'sample:3', method: 'grad-cam' });
    const result = await element.explain();
    await element.updateComplete;
    const told = finding(element);
    const [, share] = /^Grad-CAM: (\d+)% of the map lies in rows/.exec(told)!;
    expect(Number(share)).to.be.closeTo(shareIn(magnitudes(result, 'grad-cam'), 28, told), 0.5);
    element.method = 'rise';
    element.masks = 50;
    const { map } = await element.explain();
    await element.updateComplete;
    const at = map.indexOf(Math.max(...map));
    expect(finding(element)).to.match(
      new RegExp(
        `^RISE: the map is highest \\(>?[\\d.]+%\\) at row ${Math.floor(at / 28) + 1}, column ${(at % 28) + 1}; its lowest value is`,
      ),
    );
  });

  it('is of two maps their rank correlation, and where one is more concentrated', async () => {
    const element = mount({ src: 'sample:3', compare: 'gradient guided-backprop' });
    const result = await element.explain();
    await element.updateComplete;
    const told = finding(element);
    const [one, other] = ['gradient', 'guided-backprop'].map((name) => magnitudes(result, name));
    const [, number] =
      /^Gradient and Guided backprop rank the pixels .*\(rank correlation ([\d.−]+)\)/.exec(told)!;
    const expected = pearson(plainRanks(one!), plainRanks(other!));
    expect(Number(number!.replace('−', '-'))).to.be.closeTo(expected, 0.0051);
    const [, most, share, less, rest] =
      /\. (\S.*) has (\d+)% of its magnitude in .*; (\S.*) has (\d+)% there\.$/.exec(told)!;
    const valuesOf = (title: string): number[] => (title === 'Gradient' ? one! : other!);
    expect(Number(share)).to.be.closeTo(shareIn(valuesOf(most!), 28, told), 0.5);
    expect(Number(rest)).to.be.closeTo(shareIn(valuesOf(less!), 28, told), 0.5);
  });

  it('is of more maps the two that are least alike', async () => {
    const names = ['gradient', 'guided-backprop', 'grad-cam'];
    const element = mount({ src: 'sample:3', compare: names.join(' ') });
    const result = await element.explain();
    await element.updateComplete;
    const ranked = names.map((name) => plainRanks(magnitudes(result, name)));
    const least = Math.min(
      ...[[0, 1] as const, [0, 2] as const, [1, 2] as const].map(([a, b]) =>
        pearson(ranked[a]!, ranked[b]!),
      ),
    );
    const [, number] = /^Least alike: .* \(rank correlation ([\d.−]+)\)\. /.exec(finding(element))!;
    expect(Number(number!.replace('−', '-'))).to.be.closeTo(least, 0.0051);
  });

  it('tells of maps without any signal, of even ones, and nothing of numbers that are none', () => {
    const told = (values: number[], method = 'gradient'): string =>
      findingText(
        { maps: { [method]: Float32Array.from(values) }, shapes: { [method]: [8, 8, 1] } },
        [method],
        null,
      );
    const all = (value: number): number[] => Array<number>(64).fill(value);
    expect(told(all(0))).to.contain('The map is 0 everywhere');
    expect(told(all(-2))).to.equal(
      'Gradient: no region stands out; the largest magnitude is at row 1, column 1.',
    );
    expect(told([...all(1).slice(1), NaN])).to.equal('');
  });

  it('names single rows and columns in the singular', () => {
    expect(placeText({ top: 0, left: 2, height: 1, width: 1 })).to.equal('row 1, column 3');
    expect(placeText({ top: 7, left: 11, height: 10, width: 11 })).to.equal(
      'rows 8 to 17, columns 12 to 22',
    );
  });

  it('ranks as the definition does, equal values too', () => {
    const values = Array.from({ length: 300 }, (_, at) => Math.round(Math.sin(at) * 20) / 2);
    values.push(-0, 0, Infinity);
    expect(Array.from(ranks(values))).to.deep.equal(plainRanks(values));
  });
});
