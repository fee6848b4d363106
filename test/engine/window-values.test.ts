import { expect } from '@esm-bundle/chai';
import {
  gradientRules,
  Network,
  propagate,
  startBackend,
  tensor,
  tidy,
  type Node,
} from '../bundles/engine-parts.js';
import { relativeError } from '../support/differences.js';

interface Values {
  shape: number[];
  values: number[];
}

/** Written by training/window_values.py. */
interface Row {
  layer: string;
  kind: string;
  settings: Record<string, unknown>;
  weights: Record<string, Values | null>;
  input: Values;
  output: Values;
  signal: Values;
  gradient: Values;
}

const response = await fetch('/test/reference/windows.json');
const { rows } = (await response.json()) as { rows: Row[] };

const tensorOf = ({ values, shape }: Values) => tensor(values, shape);

function networkOf({ kind, settings, weights, input }: Row): Network {
  const tensors = Object.entries(weights).map(([name, values]) => [
    name,
    values && tensorOf(values),
  ]);
  const wire = { name: 'layer', layer: 'layer', inputs: ['input'] };
  return new Network({
    inputShape: input.shape.slice(1),
    nodes: [
      { kind: 'input', name: 'input', layer: 'input', inputs: [] },
      { ...settings, ...Object.fromEntries(tensors), kind, ...wire } as unknown as Node,
    ],
    output: 'layer',
    paired: false,
    layerOutputs: new Map(),
  });
}

for (const backend of ['cpu', 'wasm', 'webgl'] as const) {
  describe(`on ${backend}, two images have the values and gradients of PyTorch:`, () => {
    before(async () => {
      await startBackend(backend, new URL('/dist/', location.href).href);
    });

    for (const row of rows) {
      it(row.layer, () => {
        const network = networkOf(row);
        tidy(() => {
          const tape = network.forward(tensorOf(row.input));
          const output = network.logits(tape);
          expect(output.shape).to.deep.equal(row.output.shape);
          const found = Float32Array.from(output.dataSync());
          expect(relativeError(found, Float64Array.from(row.output.values))).to.be.below(1e-5);
          const seed = { node: 'layer', signal: tensorOf(row.signal) };
          const map = propagate(network, tape, seed, gradientRules);
          const gradient = Float32Array.from(map.dataSync());
          expect(
            relativeError(gradient, Float64Array.from(row.gradient.values)),
            'gradient',
          ).to.be.below(1e-5);
          tape.dispose();
        });
        network.dispose();
      });
    }
  });
}
