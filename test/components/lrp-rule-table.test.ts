import { expect } from '@esm-bundle/chai';
import type { LrpHeatmap } from '../../dist/index.js';
import { after, button, explainerOf, mount } from '../support/lrp-element.js';
import { choose, control } from '../support/saliency-element.js';

/** The select with a layer's rule; `null` where there is nothing to choose. */
function ruleOf(element: LrpHeatmap, layer: string): HTMLSelectElement | null {
  return element.renderRoot.querySelector(`[aria-label="Rule of the ${layer}"]`);
}

function pick(select: HTMLSelectElement, rule: string): void {
  select.value = rule;
  select.dispatchEvent(new Event('change'));
}

describe('<lrp-heatmap>: rules of layers', () => {
  afterEach(() => document.body.replaceChildren());

  it('has a row for every layer, from the class scores down, with the composite’s rules', async () => {
    const element = mount({ composite: 'epsilon-gamma-box', rules: '' });
    const { details } = await element.explain();
    const rows = [...element.renderRoot.querySelectorAll('.rule-table tbody th')];
    expect(rows).to.have.length(details.layers.length);
    expect(rows[0]!.textContent.trim()).to.equal('class scores');
    expect(rows.at(-1)!.textContent.trim()).to.equal('first convolution');
    expect(ruleOf(element, 'first convolution')!.value).to.equal('z-box');
    expect(ruleOf(element, 'second convolution')!.value).to.equal('gamma');
    expect(ruleOf(element, 'class scores')!.value).to.equal('epsilon');
    expect(ruleOf(element, 'first max pooling')).to.equal(null);
    expect(element.renderRoot.querySelector<HTMLDetailsElement>('details.rules')!.open).to.equal(
      true,
    );
  });

  it('asks for the rule that a reader gives a layer, and goes back to the composite', async () => {
    const element = mount({ rules: '' });
    const own = await element.explain();
    const chosen = await after(element, () => pick(ruleOf(element, 'first convolution')!, 'flat'));
    expect(chosen.details.request.layerRules).to.deep.equal({ conv1: { rule: 'flat' } });
    expect(chosen.details.layers.find(({ name }) => name === 'conv1')!.rule).to.equal('flat');
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:3');
    const direct = await explainer.lrpOf(input, { layerRules: { conv1: { rule: 'flat' } } });
    expect(chosen.map).to.deep.equal(direct.map);
    const both = await after(element, () => pick(ruleOf(element, 'dense layer')!, 'gamma'));
    expect(Object.keys(both.details.request.layerRules!)).to.deep.equal(['conv1', 'dense1']);
    const back = await after(element, () => button(element, 'Back to the composite').click());
    expect(back.map).to.deep.equal(own.map);
    expect(ruleOf(element, 'first convolution')!.value).to.equal('z-plus');
  });

  it('is drawn while it is unfolded', async () => {
    const element = mount({});
    await element.explain();
    const rows = (): number => element.renderRoot.querySelectorAll('.rule-table tbody tr').length;
    const unfold = async (open: boolean): Promise<void> => {
      const details = element.renderRoot.querySelector<HTMLDetailsElement>('details.rules')!;
      const toggled = new Promise((resolve) => details.addEventListener('toggle', resolve));
      details.open = open;
      await toggled;
      await element.updateComplete;
    };
    expect(rows()).to.equal(0);
    await unfold(true);
    expect(rows()).to.be.above(4);
    await unfold(false);
    expect(rows()).to.equal(0);
  });

  it('begins anew from another composite', async () => {
    const element = mount({ 'layer-rules': 'conv1:flat' });
    await element.explain();
    const { details } = await after(element, () => choose(element, 'Rules', 'gamma'));
    expect(details.layers.filter(({ rule }) => rule === 'flat')).to.have.length(0);
  });

  it('reads numbers of single layers, which their slider leaves alone', async () => {
    const element = mount({
      composite: 'gamma',
      rules: '',
      'layer-rules': 'conv1:z-box; conv2 : gamma(0.75);\n dense1:epsilon(0.5); logits:gamma(1)',
    });
    const { details } = await element.explain();
    const told = (layer: string) => {
      const { rule, parameters } = details.layers.find(({ name }) => name === layer)!;
      return { rule, ...parameters };
    };
    expect(told('conv1')).to.deep.equal({ rule: 'z-box' });
    expect(told('conv2')).to.deep.equal({ rule: 'gamma', gamma: 0.75 });
    expect(told('dense1')).to.deep.equal({ rule: 'epsilon', epsilon: 0.5 });
    expect(() => control(element, 'γ')).to.throw('no control');
    const table = element.renderRoot.querySelector('.rule-table')!.textContent;
    expect(table).to.contain('ε 0.5').and.to.contain('γ 0.75');
  });

  it('offers no bounds of the input where the card has none', async () => {
    const model = new URL('/test/fixtures/no-bias/model.json', location.href).href;
    const element = mount({ model });
    const [height, width, channels] = (await element.explainer().describe()).inputShape;
    const data = new Float32Array(height * width * channels).fill(0.5);
    element.image = { data, shape: [height, width, channels] };
    await element.explain();
    const choices = [...element.renderRoot.querySelectorAll('option')].map(({ value }) => value);
    expect(choices).to.include('gamma');
    expect(choices).not.to.include('z-box').and.not.to.include('epsilon-gamma-box');
  });
});
