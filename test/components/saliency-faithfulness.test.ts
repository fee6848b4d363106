import { expect } from '@esm-bundle/chai';
import '../../dist/define.js';
import { createExplainer, type FaithfulnessResponse } from '../../dist/engine.js';
import { modelUrl, mount, once, parts, texts } from '../support/saliency-map.js';

const model = modelUrl('mnist-cnn');
const compare = 'gradient-x-input grad-cam';
type Curves = Record<string, FaithfulnessResponse>;

describe('the faithfulness curves of <saliency-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws deletion and insertion of every map after it, with areas and the random order', async () => {
    const element = mount({ model, src: 'sample:3', compare, faithfulness: '' });
    const order: string[] = [];
    for (const type of ['explain-complete', 'faithfulness-complete']) {
      element.addEventListener(type, () => order.push(type));
    }
    const curves = await once<Curves>(element, 'faithfulness-complete');
    await element.updateComplete;
    expect(order).to.deep.equal(['explain-complete', 'faithfulness-complete']);
    expect(Object.keys(curves)).to.deep.equal(compare.split(' '));
    expect(texts(element, 'curves')).to.deep.equal(
      Object.values(curves).map(
        ({ deletion, insertion, randomDeletion, randomInsertion }) =>
          `deletion ${deletion.area.toFixed(2)} random ${randomDeletion.area.toFixed(2)} ` +
          `insertion ${insertion.area.toFixed(2)} random ${randomInsertion.area.toFixed(2)}`,
      ),
    );
    const drawn = element.renderRoot.querySelectorAll('[part~="curves"] .line');
    expect(drawn).to.have.length(4);
    expect(drawn[0]!.getAttribute('d')!.split('L')).to.have.length(33);
    const images = [...element.renderRoot.querySelectorAll('[part~="curves"] [role="img"]')];
    expect(images[0]!.getAttribute('aria-label')).to.match(
      /^Deletion curve: the probability of 3 goes from (over 99\.9|100\.0)% to \d.*in random order 0\.\d\d\.$/,
    );
  });

  it('ranks pixels by the map summed over its channels', async () => {
    const cifar = modelUrl('cifar10-cnn');
    const element = mount({ model: cifar, src: 'sample:6', method: 'gradient', faithfulness: '' });
    const curves = await once<Curves>(element, 'faithfulness-complete');
    const { map, details, target } = element.result!;
    const scores = new Float32Array(32 * 32);
    map.forEach((value, i) => (scores[Math.floor(i / 3)]! += value));
    const explainer = createExplainer({ model: cifar, backend: 'wasm' });
    const expected = await explainer.faithfulnessOf({
      image: details.input,
      scores,
      target: target.index,
    });
    for (const name of ['deletion', 'insertion'] as const) {
      expect(curves['gradient']![name]).to.deep.equal(expected[name]);
    }
  });

  it('follows picture and class, keeps only the newest', async () => {
    const element = mount({ model, src: 'sample:3', compare, faithfulness: '' });
    let completed = 0;
    element.addEventListener('faithfulness-complete', () => completed++);
    await once(element, 'explain-complete');
    element.src = 'sample:4';
    const { deletion } = (await once<Curves>(element, 'faithfulness-complete'))['grad-cam']!;
    expect(completed).to.equal(1);
    expect(element.result!.target.label).to.equal('4');
    expect(deletion.probabilities![0]).to.be.closeTo(element.result!.target.probability!, 1e-5);
    element.target = '7';
    const other = (await once<Curves>(element, 'faithfulness-complete'))['grad-cam']!;
    expect(other.deletion.probabilities![0]).to.be.closeTo(
      element.result!.target.probability!,
      1e-5,
    );
  });

  it('follows the maps of the sanity check', async () => {
    const element = mount({ model, src: 'sample:3', compare, faithfulness: '', sanity: '' });
    const [own] = await Promise.all([
      once<Curves>(element, 'faithfulness-complete'),
      once(element, 'sanity-step'),
    ]);
    await element.updateComplete;
    const slider = element.renderRoot.querySelector('input')!;
    slider.value = '4';
    slider.dispatchEvent(new Event('input'));
    const random = await once<Curves>(element, 'faithfulness-complete');
    expect(random['gradient-x-input']!.deletion).not.to.deep.equal(
      own['gradient-x-input']!.deletion,
    );
    expect(random['gradient-x-input']!.randomDeletion).to.deep.equal(
      own['gradient-x-input']!.randomDeletion,
    );
  });

  it('says nothing of a neuron, whose maps are not about a class', async () => {
    const element = mount({ model, src: 'sample:3', layer: 'conv2', faithfulness: '' });
    await element.explain();
    expect(parts(element, 'curves')).to.have.length(0);
  });
});
