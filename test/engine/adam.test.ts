import { expect } from '@esm-bundle/chai';
import type { BackendName } from '../../src/protocol.js';
import { Adam, memory, startBackend, tensor, variable } from '../bundles/engine-parts.js';
import { AdamReference } from '../oracle/adam.js';
import { mulberry32, randomArray } from '../oracle/random.js';
import { relativeError } from '../support/differences.js';

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendName[]) {
  it(`Adam agrees with float64 on ${backend}, and frees what it holds`, async () => {
    await startBackend(backend, new URL('/dist/', location.href).href);
    const before = memory().numTensors;
    const random = mulberry32(5);
    const start = randomArray(12, random);
    const initial = tensor(start, [3, 4]);
    const weights = variable(initial);
    const adam = new Adam([weights], 0.01);
    const reference = new AdamReference(Float64Array.from(start), 0.01);
    for (const size of [1, 1e-3, 10, 1e-4]) {
      const values = randomArray(12, random, -size, size);
      values[0] = 0;
      const gradient = tensor(values, [3, 4]);
      adam.step(new Map([[weights, gradient]]));
      gradient.dispose();
      reference.step(Float64Array.from(values));
    }
    const moved = Float64Array.from(await weights.data<'float32'>(), (w, i) => w - start[i]!);
    const expected = reference.weights.map((w, i) => w - start[i]!);
    expect(relativeError(moved, expected)).to.be.below(1e-4);
    adam.dispose();
    weights.dispose();
    initial.dispose();
    expect(memory().numTensors).to.equal(before);
  });
}
