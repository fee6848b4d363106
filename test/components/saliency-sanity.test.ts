import { expect } from '@esm-bundle/chai';
import '../../dist/define.js';
import { createExplainer } from '../../dist/engine.js';
import type { SaliencyMap, SanityStep } from '../../dist/index.js';
import { modelUrl, mount, once, parts, pixelsOf, texts } from '../support/saliency-map.js';

const model = modelUrl('mnist-cnn');
const compare = 'gradient guided-backprop';

function slider(element: SaliencyMap): HTMLInputElement {
  return element.renderRoot.querySelector('input')!;
}

function button(element: SaliencyMap): HTMLButtonElement {
  return element.renderRoot.querySelector<HTMLButtonElement>('[part~="sanity"] button')!;
}

async function slideTo(element: SaliencyMap, step: number): Promise<SanityStep> {
  const shown = once<SanityStep>(element, 'sanity-step');
  slider(element).value = String(step);
  slider(element).dispatchEvent(new Event('input'));
  const detail = await shown;
  await element.updateComplete;
  return detail;
}

async function ready(attributes: Record<string, string> = {}): Promise<SaliencyMap> {
  const element = mount({ model, src: 'sample:3', compare, sanity: '', ...attributes });
  await once(element, 'sanity-step');
  await element.updateComplete;
  return element;
}

describe('the sanity check of <saliency-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('starts at the original, exactly alike, and knows the layers', async () => {
    const element = await ready();
    expect([slider(element).min, slider(element).max, slider(element).value]).to.deep.equal([
      '0',
      '4',
      '0',
    ]);
    expect(slider(element).getAttribute('aria-valuetext')).to.equal('none of 4');
    expect(texts(element, 'similarity')).to.deep.equal([
      'rank corr. 1.00 SSIM 1.00',
      'rank corr. 1.00 SSIM 1.00',
    ]);
    expect(texts(element, 'sanity')[0]).to.contain('Adebayo et al. 2018');
  });

  it('replaces the maps by those of random layers, with how alike they are', async () => {
    const element = await ready();
    const original = parts(element, 'map-canvas').map((canvas) => [...pixelsOf(canvas).data]);
    const step = await slideTo(element, 2);
    const explainer = createExplainer({ model, backend: 'wasm' });
    const expected = await explainer.sanityOf(element.result!.details.input, {
      methods: ['gradient', 'guided-backprop'],
      randomizedLayers: 2,
    });
    expect(step).to.include({ randomizedLayers: 2 });
    expect(step.maps).to.deep.equal(expected.maps);
    const rows = ['gradient', 'guided-backprop'].map((method) => {
      const { absoluteRankCorrelation, structuralSimilarity } = expected.similarities[method]!;
      return `rank corr. ${absoluteRankCorrelation.toFixed(2)} SSIM ${structuralSimilarity.toFixed(2)}`;
    });
    expect(texts(element, 'similarity')).to.deep.equal(rows);
    expect(slider(element).getAttribute('aria-valuetext')).to.equal(
      '2 of 4: class scores down to dense layer',
    );
    parts(element, 'map-canvas').forEach((canvas, index) =>
      expect([...pixelsOf(canvas).data]).not.to.deep.equal(original[index]),
    );
    await slideTo(element, 0);
    parts(element, 'map-canvas').forEach((canvas, index) =>
      expect([...pixelsOf(canvas).data]).to.deep.equal(original[index]),
    );
    // The result stays that of the network itself.
    expect(element.result!.details.maps).not.to.deep.equal(step.maps);
  });

  it('draws a line for each method that grows, labelled, with a table beside it', async () => {
    const element = await ready();
    const dots = (): number[] =>
      [...element.renderRoot.querySelectorAll('path.dots')].map(
        (path) => path.getAttribute('d')!.match(/M/g)!.length,
      );
    expect(dots()).to.deep.equal([1, 1]);
    await slideTo(element, 1);
    await slideTo(element, 4);
    expect(dots()).to.deep.equal([3, 3]);
    const labels = [...element.renderRoot.querySelectorAll('.line-labels span')];
    expect(labels.map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Gradient',
      'Guided backprop',
    ]);
    const rows = [...element.renderRoot.querySelectorAll('tbody tr')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(rows[0]).to.equal('none 1.00 / 1.00 1.00 / 1.00');
    expect(rows[1]).to.match(/^1: class scores 0\.\d\d \/ 0\.\d\d 0\.\d\d \/ 0\.\d\d$/);
    expect(rows[2]).to.match(/^4: first convolution /);
  });

  it('computes a step once, and of those that the slider passes the one on the way and the newest', async () => {
    const element = await ready();
    const steps: SanityStep[] = [];
    element.addEventListener('sanity-step', (event) =>
      steps.push((event as CustomEvent<SanityStep>).detail),
    );
    for (const step of [1, 2, 3]) {
      slider(element).value = String(step);
      slider(element).dispatchEvent(new Event('input'));
    }
    while (steps.at(-1)?.randomizedLayers !== 3) await once(element, 'sanity-step');
    expect(steps.map(({ randomizedLayers }) => randomizedLayers)).to.deep.equal([1, 3]);
    await slideTo(element, 0);
    const again = await slideTo(element, 3);
    expect(again.maps).to.equal(steps[1]!.maps);
  });

  it('plays from the top to the last layer and stops there; the slider stops it too', async () => {
    const element = await ready();
    const seen: number[] = [];
    element.addEventListener('sanity-step', (event) =>
      seen.push((event as CustomEvent<SanityStep>).detail.randomizedLayers),
    );
    button(element).click();
    await element.updateComplete;
    expect(button(element).textContent.trim()).to.equal('Pause');
    while (seen.length < 4) await once(element, 'sanity-step');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).to.deep.equal([1, 2, 3, 4]);
    expect(button(element).textContent.trim()).to.equal('Play');
    await slideTo(element, 0);
    button(element).click();
    await once(element, 'sanity-step');
    await slideTo(element, 3);
    expect(button(element).textContent.trim()).to.equal('Play');
  });

  it('starts over with another picture', async () => {
    const element = await ready();
    await slideTo(element, 3);
    element.src = 'sample:5';
    const step = await once<SanityStep>(element, 'sanity-step');
    await element.updateComplete;
    expect(step.randomizedLayers).to.equal(0);
    expect(slider(element).value).to.equal('0');
    expect(step.maps).to.deep.equal(element.result!.details.maps);
    expect(element.renderRoot.querySelectorAll('tbody tr')).to.have.length(1);
  });

  it('checks a neuron too, and goes when the attribute goes', async () => {
    const element = await ready({ layer: 'conv2' });
    await slideTo(element, 2);
    expect(texts(element, 'similarity')[1]).to.equal('rank corr. 1.00 SSIM 1.00');
    element.sanity = false;
    await element.explain();
    expect(parts(element, 'sanity')).to.have.length(0);
    expect(parts(element, 'similarity')).to.have.length(0);
  });

  it('hides what can be moved with the other controls', async () => {
    const element = await ready({ controls: 'none' });
    expect(element.renderRoot.querySelector('input, button, select')).to.equal(null);
    expect(parts(element, 'similarity')).to.have.length(2);
  });
});
