import { expect } from '@esm-bundle/chai';
import { createExplainer, saliencyMethods, type BackendChoice } from '../../dist/engine.js';
import { largest, largestDifference } from '../support/reference.js';

const model = new URL('/models/mnist-cnn/model.json', location.href).href;
const samples = [0, 3, 4, 7, 9];
const few = { samples: 3, steps: 4, masks: 8 };

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`a batch of pictures on ${backend}`, () => {
    const explainer = createExplainer({ model, backend });
    const inputsOf = () =>
      Promise.all(
        samples.map(async (sample) => (await explainer.picture(`sample:${sample}`)).input),
      );

    // All methods of ten images for each: elsewhere a minute.
    const others = [
      { target: '8' },
      { layer: 'conv2' },
      { layer: 'pool2', unit: '1,2' },
      { layer: 'dense1', unit: 'max' },
    ];
    for (const what of [{}, { layer: 'conv2', unit: '7' }, ...(backend === 'wasm' ? others : [])]) {
      it(`gives each picture what it gives it alone: ${JSON.stringify(what)}`, async () => {
        const request = { methods: saliencyMethods, ...few, ...what };
        const inputs = await inputsOf();
        const together = await explainer.saliencyOfBatch(inputs, request);
        expect(together).to.have.length(inputs.length);
        for (const [index, input] of inputs.entries()) {
          const alone = await explainer.saliencyOf(input, request);
          const { details, predictions, target } = together[index]!;
          expect(details.input).to.equal(input);
          expect(target.index).to.equal(alone.target.index);
          expect(predictions.map(({ index: place }) => place)).to.deep.equal(
            alone.predictions.map(({ index: place }) => place),
          );
          expect(details.neuron?.position).to.deep.equal(alone.details.neuron?.position);
          expect(details.neuron?.receptiveField).to.deep.equal(
            alone.details.neuron?.receptiveField,
          );
          expect(details.shapes).to.deep.equal(alone.details.shapes);
          for (const method of saliencyMethods) {
            const expected = alone.details.maps[method]!;
            const difference = largestDifference(details.maps[method]!, expected);
            expect(difference, `${method} of picture ${index}`).to.be.at.most(
              1e-5 * largest(expected),
            );
          }
        }
      });
    }

    it('"top" is the own answer of each, "max" the own neuron of each', async () => {
      const inputs = await inputsOf();
      const classes = await explainer.saliencyOfBatch(inputs);
      expect(classes.map(({ target }) => target.label)).to.deep.equal(samples.map(String));
      const neurons = await explainer.saliencyOfBatch(inputs, { layer: 'conv2' });
      const { activations } = await explainer.forward(
        {
          data: Float32Array.from(inputs.flatMap(({ data }) => [...data])),
          shape: [inputs.length, 28, 28, 1],
        },
        { layers: ['conv2'] },
      );
      const { data, shape } = activations['conv2']!;
      const [, height, width, channels] = shape as [number, number, number, number];
      const size = height * width * channels;
      const places = neurons.map(({ details: { neuron } }, index) => {
        const own = data.subarray(index * size, (index + 1) * size);
        const [y, x, channel] = neuron!.position;
        expect(own[(y! * width + x!) * channels + channel!]).to.equal(largest(own));
        expect(neuron!.activation).to.be.closeTo(largest(own), 1e-5 * largest(own));
        return String(neuron!.position);
      });
      expect(new Set(places).size).to.be.above(1);
    });

    it('refuses pictures of different shapes, and none', async () => {
      const [input] = await inputsOf();
      const odd = { data: new Float32Array(100), shape: [10, 10, 1] as [number, number, number] };
      for (const inputs of [[input!, odd], []]) {
        const reason: unknown = await explainer
          .saliencyOfBatch(inputs)
          .catch((error: unknown) => error);
        expect(reason).to.include({ code: 'image-shape' });
      }
    });
  });
}
