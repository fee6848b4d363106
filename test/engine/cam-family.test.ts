import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type SaliencyMethod,
  type Shape3,
} from '../../dist/engine.js';
import { enlarged } from '../oracle/enlarge.js';
import { backward, forward, seedAt, seedForClass, type Seed } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  flatten,
  globalAveragePool,
  maxPool,
  mulberry32,
  randomArray,
  shapes,
  type Activation,
  type NetSpec,
} from '../oracle/net.js';
import { largest, largestDifference, loadReference } from '../support/reference.js';

const methods = ['grad-cam-plus-plus', 'hires-cam', 'xgrad-cam', 'eigen-cam'] as const;
type Family = (typeof methods)[number];

/** The sum over the maps at every position, not rectified: activations and gradients are `[place][map]`. */
const definitions: Record<
  Exclude<Family, 'eigen-cam'>,
  (a: number[][], g: number[][]) => number[]
> = {
  'hires-cam': (a, g) => a.map((row, p) => row.reduce((sum, each, k) => sum + each * g[p]![k]!, 0)),
  // The authors' alpha with g^2 and g^3 as they stand in the paper.
  'grad-cam-plus-plus': (a, g) =>
    weighted(a, (k) => {
      const total = a.reduce((sum, row) => sum + row[k]!, 0);
      return g.reduce((sum, row) => {
        const each = row[k]!;
        const denominator = 2 * each ** 2 + total * each ** 3;
        return each > 0 ? sum + (each * each ** 2) / denominator : sum;
      }, 0);
    }),
  'xgrad-cam': (a, g) =>
    weighted(a, (k) => {
      const total = a.reduce((sum, row) => sum + row[k]!, 0);
      if (total === 0) return 0;
      return a.reduce((sum, row, p) => sum + (row[k]! / total) * g[p]![k]!, 0);
    }),
};

function weighted(a: number[][], weightOf: (map: number) => number): number[] {
  const weights = a[0]!.map((_, k) => weightOf(k));
  return a.map((row) => row.reduce((sum, each, k) => sum + weights[k]! * each, 0));
}

/** By deflation-free power iteration on the covariance of the maps, which is small here. */
function eigen(a: number[][]): number[] {
  const means = a[0]!.map((_, k) => a.reduce((sum, row) => sum + row[k]! / a.length, 0));
  const x = a.map((row) => row.map((each, k) => each - means[k]!));
  let v = means.map((_, k) => 1 + k / 7);
  for (let round = 0; round < 20_000; round++) {
    const along = x.map((row) => row.reduce((sum, each, k) => sum + each * v[k]!, 0));
    v = v.map((_, k) => x.reduce((sum, row, p) => sum + row[k]! * along[p]!, 0));
    const length = Math.hypot(...v);
    v = v.map((each) => each / length);
  }
  const projection = x.map((row) => row.reduce((sum, each, k) => sum + each * v[k]!, 0));
  const isDown = Math.max(...projection) < -Math.min(...projection);
  return projection.map((each) => (isDown ? -each : each));
}

function netOf(activation: Activation): NetSpec {
  return build([9, 8, 2], 81, [
    conv(3, 5, { padding: 'same', activation, name: 'conv1' }),
    maxPool(2),
    conv(2, 4, { activation, name: 'conv2' }),
    flatten(),
    dense(5, { name: 'hidden' }),
    dense(3),
  ]);
}

/** What float64 loops make of a layer's activations and gradients. */
function expectedMap(
  net: NetSpec,
  data: Float32Array,
  method: Family,
  layerName: string,
  seedOf: (above: NetSpec) => Seed,
): Float32Array {
  const at = net.layers.findIndex(({ name }) => name === layerName);
  const [height, width, maps] = shapes(net)[at] as [number, number, number];
  const activations = forward(net, data).activations[at]!;
  const above: NetSpec = { input: [height, width, maps], layers: net.layers.slice(at + 1) };
  const gradient = backward(above, forward(above, activations), seedOf(above), 'gradient');
  const table = (values: Float64Array) =>
    Array.from({ length: height * width }, (_, p) => [...values.slice(p * maps, (p + 1) * maps)]);
  const [a, g] = [table(activations), table(gradient)];
  const small = method === 'eigen-cam' ? eigen(a) : definitions[method](a, g);
  const rectified = small.map((each) => Math.max(each, 0));
  return enlarged(rectified, [height, width], [net.input[0], net.input[1]]);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  for (const activation of ['relu', 'elu'] as const) {
    describe(`class activation maps on ${backend} behind ${activation}, against loops in float64`, () => {
      const net = netOf(activation);
      const images = [82, 83].map((seed) => ({
        data: randomArray(144, mulberry32(seed)),
        shape: net.input,
      }));
      const { url, revoke } = toUrl(toKeras(net));
      const explainer = createExplainer({ model: url, backend });
      after(revoke);

      for (const camLayer of ['conv2', 'conv1']) {
        it(`weigh ${camLayer} for each class, of two images at once`, async () => {
          for (const target of [0, 1, 2]) {
            const asked = { methods, target, camLayer };
            const results = await explainer.saliencyOfBatch(images, asked);
            for (const method of methods) {
              results.forEach(({ details }, index) => {
                const expected = expectedMap(net, images[index]!.data, method, camLayer, (above) =>
                  seedForClass(above, target),
                );
                const map = details.maps[method]!;
                expect(details.shapes[method]).to.deep.equal([9, 8, 1]);
                expect(largestDifference(map, expected), method).to.be.at.most(
                  1e-4 * (largest(expected) + 1e-3),
                );
              });
            }
          }
        });
      }

      it('weigh the last convolution below a neuron', async () => {
        const asked = { methods, layer: 'hidden', unit: '1' };
        const { details } = await explainer.saliencyOf(images[0]!, asked);
        for (const method of methods) {
          const expected = expectedMap(net, images[0]!.data, method, 'conv2', (above) =>
            seedAt(
              above,
              above.layers.findIndex(({ name }) => name === 'hidden'),
              1,
            ),
          );
          expect(largestDifference(details.maps[method]!, expected), method).to.be.at.most(
            1e-4 * (largest(expected) + 1e-3),
          );
        }
      });
    });
  }

  describe(`class activation maps on ${backend}`, () => {
    it('are Grad-CAM where a mean and one dense layer follow, but for Grad-CAM++ and Eigen-CAM', async () => {
      const net = build([9, 8, 2], 84, [
        conv(3, 6, { activation: 'relu' }),
        globalAveragePool(),
        dense(3),
      ]);
      const { url, revoke } = toUrl(toKeras(net));
      const explainer = createExplainer({ model: url, backend });
      const image = { data: randomArray(144, mulberry32(85)), shape: net.input };
      const all = ['grad-cam', ...methods] as const;
      const { details } = await explainer.saliencyOf(image, { methods: all, target: 1 });
      const cam = details.maps['grad-cam']!;
      expect(largest(cam)).to.be.above(0);
      for (const method of ['hires-cam', 'xgrad-cam'] as const) {
        expect(largestDifference(details.maps[method]!, cam), method).to.be.at.most(
          1e-5 * largest(cam),
        );
      }
      revoke();
    });

    it('of XGrad-CAM sum up to the score where only ReLUs without bias follow', async () => {
      const net = build([9, 8, 2], 86, [
        conv(3, 6, { activation: 'relu', name: 'first' }),
        conv(3, 5, { activation: 'relu', bias: false }),
        flatten(),
        dense(3, { bias: false }),
      ]);
      const { url, revoke } = toUrl(toKeras(net));
      const explainer = createExplainer({ model: url, backend });
      const data = randomArray(144, mulberry32(87));
      const at = 0;
      const [height, width, maps] = shapes(net)[at] as [number, number, number];
      const activations = forward(net, data).activations[at]!;
      const above: NetSpec = { input: [height, width, maps], layers: net.layers.slice(1) };
      const tape = forward(above, activations);
      const gradient = backward(above, tape, seedForClass(above, 2), 'gradient');
      const table = (values: Float64Array) =>
        Array.from({ length: height * width }, (_, p) => [
          ...values.slice(p * maps, (p + 1) * maps),
        ]);
      const small = definitions['xgrad-cam'](table(activations), table(gradient));
      // The axioms of the paper: the sum before rectifying is the score.
      const total = small.reduce((sum, each) => sum + each, 0);
      expect(total).to.be.closeTo(tape.logits[2]!, 1e-9);
      const asked = { method: 'xgrad-cam', target: 2, camLayer: 'first' } as const;
      const { map } = await explainer.saliencyOf({ data, shape: net.input }, asked);
      const expected = enlarged(
        small.map((each) => Math.max(each, 0)),
        [height, width],
        [9, 8],
      );
      expect(largestDifference(map, expected)).to.be.at.most(1e-4 * largest(expected));
      revoke();
    });

    it('of Eigen-CAM are the same for every class, and blank where nothing differs', async () => {
      const net = netOf('relu');
      const { url, revoke } = toUrl(toKeras(net));
      const explainer = createExplainer({ model: url, backend });
      const of = async (data: Float32Array, target: number) =>
        (await explainer.saliencyOf({ data, shape: net.input }, { method: 'eigen-cam', target }))
          .map;
      const data = randomArray(144, mulberry32(88));
      expect(await of(data, 0)).to.deep.equal(await of(data, 1));
      expect(largest(await of(data, 0))).to.be.above(0);
      revoke();
      const flat = build([9, 8, 2], 89, [
        conv(3, 4, { activation: 'relu' }),
        globalAveragePool(),
        dense(3),
      ]);
      const other = toUrl(toKeras(flat));
      const even = await createExplainer({ model: other.url, backend }).saliencyOf(
        { data: new Float32Array(144), shape: flat.input },
        { method: 'eigen-cam', target: 0 },
      );
      expect(largest(even.map)).to.be.at.most(1e-6);
      other.revoke();
    });

    for (const model of [
      'mnist-cnn',
      'cifar10-cnn',
      'no-bias',
      'residual',
      'rescaled',
      'strided',
    ]) {
      it(`of ${model}, as pytorch-grad-cam has them`, async () => {
        const reference = await loadReference(`families-${model}`);
        const inputs = await loadReference(model);
        const explainer = createExplainer({ model: reference.model, backend });
        let compared = 0;
        for (const map of reference.entries({ kind: 'map' })) {
          const method = map.method as SaliencyMethod;
          if (!methods.some((name) => name === method)) continue;
          if (backend !== 'wasm' && compared >= 8) break;
          const input = inputs.entry({ kind: 'input', sample: map.sample });
          const image = { data: inputs.array(input), shape: input.shape as Shape3 };
          const asked = { method, target: map.target!, camLayer: map.layer! };
          const result = await explainer.saliencyOf(image, asked);
          const expected = reference.array(map);
          const label = `${method} ${map.sample} ${map.target} ${map.layer}`;
          const error = largestDifference(result.map, expected);
          // Where the maps of a linear layer cancel, float32 leaves that much.
          expect(error, label).to.be.at.most(1e-4 * largest(expected) + 1e-8);
          compared++;
        }
        expect(compared).to.be.at.least(8);
      });
    }
  });
}
