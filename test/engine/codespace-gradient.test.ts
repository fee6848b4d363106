import { expect } from '@esm-bundle/chai';
import type { AscentObjective, AscentRequest, BackendName, Shape3 } from '../../src/protocol.js';
import { memory, Models, fileAccess, startBackend, View } from '../bundles/engine-parts.js';
import { relativeError } from '../support/differences.js';

interface Reference {
  classifier: string;
  entries: {
    generator: string;
    target: number;
    code: number[];
    logProbability: number;
    gradient: number[];
  }[];
}

const reference = (await (await fetch('/test/reference/codespace.json')).json()) as Reference;
const [shape, range]: [Shape3, [number, number]] = [
  [28, 28, 1],
  [0, 1],
];
const job = {
  progress: () => {},
  checkpoint: () => Promise.resolve(),
  read: async (tensor: { data(): Promise<ArrayLike<number>> }) =>
    Float32Array.from(await tensor.data()),
};

const nobody = { signal: new AbortController().signal, progress: () => {} };

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendName[]) {
  describe(`the way up in code space on ${backend}`, () => {
    const models = new Models(fileAccess);
    const networkOf = async (folder: string) => {
      const url = new URL(`/${folder}/model.json`, location.href).href;
      const files = await models.fetch({ url }, nobody);
      return models.network({ url }, files, backend);
    };
    before(async () => {
      await startBackend(backend, new URL('/dist/', location.href).href);
    });

    const at = async (
      generator: string | null,
      codes: Float32Array,
      codeShape: number[],
      told: Partial<AscentRequest> & { target: number; objective?: Partial<AscentObjective> },
    ) => {
      const { target, objective, ...rest } = told;
      const request = {
        objective: { target: String(target), ...objective },
        prior: 'none',
        ...rest,
      } as AscentRequest;
      return View.at(
        {
          classifier: await networkOf(reference.classifier),
          generator: generator ? { network: await networkOf(generator), range } : null,
          head: 'softmax',
          target,
          shape,
          units: { black: [0], white: [1], channels: 'rgb' },
          request,
          job,
        },
        codes,
        codeShape,
      );
    };

    for (const entry of reference.entries) {
      it(`${entry.generator}, ${entry.target}: as central differences in float64`, async () => {
        const { generator, target } = entry;
        const view = await at(generator, Float32Array.from(entry.code), [1, 100], { target });
        const gradient = await view.gradient();
        expect(view.objectives[0]).to.be.closeTo(entry.logProbability, 1e-4);
        expect(Math.exp(entry.logProbability)).to.be.closeTo(view.probabilities![0]!, 1e-5);
        expect(relativeError(gradient, Float64Array.from(entry.gradient))).to.be.below(1e-4);
        view.dispose();
      });
    }

    it('several codes are climbed as each alone, the prior on the code taken off', async () => {
      const entries = reference.entries.filter(({ generator }) => generator.endsWith('dcgan'));
      const codes = Float32Array.from(entries.flatMap(({ code }) => code));
      const told = { target: 4, prior: 'l2', lambda: 0.01 } as const;
      const together = await at('models/mnist-dcgan', codes, [3, 100], told);
      const all = await together.gradient();
      for (const [run, { code }] of entries.entries()) {
        const one = Float32Array.from(code);
        const alone = await at('models/mnist-dcgan', one, [1, 100], { target: 4 });
        const gradient = await alone.gradient();
        const expected = gradient.map((slope, index) => slope - 0.02 * one[index]!);
        const length = one.reduce((sum, value) => sum + value * value, 0);
        expect(together.objectives[run]).to.be.closeTo(alone.objectives[0]! - 0.01 * length, 1e-3);
        const row = all.subarray(run * 100, (run + 1) * 100);
        expect(relativeError(row, Float64Array.from(expected))).to.be.below(1e-4);
        alone.dispose();
      }
      together.dispose();
    });

    for (const [what, told] of [
      ['a logit', { target: 3, objective: { of: 'logit' } }],
      ['a unit', { target: 3, objective: { layer: 'dense1', unit: '5' } }],
      ['a channel', { target: 3, objective: { layer: 'conv2', unit: '*,*,3' } }],
      ['the distance to a picture', { target: 3, prior: 'mean-image', lambda: 0.05 }],
      [
        'pixels with total variation',
        { target: 3, prior: 'l2', lambda: 0.02, totalVariation: 0.1 },
      ],
    ] as [string, Parameters<typeof at>[3]][]) {
      it(`${what}: along its gradient it rises as fast as that says`, async () => {
        const inPixels = what.startsWith('pixels');
        const size = inPixels ? 784 : 100;
        const codes = Float32Array.from({ length: size }, (_, index) =>
          inPixels ? 0.5 + 0.4 * Math.sin(index) : Math.sin(index * 1.7),
        );
        const codeShape = inPixels ? [1, ...shape] : [1, 100];
        const data = Float32Array.from({ length: 784 }, (_, index) => (index % 29) / 29);
        const meanImage = { data, shape };
        const generator = inPixels ? null : 'models/mnist-dcgan';
        const full = { ...told, meanImage };
        const view = await at(generator, codes, codeShape, full);
        const gradient = await view.gradient();
        view.dispose();
        const length = Math.sqrt(gradient.reduce((sum, slope) => sum + slope * slope, 0));
        expect(length).to.be.above(0);
        const step = 5e-4;
        const values = await Promise.all(
          [step, -step].map(async (by) => {
            const moved = codes.map((value, index) => value + (by * gradient[index]!) / length);
            const there = await at(generator, moved, codeShape, full);
            there.dispose();
            return there.objectives[0]!;
          }),
        );
        expect((values[0]! - values[1]!) / (2 * step) / length).to.be.closeTo(1, 0.02);
      });
    }

    it('leaves nothing behind', async () => {
      const code = Float32Array.from(reference.entries[0]!.code);
      const look = async () => {
        const view = await at('models/mnist-gan', code, [1, 100], { target: 1 });
        await view.gradient();
        view.dispose();
      };
      await look();
      const before = memory().numTensors;
      await look();
      expect(memory().numTensors).to.equal(before);
    });
  });
}
