import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  switchModes,
  type BackendChoice,
  type Shape3,
  type SwitchMode,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  convTranspose,
  dense,
  flatten,
  maxPool,
  mulberry32,
  randomArray,
} from '../oracle/net.js';
import { codeOf } from '../support/errors.js';
import { largest, largestDifference, loadReference } from '../support/reference.js';

/** The networks without branches, whose way down PyTorch was given layer by layer. */
const chains = [
  'cifar10-allcnn',
  'cifar10-cnn',
  'depthwise',
  'dilated',
  'mnist-cnn',
  'no-bias',
  'overlapping',
  'padded',
  'strided',
];

/** How the reference says what is kept, as units of the engine. */
function unitOf(keep: string, [x, y, channel]: number[]): string {
  if (keep === 'full') return 'all';
  return keep === 'map' ? `*,*,${channel}` : `${x},${y},${channel}`;
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`the DeconvNet on ${backend} against PyTorch's unpooling`, () => {
    for (const name of chains) {
      it(name, async () => {
        const reference = await loadReference(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const all = reference.entries({ kind: 'reconstruction' });
        expect(all).not.to.have.length(0);
        // Where there is no wasm, these take seconds for each: one of each layer.
        const entries =
          backend === 'wasm' || !name.startsWith('cifar10')
            ? all
            : all.filter(
                (entry, index) => all.findIndex(({ layer }) => layer === entry.layer) === index,
              );
        for (const entry of entries) {
          const { sample, layer, parameters } = entry;
          const { keep, unit } = parameters as { keep: string; unit: number[] };
          const input = reference.entry({ kind: 'input', sample });
          const { reconstructions, shape } = await explainer.deconvnetOf({
            image: { data: reference.array(input), shape: input.shape as Shape3 },
            layer: layer!,
            units: [unitOf(keep, unit)],
          });
          const expected = reference.array(entry);
          expect(shape).to.deep.equal(entry.shape);
          const error = largestDifference(reconstructions[0]!.map, expected);
          expect(error, `${sample} ${layer} ${keep}`).to.be.at.most(1e-4 * largest(expected));
          if (keep !== 'strongest') continue;
          const strongest = await explainer.deconvnetOf({
            image: { data: reference.array(input), shape: input.shape as Shape3 },
            layer: layer!,
            units: ['max'],
          });
          const [x, y, channel] = unit;
          expect(strongest.reconstructions[0]!.neuron.position).to.deep.equal([y, x, channel]);
        }
      });
    }
  });

  describe(`reconstructions on ${backend}`, () => {
    const net = build([9, 11, 2], 61, [
      conv(3, 5, { padding: 'same', activation: 'relu', name: 'conv1' }),
      maxPool(3, { strides: 2, padding: 'same', name: 'pool1' }),
      conv(3, 4, { activation: 'relu', name: 'conv2' }),
      flatten(),
      dense(3, { name: 'scores' }),
    ]);
    const { url, revoke } = toUrl(toKeras(net));
    after(revoke);
    const explainer = createExplainer({ model: url, backend });
    const image = { data: randomArray(198, mulberry32(62)), shape: net.input };

    for (const switches of switchModes) {
      it(`of many units at once are those of each alone (${switches})`, async () => {
        const units = ['max', '0', '1', '2', '3', '*,*,1', '1,1', '2,1,3', 'all'];
        const together = await explainer.deconvnetOf({ image, layer: 'conv2', units, switches });
        expect(together.poolings).to.deep.equal(['pool1']);
        for (const [index, unit] of units.entries()) {
          const alone = await explainer.deconvnetOf({
            image,
            layer: 'conv2',
            units: [unit],
            switches,
          });
          const [expected] = alone.reconstructions;
          const { map, neuron } = together.reconstructions[index]!;
          expect(neuron).to.deep.equal(expected!.neuron);
          expect(largestDifference(map, expected!.map)).to.be.at.most(
            1e-5 * largest(expected!.map),
          );
        }
      });
    }

    it('of one neuron is its activation times the DeconvNet rule', async () => {
      const { details } = await explainer.saliency({
        image,
        methods: ['deconvnet'],
        layer: 'conv2',
        unit: 'max',
      });
      const { reconstructions } = await explainer.deconvnetOf({
        image,
        layer: 'conv2',
        units: ['max'],
      });
      const { activation } = details.neuron!;
      const expected = details.maps['deconvnet']!.map((value) => value * activation);
      expect(largestDifference(reconstructions[0]!.map, expected)).to.be.at.most(
        1e-5 * largest(expected),
      );
    });

    it('of the layer right above a pooling put each value where the switches say', async () => {
      const pooled = build([5, 7, 3], 63, [
        maxPool(3, { strides: 2, padding: 'same', name: 'pool' }),
        flatten(),
        dense(2),
      ]);
      const file = toUrl(toKeras(pooled));
      const data = randomArray(105, mulberry32(64), 0, 1);
      const picture = { data, shape: pooled.input };
      const small = createExplainer({ model: file.url, backend });
      const winners = await small.switchesOf({ image: picture, layer: 'pool' });
      const { activations } = await small.forward(
        { data, shape: [1, 5, 7, 3] },
        { layers: ['pool'] },
      );
      const values = activations['pool']!.data;
      expect(winners.shape).to.deep.equal([3, 4, 3]);
      expect(winners.inputShape).to.deep.equal([5, 7, 3]);
      expect(winners.rows).to.deep.equal([0, 1, 2, 3, 4].map((row) => [row, row]));
      const byHand: Record<SwitchMode, Float32Array> = {
        recorded: new Float32Array(105),
        'top-left': new Float32Array(105),
        spread: new Float32Array(105),
      };
      values.forEach((value, cell) => {
        const channel = cell % 3;
        const [row, column] = [Math.floor(cell / 12), Math.floor(cell / 3) % 4];
        // SAME padding of one row above and one column to the left.
        const rows = [0, 1, 2].map((y) => 2 * row - 1 + y).filter((y) => y >= 0 && y < 5);
        const columns = [0, 1, 2].map((x) => 2 * column - 1 + x).filter((x) => x >= 0 && x < 7);
        const cells = rows.flatMap((y) => columns.map((x) => (y * 7 + x) * 3 + channel));
        const best = cells.reduce((a, b) => (data[b]! > data[a]! ? b : a));
        expect(winners.winners[cell]! * 3 + channel).to.equal(best);
        byHand.recorded[best]! += value;
        byHand['top-left'][cells[0]!]! += value;
        for (const each of cells) byHand.spread[each]! += value / cells.length;
      });
      for (const switches of switchModes) {
        const request = { image: picture, layer: 'pool', units: ['all'], switches };
        const { reconstructions } = await small.deconvnetOf(request);
        expect(largestDifference(reconstructions[0]!.map, byHand[switches])).to.be.below(1e-5);
      }
      file.revoke();
    });

    it('leave nothing behind, also when refused', async () => {
      await explainer.deconvnetOf({ image, layer: 'conv2', units: ['0', '1'] });
      const before = await explainer.memory();
      await explainer.deconvnetOf({ image, layer: 'conv2', units: ['0', '1', 'all'] });
      const refused = (layer: string, unit: string, switches: string) =>
        codeOf(
          explainer.deconvnetOf({
            image,
            layer,
            units: ['0', unit],
            switches: switches as SwitchMode,
          }),
        );
      expect(await refused('conv2', '9', 'recorded')).to.equal('unit-unknown');
      expect(await refused('scores', '0', 'recorded')).to.equal('layer-without-maps');
      expect(await refused('nowhere', '0', 'recorded')).to.equal('layer-unknown');
      expect(await refused('conv2', '0', 'sometimes')).to.equal('setting-out-of-range');
      expect(await codeOf(explainer.filters('pool1'))).to.equal('layer-without-filters');
      expect(await codeOf(explainer.switchesOf({ image, layer: 'conv1' }))).to.equal(
        'layer-without-switches',
      );
      expect(await explainer.memory()).to.deep.equal(before);
    });

    it('come with the filters that made them', async () => {
      const { kernel } = await explainer.filters('conv1');
      const [first] = net.layers;
      if (first?.kind !== 'conv2d') throw new Error('no convolution');
      expect(kernel.shape).to.deep.equal([3, 3, 2, 5]);
      expect(largestDifference(kernel.data, first.weights.kernel)).to.equal(0);
    });

    for (const padding of ['same', 'valid'] as const) {
      it(`a convolution's way down is Keras's transposed convolution (${padding})`, async () => {
        // Sizes where the convolution's rounding loses nothing.
        const side = padding === 'same' ? 10 : 11;
        const options = { strides: 2, padding, bias: false, name: 'layer' };
        const down = build([side, side, 3], 71, [conv(3, 4, options), flatten(), dense(2)]);
        const data = randomArray(side * side * 3, mulberry32(72), 0, 1);
        const first = toUrl(toKeras(down));
        const below = createExplainer({ model: first.url, backend });
        const image = { data, shape: down.input };
        const { activations } = await below.forward(
          { data, shape: [1, ...image.shape] },
          { layers: ['layer'] },
        );
        const maps = activations['layer']!;
        const { reconstructions } = await below.deconvnetOf({
          image,
          layer: 'layer',
          units: ['all'],
        });
        first.revoke();

        const [height, width] = [maps.shape[1]!, maps.shape[2]!];
        const up = build([height, width, 4], 73, [
          convTranspose(3, 3, options),
          flatten(),
          dense(2),
        ]);
        const [from, to] = [down.layers[0], up.layers[0]];
        if (from?.kind !== 'conv2d' || to?.kind !== 'conv2dTranspose') throw new Error('kinds');
        // [height, width, in, out] of the one is [height, width, out, in] of the other.
        to.weights.kernel.set(from.weights.kernel);
        const second = toUrl(toKeras(up));
        const transposed = await createExplainer({ model: second.url, backend }).forward(maps, {
          layers: ['layer'],
        });
        second.revoke();
        const expected = transposed.activations['layer']!;
        expect(expected.shape).to.deep.equal([1, side, side, 3]);
        const { map } = reconstructions[0]!;
        expect(largestDifference(map, expected.data)).to.be.at.most(1e-5 * largest(map));
      });
    }
  });
}
