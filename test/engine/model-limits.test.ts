import { expect } from '@esm-bundle/chai';
import { configure, createExplainer } from '../../dist/engine.js';
import {
  defaultLimits,
  planLayers,
  readTopology,
  requireAffordable,
  workOfLayers,
} from '../bundles/engine-parts.js';
import { editedModel } from '../support/edited-models.js';
import { errorOf } from '../support/errors.js';

interface Size {
  weightBytes: number;
  activationBytes: number;
  multiplications: number;
}

/** What Keras says of its own networks; training/applications.py made it. */
async function applications(): Promise<Record<string, Size>> {
  const file = new URL('/test/reference/keras-applications.json', location.href);
  const { networks } = (await (await fetch(file)).json()) as { networks: Record<string, Size> };
  return networks;
}

/** VGG16 of K. Simonyan and A. Zisserman (2015) as Keras writes it. */
function vgg16() {
  const layer = (class_name: string, config: Record<string, unknown>) => ({ class_name, config });
  const conv = (name: string, filters: number) =>
    layer('Conv2D', { name, filters, kernel_size: [3, 3], padding: 'same', activation: 'relu' });
  const dense = (name: string, units: number, activation: string) =>
    layer('Dense', { name, units, activation });
  const blocks = [
    [64, 64],
    [128, 128],
    [256, 256, 256],
    [512, 512, 512],
    [512, 512, 512],
  ].flatMap((filters, block) => [
    ...filters.map((each, index) => conv(`block${block + 1}_conv${index + 1}`, each)),
    layer('MaxPooling2D', { name: `block${block + 1}_pool`, pool_size: [2, 2], strides: [2, 2] }),
  ]);
  const layers = [
    layer('InputLayer', { name: 'image', batch_input_shape: [null, 224, 224, 3] }),
    ...blocks,
    layer('Flatten', { name: 'flatten' }),
    dense('fc1', 4096, 'relu'),
    dense('fc2', 4096, 'relu'),
    dense('predictions', 1000, 'softmax'),
  ];
  return { modelTopology: { class_name: 'Sequential', config: { name: 'vgg16', layers } } };
}

function vgg16Work() {
  const topology = readTopology(vgg16(), { output: null, inputShape: null });
  const { layers, inputLayer, inputShape } = topology;
  return workOfLayers(topology, planLayers(layers, { name: inputLayer, shape: inputShape }));
}

/** The figures in a refusal, in millions. */
function refusal(limits: Partial<Size>): number {
  try {
    requireAffordable(vgg16Work(), { ...defaultLimits, ...limits });
  } catch (error) {
    const [, figure] = /takes ([\d.,]+) (?:MB|million)/.exec((error as Error).message)!;
    return Number(figure!.replaceAll(',', ''));
  }
  throw new Error('It was not refused.');
}

describe('how large a model may be', () => {
  // Before the worker starts, as on a page.
  before(() => configure({ limits: { weightBytes: 90_000 } }));

  it('lets every network of keras.applications pass, with a quarter to spare', async () => {
    const networks = Object.entries(await applications());
    expect(networks.length).to.be.above(35);
    for (const [name, size] of networks) {
      for (const what of ['weightBytes', 'activationBytes', 'multiplications'] as const) {
        expect(size[what], `${what} of ${name}`).to.be.below(0.75 * defaultLimits[what]);
      }
    }
  });

  it('estimates what Keras says of VGG16, to the digits that a message has', async () => {
    const { VGG16 } = await applications();
    const { activationBytes, multiplications } = VGG16!;
    expect(refusal({ activationBytes: 1 })).to.be.closeTo(
      activationBytes / 1e6,
      activationBytes / 1e9,
    );
    expect(refusal({ multiplications: 1 })).to.be.closeTo(
      multiplications / 1e6,
      multiplications / 1e9,
    );
    requireAffordable(vgg16Work(), defaultLimits);
  });

  it('is set by configure(), and told with the figures before anything is downloaded', async () => {
    const addresses = await editedModel('mnist-cnn', {
      model: (json) =>
        void (json.weightsManifest[0].paths = ['https://absent.invalid/weights.bin']),
    });
    const { code, message, hint } = await errorOf(createExplainer(addresses).describe());
    expect(code).to.equal('model-too-large');
    expect(message).to.match(/0\.09346 MB.*0\.09 MB/);
    expect(hint).to.match(/weightBytes/);
  });
});
