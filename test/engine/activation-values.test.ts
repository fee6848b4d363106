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

interface Row {
  settings: Record<string, unknown>;
  values: number[];
  slopes: number[];
}

/** Written by training/activation_values.py. */
interface Reference {
  inputs: number[];
  activations: Record<string, Row>;
}

const response = await fetch('/test/reference/activations.json');
const { inputs, activations } = (await response.json()) as Reference;

/** Of the largest of 1 and the value: what float32 gives to a function of a few steps. */
const tolerances = { cpu: 2e-7, wasm: 3e-7, webgl: 1e-6 };

function networkOf(kind: string, settings: Row['settings']): Network {
  const wire = { name: 'activation', layer: 'activation', inputs: ['input'] };
  return new Network({
    inputShape: [inputs.length],
    nodes: [
      { kind: 'input', name: 'input', layer: 'input', inputs: [] },
      { ...settings, kind, ...wire } as unknown as Node,
    ],
    output: 'activation',
    paired: false,
    layerOutputs: new Map(),
  });
}

for (const backend of ['cpu', 'wasm', 'webgl'] as const) {
  describe(`activations on ${backend} have the values and slopes of PyTorch`, () => {
    before(async () => {
      await startBackend(backend, new URL('/dist/', location.href).href);
    });

    for (const [name, { settings, values, slopes }] of Object.entries(activations)) {
      it(name, () => {
        const network = networkOf(name.split(' ')[0]!, settings);
        const { found, gradient } = tidy(() => {
          const tape = network.forward(tensor([inputs]));
          const signal = tensor([inputs.map(() => 1)]);
          const seed = { node: 'activation', signal };
          const map = propagate(network, tape, seed, gradientRules);
          return {
            found: [...network.logits(tape).dataSync()],
            gradient: [...map.dataSync()],
          };
        });
        const expectNear = (actual: number[], expected: number[], what: string) => {
          actual.forEach((value, index) => {
            const wanted = expected[index]!;
            const bound = tolerances[backend] * Math.max(1, Math.abs(wanted));
            expect(value, `${what} at ${inputs[index]!}`).to.be.closeTo(wanted, bound);
          });
        };
        expectNear(found, values, 'value');
        expectNear(gradient, slopes, 'slope');
      });
    }
  });
}
