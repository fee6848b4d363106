import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import {
  Models,
  operationKinds,
  fileAccess,
  recordForward,
  startBackend,
} from '../bundles/engine-parts.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { mulberry32, randomArray } from '../oracle/random.js';
import { recipe, type Recipe } from '../random/choices.js';
import { compose } from '../random/compose.js';

const nobody = { signal: new AbortController().signal, progress: () => {} };

describe('operations', () => {
  const met = new Set<string>();

  before(async () => {
    await startBackend('cpu', new URL('/dist/', location.href).href);
  });

  it('name the shapes of their outputs before anything is computed: 60 random networks', async () => {
    await fc.assert(
      fc.asyncProperty(recipe, (given) => expectShapes(given)),
      { seed: 3, numRuns: 60, includeErrorInReport: true },
    );
  });

  it('were all among them', () => {
    expect([...met].sort()).to.deep.equal([...operationKinds].sort());
  });

  async function expectShapes(given: Recipe): Promise<void> {
    const { net, keras } = compose(given);
    const { url, revoke } = toUrl(toKeras(net, keras));
    const models = new Models(fileAccess);
    const network = models.network({ url }, await models.fetch({ url }, nobody), 'cpu');
    const size = net.input.reduce((product, length) => product * length, 1);
    const data = new Float32Array(randomArray(2 * size, mulberry32(given.seed)));
    const tape = recordForward(network, { data, shape: [2, ...net.input] });
    for (const { name, kind } of network.nodes) {
      met.add(kind);
      const [, ...shape] = tape.output(name).shape;
      expect(network.shapes.get(name), `${name} (${kind})`).to.deep.equal(shape);
    }
    tape.dispose();
    network.dispose();
    revoke();
  }
});
