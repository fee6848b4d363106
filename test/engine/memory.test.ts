import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  ExplainError,
  saliencyMethods,
  type BackendChoice,
  type Shape3,
} from '../../dist/engine.js';
import { toKeras, toUrl, type KerasModel } from '../oracle/keras.js';
import type { JsonObject } from '../oracle/keras/dialects.js';
import { batchNorm, build, conv, dense, flatten, relu } from '../oracle/net.js';
import { loadReference } from '../support/reference.js';

/** How often a method computes does not matter here: RISE alone would take a thousand passes. */
const few = { steps: 4, samples: 4, masks: 16 };

/** Branches, gates, nested models, shared layers, resampling. */
const networks = ['branches', 'gated', 'mobile', 'nested-keras3', 'shared-model', 'resampled'];

async function outcomeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'done';
  } catch (error) {
    return error instanceof ExplainError ? error.code : (error as Error).name;
  }
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`memory on ${backend}`, () => {
    for (const name of networks) {
      it(`returns to its baseline after every job on ${name}`, async () => {
        const reference = await loadReference(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const [input] = reference.entries({ kind: 'input' });
        const image = { data: reference.array(input!), shape: input!.shape as Shape3 };
        const { layers } = await explainer.describe();
        const layer = layers.find(({ kind }) => kind === 'Conv2D')!.name;
        const request = { image, methods: saliencyMethods, ...few };
        await explainer.saliency(request);
        const before = await explainer.memory();
        expect(before.tensors).to.be.above(0);

        expect(await outcomeOf(explainer.saliency(request))).to.equal('done');
        expect(await outcomeOf(explainer.saliency({ ...request, layer }))).to.equal('done');
        const failing = [
          { ...request, layer: 'nowhere' },
          { ...request, layer, unit: '999,0,0' },
          { ...request, layer, unit: 'here' },
          { ...request, target: 999 },
          { ...request, target: 'nobody' },
          { ...request, image: { data: new Float32Array(4), shape: [2, 2, 1] as Shape3 } },
          { ...request, image: { ...image, data: image.data.map(() => NaN) } },
        ];
        const outcomes: string[] = [];
        for (const wrong of failing) outcomes.push(await outcomeOf(explainer.saliency(wrong)));
        expect(outcomes).to.deep.equal([
          'layer-unknown',
          'unit-unknown',
          'unit-unknown',
          'target-out-of-range',
          'target-unknown',
          'image-shape',
          'image-values',
        ]);
        expect(await explainer.memory()).to.deep.equal(before);
      });

      it(`returns to its baseline after cancelled jobs on ${name}`, async () => {
        const reference = await loadReference(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const [input] = reference.entries({ kind: 'input' });
        const image = { data: reference.array(input!), shape: input!.shape as Shape3 };
        // Many passes, so that the wish to cancel arrives in the middle.
        const methods = Array.from({ length: 10 }, () => saliencyMethods).flat();
        await explainer.saliency({ image, methods, ...few });
        const before = await explainer.memory();
        const outcomes: string[] = [];
        for (const at of [0, 3, 7]) {
          const controller = new AbortController();
          const job = explainer.saliency(
            { image, methods, ...few },
            {
              signal: controller.signal,
              onProgress: ({ phase, loaded }) => {
                if (phase === 'explain' && loaded === at) controller.abort();
              },
            },
          );
          outcomes.push(await outcomeOf(job));
        }
        expect(outcomes).to.deep.equal(['AbortError', 'AbortError', 'AbortError']);
        expect(await explainer.memory()).to.deep.equal(before);
      });
    }

    it('holds nothing of models that cannot be built or run', async () => {
      const net = build([8, 8, 3], 2, [
        conv(3, 4, { name: 'conv' }),
        batchNorm(),
        relu({ name: 'relu' }),
        flatten(),
        dense(3),
      ]);
      const sound = toKeras(net, { dialect: 'keras2' });
      const image = { data: new Float32Array(192).fill(0.5), shape: net.input };
      const change = (from: string, to: string): JsonObject =>
        JSON.parse(JSON.stringify(sound.json).replaceAll(from, to)) as JsonObject;
      const { json, weights } = sound;
      const overflowing = Float32Array.from(new Float32Array(weights), (value) => value * 1e38);
      const broken: Record<string, Pick<KerasModel, 'json' | 'weights'>> = {
        'layer-unsupported': { json: change('"ReLU"', '"LocallyConnected2D"'), weights },
        'weights-missing': { json: change('"dense1/kernel"', '"dense1/other"'), weights },
        'model-invalid': { json: change('"padding":"valid"', '"padding":"same"'), weights },
        'result-not-finite': { json, weights: overflowing.buffer },
      };
      const attempts = Object.entries(broken).map(([code, files]) => ({ code, ...toUrl(files) }));
      const memory = async () => {
        const { tensors, bytes } = await createExplainer({ model: attempts[0]!.url }).memory();
        return { tensors, bytes };
      };
      const tryAll = async () => {
        for (const { code, url } of attempts) {
          const explainer = createExplainer({ model: url, backend });
          expect(await outcomeOf(explainer.saliency({ image }))).to.equal(code);
        }
      };
      // The last one is a network that fails only when it runs: it keeps its weights.
      await tryAll();
      const before = await memory();
      await tryAll();
      expect(await memory()).to.deep.equal(before);
      for (const { revoke } of attempts) revoke();
    });
  });
}
