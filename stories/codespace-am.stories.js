import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

const render = elementOf('codespace-am');

export default {
  title: 'codespace-am',
  component: 'codespace-am',
  args: { target: '0', runs: 4, seed: 35 },
  render,
};

const fallback = html`<p>Sixteen pictures of what a network is sure is a 0.</p>`;

export const Playground = playground('codespace-am', { target: '3' });

export const Default = story('Codes of a DCGAN climb to what the network is sure is a 0.', {
  args: { runs: 8, seed: 32 },
});

export const SideBySide = story('The same with a GAN of dense layers, side by side.', {
  args: { generator: 'mnist-gan mnist-dcgan', seed: 17 },
});

export const FoolingPixels = story('Without a generator: as sure, and not a 0 to our eyes.', {
  args: { generator: 'mnist-dcgan', pixels: 'noise' },
});

export const PixelsOfASample = story('From a 7 to a 3 by few pixels, kept smooth.', {
  args: { target: '3', pixels: 'sample', src: 'sample:7', 'total-variation': 0.05, seed: 6 },
});

export const MeanImage = story('Kept near the mean picture of the class.', {
  args: { target: '3', prior: 'mean-image', lambda: 0.02, seed: 8, runs: 2 },
});

export const Neuron = story('What one channel of a convolution answers to most.', {
  args: { layer: 'conv2', unit: '*,*,5', runs: 2 },
});

export const Paused = story('Random codes, before the reader plays.', { args: { paused: true } });

export const Narrow = story('In a narrow column.', { args: { width: 320 } });

export const Dark = story('On a dark page.', {
  args: { target: '5', seed: 6 },
  globals: { scheme: 'dark' },
});

export const OnClick = story('Waits for the reader.', {
  args: { loading: 'click' },
  parameters: { fallback },
});

export const WithoutControls = story('As a still figure of an article.', {
  args: { controls: 'none' },
});

export const UnknownClass = story('A class that the network does not know.', {
  args: { target: '12' },
  parameters: { fallback, gate: { expectError: 'target-out-of-range' } },
});

export const UnfitGenerator = story('A classifier is no generator of pictures.', {
  args: { generator: 'mnist-cnn' },
  parameters: { fallback, gate: { expectError: 'generator-unfit' } },
});
