import { expect } from '@esm-bundle/chai';
import { createExplainer, reluRules, type BackendChoice } from '../../dist/engine.js';
import { backward, forward, type Seed } from '../oracle/float64.js';
import { toUrl, type KerasModel } from '../oracle/keras.js';
import { relativeError } from './differences.js';

export const TOLERANCE = 1e-4;

/** A seed as the reference and as the engine is told of it. */
export interface Question {
  seed: Seed;
  asked: { target: number } | { layer: string; unit: string };
}

/** Rejects when the engine's logits or one of its three maps are not those of the reference. */
export async function expectAgreement(
  model: KerasModel,
  data: Float32Array,
  questions: Question[],
  backend: BackendChoice,
): Promise<void> {
  const { net } = model;
  const { url, revoke } = toUrl(model);
  const explainer = createExplainer({ model: url, backend });
  const tape = forward(net, data);
  try {
    for (const { seed, asked } of questions) {
      const image = { data, shape: net.input };
      const { details } = await explainer.saliency({ image, methods: reluRules, ...asked });
      expect(relativeError(details.logits, tape.logits), 'logits').to.be.below(TOLERANCE);
      for (const method of reluRules) {
        const error = relativeError(details.maps[method]!, backward(net, tape, seed, method));
        expect(error, `${method} of ${JSON.stringify(asked)}`).to.be.below(TOLERANCE);
      }
    }
  } finally {
    revoke();
  }
}
