import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type LrpComposite,
  type LrpOptions,
  type LrpResult,
  type Shape3,
} from '../../dist/engine.js';
import { askedAs, nameOf, ruledNetworks } from '../support/lrp.js';
import { classifiers } from '../support/networks.js';
import {
  largest,
  largestDifference,
  loadReference,
  type Reference,
  type ReferenceEntry,
} from '../support/reference.js';

const TOLERANCE = 1e-4;

/** Of the largest value; 0 where both are 0 everywhere. */
function relativeError(actual: Float32Array, expected: Float32Array): number {
  const difference = largestDifference(actual, expected);
  return difference === 0 ? 0 : difference / largest(expected);
}

/** By layer, where zennit's relevance of the same pass is known; the picture as `input`. */
function errorsOf(
  reference: Reference,
  map: ReferenceEntry,
  { map: relevance, details }: LrpResult,
): Record<string, number> {
  const errors: Record<string, number> = { input: relativeError(relevance, reference.array(map)) };
  const { sample, target, parameters } = map;
  const entries = reference
    .entries({ kind: 'relevance', sample, target: target! })
    .filter((entry) => JSON.stringify(entry.parameters) === JSON.stringify(parameters));
  for (const entry of entries) {
    const layer = details.layers.find(({ name }) => name === entry.layer);
    // A norm that was folded into the layer below is no layer any more.
    if (!layer) continue;
    const actual = entry.shape.length === 3 ? layer.channels! : layer.pooled;
    errors[entry.layer!] = relativeError(actual, reference.array(entry));
  }
  return errors;
}

interface Asked {
  map: ReferenceEntry;
  composite: LrpComposite;
}

/** The maps that one forward pass can give: of one picture and class, with the same settings. */
function bySharedPass(
  reference: Reference,
  maps: readonly ReferenceEntry[],
): [Omit<LrpOptions, 'composite'>, Asked[]][] {
  const groups = new Map<string, [Omit<LrpOptions, 'composite'>, Asked[]]>();
  for (const map of maps) {
    const { composite, ...told } = askedAs(reference, map);
    const key = JSON.stringify([map.sample, map.target, told]);
    const [, group] = groups.get(key) ?? groups.set(key, [told, []]).get(key)!;
    group.push({ map, composite: composite as LrpComposite });
  }
  return [...groups.values()];
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`LRP on ${backend} against zennit`, () => {
    // Drawn in software, the larger ones take a minute.
    const networks = backend === 'webgl' ? classifiers.slice(0, 1) : classifiers;
    for (const name of [...networks, ...ruledNetworks]) {
      it(`every rule and composite on ${name}, layer by layer`, async () => {
        const reference = await loadReference(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const { layers } = await explainer.describe();
        const names = layers.map((layer) => layer.name);
        const wrong: string[] = [];
        const maps = reference.entries({ kind: 'map', method: 'lrp' });
        expect(maps).to.have.length.above(20);
        const [first] = maps;
        // Without wasm it takes minutes: one image and one class there, those with every layer.
        const compared = maps.filter(
          ({ sample, target }) =>
            backend === 'wasm' ||
            (backend === 'cpu' && !classifiers.includes(name)) ||
            (sample === first!.sample && target === first!.target),
        );
        for (const [told, group] of bySharedPass(reference, compared)) {
          const { sample, target } = group[0]!.map;
          const input = reference.entry({ kind: 'input', sample });
          const results = await explainer.lrpOfEach(
            { data: reference.array(input), shape: input.shape as Shape3 },
            group.map(({ composite }) => composite),
            { ...told, target: target!, channelsOf: names },
          );
          for (const [index, { map }] of group.entries()) {
            // Where float32 itself cannot say more: a few denominators without their biases.
            const tolerance = Math.max(TOLERANCE, map.sensitivity ?? 0);
            for (const [layer, error] of Object.entries(
              errorsOf(reference, map, results[index]!),
            )) {
              const where = `${nameOf(map)} of ${map.sample}, ${map.target} at ${layer}`;
              if (!(error < tolerance)) wrong.push(`${where}: ${error.toExponential(1)}`);
            }
          }
        }
        expect(wrong).to.deep.equal([]);
      });
    }
  });
}
