import { expect } from '@esm-bundle/chai';
import { codeOf } from '../support/errors.js';
import { after, mount } from '../support/lrp-element.js';
import { choose, control, once, parts, text } from '../support/saliency-element.js';

/** What an author may get wrong, with the code and a word of the message or hint. */
const wrong: [attributes: Record<string, string>, code: string, word: string][] = [
  [{ composite: 'epsilon', epsilon: '-1' }, 'setting-out-of-range', 'epsilon'],
  [{ composite: 'epsilon', epsilon: 'small' }, 'setting-out-of-range', '"small"'],
  [{ composite: 'gamma', gamma: '-0.1' }, 'setting-out-of-range', 'gamma'],
  [{ composite: 'alpha-beta', alpha: '0.5' }, 'setting-out-of-range', 'alpha'],
  [{ composite: 'zeta' }, 'rule-unknown', 'zeta'],
  [{ compare: 'lrp-0 zeta' }, 'rule-unknown', 'zeta'],
  [{ 'layer-rules': 'conv1:zeta' }, 'rule-unknown', 'zeta'],
  [{ 'layer-rules': 'conv9:flat' }, 'layer-unknown', 'conv9'],
  [{ 'layer-rules': 'conv1 flat' }, 'layer-rules', 'conv1 flat'],
  [{ 'layer-rules': 'conv1:flat(3)' }, 'layer-rules', 'takes no number'],
  [{ 'layer-rules': 'conv1:epsilon(x)' }, 'layer-rules', '"x" is no number'],
  [{ 'layer-rules': 'pool1:epsilon' }, 'rule-unfit', 'winner-take-all'],
  [{ 'layer-rules': 'conv2:z-box' }, 'rule-unfit', 'conv2'],
  [{ layer: 'conv9', unit: '1' }, 'layer-unknown', 'conv9'],
  [{ layer: 'conv2', unit: '99' }, 'unit-unknown', 'channel below 32'],
  [{ layer: 'conv2', unit: '1,2,3,4' }, 'unit-unknown', 'x,y,channel'],
  [{ layers: 'conv9' }, 'layer-unknown', 'conv9'],
  [{ denominators: 'conv9' }, 'layer-unknown', 'conv9'],
  [{ 'epsilon-scale': 'model' }, 'setting-out-of-range', 'epsilonScale'],
  [{ start: 'two' }, 'setting-out-of-range', 'start'],
  [{ contrast: 'all' }, 'target-unknown', 'contrast'],
  [{ bias: 'no' }, 'setting-out-of-range', 'bias'],
  [{ 'input-size': 'large', 'dense-as': 'conv' }, 'setting-out-of-range', 'input-size'],
  [{ 'input-size': '56' }, 'image-shape', '28'],
  [{ 'input-size': '56', 'dense-as': 'conv', place: '99,0' }, 'unit-unknown', 'x below 8'],
];

describe('<lrp-heatmap>: bad input', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [attributes, code, word] of wrong) {
    it(`${JSON.stringify(attributes)} is ${code}, with the fallback in sight`, async () => {
      const element = mount(attributes, '<p id="fallback">In words.</p>');
      expect(await codeOf(element.explain())).to.equal(code);
      await element.updateComplete;
      expect(text(element, 'error')).to.contain(word);
      expect(document.querySelector('#fallback')!.checkVisibility()).to.equal(true);
      expect(parts(element, 'figure')).to.have.length(0);
      // The page goes on: once put right, the element explains.
      const { map } = await after(element, () => {
        for (const name of Object.keys(attributes)) element.removeAttribute(name);
      });
      expect(map.some((value) => value !== 0)).to.equal(true);
    });
  }

  it('takes back what a reader has changed and the network does not allow', async () => {
    const model = new URL('/test/fixtures/reordered/model.json', location.href).href;
    const element = mount({ model, rules: '' });
    const [height, width, channels] = (await element.explainer().describe()).inputShape;
    const data = new Float32Array(height * width * channels).fill(0.5);
    element.image = { data, shape: [height, width, channels] };
    const { map } = await element.explain();
    const refused = once<{ code: string }>(element, 'part-error');
    const again = await after(element, () =>
      control<HTMLInputElement>(element, 'Dense layers as convolutions').click(),
    );
    expect((await refused).code).to.equal('dense-as-conv-unfit');
    expect(again.map).to.deep.equal(map);
    expect(element.denseAs).to.equal('dense');
    expect(control<HTMLInputElement>(element, 'Dense layers as convolutions').checked).to.equal(
      false,
    );
    expect(parts(element, 'figure')).to.have.length(1);
    expect(parts(element, 'error')[0]!.dataset['code']).to.equal('dense-as-conv-unfit');
    // The next change clears the message.
    await after(element, () => choose(element, 'Rules', 'gamma'));
    expect(parts(element, 'error')).to.have.length(0);
  });

  it('names the input range that a card lacks', async () => {
    const model = new URL('/test/fixtures/no-bias/model.json', location.href).href;
    const element = mount({ model, composite: 'epsilon-gamma-box' });
    const [height, width, channels] = (await element.explainer().describe()).inputShape;
    const data = new Float32Array(height * width * channels).fill(0.5);
    element.image = { data, shape: [height, width, channels] };
    expect(await codeOf(element.explain())).to.equal('input-range-missing');
  });
});
