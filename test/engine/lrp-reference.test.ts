import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice, type Shape3 } from '../../dist/engine.js';
import { askedAs, nameOf } from '../support/lrp.js';
import { classifiers, tinyNetworks } from '../support/networks.js';
import { largest, largestDifference, loadReference } from '../support/reference.js';

const report: Record<string, number> = {};
for (const backend of ['cpu', 'wasm'] satisfies BackendChoice[]) {
  describe(`LRP on ${backend} against zennit`, () => {
    for (const name of [...classifiers, ...tinyNetworks]) {
      it(name, async () => {
        const reference = await loadReference(name);
        const explainer = createExplainer({ model: reference.model, backend });
        for (const map of reference.entries({ kind: 'map', method: 'lrp' })) {
          const input = reference.entry({ kind: 'input', sample: map.sample });
          const image = { data: reference.array(input), shape: input.shape as Shape3 };
          const result = await explainer.lrpOf(image, { ...askedAs(reference, map), target: map.target! });
          const expected = reference.array(map);
          const error = largestDifference(result.map, expected) / largest(expected);
          const key = `${name} ${nameOf(map)} map`;
          report[key] = Math.max(report[key] ?? 0, Number.isNaN(error) ? Infinity : error);
          const c = result.details.conservation;
          for (const layer of result.details.layers) {
            const k = layer.conservation;
            const rest = k.passedOn + k.absorbedByBias + k.absorbedByEpsilon + k.leftOut + k.lostToPadding + k.lostToZeros - k.arriving;
            const scale = layer.pooled.reduce((s, v) => s + Math.abs(v), 0);
            const kk = `conservation ${nameOf(map)}`;
            report[kk] = Math.max(report[kk] ?? 0, Math.abs(rest) / scale);
          }
        }
        for (const [k, v] of Object.entries(report)) if (!(v < 1e-5)) console.log(k, v);
        for (const k of Object.keys(report)) delete report[k];
      });
    }
  });
}
