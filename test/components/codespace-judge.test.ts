import { expect } from '@esm-bundle/chai';
import type { CodespaceResult } from '../../dist/index.js';
import { createExplainer } from '../../dist/engine.js';
import { mount, urlOf } from '../support/codespace-element.js';
import { once, parts, text } from '../support/saliency-element.js';

describe('the judge of <codespace-am>', () => {
  afterEach(() => document.body.replaceChildren());

  it('says how many of the pictures a second network reads alike, pixels among them', async () => {
    const judge = urlOf('mnist-judge');
    const element = mount({ target: '3', pixels: 'noise', judge });
    const { details, shape } = await element.explain();
    await element.updateComplete;
    const network = createExplainer({ model: judge, backend: 'wasm' });
    for (const { runs, judgement } of details.generators) {
      expect(judgement!.probabilities).to.have.length(4);
      let agreed = 0;
      for (const [run, { picture }] of runs.entries()) {
        const { target, predictions } = await network.saliencyOf(
          { data: picture, shape },
          { target: 3 },
        );
        expect(judgement!.probabilities[run]).to.be.closeTo(target.probability!, 1e-4);
        if (predictions[0]!.index === 3) agreed++;
      }
      expect(judgement!.agreed).to.equal(agreed);
    }
    const [drawn, pixels] = details.generators;
    expect(drawn!.judgement!.agreed).to.be.above(pixels!.judgement!.agreed);
    const said = text(element, 'judge');
    expect(said).to.equal(
      `An independent classifier also predicts 3 for ${drawn!.judgement!.agreed} of 4 (DCGAN), ${pixels!.judgement!.agreed} of 4 (Pixels, from noise).`,
    );
  });

  it('is the built-in one for the built-in network, and none for others or where none is wanted', async () => {
    const own = mount({ target: '1' });
    own.model = 'mnist-cnn';
    const [asked] = (await own.explain()).details.generators;
    expect(asked!.judgement!.probabilities).to.have.length(4);
    await own.updateComplete;
    expect(text(own, 'judge')).to.equal(
      `An independent classifier also predicts 1 for ${asked!.judgement!.agreed} of 4.`,
    );
    for (const attributes of [{}, { judge: '' }]) {
      const element = mount({ target: '1', ...attributes });
      if ('judge' in attributes) element.model = 'mnist-cnn';
      const [unasked] = (await element.explain()).details.generators;
      expect(unasked!.judgement).to.equal(null);
      expect(parts(element, 'judge')).to.have.length(0);
    }
  });

  it('that cannot be had is missed by an event; the figure stands', async () => {
    const element = mount({ target: '1', judge: '/nowhere/model.json' });
    const missed = once<{ code: string }>(element, 'part-error');
    const result: CodespaceResult = await element.explain();
    expect((await missed).code).to.equal('model-not-found');
    expect(result.details.generators[0]!.judgement).to.equal(null);
    expect(parts(element, 'grid')).to.have.length(1);
    expect(parts(element, 'error')).to.have.length(0);
  });
});
