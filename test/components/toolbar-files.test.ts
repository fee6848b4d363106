import { expect } from '@esm-bundle/chai';
import { toNpy } from '../../dist/engine.js';
import { figureImage } from '../../dist/components/toolbar/figure-image.js';
import { fileName } from '../../dist/components/toolbar/reader-actions.js';
import { place } from '../support/element.js';
import { parts } from '../support/saliency-element.js';
import { modelUrl } from '../support/saliency-map.js';
import { action, eventually, openToolbar, readNpy, saved } from '../support/toolbar.js';

describe('a map as .npy', () => {
  const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

  it('has the bytes that numpy writes, format 1.0', () => {
    const file = toNpy({ data: Float32Array.of(1, -2.5), shape: [1, 2, 1] });
    const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 1), }";
    expect(text(file.slice(0, 6))).to.equal('\x93NUMPY');
    expect([...file.slice(6, 10)]).to.deep.equal([1, 0, 118, 0]);
    expect(text(file.slice(10, 128))).to.equal(`${header.padEnd(117)}\n`);
    expect([...file.slice(128)]).to.deep.equal([0, 0, 128, 63, 0, 0, 32, 192]);
  });

  it('starts its values at a multiple of 64, and writes one side as a tuple', () => {
    for (let side = 1; side < 1e7; side *= 10) {
      const shape = [side, 1, 1].slice(0, 1 + (side % 3));
      const file = toNpy({ data: new Uint8Array(side), shape });
      expect((file.length - side) % 64).to.equal(0);
      expect(text(file.slice(0, 128))).to.contain(
        `'shape': (${shape.length > 1 ? shape.join(', ') : `${side},`})`,
      );
    }
  });

  it('has a name that every system takes', () => {
    expect(fileName(['saliency-map', 'mnist-cnn', '3'], 'png')).to.equal(
      'saliency-map-mnist-cnn-3.png',
    );
    expect(fileName(['a/b\\c', 'Größe: "x"?', ''], 'npy')).to.equal('a-b-c-gro-ße-x.npy');
  });
});

async function sizeAndPixels(image: Blob): Promise<number[]> {
  const { width, height } = await createImageBitmap(image);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await image.arrayBuffer()));
  return [width, height, ...bytes];
}

describe('what the toolbar saves', () => {
  afterEach(() => document.body.replaceChildren());

  it('the one map of a figure', async () => {
    const element = place('saliency-map', { src: 'sample:3' }, '');
    const { map } = await element.explain();
    await openToolbar(element);
    const { name, content } = await saved(() => action(element, 'Save map as .npy')!.click());
    expect(name).to.equal('saliency-map-mnist-cnn-3-guided-backprop.npy');
    const { header, values } = await readNpy(content);
    expect(header).to.contain("'shape': (28, 28, 1)");
    expect(values).to.deep.equal(map);
  });

  it('each of several maps, of every element', async () => {
    const compare = place('saliency-map', { compare: 'gradient grad-cam' }, '');
    const { maps } = (await compare.explain()).details;
    const deconv = place('deconv-viewer', { layer: 'conv2', compare: '' }, '');
    const { reconstructions } = (await deconv.explain()).details;
    const lrp = place('lrp-heatmap', { compare: 'epsilon-plus gradient-x-input' }, '');
    const { compared, gradientTimesInput } = (await lrp.explain()).details;
    const occlusion = place('occlusion-grid', { occluder: '14', stride: '7' }, '');
    const { map, details } = await occlusion.explain();
    const relu = place('relu-backward', {}, '');
    const { output, signals } = await relu.explain();
    const cases = [
      [compare, 'gradient', maps['gradient'], '(28, 28, 1)'],
      [compare, 'grad-cam', maps['grad-cam'], '(28, 28, 1)'],
      [deconv, 'deconvnet-recorded', reconstructions.recorded, '(28, 28, 1)'],
      [deconv, 'deconvnet-top-left', reconstructions['top-left'], '(28, 28, 1)'],
      [lrp, 'epsilon-plus', compared['epsilon-plus']!.map, '(28, 28, 1)'],
      [lrp, 'gradient-x-input', gradientTimesInput, '(28, 28, 1)'],
      [occlusion, 'occlusion', map, '(28, 28, 1)'],
      [occlusion, 'probabilities', details.probabilities, '(3, 3)'],
      [relu, 'output', output, '(3, 3)'],
      [relu, 'guided-backprop', signals['guided-backprop'], '(3, 3)'],
    ] as const;
    for (const element of new Set(cases.map(([figure]) => figure))) await openToolbar(element);
    for (const [element, name, data, shape] of cases) {
      const { content } = await saved(() => action(element, name)!.click());
      const { header, values } = await readNpy(content);
      expect(header, name).to.contain(`'shape': ${shape}`);
      expect(values, name).to.deep.equal(data);
    }
  });

  it('the maps of a gallery one after the other', async () => {
    const element = place('saliency-map', { src: 'sample:1 missing.png sample:3' }, '');
    await element.explain();
    await eventually(() => element.results?.filter(Boolean).length === 2);
    await openToolbar(element);
    const { content } = await saved(() => action(element, 'Save map as .npy')!.click());
    const { header, values } = await readNpy(content);
    expect(header).to.contain("'shape': (3, 28, 28, 1)");
    expect(values.slice(2 * 784)).to.deep.equal(element.results![2]!.map);
    expect(values.slice(784, 2 * 784).every(Number.isNaN)).to.equal(true);
  });

  it('a PNG of every element: its maps, at twice the size, on the colour of the page', async () => {
    document.body.style.backgroundColor = 'rgb(250, 240, 230)';
    const figures = [
      place('saliency-map', { src: 'sample:3' }, ''),
      place('deconv-viewer', { layer: 'conv2' }, ''),
      place('occlusion-grid', { occluder: '14', stride: '7' }, ''),
      place('lrp-heatmap', { layers: '' }, ''),
      place('relu-backward', {}, ''),
      place('codespace-am', { runs: '2' }, ''),
    ];
    for (const element of figures) {
      await element.explain();
      await openToolbar(element);
      const { name, content } = await saved(() => action(element, 'Save as PNG')!.click());
      expect(name)
        .to.match(/^[\w-]+\.png$/)
        .and.to.contain(element.localName);
      const bitmap = await createImageBitmap(content);
      const figure = parts(element, 'figure')[0]!.getBoundingClientRect();
      expect(bitmap.width).to.equal(Math.round(2 * (figure.width + 24)));
      const canvas = document.createElement('canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      expect([...context.getImageData(3, 3, 1, 1).data]).to.deep.equal([250, 240, 230, 255]);
      const first = element.renderRoot.querySelector(
        'figure :is(canvas[part~="map-canvas"], canvas[part~="run-canvas"])',
      );
      if (!(first instanceof HTMLCanvasElement)) continue;
      // Its pixels are where they stand in the figure.
      const box = first.getBoundingClientRect();
      const own = first.getContext('2d')!.getImageData(0, 0, first.width, first.height);
      for (const share of [0.3, 0.5, 0.7]) {
        const x = Math.round(2 * (box.x - figure.x + 12 + share * box.width));
        const y = Math.round(2 * (box.y - figure.y + 12 + share * box.height));
        const at = 4 * (Math.floor(share * own.height) * own.width + Math.floor(share * own.width));
        const drawn = context.getImageData(x, y, 1, 1).data;
        for (let channel = 0; channel < 3; channel++) {
          expect(drawn[channel], element.localName).to.be.closeTo(own.data[at + channel]!, 2);
        }
      }
    }
    document.body.style.backgroundColor = '';
  });

  it('a picture of maps that are still to be painted in their turns', async () => {
    const model = modelUrl('efficientnet-lite0');
    const element = place('saliency-map', { model, compare: 'gradient grad-cam' }, '');
    await element.explain();
    const pending = parts(element, 'map-canvas') as HTMLCanvasElement[];
    // A canvas that nothing has been painted on has the size that browsers give it.
    expect(pending.map(({ width }) => width)).to.deep.equal([300, 300]);
    const atOnce = await sizeAndPixels(await figureImage(element));
    expect(pending.map(({ width }) => width)).to.deep.equal([224, 224]);
    expect(atOnce).to.deep.equal(await sizeAndPixels(await figureImage(element)));
  });

  it('names what went wrong when a picture cannot be made', async () => {
    const element = place('saliency-map', { src: 'sample:3' }, '');
    await element.explain();
    await openToolbar(element);
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = () => {
      throw new DOMException('tainted', 'SecurityError');
    };
    try {
      action(element, 'Save as PNG')!.click();
      const failure = await eventually(() => parts(element, 'error')[0]);
      expect(failure.dataset['code']).to.equal('figure-undrawn');
      expect(failure.textContent).to.contain('screenshot');
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
    }
    await saved(() => action(element, 'Save as PNG')!.click());
    await eventually(() => parts(element, 'error').length === 0);
  });
});
