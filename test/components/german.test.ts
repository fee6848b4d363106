import { expect } from '@esm-bundle/chai';
import { englishIn, phrasesOfKit, placed, settledTexts } from '../support/spoken.js';

type Tag = keyof HTMLElementTagNameMap;
type Act = (root: ShadowRoot) => Promise<void>;

const digit = { model: 'mnist-cnn', src: 'sample:3' };

/** What a part's code brings may come later. */
async function found<Kind extends HTMLElement>(root: ShadowRoot, selector: string): Promise<Kind> {
  let element: Kind | null;
  while (!(element = root.querySelector<Kind>(selector))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return element;
}

const press =
  (selector: string): Act =>
  async (root) =>
    (await found(root, selector)).click();
const key =
  (selector: string): Act =>
  async (root) => {
    const event = new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true });
    (await found(root, selector)).dispatchEvent(event);
  };
const slide =
  (selector: string, value: string): Act =>
  async (root) => {
    const slider = await found<HTMLInputElement>(root, selector);
    slider.value = value;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  };
const point: Act = async (root) => {
  const cell = await found(root, '.cell');
  cell.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
};
const spoil: Act = async (root) => {
  const field = await found<HTMLInputElement>(root, 'input[part="number"]');
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Figures in several states, and what a reader does to them. */
const figures: [Tag, Record<string, string>, ...Act[]][] = [
  ['saliency-map', { ...digit, compare: 'gradient smoothgrad grad-cam', clip: '99' }],
  ['saliency-map', { ...digit, layer: 'conv2', picture: 'under', method: 'gradient-x-input' }],
  ['saliency-map', { ...digit, layer: 'conv2', unit: '*,*,3', channels: 'rgb' }],
  ['saliency-map', { ...digit, src: 'sample:0-2', target: '5', clip: '99' }],
  [
    'saliency-map',
    { ...digit, sanity: '', faithfulness: '' },
    slide('.sanity-controls input', '2'),
    press('summary'),
  ],
  ['relu-backward', {}, point, spoil],
  ['relu-backward', { values: '0 -1.5', signal: '-2 0', controls: 'none' }, point],
  ['deconv-viewer', { ...digit, layer: 'conv2', compare: '', reconstructions: '', top: '2' }],
  ['deconv-viewer', { ...digit, layer: 'pool1', keep: 'map', unit: '3' }, key('.picker')],
  ['deconv-viewer', { ...digit, maps: 'none', epochs: '' }, press('[part~="play"]')],
  ['deconv-viewer', { ...digit, maps: 'none', train: '' }, press('[part~="train-once"]')],
  ['occlusion-grid', { ...digit, stride: '7' }, key('[role="application"]')],
  ['occlusion-grid', { ...digit, cells: 'class', shape: 'circle', occluder: '9', stride: '9' }],
  ['occlusion-grid', { ...digit, score: 'logit', occluder: '4', stride: '1', limit: '30' }],
  [
    'method-contest',
    {
      ...digit,
      methods: 'gradient lrp:epsilon-plus lrp occlusion random',
      measures: 'deletion insertion time road infidelity sensitivity',
      steps: '4',
    },
    press('[part~="method"]'),
  ],
  ['method-contest', { ...digit, methods: 'gradient random', steps: '4' }],
  [
    'lrp-heatmap',
    { ...digit, layers: 'conv2', conservation: '', denominators: '', rules: '', clip: '99' },
    key('.probe'),
    press('.cell'),
  ],
  ['lrp-heatmap', { ...digit, compare: 'lrp-0 z-plus gradient-x-input', contrast: 'rivals' }],
  ['lrp-heatmap', { ...digit, sanity: '' }, slide('.sanity-controls input', '1')],
  [
    'codespace-am',
    { generator: 'mnist-gan', runs: '2', pixels: 'noise' },
    press('button[part~="run"]'),
    press('button[part~="run"]:nth-of-type(2)'),
  ],
  ['codespace-am', { generator: 'mnist-gan', runs: '1', layer: 'conv2', unit: '3,3,3' }],
];

describe('In a German figure', () => {
  afterEach(() => document.body.replaceChildren());

  it('English would be found', async () => {
    const element = await placed('saliency-map', digit);
    const found = await englishIn(await settledTexts(element));
    expect(found.length).to.be.above(8);
    expect((await phrasesOfKit()).length).to.be.above(600);
  });

  for (const [tag, attributes, ...acts] of figures) {
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    it(`no English is left: <${[tag, ...written].join(' ')}>`, async () => {
      const element = await placed(tag, { ...attributes, lang: 'de' });
      expect(await englishIn(await settledTexts(element))).to.deep.equal([]);
      for (const act of acts) {
        await act(element.shadowRoot!);
        expect(await englishIn(await settledTexts(element))).to.deep.equal([]);
      }
    });
  }
});
