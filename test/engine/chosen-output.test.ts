import { expect } from '@esm-bundle/chai';
import { createExplainer, ExplainError } from '../../dist/engine.js';
import { twoOutputs } from '../support/two-outputs.js';

const data = Float32Array.from({ length: 8 * 8 * 3 }, (_, index) => Math.sin(index));
const shape = [1, 8, 8, 3];

/** Outputs of 3 and of 2 values, from layers of which one belongs to the second alone. */
for (const form of ['layers', 'graph'] as const) {
  describe(`a ${form} model of two outputs`, () => {
    let urls: string[] = [];
    const address = (card?: object): { model: string; card?: string } => {
      const blob = (json: object) => {
        const url = URL.createObjectURL(new Blob([JSON.stringify(json)]));
        urls.push(url);
        return url;
      };
      return { model: blob(twoOutputs(form)), ...(card ? { card: blob(card) } : {}) };
    };
    afterEach(() => {
      urls.forEach((url) => URL.revokeObjectURL(url));
      urls = [];
    });

    const outputOf = async (choice: object, card?: object): Promise<number[]> => {
      const explainer = createExplainer({ ...address(card), backend: 'cpu', ...choice });
      const { output } = await explainer.forward({ data, shape });
      return [...output.data];
    };
    const errorOf = async (choice: object, card?: object): Promise<ExplainError> => {
      const error: unknown = await outputOf(choice, card).catch((reason: unknown) => reason);
      if (error instanceof ExplainError) return error;
      throw new Error('Nothing was thrown.');
    };

    it('is explained by the one that was chosen, by name or number', async () => {
      const [classes, sides] = [await outputOf({ output: 0 }), await outputOf({ output: 1 })];
      expect([classes.length, sides.length]).to.deep.equal([3, 2]);
      expect(await outputOf({ output: 'classes' })).to.deep.equal(classes);
      expect(await outputOf({ output: 'sides' })).to.deep.equal(sides);
      // An attribute is text.
      expect(await outputOf({ output: '1' })).to.deep.equal(sides);
    });

    it('is explained by the one that its card chooses, unless the page does', async () => {
      const sides = await outputOf({ output: 'sides' });
      expect(await outputOf({}, { output: { name: 'sides' } })).to.deep.equal(sides);
      expect(await outputOf({}, { output: { index: 1 } })).to.deep.equal(sides);
      const classes = await outputOf({ output: 'classes' }, { output: { index: 1 } });
      expect(classes).to.have.length(3);
    });

    it('lists no layers that lead to the other output alone', async () => {
      const layersOf = async (output: number) => {
        const explainer = createExplainer({ ...address(), output });
        return (await explainer.describe()).layers.map(({ name }) => name);
      };
      expect((await layersOf(0)).some((name) => name.startsWith('sides'))).to.equal(false);
      expect((await layersOf(1)).some((name) => name.startsWith('sides'))).to.equal(true);
    });

    it('is refused as output-unknown without a choice, and with one that it does not have', async () => {
      const has = 'The model has 2 outputs: "classes" (0), "sides" (1)';
      for (const card of [undefined, {}]) {
        const { code, message } = await errorOf({}, card);
        expect(code).to.equal('output-unknown');
        expect(message).to.equal(`${has}. One is explained.`);
      }
      for (const [choice, card] of [
        [{ output: 'boxes' }, undefined],
        [{}, { output: { name: 'boxes' } }],
      ] as const) {
        const { code, message, hint } = await errorOf(choice, card);
        expect(code).to.equal('output-unknown');
        expect(message).to.equal(`${has}; there is no "boxes".`);
        expect(hint).to.include('"output"');
      }
      expect((await errorOf({ output: 2 })).message).to.equal(`${has}; there is no 2.`);
    });
  });
}

describe('a model of one output', () => {
  it('is refused with another output than that', async () => {
    const error: unknown = await createExplainer({ model: 'mnist-cnn', output: 'boxes' })
      .describe()
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ExplainError);
    expect((error as ExplainError).code).to.equal('output-unknown');
    expect((error as ExplainError).message).to.match(
      /^The model has one output: ".+" \(0\); there is no "boxes"\.$/,
    );
  });
});
