import { expect } from '@esm-bundle/chai';
import { methodFacts } from '../../dist/components/toolbar/facts.build.js';
import { lrpComposites, saliencyMethods } from '../../dist/engine.js';
import { place, urlOf } from '../support/element.js';
import { parts, text } from '../support/saliency-element.js';
import { action, embedCode, eventually, openToolbar, toolbarOf } from '../support/toolbar.js';

interface Manifest {
  modules: { declarations: { attributes?: { name: string; type: { text: string } }[] }[] }[];
}

describe('the toolbar', () => {
  afterEach(() => document.body.replaceChildren());

  it('is one word under every figure, and can be left out', async () => {
    const element = place('saliency-map', { controls: 'none' }, '');
    await element.explain();
    const toolbar = toolbarOf(element)!;
    expect(toolbar.open).to.equal(false);
    expect(toolbar.textContent.trim()).to.equal('More');
    expect(toolbar.querySelector('summary')!.getAttribute('aria-label')).to.contain('More');
    expect(toolbar.querySelector('button, a')).to.equal(null);
    element.setAttribute('toolbar', 'none');
    await element.updateComplete;
    expect(toolbarOf(element)).to.equal(null);
  });

  it('takes no room at the end of the row of controls, and moves nothing when it opens', async () => {
    const element = place('saliency-map', {}, '');
    await element.explain();
    const { height } = element.getBoundingClientRect();
    const { top } = toolbarOf(element)!.querySelector('summary')!.getBoundingClientRect();
    const controls = parts(element, 'controls')[0]!.getBoundingClientRect();
    expect(top).to.be.within(controls.top, controls.bottom);
    await openToolbar(element);
    const opened = toolbarOf(element)!.querySelector('summary')!.getBoundingClientRect();
    expect(opened.top).to.equal(top);
    element.setAttribute('toolbar', 'none');
    await element.updateComplete;
    expect(element.getBoundingClientRect().height).to.equal(height);
  });

  it('closes by Escape, and gives the focus back', async () => {
    const element = place('saliency-map', {}, '');
    await element.explain();
    await openToolbar(element);
    const save = action(element, 'Save as PNG')!;
    save.focus();
    save.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(toolbarOf(element)!.open).to.equal(false);
    expect(element.shadowRoot!.activeElement!.localName).to.equal('summary');
    await eventually(() => parts(element, 'tools').length === 0);
  });

  it('tells an accuracy that its makers published from one that was measured', async () => {
    const sample = {
      src: urlOf('mnist-cnn').replace('model.json', 'samples/0.png'),
      label: 'zero',
    };
    const told = async (accuracy: object): Promise<string> => {
      const json = JSON.stringify({ accuracy, samples: [sample] });
      const card = URL.createObjectURL(new Blob([json]));
      const element = place('saliency-map', { card }, '');
      await element.explain();
      await openToolbar(element);
      return text(element, 'facts');
    };
    expect(await told({ published: 0.751 })).to.match(
      /Test accuracy: 75\.1\s?%, as published by its authors/,
    );
    const measured = await told({ test: 0.9, images: 1000, published: 0.95 });
    expect(measured)
      .to.match(/Test accuracy: 90\s?% on 1,000 images/)
      .and.not.to.match(/published/);
  });

  it('tells method and paper, what the card says, backend, precision, times, version', async () => {
    const element = place('saliency-map', { compare: 'gradient guided-backprop' }, '');
    await element.explain();
    await openToolbar(element);
    const told = text(element, 'facts');
    expect(told).to.contain('Springenberg').and.to.contain('Simonyan');
    expect(told).to.contain('Handwritten digits (mnist-cnn)').and.to.contain('28 × 28');
    expect(told)
      .to.match(/99\.6\s?% on 10,000 images/)
      .and.to.contain('Apache-2.0');
    expect(told).to.match(/Computed in this page in .* \(wasm, float32\)\./);
    expect(told).to.match(/Phases: forward .*gradient .*guided-backprop .* ms\./);
    expect(text(element, 'caption')).not.to.contain('Computed in this page');
    expect(told).to.match(/convlens \d+\.\d+\.\d+/);
    const links = [...parts(element, 'facts')[0]!.querySelectorAll('a')].map(({ href }) => href);
    expect(links).to.include('https://arxiv.org/abs/1412.6806');
    expect(links).to.include(new URL('card.json', urlOf('mnist-cnn')).href);
  });

  it('knows the paper of every method', async () => {
    const response = await fetch('/dist/custom-elements.json');
    const { modules }: Manifest = await response.json();
    const attributes = modules.flatMap(({ declarations }) =>
      declarations.flatMap((declaration) => declaration.attributes ?? []),
    );
    const documented = attributes
      .filter(({ name }) => name === 'method' || name === 'composite')
      .flatMap(({ type }) => type.text.replaceAll("'", '').split(/\s*\|\s*/))
      .filter((name) => name !== 'auto');
    expect(documented).to.have.members([...saliencyMethods, ...lrpComposites]);
    const names = [...documented, 'occlusion', 'codespace-am'];
    for (const name of names) {
      const { papers } = methodFacts[name] ?? { papers: [] };
      expect(papers.length, name).to.be.above(0);
      for (const { cited, url } of papers) {
        expect(cited).to.match(/ (19|20)\d\d$/);
        expect(url).to.match(
          /^https:\/\/(arxiv\.org\/abs\/\d{4}\.\d{5}|doi\.org\/10\.\d+\/\S+|arxiv\.org\/abs\/\d{4}\.\d{4})$/,
        );
      }
    }
  });

  it('follows no address of a card that is none of the web', async () => {
    const card = await (await fetch(new URL('card.json', urlOf('mnist-cnn')))).text();
    const hostile = {
      ...JSON.parse(card),
      samples: [],
      snapshots: [],
      source: 'javascript:alert(1)',
    };
    delete hostile.trainingDigits;
    const url = URL.createObjectURL(new Blob([JSON.stringify(hostile)]));
    const element = place(
      'saliency-map',
      { src: '/models/mnist-cnn/samples/3.png', card: url },
      '',
    );
    await element.explain();
    await openToolbar(element);
    const links = [...parts(element, 'facts')[0]!.querySelectorAll('a')].map(({ href }) => href);
    expect(links.filter((href) => !href.startsWith('https://'))).to.deep.equal([]);
  });

  it('copies a code, and tells so', async () => {
    const element = place('saliency-map', {}, '');
    await element.explain();
    await openToolbar(element);
    const [code] = await embedCode(element);
    const copied: string[] = [];
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = (written) => Promise.resolve(void copied.push(written));
    action(element, 'Copy')!.click();
    await eventually(() => /Copied/.test(parts(element, 'tools')[0]!.textContent));
    navigator.clipboard.writeText = writeText;
    expect(copied).to.deep.equal([code]);
    expect(element.shadowRoot!.activeElement!.localName).to.equal('textarea');
  });
});
