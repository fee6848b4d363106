import { expect } from '@esm-bundle/chai';
import type { LrpHeatmapResult, OcclusionResult, SaliencyResult } from '../../dist/index.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, maxPool, type Activation } from '../oracle/net.js';
import { place } from '../support/element.js';
import { once, parts, text } from '../support/saliency-element.js';

const src =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12"><circle cx="5" cy="5" r="4" fill="white"/></svg>',
  );

/** A small network with this head, as the attributes of an element. */
function of(units: number, activation: Activation, card: object = {}): Record<string, string> {
  const net = build([12, 12, 1], 4, [
    conv(3, 4, { activation: 'relu' }),
    maxPool(2),
    flatten(),
    dense(units, { activation }),
  ]);
  const told = new Blob([JSON.stringify({ input: { range: [0, 1] }, ...card })]);
  return { model: toUrl(toKeras(net)).url, card: URL.createObjectURL(told), src };
}

const sigmoidUnit = () => of(1, 'sigmoid', { labels: ['dog'] });
const value = () => of(1, 'linear', { labels: ['age'] });

type Tag = 'saliency-map' | 'lrp-heatmap' | 'occlusion-grid';
type Explaining = HTMLElementTagNameMap[Tag];

/** What an element of each kind says when it is done. */
async function explained<Result>(
  tag: Tag,
  attributes: Record<string, string>,
): Promise<{ element: Explaining; result: Result; words: string }> {
  const element: Explaining = place(tag, attributes, '');
  const result = await once<Result>(element, 'explain-complete');
  await element.updateComplete;
  return { element, result, words: element.shadowRoot!.textContent.replace(/\s+/g, ' ') };
}

const choices = (element: HTMLElement): string[] =>
  [...element.shadowRoot!.querySelectorAll('select')].flatMap((select) =>
    [...select.options].map(({ text: words }) => words),
  );

describe('figures of other heads than a softmax', () => {
  afterEach(() => document.body.replaceChildren());

  for (const tag of ['saliency-map', 'lrp-heatmap', 'occlusion-grid'] as const) {
    it(`<${tag}>: one sigmoid unit has two classes to choose from`, async () => {
      const { element, result } = await explained<SaliencyResult>(tag, sigmoidUnit());
      const [best, other] = result.predictions;
      expect(best!.probability! + other!.probability!).to.be.closeTo(1, 1e-6);
      expect(text(element, 'answer')).to.match(/^The network answers (not )?dog \(\d+\.\d%\)\.$/);
      expect(choices(element)).to.include.members(['not dog', 'dog']);
      expect(parts(element, 'head')).to.have.length(0);
    });

    it(`<${tag}>: a value is an output, not a class`, async () => {
      const { element, result, words } = await explained<SaliencyResult>(tag, value());
      expect(text(element, 'answer')).to.match(/^Output \(age\): −?\d+(\.\d+)?\.$/);
      expect(result.target).not.to.have.property('probability');
      expect(words).not.to.match(/NaN|undefined|probabilit|\bage \(/i);
      expect(choices(element)).not.to.include('its answer');
    });

    it(`<${tag}>: logits are said to be shown through a softmax`, async () => {
      const { element } = await explained(tag, of(3, 'linear'));
      expect(text(element, 'head')).to.equal(
        'The probabilities are a softmax of the network’s raw outputs.',
      );
    });
  }

  it('a value without a label is the output', async () => {
    const { element, result } = await explained<LrpHeatmapResult>('lrp-heatmap', of(1, 'linear'));
    expect(text(element, 'answer')).to.match(/^Output: −?\d/);
    expect(text(element, 'meaning')).to.contain('speak for the output');
    expect(result.target.label).to.equal('0');
  });

  it('occlusion of a value: meter, grid and legend are in its units, no class wins', async () => {
    const { element, result } = await explained<OcclusionResult>('occlusion-grid', {
      ...value(),
      cells: 'class',
      occluder: '4',
      stride: '4',
    });
    const { logits } = result.details;
    const label = text(element, 'label');
    expect(label).to.contain('Output at each position').and.to.contain('Mean fall of the output');
    const [meter] = parts(element, 'meter');
    const bounds = ['aria-valuemin', 'aria-valuemax'].map((name) =>
      Number(meter!.getAttribute(name)),
    );
    const all = [...logits, result.target.logit, 0];
    expect(bounds[0]).to.be.closeTo(Math.min(...all), 1e-6);
    expect(bounds[1]).to.be.closeTo(Math.max(...all), 1e-6);
    expect(text(element, 'extremes')).to.contain('the output');
    expect(parts(element, 'before')).to.have.length(0);
    expect(parts(element, 'frame')[0]!.getAttribute('aria-label')).to.match(/^Output −?\d/);
  });

  it('curves of a value', async () => {
    const element = place('saliency-map', { ...value(), faithfulness: '' }, '');
    await once(element, 'faithfulness-complete');
    await element.updateComplete;
    const [curve] = element.shadowRoot!.querySelectorAll('svg[role="img"]');
    expect(curve!.getAttribute('aria-label')).to.match(/the output goes from −?\d/);
    expect(element.shadowRoot!.innerHTML).not.to.match(/NaN|undefined/);
  });

  it('<codespace-am> climbs a value, which has no goal', async () => {
    const element = place(
      'codespace-am',
      { ...value(), generator: '', pixels: 'noise', runs: '2', steps: '3' },
      '',
    );
    await once(element, 'explain-complete');
    await element.updateComplete;
    const words = element.shadowRoot!.textContent;
    expect(words).to.contain('Maximised is the output.');
    expect(words).not.to.match(/NaN|undefined/);
    expect(element.result!.target).not.to.have.property('probability');
    expect(element.result!.details.run).not.to.have.property('probability');
  });
});
