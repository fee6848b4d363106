import { expect } from '@esm-bundle/chai';
import '../../dist/define.js';
import type { Progress, SaliencyMap, SaliencyResult } from '../../dist/index.js';
import { createExplainer } from '../../dist/engine.js';
import { modelUrl, mount, once, parts, pixelsOf, texts } from '../support/saliency-map.js';

const model = modelUrl('mnist-cnn');

/** How many batches were reported, by the number of pictures that were done. */
function countBatches(element: SaliencyMap): number[] {
  const done: number[] = [];
  element.addEventListener('explain-progress', (event) => {
    const { phase, loaded } = (event as CustomEvent<Progress>).detail;
    if (phase === 'explain') done.push(loaded);
  });
  return done;
}

describe('a gallery of <saliency-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows every picture beside its map, with the answer, in batches of eight', async () => {
    const element = mount({ model, src: 'sample:*' });
    const batches = countBatches(element);
    const result = await element.explain();
    expect(element.results).to.have.length(10);
    expect(element.results![0]).to.equal(result);
    expect(element.result).to.equal(result);
    expect(element.results!.map((one) => one!.target.label)).to.deep.equal(
      Array.from({ length: 10 }, (_, digit) => String(digit)),
    );
    expect(batches).to.deep.equal([8, 10]);
    expect(parts(element, 'cell')).to.have.length(10);
    expect(parts(element, 'picture-canvas')).to.have.length(10);
    expect(parts(element, 'map-canvas')).to.have.length(10);
    expect(texts(element, 'label')[3]).to.equal('3 >99.9%');
    expect(texts(element, 'caption')[0]).to.match(/^Each image beside its map: Guided backprop\.$/);
    expect(element.renderRoot.querySelector('[aria-live]')!.textContent).to.equal(
      '10 images explained.',
    );
  });

  it('gives each picture the map that it has alone', async () => {
    const element = mount({ model, src: 'sample:2-4', compare: 'gradient grad-cam' });
    await element.explain();
    const explainer = createExplainer({ model, backend: 'wasm' });
    for (const [index, result] of element.results!.entries()) {
      const methods = ['gradient', 'grad-cam'] as const;
      const alone = await explainer.saliency({ image: `sample:${index + 2}`, methods });
      expect(result!.details.maps).to.deep.equal(alone.details.maps);
    }
    expect(parts(element, 'map-canvas')).to.have.length(6);
  });

  it('takes addresses, samples and ranges, and shows at most 25', async () => {
    const picture = '/models/mnist-cnn/samples/7.png';
    const element = mount({ model, src: ` ${picture}  sample:1\nsample:0-1 ` });
    await element.explain();
    expect(element.results!.map((one) => one!.target.label)).to.deep.equal(['7', '1', '0', '1']);
    expect(parts(element, 'picture-canvas')[0]!.getAttribute('aria-label')).to.contain(picture);
    element.src = 'sample:* sample:* sample:* sample:3';
    await element.explain();
    expect(element.results).to.have.length(25);
    expect(texts(element, 'caption')[0]).to.contain('Showing the first 25 of 31 images.');
  });

  it('shows what went wrong with one picture in its place, and goes on', async () => {
    const element = mount({ model, src: 'sample:1 /nowhere.png sample:99 sample:8-12 sample:4' });
    await element.explain();
    expect(element.results!.map((one) => one?.target.label ?? null)).to.deep.equal([
      '1',
      null,
      null,
      null,
      '4',
    ]);
    const cells = parts(element, 'cell');
    expect(cells.map(({ dataset }) => dataset['code'])).to.deep.equal([
      undefined,
      'image-not-found',
      'sample-unknown',
      'sample-unknown',
      undefined,
    ]);
    expect(cells[1]!.textContent).to.contain('404');
    expect(cells[3]!.textContent).to.contain('8-12');
    expect(element.renderRoot.querySelector('[aria-live]')!.textContent).to.equal(
      '2 images explained. 3 images could not be shown.',
    );
  });

  it('fails as a whole where nothing can be shown, or the request is refused', async () => {
    const lost = mount({ model, src: '/nowhere.png sample:99' }, '<p>fallback</p>');
    expect(await once(lost, 'explain-error')).to.have.property('code', 'image-not-found');
    expect(lost.querySelector('p')!.checkVisibility()).to.equal(true);
    const odd = mount({ model, src: 'sample:0 sample:1', layer: 'nowhere' });
    expect(await once(odd, 'explain-error')).to.have.property('code', 'layer-unknown');
  });

  it('cuts pictures and maps to what the neuron sees', async () => {
    const element = mount({ model: modelUrl('cifar10-cnn'), src: 'sample:0-2', layer: 'conv2' });
    await element.explain();
    const [pictures, maps] = ['picture-canvas', 'map-canvas'].map((part) => parts(element, part));
    element.results!.forEach((result, index) => {
      const { neuron, input, maps: all } = result!.details;
      const { top, left, height, width } = neuron!.receptiveField;
      expect(width).to.be.below(32);
      const map = pixelsOf(maps![index]!);
      expect([map.height, map.width]).to.deep.equal([height, width]);
      // Drawn sharp, 8 pixels for each of the network's; its range is -1 to 1.
      const shown = pixelsOf(pictures![index]!);
      expect([shown.height, shown.width]).to.deep.equal([8 * height, 8 * width]);
      const differences: number[] = [];
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const seen = 127.5 * (input.data[((top + y) * 32 + left + x) * 3]! + 1);
          differences.push(
            Math.abs(shown.data[((8 * y + 4) * shown.width + 8 * x + 4) * 4]! - seen),
          );
        }
      }
      const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
      expect(mean).to.be.below(25);
      // Outside, nothing reaches the neuron.
      all['guided-backprop']!.forEach((value, i) => {
        const [y, x] = [Math.floor(i / 96), Math.floor(i / 3) % 32];
        const inside = y >= top && y < top + height && x >= left && x < left + width;
        if (!inside) expect(value).to.equal(0);
      });
      expect(texts(element, 'cell')[index]).to.contain(`channel ${neuron!.position[2]}`);
    });
  });

  it('shares one range, with numbers in the legend, or gives each map its own', async () => {
    const element = mount({ model, src: 'sample:0-2', range: 'shared' });
    await element.explain();
    expect(texts(element, 'legend')[0]).to.match(/^−\d.* 0 \d/);
    expect(texts(element, 'cell').join(' ')).not.to.contain('±');
    element.range = 'unit';
    await element.updateComplete;
    expect(texts(element, 'legend')[0]).to.equal('−max 0 max of each map');
    expect(texts(element, 'cell').every((text) => text.includes('±'))).to.equal(true);
  });

  it('drops what is under way when the inputs change or the element leaves', async () => {
    const element = mount({
      model: modelUrl('cifar10-cnn'),
      src: 'sample:0-13',
      method: 'smoothgrad',
    });
    const completed: string[] = [];
    element.addEventListener('explain-complete', () =>
      completed.push(`${element.method} ${element.results?.length}`),
    );
    await once(element, 'explain-progress');
    element.method = 'gradient';
    await element.updateComplete;
    await element.explain();
    expect(completed).to.deep.equal(['gradient 14']);
    element.method = 'smoothgrad';
    await once(element, 'explain-progress');
    const running = element.explain();
    await new Promise((resolve) => setTimeout(resolve));
    element.remove();
    const reason: unknown = await running.catch((error: unknown) => error);
    expect(reason).to.have.property('name', 'AbortError');
    expect(completed).to.have.length(1);
  });

  it('becomes a figure of one picture again, and a data: address is one picture', async () => {
    const element = mount({ model, src: 'sample:0 sample:1' });
    await element.explain();
    element.src = 'sample:5';
    const result = await once<SaliencyResult>(element, 'explain-complete');
    await element.updateComplete;
    expect(result.target.label).to.equal('5');
    expect(parts(element, 'gallery')).to.have.length(0);
    expect(parts(element, 'map-panel')).to.have.length(1);
    expect(element.results).to.equal(undefined);
    element.src =
      'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28"><path fill="white" d="M12 4h4v20h-4z"/></svg>';
    expect((await element.explain()).target.label).to.equal('1');
    expect(parts(element, 'gallery')).to.have.length(0);
  });
});
