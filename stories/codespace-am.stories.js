import { elementOf, playground, story } from './element.js';

const render = elementOf('codespace-am');

const fallback = '<p>Sixteen GAN images that a network predicts to be a 0.</p>';

export default {
  title: 'codespace-am',
  component: 'codespace-am',
  args: { target: '0', runs: 4, seed: 35 },
  render,
};

export const Playground = playground('codespace-am', { target: '3' }, { inside: fallback });

export const Default = story(
  'Codes of a DCGAN, optimized until the network predicts a 0 with 99%.',
  {
    args: { runs: 8, seed: 32 },
  },
);

export const SideBySide = story('A GAN of dense layers and a DCGAN, side by side.', {
  args: { generator: 'mnist-gan mnist-dcgan', seed: 17 },
});

export const FoolingPixels = story(
  'With and without a generator: the same probability, but noise.',
  {
    args: { generator: 'mnist-dcgan', pixels: 'noise' },
  },
);

export const PixelsOfASample = story('From a 7 to a 3 by few pixels, with a smoothness term.', {
  args: { target: '3', pixels: 'sample', src: 'sample:7', 'total-variation': 0.05, seed: 6 },
});

export const MeanImage = story('Images kept near the mean image of the class.', {
  args: { target: '3', prior: 'mean-image', lambda: 0.02, seed: 8, runs: 2 },
});

export const Neuron = story('Images that activate one channel of a convolution most.', {
  args: { layer: 'conv2', unit: '*,*,5', runs: 2 },
});

export const Paused = story('Random codes, until the reader presses Play.', {
  args: { paused: true },
});

export const Narrow = story('In a narrow column.', { args: { width: 320 } });

export const Dark = story('On a dark page.', {
  args: { target: '5', seed: 6 },
  globals: { scheme: 'dark' },
});

export const OnClick = story('Starts when the reader asks.', {
  args: { loading: 'click' },
  parameters: { fallback },
});

export const WithoutControls = story('Without controls, as a figure of an article.', {
  args: { controls: 'none' },
});

export const UnknownClass = {
  ...story('A class that the network does not have.', {
    args: { target: '12' },
    parameters: { fallback, gate: { expectError: 'target-out-of-range' } },
  }),
  tags: ['fixture'],
};

export const UnfitGenerator = {
  ...story('A classifier is not a generator.', {
    args: { generator: 'mnist-cnn' },
    parameters: { fallback, gate: { expectError: 'generator-unfit' } },
  }),
  tags: ['fixture'],
};
