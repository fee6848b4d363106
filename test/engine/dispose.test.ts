import { expect } from '@esm-bundle/chai';
import {
  createAscent,
  createExplainer,
  createTraining,
  type BackendChoice,
  type Explainer,
  type Releasable,
} from '../../dist/engine.js';
import { codeOf } from '../support/errors.js';

const image = 'sample:3';

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`what is disposed of, on ${backend}`, () => {
    /** Loads nothing: it only asks for the engine's memory. */
    const watcher = createExplainer({ model: 'mnist-cnn', backend });
    const explainerOf = (snapshot?: number): Explainer =>
      createExplainer({
        model: 'mnist-cnn',
        backend,
        ...(snapshot === undefined ? {} : { snapshot }),
      });
    // The backend, with what it keeps for itself, is there from now on.
    before(async () => {
      const first = explainerOf();
      await first.saliencyOf(image);
      await first.dispose();
    });

    async function expectReturn(work: () => Promise<Releasable>): Promise<void> {
      const before = await watcher.memory();
      expect(before.models).to.equal(0);
      const used = await work();
      const during = await watcher.memory();
      for (const what of ['models', 'tensors', 'bytes', 'fileBytes'] as const) {
        expect(during[what], what).to.be.above(before[what]);
      }
      await used.dispose();
      expect(await watcher.memory()).to.deep.equal(before);
      // A second time does nothing.
      await used.dispose();
    }

    it('a model: its memory returns', () =>
      expectReturn(async () => {
        const explainer = explainerOf();
        await explainer.saliencyOf(image);
        await explainer.lrpOf(image);
        await explainer.occlusionOf(image, { stride: 14 });
        return explainer;
      }));

    it('an epoch of a model, with the files that all epochs share', () =>
      expectReturn(async () => {
        const explainer = explainerOf(1);
        await explainer.saliencyOf(image);
        return explainer;
      }));

    it('an ascent, with its generator and its classifier', () =>
      expectReturn(async () => {
        const ascent = createAscent({ backend, runs: 2 });
        await ascent.step(1);
        return ascent;
      }));

    it('a training that goes on', () =>
      expectReturn(async () => {
        const training = createTraining({ model: 'mnist-cnn', seed: 1, backend, batchSize: 2 });
        await training.step(1);
        return training;
      }));

    it('a model that a training still needs stays until that ends', async () => {
      const before = await watcher.memory();
      const training = createTraining({ model: 'mnist-cnn', seed: 1, backend, batchSize: 2 });
      await training.step(1);
      const explainer = explainerOf();
      await explainer.saliencyOf(image);
      await explainer.dispose();
      expect((await training.step(1)).step).to.equal(2);
      await training.end();
      expect(await watcher.memory()).to.deep.equal(before);
    });

    it('others that use the model load it again', async () => {
      const [one, other] = [explainerOf(), explainerOf()];
      const { map } = await one.saliencyOf(image);
      await other.saliencyOf(image);
      await one.dispose();
      expect((await other.saliencyOf(image)).map).to.deep.equal(map);
      await other.dispose();
    });
  });
}

describe('what is of no use any more', () => {
  it('refuses calls with "disposed"', async () => {
    const explainer = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
    await explainer.dispose();
    expect(await codeOf(explainer.saliency())).to.equal('disposed');
    expect(await codeOf(explainer.describe())).to.equal('disposed');
    const training = createTraining({ model: 'mnist-cnn', backend: 'wasm' });
    await training.dispose();
    expect(await codeOf(training.step(1))).to.equal('disposed');
    const ascent = createAscent({ backend: 'wasm', runs: 1 });
    await ascent.dispose();
    expect(await codeOf(ascent.step(1))).to.equal('disposed');
  });

  it('goes at the end of a block that uses it', async () => {
    const watcher = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
    const before = await watcher.memory();
    {
      await using explainer = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
      await explainer.saliencyOf(image);
      expect((await watcher.memory()).models).to.equal(before.models + 1);
    }
    expect(await watcher.memory()).to.deep.equal(before);
    let block: Explainer;
    {
      using explainer = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
      block = explainer;
    }
    expect(await codeOf(block.saliency())).to.equal('disposed');
  });
});
