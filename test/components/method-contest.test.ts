import { expect } from '@esm-bundle/chai';
import type { ContestResult, MethodContest } from '../../dist/index.js';
import { after, explainerOf, place } from '../support/element.js';
import { colors, once, parts, text } from '../support/saliency-element.js';

const METHODS = 'gradient guided-backprop integrated-gradients lrp:epsilon-plus random';

function mount(attributes: Record<string, string> = {}): MethodContest {
  return place('method-contest', { src: 'sample:3', methods: METHODS, ...attributes }, '');
}

/** The methods as the rows have them, from top to bottom. */
const methods = (element: MethodContest): string[] =>
  parts(element, 'method').map(({ textContent }) => textContent.trim());

const heads = (element: MethodContest): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('thead th'),
];

describe('<method-contest>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows a map and three numbers of every method, which are the engine’s', async () => {
    const element = mount();
    const result = await element.explain();
    await element.updateComplete;
    expect(methods(element)).to.deep.equal([
      'Gradient',
      'Guided backprop',
      'Integrated gradients',
      'LRP, ε and z+',
      'Random',
    ]);
    expect(heads(element).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).to.eql(
      ['Method', 'Deletion lower is better', 'Insertion higher is better', 'Time lower is better'],
    );
    const plain = await explainerOf().contest('sample:3', { methods: METHODS.split(' ') });
    const numbers = parts(element, 'value').map(({ textContent }) => textContent.trim());
    plain.details.entries.forEach(({ map, values }, row) => {
      expect(result.details.entries[row]!.map).to.deep.equal(map);
      expect(numbers[3 * row]).to.equal(values.deletion!.toFixed(3));
      expect(numbers[3 * row + 1]).to.equal(values.insertion!.toFixed(3));
      expect(numbers[3 * row + 2]).to.match(/^(<1|\d+) ms$/);
    });
    for (const canvas of parts(element, 'map-canvas')) {
      expect(colors(canvas)).to.be.above(5);
      expect(canvas.getAttribute('aria-label')).to.match(
        /(magnitude|map)[^.]* lies |no part holds more than/,
      );
    }
    expect(parts(element, 'map-canvas')).to.have.length(5);
    expect(element.renderRoot.querySelectorAll('tbody th[scope="row"]')).to.have.length(5);
  });

  it('fills row by row', async () => {
    const element = mount();
    const seen = new Set<number>();
    const watch = setInterval(() => seen.add(parts(element, 'map-canvas').length), 1);
    await element.explain();
    clearInterval(watch);
    expect([...seen].filter((count) => count > 0 && count < 5)).not.to.have.length(0);
  });

  it('is sorted by a measure, its better end first, then the other way around', async () => {
    const element = mount();
    const { details } = await element.explain();
    await element.updateComplete;
    const order = (measure: 'deletion' | 'insertion', sign: number): string[] =>
      [...details.entries]
        .sort((a, b) => sign * (a.values[measure]! - b.values[measure]!))
        .map(({ method }) => method);
    const shown = async (): Promise<string[]> => {
      await element.updateComplete;
      const titles = methods(element);
      const all = [
        ['Gradient', 'gradient'],
        ['Guided backprop', 'guided-backprop'],
        ['Integrated gradients', 'integrated-gradients'],
        ['LRP, ε and z+', 'lrp:epsilon-plus'],
        ['Random', 'random'],
      ];
      return titles.map((title) => all.find(([known]) => known === title)![1]!);
    };
    const [deletion, insertion] = parts(element, 'sort');
    const change = once<{ name: string; value: string }>(element, 'reader-change');
    insertion!.click();
    expect(await change).to.deep.equal({ name: 'sort', value: 'insertion' });
    expect(await shown()).to.deep.equal(order('insertion', -1));
    expect(heads(element)[2]!.getAttribute('aria-sort')).to.equal('descending');
    expect(heads(element)[1]!.getAttribute('aria-sort')).to.equal('none');
    insertion!.click();
    expect(await shown()).to.deep.equal(order('insertion', 1));
    expect(heads(element)[2]!.getAttribute('aria-sort')).to.equal('ascending');
    deletion!.click();
    expect(await shown()).to.deep.equal(order('deletion', 1));
    element.sort = null;
    expect(await shown()).to.deep.equal(METHODS.split(' '));
  });

  it('names two measures that disagree, and no winner', async () => {
    const element = mount();
    const { details } = await element.explain();
    await element.updateComplete;
    expect(text(element, 'disagreement')).to.match(
      /^(Deletion|Insertion) ranks .+ \d(st|nd|rd|th) of 5; (Deletion|Insertion) ranks it \d(st|nd|rd|th)\.$/,
    );
    const [agreement] = details.agreements;
    const correlation = agreement!.correlation.toFixed(2).replace('-', '−');
    expect(text(element, 'agreements')).to.contain(`Deletion and Insertion: ${correlation}`);
    expect(element.renderRoot.textContent).not.to.match(/winner|best method/i);
  });

  it('shows the curves of the method that is chosen', async () => {
    const element = mount();
    await element.explain();
    await element.updateComplete;
    expect(text(element, 'curves')).to.contain('Probability of 3: Gradient');
    const [, , , lrp] = parts(element, 'method');
    lrp!.click();
    await element.updateComplete;
    expect(lrp!.getAttribute('aria-pressed')).to.equal('true');
    expect(text(element, 'curves')).to.contain('Probability of 3: LRP, ε and z+');
    const chart = element.renderRoot.querySelector('[part="curves"] [role="img"]')!;
    expect(chart.getAttribute('aria-label')).to.match(/Deletion: from 1\.00 to 0\.\d\d/);
  });

  it('measures more when the reader asks, with an estimate before', async () => {
    const element = mount({ methods: 'gradient guided-backprop random' });
    const before = await element.explain();
    await element.updateComplete;
    const buttons = parts(element, 'measure');
    expect(buttons.map(({ textContent }) => textContent.trim().replace(/\d+ s/, 'n s'))).to.eql([
      'ROAD (30 forward passes, about n s)',
      'Infidelity (195 forward passes, about n s)',
      'Max-sensitivity (30 maps, about n s)',
      'Randomized weights (6 maps, about n s)',
    ]);
    const done = once<ContestResult>(element, 'measure-complete');
    buttons[3]!.click();
    const { details } = await done;
    await element.updateComplete;
    expect(element.result!.details.entries).to.equal(details.entries);
    expect(details.entries[0]!.map).to.equal(before.details.entries[0]!.map);
    expect(details.measures).to.deep.equal(['deletion', 'insertion', 'time', 'randomization']);
    expect(heads(element)).to.have.length(5);
    const [gradient, guided, random] = details.entries.map(({ values }) => values.randomization!);
    expect(random).to.equal(1);
    expect(guided).to.be.above(gradient!);
    expect(text(element, 'measures')).to.contain('Randomized weights (lower is better):');
    expect(parts(element, 'measure')).to.have.length(3);
  });

  it('stops what is measured at once, and keeps the table', async () => {
    const element = mount({ methods: 'smoothgrad integrated-gradients occlusion' });
    await element.explain();
    await element.updateComplete;
    const isDone = once(element, 'measure-complete').then(() => true);
    parts(element, 'measure')[2]!.click();
    await element.updateComplete;
    parts(element, 'stop')[0]!.click();
    await element.updateComplete;
    expect(parts(element, 'stop')).to.have.length(0);
    expect(parts(element, 'measure')).to.have.length(4);
    expect(heads(element)).to.have.length(4);
    const late = new Promise((resolve) => setTimeout(() => resolve(false), 1500));
    expect(await Promise.race([isDone, late])).to.equal(false);
    expect(element.result!.details.measures).not.to.contain('sensitivity');
  });

  it('measures another image anew, from the first row', async () => {
    const element = mount({ methods: 'gradient random' });
    const first = await element.explain();
    const second = await after(element, () => element.setAttribute('src', 'sample:5'));
    expect(second.target.label).to.equal('5');
    expect(second.map).not.to.deep.equal(first.map);
  });

  it('takes model, image and class from its scene', async () => {
    const scene = place('explain-scene', { src: 'sample:7', target: '1' }, '');
    const element = document.createElement('method-contest');
    element.methods = 'gradient random';
    scene.append(element);
    const result = await element.explain();
    expect(result.target.label).to.equal('1');
    expect(result.predictions[0]!.label).to.equal('7');
    expect(result.model).to.equal('mnist-cnn');
  });

  it('hides the numbers with the prediction, and shows them by reveal()', async () => {
    const element = mount({ reveal: 'none', methods: 'gradient random' });
    await element.explain();
    await element.updateComplete;
    const hidden = (): string =>
      parts(element, 'value')
        .map(({ textContent }) => textContent.trim())
        .join('');
    expect(hidden()).to.equal('');
    expect(parts(element, 'rank')).to.have.length(0);
    expect(parts(element, 'curves')).to.have.length(0);
    expect(parts(element, 'agreements')).to.have.length(0);
    expect(text(element, 'disagreement')).to.equal('');
    element.reveal('all');
    await element.updateComplete;
    expect(hidden()).not.to.equal('');
  });

  it('refuses methods and measures that there are not', async () => {
    const element = mount({ methods: 'gradient nonsense' });
    const failure = await element.explain().catch((error: unknown) => error);
    expect(failure).to.include({ code: 'method-unknown' });
    element.methods = 'gradient random';
    element.measures = 'speed';
    const other = await element.explain().catch((error: unknown) => error);
    expect(other).to.include({ code: 'setting-out-of-range' });
  });

  it('cannot be sorted without controls, and asks for no measure', async () => {
    const element = mount({ controls: 'none', methods: 'gradient random', sort: '-deletion' });
    const { details } = await element.explain();
    await element.updateComplete;
    expect(parts(element, 'sort')).to.have.length(0);
    expect(parts(element, 'measure')).to.have.length(0);
    const [one, other] = details.entries.map(({ values }) => values.deletion!);
    const worse = one! > other! ? 'Gradient' : 'Random';
    expect(methods(element)[0]).to.equal(worse);
  });
});
