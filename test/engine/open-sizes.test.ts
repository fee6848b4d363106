import { expect } from '@esm-bundle/chai';
import { createExplainer, ExplainError } from '../../dist/engine.js';
import { twoOutputs } from '../support/two-outputs.js';

/** The same model for images of any size. */
function ofAnySize(form: 'layers' | 'graph'): string {
  const json = JSON.stringify(twoOutputs(form))
    .replaceAll('[null,8,8,3]', '[null,null,null,3]')
    .replaceAll('{"size":"8"}', '{"size":"-1"}');
  return URL.createObjectURL(new Blob([json]));
}

for (const form of ['layers', 'graph'] as const) {
  describe(`a ${form} model for images of any size`, () => {
    const explainerOf = (card: object) =>
      createExplainer({
        model: ofAnySize(form),
        card: URL.createObjectURL(new Blob([JSON.stringify(card)])),
        backend: 'cpu',
      });

    for (const output of [{ name: 'sides' }, { index: 0 }]) {
      it(`takes the size from its card, output ${JSON.stringify(output)}`, async () => {
        const explainer = explainerOf({ input: { shape: [6, 5, 3] }, output });
        expect((await explainer.describe()).inputShape).to.deep.equal([6, 5, 3]);
        const data = new Float32Array(90).fill(0.5);
        const { shape } = await explainer.saliency({ image: { data, shape: [6, 5, 3] } });
        expect(shape).to.deep.equal([6, 5, 3]);
      });
    }

    for (const shape of [undefined, [6, 5, 1], [6, 5], [6, 5, 3, 1]]) {
      it(`asks for it where the card says ${JSON.stringify(shape)}`, async () => {
        const error: unknown = await explainerOf({ input: { shape }, output: { index: 0 } })
          .describe()
          .catch((reason: unknown) => reason);
        if (!(error instanceof ExplainError)) throw new Error('Nothing was thrown.');
        expect(['model-input-shape', 'card-invalid']).to.include(error.code);
        const wanted =
          error.code === 'card-invalid' ? '[6,5,3]' : '"input": {"shape": [224, 224, 3]}';
        expect(error.message + error.hint).to.include(wanted);
      });
    }
  });
}
