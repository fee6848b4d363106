import { expect } from '@esm-bundle/chai';
import { createExplainer, ExplainError, type BackendChoice } from '../../dist/engine.js';
import {
  largest,
  largestDifference,
  loadReference,
  type Reference,
  type ReferenceEntry,
} from '../support/reference.js';
import { classifiers, tinyNetworks } from '../support/networks.js';

const TOLERANCE = 1e-4;

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`the forward pass on ${backend} against PyTorch`, () => {
    for (const name of [...classifiers, ...tinyNetworks]) {
      it(name, async () => {
        const reference = await loadReference(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const folded = await foldedNames(reference.model);
        for (const input of reference.entries({ kind: 'input' })) {
          const { sample } = input;
          const wanted = reference.entries({ kind: 'activation', sample });
          expect(wanted).to.have.length.above(0);
          const { output, activations } = await explainer.forward(
            { data: reference.array(input), shape: [1, ...input.shape] },
            { layers: wanted.map(engineName) },
          );
          expectClose(output.data, reference.find({ kind: 'logits', sample }), 'logits');
          for (const entry of wanted) {
            const { data, shape } = activations[engineName(entry)]!;
            expect(shape.slice(1), entry.layer).to.deep.equal(entry.shape);
            expectClose(data, reference.array(foldedEntry(reference, entry, folded)), entry.layer!);
          }
        }
      });
    }

    it('gives each input of a batch what it gives it alone', async () => {
      const reference = await loadReference('residual');
      const explainer = createExplainer({ model: reference.model, backend });
      const inputs = reference.entries({ kind: 'input' });
      const { output } = await explainer.forward({
        data: Float32Array.from(inputs.flatMap((input) => [...reference.array(input)])),
        shape: [inputs.length, ...inputs[0]!.shape],
      });
      const expected = inputs.flatMap(({ sample }) => [
        ...reference.find({ kind: 'logits', sample }),
      ]);
      expectClose(output.data, Float32Array.from(expected), 'logits');
    });

    it('leaves no tensor behind', async () => {
      for (const name of ['mobile', 'shared-model', 'resampled']) {
        const reference = await loadReference(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const [input] = reference.entries({ kind: 'input' });
        const batch = { data: reference.array(input!), shape: [1, ...input!.shape] };
        await explainer.forward(batch);
        const before = await explainer.memory();
        await explainer.forward(batch);
        expect((await explainer.memory()).tensors).to.equal(before.tensors);
      }
    });
  });
}

describe('the forward pass', () => {
  const model = 'mnist-cnn';
  const blank = { data: new Float32Array(784), shape: [1, 28, 28, 1] };

  it('refuses a batch of another shape', async () => {
    const wrong = { data: new Float32Array(784), shape: [784] };
    expect(await codeOf(createExplainer({ model }).forward(wrong))).to.equal('image-shape');
  });

  it('refuses values that are no numbers', async () => {
    const wrong = { ...blank, data: new Float32Array(784).fill(NaN) };
    expect(await codeOf(createExplainer({ model }).forward(wrong))).to.equal('image-values');
  });

  it('names the layers when one is unknown', async () => {
    const wrong = createExplainer({ model }).forward(blank, { layers: ['conv9'] });
    expect(await codeOf(wrong)).to.equal('layer-unknown');
  });

  it('runs the weights of a snapshot', async () => {
    const { snapshots } = await createExplainer({ model }).describe();
    expect(snapshots.map(({ epoch }) => epoch)).to.include.members([0, 1, 2, 3, 4, 5]);
    expect(snapshots[0]!.accuracy).to.be.below(0.2);
    expect(snapshots.at(-1)!.accuracy).to.be.above(0.99);
    const last = snapshots.length - 1;
    expect(snapshots.map(({ final }) => final).indexOf(true)).to.equal(last);
    const outputs = await Promise.all(
      [0, 1, snapshots.at(-1)!.epoch, undefined].map(async (snapshot) => {
        const explainer = createExplainer({
          model,
          ...(snapshot === undefined ? {} : { snapshot }),
        });
        return (await explainer.forward(blank)).output.data;
      }),
    );
    expect(largestDifference(outputs[0]!, outputs[1]!)).to.be.above(0.1);
    expect(largestDifference(outputs[2]!, outputs[3]!)).to.equal(0);
  });

  it('names the snapshots when one is unknown', async () => {
    const wrong = createExplainer({ model, snapshot: 1000 }).forward(blank);
    expect(await codeOf(wrong)).to.equal('snapshot-unknown');
  });
});

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'nothing was thrown';
  } catch (error) {
    return error instanceof ExplainError ? error.code : String(error);
  }
}

function expectClose(actual: Float32Array, expected: Float32Array, what: string): void {
  expect(largestDifference(actual, expected), what).to.be.at.most(TOLERANCE * largest(expected));
}

/** The engine numbers the calls of a shared layer or model, `layer:1` being the second. */
function engineName({ layer, call }: ReferenceEntry): string {
  return call ? layer!.replace(/^[^/]+/, (outermost) => `${outermost}:${call}`) : layer!;
}

interface KerasLayer {
  class_name: string;
  config: { name: string; activation?: string; layers?: KerasLayer[] };
}

/** Linear layers with a batch norm after them, which the engine folds into them, and that norm. */
async function foldedNames(model: string): Promise<Map<string, string>> {
  const json = (await (await fetch(model)).json()) as {
    modelTopology: { model_config: KerasLayer };
  };
  const flatten = (layer: KerasLayer): KerasLayer[] =>
    layer.config.layers?.flatMap(flatten) ?? [layer];
  const layers = flatten(json.modelTopology.model_config);
  const linear = /^(Conv2D|DepthwiseConv2D|SeparableConv2D|Conv2DTranspose|Dense)$/;
  return new Map(
    layers.flatMap(({ class_name, config }, index): [string, string][] => {
      const next = layers[index + 1];
      const folds =
        linear.test(class_name) &&
        config.activation === 'linear' &&
        next?.class_name === 'BatchNormalization';
      return folds ? [[config.name, next.config.name]] : [];
    }),
  );
}

/** What the engine's output of a layer has to equal: of a folded layer, what the norm makes of it. */
function foldedEntry(
  reference: Reference,
  entry: ReferenceEntry,
  folded: Map<string, string>,
): ReferenceEntry {
  const norm = folded.get(entry.layer!);
  return norm ? reference.entry({ ...only(entry), layer: norm }) : entry;
}

function only({ kind, sample, call }: ReferenceEntry): Partial<ReferenceEntry> {
  return { kind, sample, ...(call === undefined ? {} : { call }) };
}
