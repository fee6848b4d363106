import { elementOf, playground, story } from './element.js';

const render = elementOf('lrp-heatmap');

const fallback = '<p>The score of a handwritten 3, distributed to its pixels.</p>';

export default {
  title: 'lrp-heatmap',
  component: 'lrp-heatmap',
  args: { model: 'mnist-cnn', src: 'sample:3' },
  render,
};

export const Playground = playground(
  'lrp-heatmap',
  { composite: 'epsilon-plus' },
  { inside: fallback },
);

export const Default = story(
  'The score of a 3, distributed to its pixels; the caption names the region with the most relevance.',
);

export const InColour = story('A dog, under the composite that uses the bounds of the input.', {
  args: { model: 'cifar10-cnn', src: 'sample:6', composite: 'epsilon-gamma-box' },
});

export const NaiveAgainstEpsilon = story(
  'LRP-0 divides by sums that nearly cancel: in magnitude, the relevance adds up to 35 times the score. With ε relative to each layer it adds up to 1.2 times, and lies on the head of the bird.',
  {
    args: {
      model: 'cifar10-allcnn',
      src: 'sample:16',
      compare: 'lrp-0 epsilon',
      'epsilon-scale': 'layer',
    },
  },
);

export const RelativeEpsilon = story(
  'ε is a quarter of the root mean square of each layer’s denominators; the report shows how much it absorbs.',
  {
    args: {
      model: 'cifar10-allcnn',
      src: 'sample:16',
      composite: 'epsilon',
      'epsilon-scale': 'layer',
      conservation: true,
      denominators: '',
    },
  },
);

export const GradientTimesInput = story(
  'LRP-0 equals gradient × input: the caption states the largest difference of the two maps.',
  { args: { compare: 'lrp-0 gradient-x-input' } },
);

export const TransposedConvolutions = story(
  'LRP-0 with transposed convolutions, as textbooks draw it, and with gradients: the same map.',
  { args: { compare: 'lrp-0 lrp-transpose gradient-x-input' } },
);

export const WithoutBiases = story(
  'Without biases some denominators are exactly 0: they are counted and marked, and the relevance there is lost.',
  { args: { composite: 'lrp-0', bias: 'ignore', layers: '', conservation: true } },
);

export const Composites = story('Composites side by side, in one color range.', {
  args: {
    model: 'cifar10-cnn',
    src: 'sample:6',
    compare: 'epsilon epsilon-plus epsilon-gamma-box epsilon-alpha2-beta1',
    range: 'shared',
    clip: 99,
  },
});

export const EveryLayer = story(
  'The relevance in every layer, pooled over the channels; click a layer to open it.',
  { args: { layers: '' } },
);

export const FirstConvolution = story(
  'The heatmap of the first convolution, pooled over its maps, beside that of the pixels; below, its maps one by one.',
  { args: { layers: 'conv1' } },
);

export const ThroughOneFilter = story(
  'Only the relevance through one filter of the second convolution.',
  { args: { layers: 'conv2', layer: 'conv2', unit: '19' } },
);

export const ThroughOnePlace = story('Only the relevance through one position.', {
  args: { layers: 'conv2', layer: 'conv2', unit: '2,5' },
});

export const DenseUnits = story('The units of a dense layer, by relevance.', {
  args: { layers: 'dense1' },
});

export const Conservation = story(
  'The conservation report: what each layer passes on, and what biases and ε absorb.',
  {
    args: { model: 'cifar10-cnn', src: 'sample:6', composite: 'epsilon', conservation: true },
  },
);

export const Denominators = story('The denominators in the second convolution.', {
  args: { composite: 'lrp-0', denominators: 'conv2' },
});

export const RulesByLayer = story('A rule for each layer, which readers can change in the table.', {
  args: { rules: true, 'layer-rules': 'conv1:z-box; conv2:gamma(0.5)' },
});

export const Gamma = story('The γ rule with its slider.', {
  args: { composite: 'gamma', gamma: 0.5 },
});

export const AlphaBeta = story('The αβ rule with its slider; β follows.', {
  args: { composite: 'alpha-beta', alpha: 2 },
});

export const Rivals = story('Which pixels make this a 4 rather than one of its rivals.', {
  args: { src: 'sample:4', contrast: 'rivals', composite: 'epsilon', epsilon: 0.1 },
});

export const RatherThan9 = story('Which pixels make this a 4 and not a 9.', {
  args: { src: 'sample:4', contrast: '9', composite: 'epsilon', epsilon: 0.1 },
});

export const StartWithOne = story('A relevance of 1 placed on the class.', {
  args: { start: 'one' },
});

export const AnotherClass = story(
  'Which pixels of a 3 contribute to an 8, and which count against it.',
  {
    args: { target: '8', composite: 'epsilon', epsilon: 0.1 },
  },
);

export const LargerPicture = story(
  'Dense layers as convolutions: an input twice as large has outputs at 64 positions; click one.',
  { args: { 'dense-as': 'conv', 'input-size': '56', place: '4,4' } },
);

export const SanityCheck = story(
  'Layers randomized from the class scores down: the z+ map hardly changes, the ε map does.',
  { args: { compare: 'z-plus epsilon gradient-x-input', epsilon: 0.01, sanity: true } },
);

export const Clipped = story('Colors end at the 98th percentile of magnitudes.', {
  args: { clip: 98, colormap: 'PuOr' },
});

export const Narrow = story('In a narrow column.', {
  args: { compare: 'lrp-0 epsilon', layers: 'conv2', conservation: true, width: 320 },
});

export const Dark = story('On a dark page.', {
  args: { layers: 'conv1', conservation: true },
  globals: { scheme: 'dark' },
});

export const WithoutControls = story('Without controls.', {
  args: { layers: '', conservation: true, controls: 'none' },
});

export const OnClick = story('Nothing is loaded before a click.', {
  args: { loading: 'click', width: 480 },
  parameters: { fallback },
});

export const NegativeEpsilon = {
  ...story('An epsilon below 0 is an error.', {
    args: { epsilon: -1 },
    parameters: { fallback, gate: { expectError: 'setting-out-of-range' } },
  }),
  tags: ['fixture'],
};

export const UnknownRule = {
  ...story('There is no such composite.', {
    args: { composite: 'zeta' },
    parameters: { fallback, gate: { expectError: 'rule-unknown' } },
  }),
  tags: ['fixture'],
};

export const UnreadableRules = {
  ...story('Layer rules that cannot be read.', {
    args: { 'layer-rules': 'conv1 z-box' },
    parameters: { fallback, gate: { expectError: 'layer-rules' } },
  }),
  tags: ['fixture'],
};
