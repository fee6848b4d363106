import { expect } from '@esm-bundle/chai';
import type { BackendChoice } from '../../dist/engine.js';
import { forward, seedForClass } from '../oracle/float64.js';
import { toKeras } from '../oracle/keras.js';
import { activation, build, dense, flatten, type Activation } from '../oracle/net.js';
import { expectAgreement } from '../support/agreement.js';

/** Weights of a dense layer on an image of 16 ones, by unit: what enters the activation is 16 times that. */
const cases: { kind: Activation; weights: number[] }[] = [
  { kind: 'sigmoid', weights: [0.8, -0.8, 1.5] },
  { kind: 'tanh', weights: [0.45, -0.45, 0.7] },
  { kind: 'elu', weights: [-0.8, -1.5, -0.4] },
  { kind: 'softmax', weights: [0.8, 0, -0.1] },
];

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`gradients of saturated activations on ${backend}`, () => {
    for (const { kind, weights } of cases) {
      it(`${kind}: not rounded away`, async () => {
        const makers = [flatten(), dense(3, { bias: false }), activation(kind), dense(2)];
        const net = build([4, 4, 1], 3, makers);
        const layer = net.layers[1]!;
        if (layer.kind !== 'dense') throw new Error('another layer');
        layer.weights.kernel.forEach((_, i, kernel) => (kernel[i] = weights[i % 3]!));
        const image = new Float32Array(16).fill(1);
        const { preActivations } = forward(net, image);
        preActivations[2]!.forEach((z, i) => expect(z).to.be.closeTo(16 * weights[i]!, 1e-5));
        // One class for each unit alone, so that each derivative has to be right by itself.
        const classes = weights.map((_, unit) => unit);
        const last = net.layers[3]!;
        if (last.kind !== 'dense') throw new Error('another layer');
        last.units = classes.length;
        last.weights.bias = new Float32Array(classes.length);
        last.weights.kernel = Float32Array.from(
          classes.flatMap((row) => classes.map((column) => (row === column ? 1 : 0))),
        );
        const questions = classes.map((target) => ({
          seed: seedForClass(net, target),
          asked: { target },
        }));
        await expectAgreement(toKeras(net), image, questions, backend);
      });
    }
  });
}
