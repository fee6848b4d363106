import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice, type SaliencyMethod } from '../../dist/engine.js';

interface Entry {
  sample: string;
  shape: number[];
  data: string;
}
interface Reference {
  inputs: Entry[];
  logits: Entry[];
  maps: (Entry & { target: number; method: SaliencyMethod })[];
}

const reference = (await (await fetch('/test/reference/mnist-cnn.json')).json()) as Reference;
const model = new URL('/models/mnist-cnn/model.json', location.href).href;

/** Little-endian float32 in base64. */
function decode(data: string): Float32Array {
  return new Float32Array(Uint8Array.from(atob(data), (char) => char.charCodeAt(0)).buffer);
}

function largestDifference(actual: Float32Array, expected: Float32Array): number {
  expect(actual.length).to.equal(expected.length);
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i]!)), 0);
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`mnist-cnn on ${backend} against Captum`, () => {
    const explainer = createExplainer({ model, backend });

    it('has twelve maps to compare with', () => {
      expect(reference.maps).to.have.length(12);
    });

    for (const { sample, target, method, data, shape } of reference.maps) {
      it(`${method} of class ${target} for the ${sample}`, async () => {
        const input = reference.inputs.find((entry) => entry.sample === sample)!;
        const logits = decode(reference.logits.find((entry) => entry.sample === sample)!.data);
        const result = await explainer.saliency({
          image: { data: decode(input.data), shape: [28, 28, 1] },
          methods: [method],
          target,
        });
        const expected = decode(data);
        expect(shape.slice(0, 2)).to.deep.equal([28, 28]);
        expect(largestDifference(result.map, expected)).to.be.below(1e-4 * largest(expected));
        expect(largestDifference(result.details.logits, logits)).to.be.below(
          1e-5 * largest(logits),
        );
      });
    }

    it('sees the same pixels in the shipped picture as in the reference', async () => {
      for (const { sample, data } of reference.inputs) {
        const result = await explainer.saliency({ image: `sample:${sample}` });
        expect(largestDifference(result.details.input.data, decode(data))).to.be.below(1e-6);
      }
    });
  });
}
