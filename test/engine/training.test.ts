import { expect } from '@esm-bundle/chai';
import { createExplainer, createTraining, type BackendChoice } from '../../dist/engine.js';
import { forward } from '../oracle/float64.js';
import { toKeras } from '../oracle/keras.js';
import { batchNorm, build, conv, dense, flatten, type NetSpec, type Step } from '../oracle/net.js';
import { TrainingReference } from '../oracle/training.js';
import { relativeError } from '../support/differences.js';
import { RandomExamples, trainedNetworks, withSnapshot } from '../support/training.js';

const input: [number, number, number] = [9, 8, 2];
const classes = 4;

/** Trains with the engine and in float64 from the same weights, on the same batches. */
async function compare(steps: Step[], backend: BackendChoice): Promise<void> {
  const { net, ...files } = toKeras(build(input, 3, steps), {
    dialect: 'keras3',
    topology: 'functional',
  });
  const { revoke, ...model } = withSnapshot(files);
  const examples = new RandomExamples(10, input, classes);
  const rate = 0.02;
  const session = createTraining({
    ...model,
    backend,
    snapshot: 0,
    examples,
    batchSize: 3,
    learningRate: rate,
  });
  const [picture] = examples.images;
  const watch = { images: { data: picture!, shape: [1, ...input] } };
  const before = forward(net, picture!).logits;
  const { losses, watched, step } = await session.step(3, { watch });
  expect(step).to.equal(3);
  const trained: NetSpec = structuredClone(net);
  const reference = new TrainingReference(trained, rate);
  for (const [index, loss] of losses.entries()) {
    const batch = examples.asked[0]!.slice(index * 3, index * 3 + 3);
    const expected = reference.step({
      images: batch.map((i) => examples.images[i]!),
      labels: batch.map((i) => examples.labels[i]!),
    });
    expect(loss, `loss ${index}`).to.be.closeTo(expected, 1e-4 * expected);
  }
  // The change counts: it is what the three steps have made of the network.
  const after = forward(trained, picture!).logits;
  const change = watched!.logits.data.map((logit, i) => logit - before[i]!);
  const error = relativeError(
    change,
    after.map((logit, i) => logit - before[i]!),
  );
  expect(error, 'change of the logits').to.be.below(1e-3);
  await session.end();
  revoke();
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`training on ${backend}`, () => {
    for (const [name, steps] of Object.entries(trainedNetworks)) {
      it(`makes the steps of a float64 reference: ${name}`, () => compare(steps, backend));
    }

    it('starts from a batch norm folded into its layer, and holds nothing after its end', async () => {
      const net = build(input, 4, [conv(3, 4), batchNorm(), flatten(), dense(classes)]);
      const { revoke, ...model } = withSnapshot(toKeras(net, { dialect: 'keras2' }));
      const examples = new RandomExamples(10, input, classes);
      const watch = { images: examples.batch([0, 1]).images };
      const explainer = createExplainer({ ...model, snapshot: 0, backend });
      const untrained = await explainer.forward(watch.images);
      const before = await explainer.memory();
      const session = createTraining({ ...model, snapshot: 0, backend, examples, batchSize: 4 });
      const { watched, losses } = await session.step(0, { watch });
      expect(losses).to.deep.equal([]);
      expect(watched!.logits).to.deep.equal(untrained.output);
      const during = await explainer.memory();
      expect(during.tensors).to.be.above(before.tensors);
      await session.step(2, { watch: { ...watch, layers: ['conv1'] } });
      // The weights are its own now, no longer those of the model.
      const grown = await explainer.memory();
      expect(grown.tensors).to.equal(during.tensors);
      await session.step(3);
      expect(await explainer.memory()).to.deep.equal(grown);
      await session.reset();
      expect(await explainer.memory()).to.deep.equal(during);
      await session.end();
      expect(await explainer.memory()).to.deep.equal(before);
      const again = await explainer.forward(watch.images);
      expect(again.output).to.deep.equal(untrained.output);
      revoke();
    });
  });
}
