import { expect } from '@esm-bundle/chai';
import { after, explainerOf, mount, sum } from '../support/lrp-element.js';
import { choose, colors, control, parts, pixels, text } from '../support/saliency-element.js';

describe('<lrp-heatmap>', () => {
  afterEach(() => document.body.replaceChildren());

  it('is a figure untouched: image, signed map, prediction, where its relevance lies', async () => {
    const element = mount();
    const result = await element.explain();
    expect(result.method).to.equal('epsilon-plus');
    expect(result.shape).to.deep.equal([28, 28, 1]);
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:3');
    const direct = await explainer.lrpOf(input, { composite: 'epsilon-plus' });
    expect(result.map).to.deep.equal(direct.map);
    expect(text(element, 'label')).to.match(/ \| LRP, ε and z\+$/);
    expect(text(element, 'answer')).to.match(/^The network .* 3 /);
    expect(text(element, 'balance')).to.match(
      /^\d+ ?% of the relevance lies in rows \d+ to \d+, columns \d+ to \d+\.$/,
    );
    // The sums are there when they are asked for.
    expect(parts(element, 'books')).to.have.length(0);
    const { lrpFigure } = await import('../../dist/components/lrp-heatmap/lrp-figure.js');
    const { caption } = lrpFigure({
      attributes: element,
      result,
      description: null,
      picture: null,
      shown: null,
      inspected: null,
    });
    const meaning = caption.find(({ kind }) => kind === 'meaning')!;
    expect(meaning.inAbout).to.equal(true);
    const about = meaning.text.join('');
    expect(about).to.contain('Red pixels contribute to 3, blue ones count against it');
    expect(about).to.contain('not how it would change');
    const [low, zero, high] = text(element, 'legend').split(' ');
    expect(zero).to.equal('0');
    expect(low).to.equal(`−${high}`);
    const [map] = parts(element, 'map-canvas');
    expect(colors(map!)).to.be.above(20);
    // The middle of the colours is 0: a corner of the picture, which is black.
    const { data } = pixels(map!);
    const corner = [...data.slice(0, 3)];
    expect(Math.max(...corner) - Math.min(...corner)).to.be.below(3);
  });

  it('tells in words where the relevance lies, with its share', async () => {
    const element = mount({ composite: 'epsilon', epsilon: '0.1', target: '8' });
    const { map } = await element.explain();
    const [positive, negative] = [1, -1].map((sign) =>
      map.reduce((all, value) => all + Math.max(0, sign * value), 0),
    );
    // What counts against an 8 in a 3 is more than what counts for it.
    expect(negative).to.be.above(positive!);
    const balance = text(element, 'balance');
    const told = (value: number) => Number(value.toPrecision(2));
    expect(balance).to.contain(
      `Negative relevance outweighs positive (−${told(negative!)} and ${told(positive!)})`,
    );
    const [, share, ...window] =
      /(\d+) ?% of it lies in rows (\d+) to (\d+), columns (\d+) to (\d+)/
        .exec(balance)!
        .map(Number);
    const [top, bottom, left, right] = window as [number, number, number, number];
    const inside = map.reduce((all, value, index) => {
      const [row, column] = [Math.floor(index / 28) + 1, (index % 28) + 1];
      const isIn = row >= top && row <= bottom && column >= left && column <= right;
      return isIn ? all + Math.max(0, -value) : all;
    }, 0);
    expect((100 * inside) / negative!).to.be.closeTo(share!, 0.5);
    expect((bottom - top + 1) * (right - left + 1)).to.be.below(784 / 4);
    const canvas = parts(element, 'map-canvas')[0]!;
    // What the caption says is not said twice.
    expect(canvas.getAttribute('aria-label'))
      .to.match(/\. \d+% of the relevance, in magnitude, lies .* of it is negative; /)
      .and.not.to.contain(balance);
    expect(element.renderRoot.querySelector('[aria-live]')!.textContent).to.contain(balance);
  });

  it('measures epsilon in the scale of each layer, and shows how far LRP-0 is from it', async () => {
    const attributes = { model: 'cifar10-allcnn', src: 'sample:16', compare: 'lrp-0 epsilon' };
    const element = mount({ ...attributes, 'epsilon-scale': 'layer' });
    const { details } = await element.explain();
    expect(details.request.epsilonScale).to.equal('layer');
    const { layers } = details.compared.epsilon!.details;
    const weighted = layers.filter(({ rule }) => rule === 'epsilon');
    expect(weighted.every(({ scale }) => scale! > 0)).to.equal(true);
    expect(weighted.map(({ parameters }) => parameters.epsilon)).to.deep.equal(
      Array<number>(9).fill(0.25),
    );
    const multiple = (name: 'lrp-0' | 'epsilon'): number => {
      const { map } = details.compared[name]!;
      const pixels = Array.from({ length: 32 * 32 }, (_, index) =>
        Math.abs(map[3 * index]! + map[3 * index + 1]! + map[3 * index + 2]!),
      );
      return pixels.reduce((all, value) => all + value, 0) / details.start;
    };
    expect(multiple('lrp-0')).to.be.above(20);
    expect(multiple('epsilon')).to.be.below(multiple('lrp-0') / 10);
    const told = (value: number) => String(Number(value.toPrecision(2)));
    expect(text(element, 'balance')).to.equal(
      `In magnitude, the relevance adds up to ${told(multiple('lrp-0'))} times the score under LRP-0, and to ${told(multiple('epsilon'))} times under LRP-ε.`,
    );
    const box = control<HTMLInputElement>(element, 'ε relative to each layer');
    expect(box.checked).to.equal(true);
    const absolute = await after(element, () => box.click());
    expect(element.epsilonScale).to.equal('absolute');
    expect(absolute.details.compared.epsilon!.details.layers[0]!.scale).to.equal(null);
  });

  it('explains another class, start, contrast and bias when readers choose them', async () => {
    const element = mount();
    const own = await element.explain();
    const other = await after(element, () => choose(element, 'Class', '8'));
    expect(other.target.label).to.equal('8');
    expect(other.details.start).to.be.closeTo(other.target.logit, 1e-4);
    const one = await after(element, () => choose(element, 'Start with', 'one'));
    expect(one.details.start).to.equal(1);
    const rivals = await after(element, () => choose(element, 'rather than', 'rivals'));
    expect(rivals.details.request.contrast).to.equal('rivals');
    expect(rivals.contrast!.kind).to.equal('rivals');
    const ignored = await after(element, () => choose(element, 'Biases', 'ignore'));
    expect(ignored.details.conservation.absorbedByBias).to.equal(0);
    expect(own.details.conservation.absorbedByBias).not.to.equal(0);
  });

  it('answers sliders while they move, one value at a time, and ends at the newest', async () => {
    const element = mount({ composite: 'epsilon', conservation: '', loading: 'eager' });
    const first = await element.explain();
    let answers = 0;
    element.addEventListener('explain-complete', () => answers++);
    const slider = control<HTMLInputElement>(element, 'ε');
    const slide = (value: number) => {
      slider.value = String(value);
      slider.dispatchEvent(new Event('input'));
    };
    const done = new Promise<void>((resolve) => {
      element.addEventListener('explain-complete', () => {
        if (element.result!.details.request.epsilon === 1) resolve();
      });
    });
    for (const value of [-3, -2, -1]) {
      slide(value);
      await element.updateComplete;
    }
    slide(0);
    await element.updateComplete;
    // The picture stays, with the map of before, until the new one is there.
    expect(element.result).to.equal(first);
    expect(parts(element, 'map-canvas')).to.have.length(1);
    expect(parts(element, 'progress')).to.have.length(1);
    await done;
    await element.updateComplete;
    // One was under way, and the newest followed it.
    expect(answers).to.equal(2);
    const { details } = element.result!;
    expect(details.conservation.absorbedByEpsilon).to.be.above(
      first.details.conservation.absorbedByEpsilon,
    );
    const share = (100 * details.conservation.absorbedByEpsilon) / details.start;
    expect(text(element, 'books').replaceAll(/[\s\u00a0]%/g, '%')).to.contain(
      `${share.toFixed(share < 9.95 ? 1 : 0)}%`,
    );
    expect(slider.getAttribute('aria-valuetext')).to.equal('1');
  });

  it('has the sliders that its rules obey, and no others', async () => {
    const element = mount({ composite: 'epsilon-alpha2-beta1' });
    await element.explain();
    const sliders = () =>
      parts(element, 'control')
        .filter((label) => label.querySelector('input[type="range"]'))
        .map(({ textContent }) => textContent.trim().charAt(0));
    // Its alpha is fixed.
    expect(sliders()).to.deep.equal(['ε']);
    await after(element, () => choose(element, 'Rules', 'alpha-beta'));
    expect(sliders()).to.deep.equal(['α']);
    await after(element, () => choose(element, 'Rules', 'gamma'));
    expect(sliders()).to.deep.equal(['γ']);
    await after(element, () => choose(element, 'Rules', 'z-plus'));
    expect(sliders()).to.deep.equal([]);
  });

  it('gets sparser and calmer as epsilon grows', async () => {
    const element = mount({
      model: 'cifar10-cnn',
      src: 'sample:6',
      composite: 'epsilon',
      epsilon: '0',
      conservation: '',
    });
    const numberIn = (pattern: RegExp) => Number(pattern.exec(text(element, 'books'))![1]);
    const seen: { pixels: number; multiple: number }[] = [];
    await element.explain();
    for (const epsilon of [0, 0.25, 1]) {
      if (epsilon > 0) await after(element, () => (element.epsilon = epsilon));
      seen.push({
        pixels: numberIn(/half of it in\s*(\d+)/),
        multiple: numberIn(/sum of magnitudes\s*[\d.]+ \(([\d.]+) ×\)/),
      });
    }
    for (const name of ['pixels', 'multiple'] as const) {
      const values = seen.map((each) => each[name]);
      expect(values).to.deep.equal([...values].sort((a, b) => b - a));
      expect(values[0]).to.be.above(values[2]!);
    }
    // Contributions that cancel are many times the score itself.
    expect(seen[0]!.multiple).to.be.above(3);
  });

  it('lays composites side by side and says that LRP-0 is gradient x input', async () => {
    const element = mount({ compare: 'lrp-0 epsilon gradient-x-input', epsilon: '0.25' });
    const { details, method } = await element.explain();
    expect(method).to.equal('lrp-0');
    expect(text(element, 'label')).to.match(/ \| LRP-0 \| LRP-ε \| Gradient × input$/);
    const naive = details.compared['lrp-0']!.map;
    const gradient = details.gradientTimesInput!;
    const difference = naive.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - gradient[index]!)),
      0,
    );
    const largest = naive.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(difference).to.be.below(1e-4 * largest);
    expect(text(element, 'fact')).to.contain('are the same map');
    const other = details.compared['epsilon']!.map;
    expect(other.some((value, index) => Math.abs(value - naive[index]!) > 0.01 * largest)).to.equal(
      true,
    );
  });

  it('lays gradient x input beside any composite that a reader chooses', async () => {
    const element = mount();
    await element.explain();
    const box = () => control<HTMLInputElement>(element, 'Gradient × input');
    await after(element, () => box().click());
    expect(text(element, 'label')).to.match(/ \| LRP, ε and z\+ \| Gradient × input$/);
    await after(element, () => choose(element, 'Rules', 'lrp-0'));
    expect(text(element, 'fact')).to.contain('are the same map');
    await after(element, () => box().click());
    expect(element.compare).to.equal(null);
    expect(text(element, 'label')).to.match(/^\S+ \| LRP-0$/);
  });

  it('says that they differ where biases are left out of a network that has some', async () => {
    const element = mount({ compare: 'lrp-0 gradient-x-input', bias: 'ignore' });
    await element.explain();
    expect(text(element, 'fact')).to.contain(
      'because LRP leaves the biases out of its denominators here',
    );
  });

  it('finds them equal in a network without biases, whatever biases do', async () => {
    const model = new URL('/test/fixtures/no-bias/model.json', location.href).href;
    for (const bias of ['include', 'ignore']) {
      const element = mount({ model, bias, compare: 'lrp-0 gradient-x-input' });
      const [height, width, channels] = (await element.explainer().describe()).inputShape;
      const data = Float32Array.from({ length: height * width * channels }, (_, index) =>
        Math.sin(index),
      );
      element.image = { data, shape: [height, width, channels] };
      await element.explain();
      expect(text(element, 'fact')).to.contain('are the same map');
    }
  });

  it('reads a pixel and its way in numbers, by pointer and by keys', async () => {
    const element = mount({ composite: 'epsilon', epsilon: '0.1' });
    const { map, details } = await element.explain();
    const [surface] = parts(element, 'probe');
    const { left, top, width, height } = surface!.getBoundingClientRect();
    const at = (x: number, y: number) => ({
      clientX: left + ((x + 0.5) * width) / 28,
      clientY: top + ((y + 0.5) * height) / 28,
      bubbles: true,
    });
    surface!.dispatchEvent(new PointerEvent('pointermove', at(15, 13)));
    await element.updateComplete;
    const told = (value: number): string =>
      `${value < 0 ? '−' : ''}${Number(Math.abs(value).toPrecision(2))}`;
    const reading = text(element, 'reading');
    expect(reading).to.contain(`Row 14, column 16: relevance ${told(map[13 * 28 + 15]!)}`);
    const conv = details.layers.find(({ name }) => name === 'conv2')!;
    const [rows, columns] = conv.pooledShape as [number, number];
    const cell = Math.floor((13 * rows) / 28) * columns + Math.floor((15 * columns) / 28);
    expect(reading).to.contain(`second convolution ${told(conv.pooled[cell]!)}`);
    // All pictures mark it.
    expect(parts(element, 'place')).to.have.length(2);
    surface!.dispatchEvent(new PointerEvent('pointerleave'));
    await element.updateComplete;
    expect(text(element, 'reading')).to.contain('Point at a pixel');
    surface!.dispatchEvent(new MouseEvent('click', at(3, 4)));
    const press = new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true });
    surface!.dispatchEvent(press);
    await element.updateComplete;
    expect(press.defaultPrevented).to.equal(true);
    expect(text(element, 'reading')).to.contain('Row 5, column 5');
  });

  it('ends its colours at a percentile and says so', async () => {
    const element = mount({ composite: 'epsilon', clip: '95' });
    await element.explain();
    expect(text(element, 'legend')).to.match(/95th percentile; 5 ?% of the pixels lie beyond/);
  });

  it('explains one output of a larger picture, or all of them', async () => {
    const element = mount({ 'dense-as': 'conv', 'input-size': '56', place: '4,4' });
    const one = await element.explain();
    expect(one.shape).to.deep.equal([56, 56, 1]);
    const [rows, columns] = one.details.places.shape as [number, number];
    expect(rows * columns).to.be.above(1);
    expect(one.details.start).to.be.closeTo(one.details.places.data[4 * columns + 4]!, 1e-4);
    expect(text(element, 'places')).to.contain('Relevance for the output in row 5, column 5.');
    const all = await after(element, () =>
      parts(element, 'places')[0]!.querySelector('button')!.click(),
    );
    expect(element.place).to.equal(null);
    expect(all.details.start).to.be.closeTo(sum(all.details.places.data), 1e-2);
    const press = new KeyboardEvent('keydown', { key: 'ArrowDown' });
    const moved = await after(element, () => parts(element, 'picker')[0]!.dispatchEvent(press));
    expect(moved.details.request.place).to.equal('0,1');
  });

  it('gives the same with dense layers as convolutions', async () => {
    const element = mount({ composite: 'epsilon' });
    const dense = await element.explain();
    const box = control<HTMLInputElement>(element, 'Dense layers as convolutions');
    const conv = await after(element, () => box.click());
    const largest = dense.map.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    conv.map.forEach((value, index) =>
      expect(value).to.be.closeTo(dense.map[index]!, 1e-4 * largest),
    );
  });

  it('fills a narrow figure with its map where the scene shows the image', async () => {
    const scene = document.createElement('explain-scene');
    scene.setAttribute('picture', '');
    scene.setAttribute('src', 'sample:3');
    const figures = ['mnist-cnn', 'mnist-judge'].map((model) =>
      Object.assign(document.createElement('lrp-heatmap'), { model, loading: 'eager', width: 300 }),
    );
    scene.append(...figures);
    document.body.append(scene);
    for (const figure of figures) {
      await figure.explain();
      await figure.updateComplete;
      expect(parts(figure, 'picture-panel')).to.have.length(0);
      const [map] = parts(figure, 'map-canvas');
      expect(map!.getBoundingClientRect().width).to.be.greaterThan(280);
    }
  });

  it('hides its controls', async () => {
    const element = mount({ controls: 'none', layers: '', layer: 'conv2', unit: '1' });
    await element.explain();
    expect(parts(element, 'controls')).to.have.length(0);
    expect(parts(element, 'back')).to.have.length(0);
  });
});
