import { expect } from '@esm-bundle/chai';
import { after, explainerOf, mount } from '../support/deconv-element.js';
import { choose, colors, control, parts, pixels, text } from '../support/saliency-element.js';

describe('<deconv-viewer> and switches', () => {
  afterEach(() => document.body.replaceChildren());

  it('come down with them and without, as the reader chooses', async () => {
    const element = mount({ src: 'sample:3', layer: 'conv2', keep: 'all' });
    const maps = [(await element.explain()).map];
    for (const mode of ['top-left', 'spread'] as const) {
      const { map, details } = await after(element, () => choose(element, 'Switches', mode));
      expect([details.switches, details.poolings]).to.deep.equal([mode, ['pool1']]);
      maps.push(map);
    }
    expect(new Set(maps.map((map) => map.join())).size).to.equal(3);
    expect(text(element, 'label')).to.contain('Without switches: spread');
  });

  it('lie side by side', async () => {
    const element = mount({ src: 'sample:3', layer: 'conv2', keep: 'all' });
    const single = await element.explain();
    const both = await after(element, () => control(element, 'Compare').click());
    expect(Object.keys(both.details.reconstructions)).to.have.members(['recorded', 'top-left']);
    expect(both.map).to.deep.equal(single.map);
    expect(text(element, 'label')).to.match(/With switches \| Without switches: top left/);
    expect(text(element, 'kept')).to.match(/: 0\.\d+ with switches, 0\.\d+ without\.$/);
    const spread = await after(element, () => choose(element, 'Switches', 'spread'));
    expect(spread.map).to.equal(spread.details.reconstructions['spread']);
    expect(text(element, 'label')).to.match(/With switches \| Without switches: spread/);
    element.range = 'shared';
    await element.updateComplete;
    const [first, second] = parts(element, 'legend').map(({ textContent }) => textContent);
    expect(first).to.equal(second);
  });

  it('make no difference below the first pooling, where one reconstruction is enough', async () => {
    const element = mount({ layer: 'conv1', compare: '' });
    const { details } = await element.explain();
    expect(details.reconstructions['top-left']).to.deep.equal(details.reconstructions['recorded']);
    expect(text(element, 'label')).to.match(/Reconstruction \| Feature map/);
  });

  it('are missing in a network without pooling, which then has guided backprop beside it', async () => {
    const attributes = { model: 'cifar10-allcnn', src: 'sample:6', layer: 'conv6' };
    const element = mount({ ...attributes, keep: 'strongest' });
    const { details, map } = await element.explain();
    expect(details.poolings).to.deep.equal([]);
    expect(text(element, 'label')).to.match(/Reconstruction \| Guided backprop \|/);
    const explainer = explainerOf('cifar10-allcnn');
    const { input } = await explainer.picture('sample:6');
    const guided = await explainer.saliencyOf(input, {
      methods: ['guided-backprop'],
      layer: 'conv6',
      unit: 'max',
    });
    expect(details.guided).to.deep.equal(guided.map);
    expect(details.guided).not.to.deep.equal(map);
    expect(() => control(element, 'Switches')).to.throw();
    const all = await after(element, () => choose(element, 'Keep', 'all'));
    expect(all.details.guided).to.equal(null);
    expect(text(element, 'label')).not.to.contain('Guided backprop');
  });

  it('of a max pooling are drawn: the cell that won, and where it looks', async () => {
    const element = mount({ src: 'sample:3', layer: 'pool1', unit: '1' });
    await element.explain();
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:3');
    const answer = await explainer.switchesOf({ image: input, layer: 'pool1' });
    while (!text(element, 'switches').includes('of the pooled map comes from')) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const section = parts(element, 'switches')[0]!;
    const picker = section.querySelector<HTMLElement>('[part="picker"]')!;
    const [height, width, channels] = answer.shape;
    const { left, top, width: across, height: down } = picker.getBoundingClientRect();
    for (const [x, y] of [
      [0, 0],
      [7, 4],
      [11, 11],
    ] satisfies [number, number][]) {
      const at = {
        clientX: left + ((x + 0.5) / width) * across,
        clientY: top + ((y + 0.5) / height) * down,
        bubbles: true,
      };
      picker.dispatchEvent(new PointerEvent('pointermove', at));
      await element.updateComplete;
      const winner = answer.winners[(y * width + x) * channels + 1]!;
      const [row, column] = [Math.floor(winner / 24), winner % 24];
      expect(text(element, 'switches')).to.contain(
        `Row ${y + 1}, column ${x + 1} of the pooled map comes from row ${row + 1}, column ${column + 1} of the map below, which sees rows ${row + 1} to ${row + 5}, columns ${column + 1} to ${column + 5} of the image.`,
      );
      const canvas = section.querySelectorAll<HTMLElement>('canvas')[1]!;
      expect(pixels(canvas).width).to.equal(24);
      expect(colors(canvas)).to.be.above(2);
    }
    const press = new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true });
    picker.dispatchEvent(press);
    await element.updateComplete;
    expect(text(element, 'switches')).to.contain('Row 12, column 11 of the pooled map');
  });

  it('are not drawn for other layers', async () => {
    const element = mount({ layer: 'conv2' });
    await element.explain();
    expect(parts(element, 'switches')).to.have.length(0);
  });
});
