import { expect } from '@esm-bundle/chai';
import { ExplainError, type DeconvViewer } from '../../dist/index.js';
import { after, explainerOf, mount, painted } from '../support/deconv-element.js';
import { codeOf } from '../support/errors.js';
import { choose, control, parts, pixels, text } from '../support/saliency-element.js';

function cells(element: DeconvViewer): HTMLButtonElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLButtonElement>('button[part="cell"]')];
}

/** The largest activation of each filter. */
function strengthsOf({ data, shape }: { data: Float32Array; shape: number[] }): Float32Array {
  const channels = shape.at(-1)!;
  const strengths = new Float32Array(channels).fill(-Infinity);
  data.forEach((value, index) => {
    strengths[index % channels] = Math.max(strengths[index % channels]!, value);
  });
  return strengths;
}

/** The number above each map. */
function order(element: DeconvViewer): number[] {
  return cells(element).map((cell) => Number(/Filter\s+(\d+)/.exec(cell.textContent)![1]));
}

describe('<deconv-viewer>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows all feature maps and filters of the first convolution untouched', async () => {
    const element = mount({ src: 'sample:3' });
    const { details, map, shape, method, predictions } = await element.explain();
    expect([details.layer, details.keep, method]).to.deep.equal(['conv1', 'map', 'deconvnet']);
    expect(predictions[0]!.label).to.equal('3');
    expect(text(element, 'label')).to.contain('Reconstruction | Feature map of filter');
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:3');
    const { activations } = await explainer.forward(
      { data: input.data, shape: [1, ...input.shape] },
      { layers: ['conv1'] },
    );
    expect(details.activations.data).to.deep.equal(activations['conv1']!.data);
    const strongest = strengthsOf(details.activations);
    const best = strongest.indexOf(Math.max(...strongest));
    const units = [`*,*,${best}`];
    const direct = await explainer.deconvnetOf({ image: input, layer: 'conv1', units });
    expect(map).to.deep.equal(direct.reconstructions[0]!.map);
    expect(shape).to.deep.equal([28, 28, 1]);
    expect(details.neuron).to.deep.equal(direct.reconstructions[0]!.neuron);
    const byStrength = [...strongest.keys()].sort((a, b) => strongest[b]! - strongest[a]! || a - b);
    expect(order(element)).to.deep.equal(byStrength);
    expect(text(element, 'kept')).to.match(/peaks at row \d+, column \d+ \(\d/);
    const [height, width] = details.activations.shape;
    const maps = await painted(() => parts(element, 'activation-canvas'));
    expect(maps.map((canvas) => [canvas.width, canvas.height])).to.deep.equal(
      maps.map(() => [width, height]),
    );
    const kernels = await painted(() => parts(element, 'filter-canvas'));
    expect(kernels.map((canvas) => canvas.width)).to.deep.equal(maps.map(() => 5));
  });

  it('paints the most active place of each map in its darkest colour', async () => {
    const element = mount({ src: 'sample:3', layer: 'conv2' });
    const { activations } = (await element.explain()).details;
    const [height, width, channels] = activations.shape;
    const maps = await painted(() => parts(element, 'activation-canvas'));
    const shown = order(element);
    maps.forEach((canvas, index) => {
      const channel = shown[index]!;
      const places = Array.from({ length: height * width }, (_, place) => place);
      const valueAt = (place: number) => activations.data[place * channels + channel]!;
      const best = places.reduce((a, b) => (valueAt(b) > valueAt(a) ? b : a));
      const { data } = pixels(canvas);
      const sumAt = (place: number) =>
        data[place * 4]! + data[place * 4 + 1]! + data[place * 4 + 2]!;
      expect(sumAt(best)).to.equal(Math.min(...places.map(sumAt)));
    });
    expect(parts(element, 'filter-canvas')).to.have.length(0);
  });

  it('sorts maps by strength, and says what all of one range have', async () => {
    const element = mount({ src: 'sample:3', layer: 'conv2', range: 'layer' });
    const { activations } = (await element.explain()).details;
    expect(element.sort).to.equal('strength');
    const strengths = strengthsOf(activations);
    const sorted = order(element).map((filter) => strengths[filter]!);
    expect(sorted).to.deep.equal([...strengths].sort((a, b) => b - a));
    const most = Number(sorted[0]!.toPrecision(2));
    expect(parts(element, 'legend').at(-1)!.textContent).to.contain(String(most));
  });

  it('opens half way up, where a network has more than two convolutions', async () => {
    const opened = async (attributes: Record<string, string>): Promise<[string, string]> => {
      const element = mount({ src: 'sample:0', ...attributes });
      const { layer } = (await element.explain()).details;
      await element.updateComplete;
      return [layer, control<HTMLSelectElement>(element, 'Layer').value];
    };
    expect(await opened({ model: 'mnist-cnn' })).to.deep.equal(['conv1', 'conv1']);
    expect(await opened({ model: 'cifar10-cnn' })).to.deep.equal(['conv2', 'conv2']);
    expect(await opened({ model: 'cifar10-allcnn' })).to.deep.equal(['conv5', 'conv5']);
    expect(await opened({ model: 'cifar10-cnn', maps: 'none', epochs: '' })).to.deep.equal([
      'conv1',
      'conv1',
    ]);
  });

  it('begins with the strongest maps unless told', async () => {
    const element = mount({ src: 'sample:0', model: 'cifar10-allcnn' });
    const { activations } = (await element.explain()).details;
    await element.updateComplete;
    const channels = activations.shape[2];
    expect(channels).to.be.above(32);
    expect(control<HTMLSelectElement>(element, 'Sort').value).to.equal('strength');
    const strengths = new Float32Array(channels).fill(-Infinity);
    activations.data.forEach((value, index) => {
      strengths[index % channels] = Math.max(strengths[index % channels]!, value);
    });
    const shown = order(element).map((filter) => strengths[filter]!);
    expect(shown).to.deep.equal([...strengths].sort((a, b) => b - a).slice(0, shown.length));
    choose(element, 'Sort', 'index');
    await element.updateComplete;
    // On the page of the map that is kept.
    const [first = 0, ...others] = order(element);
    expect(others).to.deep.equal(others.map((_, index) => first + 1 + index));
  });

  it('keeps the filter that is clicked, by its strongest activation or its whole map', async () => {
    const element = mount({ src: 'sample:6', layer: 'conv2' });
    await element.explain();
    const [, , second] = order(element);
    const one = await after(element, () => cells(element)[2]!.click());
    expect(one.details.unit).to.equal(`*,*,${second}`);
    expect(one.details.neuron.position).to.deep.equal([second]);
    expect(cells(element)[2]!.getAttribute('aria-pressed')).to.equal('true');
    const strongest = await after(element, () => choose(element, 'Keep', 'strongest'));
    expect(strongest.details.keep).to.equal('strongest');
    expect(text(element, 'kept')).to.match(/is strongest at row \d+, column \d+ .* It sees rows/);
    const clicked = await after(element, () => cells(element)[5]!.click());
    expect(clicked.details.neuron.position).to.have.length(3);
    const all = await after(element, () => choose(element, 'Keep', 'all'));
    expect(all.details.unit).to.equal('all');
    expect(text(element, 'kept')).to.match(
      /^Reconstructed from all 32 feature maps of the second convolution\. Correlation/,
    );
    expect(all.details.guided).to.equal(null);
  });

  it('says how close a reconstruction comes to the image, with switches and without', async () => {
    const attributes = { src: 'sample:3', layer: 'conv2', keep: 'all', compare: '' };
    const element = mount({ ...attributes, maps: 'none' });
    const { reconstructions, input } = (await element.explain()).details;
    const pearson = (a: Float32Array, b: Float32Array): number => {
      const mean = (values: Float32Array): number =>
        values.reduce((sum, value) => sum + value, 0) / values.length;
      const [x, y] = [a.map((value) => value - mean(a)), b.map((value) => value - mean(b))];
      const dot = (u: Float32Array, v: Float32Array): number =>
        u.reduce((sum, value, at) => sum + value * v[at]!, 0);
      return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
    };
    const [withSwitches, without] = [reconstructions.recorded!, reconstructions['top-left']!].map(
      (map) => Number(pearson(map, input.data).toPrecision(2)),
    );
    expect(withSwitches).to.be.above(without!);
    await element.updateComplete;
    expect(text(element, 'kept')).to.contain(
      `Correlation with the image: ${withSwitches} with switches, ${without} without.`,
    );
  });

  it('lays several images in a row, each above its reconstruction from all maps', async () => {
    const element = mount({ src: 'sample:2 sample:3 sample:6', layer: 'conv2' });
    const { details, map } = await element.explain();
    expect(details.images.map(({ source }) => source)).to.deep.equal([
      'sample:2',
      'sample:3',
      'sample:6',
    ]);
    expect(map).to.deep.equal(details.images[0]!.result.map);
    const explainer = explainerOf();
    for (const { source, result } of details.images) {
      const { input } = await explainer.picture(source);
      const request = { image: input, layer: 'conv2', units: ['all'] };
      const { reconstructions } = await explainer.deconvnetOf(request);
      expect(result.map).to.deep.equal(reconstructions[0]!.map);
    }
    await element.updateComplete;
    expect(parts(element, 'picture-canvas')).to.have.length(3);
    expect(parts(element, 'map-canvas')).to.have.length(3);
    expect(cells(element)).to.have.length(0);
    const one = await after(element, () => (element.src = 'sample:4'));
    expect(one.details.images).to.deep.equal([]);
  });

  it('shows the receptive field small, beside the panels', async () => {
    const element = mount({ src: 'sample:3', keep: 'strongest' });
    await element.explain();
    const panels = parts(element, 'panel');
    expect(panels).to.have.length(3);
    const windows = element.renderRoot.querySelector('.windows')!;
    expect(windows.querySelectorAll('canvas')).to.have.length(2);
    expect(windows.querySelector('.picture')!.getBoundingClientRect().width).to.be.below(
      panels[0]!.getBoundingClientRect().width / 2,
    );
  });

  it('adds up: all maps together are the sum of what each gives', async () => {
    // Without rectification in between: the first convolution alone.
    const element = mount({ src: 'sample:2', keep: 'all' });
    const { map } = await element.explain();
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:2');
    const units = Array.from({ length: 16 }, (_, filter) => `*,*,${filter}`);
    const { reconstructions } = await explainer.deconvnetOf({
      image: input,
      layer: 'conv1',
      units,
    });
    map.forEach((value, pixel) => {
      const sum = reconstructions.reduce((total, each) => total + each.map[pixel]!, 0);
      expect(value).to.be.closeTo(sum, 1e-4);
    });
  });

  it('keeps the strongest map where none is named', async () => {
    const element = mount({ src: 'sample:2', layer: 'conv2', keep: 'map' });
    const { details } = await element.explain();
    const { data, shape } = details.activations;
    const best = data.reduce((most, value, index) => (value > data[most]! ? index : most), 0);
    expect(details.unit).to.equal(`*,*,${best % shape[2]}`);
  });

  it('keeps the place that is clicked or moved to, in the chosen filter', async () => {
    const element = mount({ src: 'sample:3', layer: 'conv2', unit: '19' });
    await element.explain();
    const picker = parts(element, 'picker').at(-1)!;
    const { left, top, width, height } = picker.getBoundingClientRect();
    const at = { clientX: left + 0.4 * width, clientY: top + 0.3 * height, bubbles: true };
    const picked = await after(element, () => picker.dispatchEvent(new MouseEvent('click', at)));
    expect(picked.details.neuron.position).to.deep.equal([2, 3, 19]);
    expect([element.keep, element.unit]).to.deep.equal(['position', '3,2,19']);
    const press = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true });
    const moved = await after(element, () => parts(element, 'picker').at(-1)!.dispatchEvent(press));
    expect(moved.details.neuron.position).to.deep.equal([3, 3, 19]);
    expect(control<HTMLSelectElement>(element, 'Keep').value).to.equal('position');
  });

  it('moves among the maps by arrow keys, with one stop for the tabulator', async () => {
    const element = mount({ layer: 'conv2', unit: '3', sort: 'index' });
    await element.explain();
    const all = cells(element);
    expect(all.filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([all[3]]);
    all[3]!.focus();
    const press = (key: string) =>
      element.shadowRoot!.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    press('ArrowRight');
    expect(element.shadowRoot!.activeElement).to.equal(all[4]);
    press('End');
    expect(element.shadowRoot!.activeElement).to.equal(all[31]);
    press('ArrowRight');
    expect(element.shadowRoot!.activeElement).to.equal(all[31]);
    press('Home');
    press('ArrowDown');
    const below = element.shadowRoot!.activeElement as HTMLElement;
    expect(below.offsetLeft).to.equal(all[0]!.offsetLeft);
    expect(below.offsetTop).to.be.above(all[0]!.offsetTop);
  });

  it('tells politely what is kept, and hides its controls', async () => {
    const element = mount({ src: 'sample:3', layer: 'conv2', unit: '4,4,2', controls: 'none' });
    await element.explain();
    const live = element.renderRoot.querySelector('[aria-live]')!.textContent;
    expect(live).to.contain('At row 5, column 5, filter 2 of the second convolution has the');
    expect(parts(element, 'controls')).to.have.length(0);
    expect(parts(element, 'picker')).to.have.length(0);
    expect(cells(element).every(({ disabled }) => disabled)).to.equal(true);
  });

  it('leaves out the maps where the author wants the reconstruction alone', async () => {
    const element = mount({ layer: 'conv2', keep: 'all', maps: 'none', reconstructions: '' });
    await element.explain();
    expect(cells(element)).to.have.length(0);
    expect(() => control(element, 'Sort')).to.throw();
    expect(parts(element, 'map-canvas')).to.have.length(1);
  });

  const refused: [string, Record<string, string>][] = [
    ['layer-without-maps', { layer: 'dense1' }],
    ['layer-unknown', { layer: 'conv9' }],
    ['unit-unknown', { unit: '99' }],
    ['unit-unknown', { unit: '99', keep: 'map' }],
    ['unit-unknown', { unit: 'left' }],
    ['unit-unknown', { unit: 'left', keep: 'map' }],
    ['setting-out-of-range', { keep: 'some' }],
    ['setting-out-of-range', { src: 'sample:0-8' }],
    ['sample-unknown', { src: 'sample:3 sample:99' }],
    ['setting-out-of-range', { switches: 'on' }],
    ['target-unknown', { target: 'ten' }],
  ];
  for (const [code, attributes] of refused) {
    it(`refuses ${JSON.stringify(attributes)} by ${code}, and shows its fallback`, async () => {
      const element = mount(attributes, '<p>A digit</p>');
      expect(await codeOf(element.explain())).to.equal(code);
      await element.updateComplete;
      expect(parts(element, 'error')[0]!.dataset['code']).to.equal(code);
      expect(element.querySelector('p')!.getBoundingClientRect().height).to.be.above(0);
    });
  }

  it('refuses kernels of a layer without filters, by the function behind it', async () => {
    const thrown = await explainerOf()
      .filters('pool1')
      .catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(ExplainError).with.property('code', 'layer-without-filters');
  });
});
