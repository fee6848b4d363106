import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type OcclusionPass,
  type OcclusionResult,
  type Shape3,
} from '../../dist/engine.js';
import { classifiers, fewNetworks, tinyNetworks } from '../support/networks.js';
import {
  largest,
  largestDifference,
  loadReference,
  type ReferenceEntry,
} from '../support/reference.js';

interface Parameters {
  window: [number, number];
  stride: [number, number];
  baseline: number;
  score: 'probability' | 'logit';
}

/** Where plain loops or a drawing processor compute, the larger networks take seconds for a dozen pictures. */
function few(backend: BackendChoice, name: string, entries: ReferenceEntry[]): ReferenceEntry[] {
  if (backend === 'wasm' || !classifiers.includes(name)) return entries;
  return entries
    .filter(({ sample }) => sample === entries[0]!.sample)
    .slice(0, name === 'mnist-cnn' ? 3 : 1);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`occlusion on ${backend} against Captum`, () => {
    // Drawn in software, 21 networks take minutes, and masks are multiplied in the same way in each.
    for (const name of backend === 'webgl' ? fewNetworks : [...classifiers, ...tinyNetworks]) {
      for (const pass of ['full', 'incremental'] satisfies OcclusionPass[]) {
        it(`${name}, ${pass}`, async function () {
          const reference = await loadReference(name);
          const explainer = createExplainer({ model: reference.model, backend });
          const all = reference.entries({ kind: 'map', method: 'occlusion' });
          expect(all.length).to.be.at.least(3);
          for (const entry of few(backend, name, all)) {
            const { window, stride, baseline, score } = entry.parameters as unknown as Parameters;
            const input = reference.entry({ kind: 'input', sample: entry.sample });
            const image = { data: reference.array(input), shape: input.shape as Shape3 };
            const parts: OcclusionResult[] = [];
            const result = await explainer.occlusionOf(
              image,
              { target: entry.target!, occluder: window, stride, fill: baseline, score, pass },
              { onPart: (part) => parts.push(part) },
            );
            const expected = reference.array(entry);
            const label = JSON.stringify(entry.parameters);
            expect(result.details.pass).to.equal(pass);
            expect(result.shape).to.deep.equal(entry.shape);
            // What remains of a fall is a difference of two scores, each rounded.
            const scale = Math.max(largest(expected), score === 'logit' ? 0.01 : 1e-3);
            expect(largestDifference(result.map, expected), label).to.be.at.most(1e-4 * scale);
            expect(result.details.counts.every((count) => count > 0)).to.equal(true);
            for (const part of parts) expect(part.details.done).to.be.below(cellsOf(result));
          }
        });
      }
    }
  });
}

function cellsOf({ details: { grid } }: OcclusionResult): number {
  return grid.tops.length * grid.lefts.length;
}
