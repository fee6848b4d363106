import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

const render = elementOf('lrp-heatmap');

export default {
  title: 'lrp-heatmap',
  component: 'lrp-heatmap',
  args: { model: 'mnist-cnn', src: 'sample:3' },
  render,
};

const fallback = html`<p>Here the score of a handwritten 3 is shared out among its pixels.</p>`;

export const Playground = playground('lrp-heatmap', { composite: 'epsilon-plus' });

export const Default = story(
  'The score of a 3 shared out among its pixels; below the map where the rest of it went.',
);

export const InColour = story('A dog, by the composite that takes the bounds of the input.', {
  args: { model: 'cifar10-cnn', src: 'sample:6', composite: 'epsilon-gamma-box' },
});

export const NaiveAgainstEpsilon = story(
  'LRP-0 divides by sums that may be close to 0; with ε in the denominators the map gets sparser, and the share that ε absorbs is told.',
  { args: { compare: 'lrp-0 epsilon', epsilon: 0.25, denominators: '', conservation: true } },
);

export const GradientTimesInput = story(
  'LRP-0 is gradient × input: the largest difference of the two maps is printed.',
  { args: { compare: 'lrp-0 gradient-x-input' } },
);

export const TransposedConvolutions = story(
  'LRP-0 as textbooks draw it, by transposed convolutions, beside it by gradients: the same map.',
  { args: { compare: 'lrp-0 lrp-transpose gradient-x-input' } },
);

export const WithoutBiases = story(
  'Where biases are left out of the denominators, some of these are exactly 0: they are counted and marked, and what arrives there is lost.',
  { args: { composite: 'lrp-0', bias: 'ignore', layers: '', conservation: true } },
);

export const Composites = story('The composites side by side, in one range of colours.', {
  args: {
    model: 'cifar10-cnn',
    src: 'sample:6',
    compare: 'epsilon epsilon-plus epsilon-gamma-box epsilon-alpha2-beta1',
    range: 'shared',
    clip: 99,
  },
});

export const EveryLayer = story(
  'The relevance at every layer, pooled over the channels; a click opens a layer.',
  { args: { layers: '' } },
);

export const FirstConvolution = story(
  'Heatmap of the first convolution pooled over its maps, and the maps one by one.',
  { args: { layers: 'conv1' } },
);

export const ThroughOneFilter = story(
  'The relevance that passes through one filter of the second convolution alone, with the way back.',
  { args: { layers: 'conv2', layer: 'conv2', unit: '19' } },
);

export const ThroughOnePlace = story('The relevance that passes through one place alone.', {
  args: { layers: 'conv2', layer: 'conv2', unit: '2,5' },
});

export const DenseUnits = story('The units of a dense layer, by their relevance.', {
  args: { layers: 'dense1' },
});

export const Conservation = story('Where the relevance goes, layer by layer, with all sums.', {
  args: { model: 'cifar10-cnn', src: 'sample:6', composite: 'epsilon', conservation: true },
});

export const Denominators = story('What LRP divides by in the second convolution.', {
  args: { composite: 'lrp-0', denominators: 'conv2' },
});

export const RulesByLayer = story('A rule for each layer: the table is the reader’s.', {
  args: { rules: true, 'layer-rules': 'conv1:z-box; conv2:gamma(0.5)' },
});

export const Gamma = story('The γ rule with its slider.', {
  args: { composite: 'gamma', gamma: 0.5 },
});

export const AlphaBeta = story('The αβ rule with its slider; β follows.', {
  args: { composite: 'alpha-beta', alpha: 2 },
});

export const Rivals = story('What speaks for a 4 rather than for its rivals.', {
  args: { src: 'sample:4', contrast: 'rivals', composite: 'epsilon', epsilon: 0.1 },
});

export const RatherThan9 = story('What makes this a 4 and not a 9, and what the reverse.', {
  args: { src: 'sample:4', contrast: '9', composite: 'epsilon', epsilon: 0.1 },
});

export const StartWithOne = story('The same with a relevance of 1 at the class.', {
  args: { start: 'one' },
});

export const AnotherClass = story('What speaks in a 3 for an 8, and what against it.', {
  args: { target: '8', composite: 'epsilon', epsilon: 0.1 },
});

export const LargerPicture = story(
  'Dense layers as convolutions: a picture twice as large has an output at 64 places; click one.',
  { args: { 'dense-as': 'conv', 'input-size': '56', place: '4,4' } },
);

export const SanityCheck = story(
  'Random weights from the class scores down: z+ hardly notices, ε does.',
  { args: { compare: 'z-plus epsilon gradient-x-input', epsilon: 0.01, sanity: true } },
);

export const Clipped = story('Colours that end at the 98th percentile of magnitudes.', {
  args: { clip: 98, colormap: 'PuOr' },
});

export const Narrow = story('In a narrow column.', {
  args: { compare: 'lrp-0 epsilon', layers: 'conv2', conservation: true, width: 320 },
});

export const Dark = story('On a dark page.', {
  args: { layers: 'conv1', conservation: true },
  globals: { scheme: 'dark' },
});

export const WithoutControls = story('As the author left it.', {
  args: { layers: '', conservation: true, controls: 'none' },
});

export const OnClick = story('Nothing is fetched before the reader asks.', {
  args: { loading: 'click', width: 480 },
  parameters: { fallback },
});

export const NegativeEpsilon = story('An epsilon below 0 is refused.', {
  args: { epsilon: -1 },
  parameters: { fallback, gate: { expectError: 'setting-out-of-range' } },
});

export const UnknownRule = story('There is no such composite.', {
  args: { composite: 'zeta' },
  parameters: { fallback, gate: { expectError: 'rule-unknown' } },
});

export const UnreadableRules = story('Rules of layers that cannot be read.', {
  args: { 'layer-rules': 'conv1 z-box' },
  parameters: { fallback, gate: { expectError: 'layer-rules' } },
});
