import { expect } from '@esm-bundle/chai';
import { createExplainer, createTraining } from '../../dist/engine.js';
import { engineClient } from '../../dist/client/engine-client.js';
import { codeOf } from '../support/errors.js';
import { RandomExamples } from '../support/training.js';

const backend = 'wasm';
const model = 'mnist-cnn';
const mnist = { model, backend } as const;

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('training mnist-cnn on its digits', () => {
  it('knows 900 of them, 90 of each class, as the trained network does', async () => {
    const { trainingDigits } = await createExplainer(mnist).describe();
    const { labels, size, columns } = trainingDigits!;
    expect(size).to.deep.equal([28, 28]);
    expect(columns).to.equal(30);
    const counts = Array.from(
      { length: 10 },
      (_, digit) => labels.filter((l) => l === digit).length,
    );
    expect(counts).to.deep.equal(new Array<number>(10).fill(90));
    // The network has seen them in its own training: pictures and labels belong together.
    const session = createTraining({ ...mnist, snapshot: 40, batchSize: 900 });
    const { accuracies } = await session.step();
    expect(accuracies[0]).to.be.above(0.99);
    await session.end();
  });

  it('learns, from the weights before training', async () => {
    const { input } = await createExplainer(mnist).picture('sample:3');
    const watch = {
      images: { data: input.data, shape: [1, ...input.shape] },
      layers: ['conv1', 'logits'],
    };
    const session = createTraining({ ...mnist, snapshot: 0 });
    const untrained = await session.step(0, { watch });
    const { losses, accuracies, watched, step } = await session.step(40, { watch });
    expect(step).to.equal(40);
    // ln 10 is the loss of a network that knows nothing.
    expect(losses[0]).to.be.closeTo(Math.log(10), 0.1);
    expect(mean(losses.slice(-5))).to.be.below(1.6);
    expect(mean(accuracies.slice(-5))).to.be.above(0.5);
    expect(watched!.activations.conv1!.shape).to.deep.equal([1, 24, 24, 16]);
    expect(watched!.activations.logits).to.deep.equal(watched!.logits);
    expect(watched!.activations).not.to.deep.equal(untrained.watched!.activations);
    await session.end();
  });

  it('gives the same weights for the same seed, also after a reset', async () => {
    const images = { data: new Float32Array(784).fill(0.5), shape: [1, 28, 28, 1] };
    const train = async (seed: number) => {
      const session = createTraining({ ...mnist, seed, batchSize: 8 });
      const runs: Float32Array[] = [];
      for (let run = 0; run < 2; run++) {
        await session.step(2);
        runs.push((await session.step(1, { watch: { images } })).watched!.logits.data);
        await session.reset();
      }
      await session.end();
      expect(runs[1]).to.deep.equal(runs[0]);
      return runs[0]!;
    };
    const first = await train(1);
    expect(await train(1)).to.deep.equal(first);
    expect(await train(2)).not.to.deep.equal(first);
  });

  it('carries out equal calls one after the other, and sessions apart', async () => {
    const sessions = [1, 1].map((seed) => createTraining({ ...mnist, seed, batchSize: 4 }));
    const seen = await Promise.all(
      sessions.flatMap((each) => [each.step(0), each.step(), each.step()]),
    );
    expect(seen.map(({ step }) => step)).to.deep.equal([0, 1, 2, 0, 1, 2]);
    expect(seen[1]!.losses).to.deep.equal(seen[4]!.losses);
    for (const session of sessions) await session.end();
  });

  it('stops when it is cancelled, and goes on from there', async () => {
    const session = createTraining({ ...mnist, snapshot: 0, batchSize: 8 });
    await session.step();
    const controller = new AbortController();
    const onProgress = ({ loaded, phase }: { loaded: number; phase: string }) => {
      if (phase === 'explain' && loaded === 3) controller.abort();
    };
    const cancelled = session.step(100, {}, { signal: controller.signal, onProgress });
    const error: unknown = await cancelled.catch((reason: unknown) => reason);
    expect(error).to.have.property('name', 'AbortError');
    const { step } = await session.step();
    expect(step).to.be.within(5, 90);
    await session.end();
  });

  it('says what it cannot train', async () => {
    const unfit = ['depthwise', 'rescaled'].map((name) => `/test/fixtures/${name}/model.json`);
    for (const each of [...unfit, 'mnist-gan']) {
      const session = createTraining({ model: each, backend });
      expect(await codeOf(session.reset()), each).to.equal('training-unsupported');
      await session.end();
    }
    const cifar = createTraining({ model: 'cifar10-cnn', backend });
    expect(await codeOf(cifar.step())).to.equal('training-digits-missing');
    await cifar.end();
    expect(await codeOf(createTraining({ ...mnist, snapshot: 7 }).step())).to.equal(
      'snapshot-unknown',
    );
  });

  it('refuses settings and pictures that it cannot train with', async () => {
    const shape: [number, number, number] = [28, 28, 1];
    const examples = new RandomExamples(4, shape, 10);
    const wrong = {
      'setting-out-of-range': [
        { seed: 0.5 },
        { learningRate: 0 },
        { learningRate: NaN },
        { examples, batchSize: 0 },
      ],
      'training-labels': [{ examples: new RandomExamples(40, shape, 1000) }],
      'image-shape': [{ examples: new RandomExamples(4, [28, 28, 3], 10) }],
    };
    for (const [code, options] of Object.entries(wrong)) {
      for (const each of options) {
        const session = createTraining({ ...mnist, ...each });
        expect(await codeOf(session.step()), JSON.stringify(Object.keys(each))).to.equal(code);
        await session.end();
      }
    }
    const session = createTraining({ ...mnist, examples });
    for (const steps of [-1, 0.5, 101, NaN]) {
      expect(await codeOf(session.step(steps)), String(steps)).to.equal('setting-out-of-range');
    }
    const images = { data: new Float32Array(784), shape: [1, 28, 28, 1] };
    const watch = { images, layers: ['nowhere'] };
    expect(await codeOf(session.step(1, { watch }))).to.equal('layer-unknown');
    expect((await session.step()).step).to.equal(1);
    await session.end();
  });

  it('says when there is no such training', async () => {
    const images = { data: new Float32Array(0), shape: [0] };
    const request = { session: 'nobody', number: 1, steps: 0, images, labels: [] };
    expect(await codeOf(engineClient.request('trainingStep', request))).to.equal('training-lost');
    const ended = await engineClient.request('trainingEnd', { session: 'nobody' });
    expect(ended).to.deep.equal({ ended: false });
  });
});
