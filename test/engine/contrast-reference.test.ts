import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type Explainer,
  type LrpComposite,
  type SaliencyMethod,
  type Shape3,
} from '../../dist/engine.js';
import {
  largest,
  largestDifference,
  loadReference,
  type Reference,
  type ReferenceEntry,
} from '../support/reference.js';

/** Written by training/contrast_reference.py. */
const networks = ['mnist-cnn', 'cifar10-cnn', 'padded', 'residual', 'strided'];

/** As LRP's entries have it. */
type Entry = ReferenceEntry & {
  composite?: LrpComposite;
  epsilon?: number;
  limit?: number;
  /** Of pixels, in model-input units. */
  range?: [number, number];
};

async function referenceOf(name: string) {
  const reference = await loadReference(`contrasts/${name}`);
  const input = reference.entry({ kind: 'input' });
  const image = { data: reference.array(input), shape: input.shape as Shape3 };
  return { reference, image };
}

function contrastOf({ parameters }: ReferenceEntry): string | number {
  return parameters!['contrast'] as string | number;
}

/** Fixtures have no card that says between which values their pixels lie. */
function rangedExplainer(reference: Reference, backend: BackendChoice): Explainer {
  const [step] = reference.entries({ kind: 'perturbed' }) as Entry[];
  const own = /\/models\//.test(reference.model);
  const card = own ? {} : { card: { input: { range: step!.range! } } };
  return createExplainer({ model: reference.model, backend, ...card });
}

/** Of the largest value. */
function errorOf(reference: Reference, actual: Float32Array, entry: ReferenceEntry): number {
  const expected = reference.array(entry);
  return largestDifference(actual, expected) / largest(expected);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  // Minutes where there is no wasm, and a contrast is nothing but another seed.
  const compared = backend === 'wasm' ? networks : ['padded'];
  describe(`contrasts on ${backend}`, () => {
    for (const name of compared) {
      it(`gradients and Grad-CAM of ${name} are Captum's of the difference`, async () => {
        const { reference, image } = await referenceOf(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const maps = reference.entries({ kind: 'map' }).filter(({ method }) => method !== 'lrp');
        expect(maps).to.have.length.above(20);
        for (const entry of maps) {
          const method = entry.method as SaliencyMethod;
          const contrast = contrastOf(entry);
          const options = { method, target: entry.target!, contrast, camLayer: entry.layer! };
          const result = await explainer.saliencyOf(image, options);
          const kind = typeof contrast === 'number' ? 'class' : contrast;
          expect(result.contrast?.kind).to.equal(kind);
          const label = `${method} rather than ${contrast}`;
          if (largest(reference.array(entry)) === 0) {
            expect(largest(result.map), label).to.equal(0);
          } else {
            expect(errorOf(reference, result.map, entry), label).to.be.at.most(1e-4);
          }
        }
      });

      it(`relevance of ${name} is zennit's from the same start`, async () => {
        const { reference, image } = await referenceOf(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const maps = reference.entries({ kind: 'map', method: 'lrp' }) as Entry[];
        expect(maps).to.have.length(6);
        for (const entry of maps) {
          const contrast = contrastOf(entry);
          const options = { composite: entry.composite!, target: entry.target!, contrast };
          const { map } = await explainer.lrpOf(image, options);
          const label = `${entry.composite} rather than ${contrast}`;
          expect(errorOf(reference, map, entry), label).to.be.at.most(1e-4);
        }
      });

      it(`a step of signed gradient on ${name} is Captum's`, async () => {
        const { reference, image } = await referenceOf(name);
        const explainer = rangedExplainer(reference, backend);
        const steps = reference.entries({ kind: 'perturbed' }) as Entry[];
        expect(steps).to.have.length(2);
        const [slope] = reference
          .entries({ kind: 'map', method: 'gradient' })
          .filter((entry) => typeof contrastOf(entry) === 'number');
        const gradient = reference.array(slope!);
        // Below this float32 need not know the sign.
        const flat = 1e-5 * largest(gradient);
        for (const entry of steps) {
          const options = { target: entry.target!, towards: contrastOf(entry), limit: 0 };
          const found = await explainer.perturb(image, { ...options, epsilon: entry.epsilon! });
          const expected = reference.array(entry);
          const wrong = expected.filter(
            (value, index) =>
              Math.abs(value - found.image.data[index]!) > 1e-6 &&
              Math.abs(gradient[index]!) > flat,
          );
          expect(wrong).to.have.length(0);
          expect(found.changesAt).to.equal(null);
        }
      });

      it(`finds the first step that changes the prediction of ${name}`, async () => {
        const { reference, image } = await referenceOf(name);
        const explainer = rangedExplainer(reference, backend);
        const entry = reference.entry({ kind: 'change' }) as Entry;
        const [epsilon, index] = reference.array(entry);
        const target = entry.target!;
        const towards = contrastOf(entry);
        const found = await explainer.perturb(image, { target, towards, limit: entry.limit! });
        expect(found.changesAt!.prediction.index).to.equal(index);
        // Both were found on grids: of 4096 steps, and of 64 that are halved.
        expect(found.changesAt!.epsilon).to.be.closeTo(epsilon!, entry.limit! / 2000);
        const at = await explainer.perturb(image, {
          target,
          towards,
          epsilon: found.changesAt!.epsilon,
        });
        expect(at.after.predictions[0]!.index).to.equal(index);
        const below = { target, towards, epsilon: found.changesAt!.epsilon - entry.limit! / 2000 };
        const before = await explainer.perturb(image, below);
        expect(before.after.predictions[0]!.index).to.equal(found.before.predictions[0]!.index);
      });
    }
  });
}
