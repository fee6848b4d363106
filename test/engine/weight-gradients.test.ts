import { expect } from '@esm-bundle/chai';
import type { BackendName } from '../../src/protocol.js';
import {
  crossEntropy,
  disposeTrainable,
  makeTrainable,
  memory,
  Models,
  fileAccess,
  recordForward,
  startBackend,
  tensor,
  tidy,
  weightGradients,
} from '../bundles/engine-parts.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build } from '../oracle/net.js';
import { TrainingReference } from '../oracle/training.js';
import { relativeError } from '../support/differences.js';
import { RandomExamples, trainedNetworks } from '../support/training.js';

const input: [number, number, number] = [9, 8, 2];

// Adam does not care how long a gradient is; so these are looked at before it sees them.
const nobody = { signal: new AbortController().signal, progress: () => {} };

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendName[]) {
  describe(`the gradients of all weights on ${backend}`, () => {
    before(async () => {
      await startBackend(backend, new URL('/dist/', location.href).href);
    });

    for (const [name, steps] of Object.entries(trainedNetworks)) {
      it(`agree with central differences: ${name}`, async () => {
        const options = { dialect: 'keras3', topology: 'functional' } as const;
        const { net, ...files } = toKeras(build(input, 6, steps), options);
        const { url, revoke } = toUrl(files);
        const models = new Models(fileAccess);
        const fetched = await models.fetch({ url }, nobody);
        const trainable = makeTrainable(models.network({ url }, fetched, backend), null);
        const before = memory().numTensors;

        const { images, labels } = new RandomExamples(3, input, 4).batch([0, 1, 2]);
        const tape = recordForward(trainable.network, images);
        const logits = await trainable.network.logits(tape).data<'float32'>();
        const { loss, signal } = crossEntropy(logits, labels);
        const gradients = tidy(() => {
          const found = weightGradients(trainable, tape, tensor(signal, [3, 4]));
          const variables = new Set(
            trainable.learners.flatMap(({ kernel, bias }) => (bias ? [kernel, bias] : [kernel])),
          );
          return [...variables].flatMap((each) => [...found.get(each)!.dataSync<'float32'>()]);
        });
        const size = input[0] * input[1] * input[2];
        const batch = {
          images: labels.map((_, i) => images.data.slice(i * size, (i + 1) * size)),
          labels,
        };
        const reference = new TrainingReference(net, 0);
        const expected = reference.gradient(batch);
        expect(expected.length).to.be.above(100);
        expect(relativeError(Float64Array.from(gradients), expected)).to.be.below(1e-4);
        expect(reference.step(batch)).to.be.closeTo(loss, 1e-5);

        tape.dispose();
        trainable.network.disposePrepared();
        expect(memory().numTensors).to.equal(before);
        disposeTrainable(trainable);
        models.forget(backend);
        revoke();
      });
    }
  });
}
