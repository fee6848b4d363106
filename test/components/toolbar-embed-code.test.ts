import { expect } from '@esm-bundle/chai';
import { configure } from '../../dist/engine.js';
import { after, place } from '../support/element.js';
import {
  answered,
  mount as mountOcclusion,
  point,
  surfaces,
} from '../support/occlusion-element.js';
import { parts, text } from '../support/saliency-element.js';
import { action, embedCode, eventually, openToolbar, toolbarOf } from '../support/toolbar.js';

/** Puts copied code on the page as its reader would, without the script, which is there already. */
function paste(code: string): HTMLElement {
  const holder = document.createElement('div');
  holder.innerHTML = code.replace(/^<script.*<\/script>\n/, '');
  expect(holder.children).to.have.length(1);
  document.body.append(holder);
  const [pasted] = holder.children;
  if (!(pasted instanceof HTMLElement)) throw new Error('no element');
  return pasted;
}

interface Explaining extends HTMLElement {
  explain(): Promise<{ map?: Float32Array; output?: Float32Array }>;
}

function isExplaining(element: HTMLElement): element is Explaining {
  return 'explain' in element;
}

describe('the link to a figure alone', () => {
  afterEach(() => document.body.replaceChildren());

  it('is copied with what the reader has set, and says what is not in it', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: (address: string) => Promise.resolve(void copied.push(address)),
    });
    const map = place('saliency-map', { src: 'sample:5' }, '');
    const { details } = await map.explain();
    map.method = 'gradient';
    await openToolbar(map);
    action(map, 'Copy link')!.click();
    await eventually(() => map.renderRoot.querySelector('.said')!.textContent === 'Link copied.');
    const query = new URL(copied[0]!).searchParams;
    expect([query.get('element'), query.get('method'), query.get('src')]).to.deep.equal([
      'saliency-map',
      'gradient',
      'sample:5',
    ]);
    map.image = details.input;
    await map.explain();
    action(map, 'Copy link')!.click();
    await eventually(() =>
      map.renderRoot
        .querySelector('.said')!
        .textContent.startsWith('Link copied, without the image'),
    );
  });
});

describe('the embed code', () => {
  afterEach(() => document.body.replaceChildren());

  it('brings back what every element shows now', async () => {
    const figures = [
      place('saliency-map', { src: 'sample:5', method: 'gradient', target: '8' }, ''),
      place('deconv-viewer', { src: 'sample:5', layer: 'conv2', keep: 'map', unit: '7' }, ''),
      place('occlusion-grid', { src: 'sample:5', occluder: '14', stride: '7', fill: 'mean' }, ''),
      place('lrp-heatmap', { src: 'sample:5', 'layer-rules': 'conv1:z-box', alpha: '3' }, ''),
      place('relu-backward', { values: '1 -2; 3 4', signal: '1 1; -1 2' }, ''),
      place('codespace-am', { runs: '2', seed: '7', target: '4' }, ''),
    ];
    for (const element of figures) {
      const result: { map?: Float32Array; output?: Float32Array } = await element.explain();
      await openToolbar(element);
      const [code, frame] = await embedCode(element);
      const pasted = paste(code);
      expect(pasted.localName).to.equal(element.localName);
      if (!isExplaining(pasted)) throw new Error('it does not explain');
      const again = await pasted.explain();
      expect(again.map ?? again.output, element.localName).to.deep.equal(
        result.map ?? result.output,
      );
      const inFrame = new URL(paste(frame).getAttribute('src')!).searchParams;
      expect(inFrame.get('element')).to.equal(element.localName);
      for (const { name, value } of pasted.attributes) {
        expect(inFrame.get(name), name).to.equal(value);
      }
    }
  });

  it('holds what the reader has chosen and picked', async () => {
    const element = place('saliency-map', { src: 'sample:3', layer: 'conv2' }, '');
    await element.explain();
    element.src = 'sample:7';
    await element.explain();
    const { map } = await after(element, () => {
      parts(element, 'picker')[0]!.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }),
      );
    });
    await openToolbar(element);
    const [code] = await embedCode(element);
    expect(code)
      .to.match(/ src="sample:7"/)
      .and.to.match(/ unit="\d+,\d+(,\d+)?"/);
    const pasted = paste(code);
    if (!isExplaining(pasted)) throw new Error('it does not explain');
    expect((await pasted.explain()).map).to.deep.equal(map);
  });

  it('holds where the reader has put the occluder', async () => {
    const element = mountOcclusion({ occluder: '7', stride: '7' });
    await element.explain();
    await answered(element, [7, 14], () => point(surfaces(element).grid, 0.6, 0.35, 'click'));
    await openToolbar(element);
    expect((await embedCode(element))[0]).to.contain(' position="7,14"');
  });

  it('has absolute addresses, and what the element has from its scene', async () => {
    const scene = document.createElement('explain-scene');
    scene.setAttribute('model', '../models/mnist-cnn/model.json');
    scene.setAttribute('src', '/models/mnist-cnn/samples/4.png');
    const element = document.createElement('saliency-map');
    element.setAttribute('model', '/models/mnist-cnn/model.json');
    element.setAttribute('src', '../models/mnist-cnn/samples/4.png');
    element.setAttribute('backend', 'wasm');
    scene.append(element);
    document.body.append(scene);
    await element.explain();
    await openToolbar(element);
    const [code] = await embedCode(element);
    expect(code).to.contain(` model="${location.origin}/models/mnist-cnn/model.json"`);
    expect(code).to.contain(` src="${location.origin}/models/mnist-cnn/samples/4.png"`);
    expect(code).to.contain(`<script type="module" src="${location.origin}/dist/convlens.js">`);
  });

  it('keeps hostile values inside their attributes', async () => {
    const hostile = `"><img src=x onerror='alert(1)'>&quot;&amp;</textarea><script>`;
    const element = place('saliency-map', { src: 'sample:3' }, '');
    await element.explain();
    await openToolbar(element);
    element.setAttribute('crop', hostile);
    await element.updateComplete;
    const [tag, frame] = (await embedCode(element)).map((code) => paste(code));
    expect(tag!.getAttribute('crop')).to.equal(hostile);
    expect(tag!.querySelector('*')).to.equal(null);
    const { searchParams } = new URL(frame!.getAttribute('src')!);
    expect(searchParams.get('crop')).to.equal(hostile);
  });

  it('says so where the picture has no address, and leaves a place for one', async () => {
    const element = place('saliency-map', {}, '');
    element.image = { data: new Float32Array(784).fill(0.5), shape: [28, 28, 1] };
    await element.explain();
    await openToolbar(element);
    expect((await embedCode(element))[0]).to.contain(' src="https://example.org/your-picture.png"');
    expect(text(element, 'embed')).to.contain('the code cannot include it');
    const slotted = place(
      'saliency-map',
      {},
      '<img slot="image" alt="" src="/models/mnist-cnn/samples/4.png">',
    );
    await slotted.explain();
    await openToolbar(slotted);
    expect((await embedCode(slotted))[0]).to.contain(
      ` src="${location.origin}/models/mnist-cnn/samples/4.png"`,
    );
    expect(text(slotted, 'embed')).not.to.contain('the code cannot include it');
  });

  it('names the published kit where embed.html is not beside the script', async () => {
    const element = place('saliency-map', {}, '');
    await element.explain();
    configure({ assetBase: '/models/' });
    try {
      toolbarOf(element)!.querySelector('summary')!.click();
      (await eventually(() => action(element, 'Embed code'))).click();
      const field = await eventually(() => element.renderRoot.querySelector('textarea'));
      expect(field.value).to.match(
        /^<script type="module" src="https:\/\/unpkg\.com\/convlens@[\d.]+\/dist\/convlens\.js">/,
      );
      expect(element.renderRoot.querySelectorAll('textarea')).to.have.length(1);
      expect(action(element, 'Open alone')).to.equal(undefined);
    } finally {
      configure({ assetBase: '/dist/' });
    }
  });
});
