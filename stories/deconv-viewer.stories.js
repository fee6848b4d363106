import { elementOf, playground, story } from './element.js';

const render = elementOf('deconv-viewer');

const fallback = '<p>What the filters of a network find in a handwritten 3.</p>';

export default {
  title: 'deconv-viewer',
  component: 'deconv-viewer',
  args: { model: 'mnist-cnn', src: 'sample:3' },
  render,
};

export const Playground = playground('deconv-viewer', { layer: 'conv2' }, { inside: fallback });

export const Default = story(
  'The filters and feature maps of the first convolution, and the strongest map reconstructed.',
);

export const SecondConvolution = story(
  'The 32 maps of the second convolution, strongest first; a click on one reconstructs it.',
  { args: { layer: 'conv2', sort: 'strength' } },
);

export const OneRangeForAll = story('Maps in one color range: weak ones look weak.', {
  args: { layer: 'conv2', range: 'layer' },
});

export const FullReconstruction = story(
  'The digits 2, 3 and 6 reconstructed from all maps of the second convolution, with switches and without.',
  { args: { src: 'sample:2 sample:3 sample:6', layer: 'conv2', keep: 'all', compare: true } },
);

export const EveryFilter = story(
  'Under each map of the second convolution its reconstruction: the digit can be recognized.',
  { args: { layer: 'conv2', reconstructions: true } },
);

export const EveryStrongestActivation = story(
  'Under each map of the second convolution the reconstruction of its strongest activation alone.',
  { args: { layer: 'conv2', keep: 'strongest', reconstructions: true } },
);

export const WholeMap = story('One whole feature map is reconstructed.', {
  args: { layer: 'conv2', keep: 'map', unit: '19' },
});

export const PickedPosition = story('The strongest activation at a picked place.', {
  args: { layer: 'conv2', keep: 'position', unit: '3,2' },
});

export const SwitchesOff = story('Without switches: every value spread evenly over its window.', {
  args: { layer: 'conv2', keep: 'all', switches: 'spread' },
});

export const SwitchesOnAndOff = story('With switches and without, in one color range.', {
  args: { layer: 'conv2', unit: '19', compare: true, range: 'shared' },
});

export const InColour = story(
  'The third convolution of a network for color images: reconstructions drawn as images, mid-gray being 0.',
  {
    args: {
      model: 'cifar10-cnn',
      src: 'sample:6',
      layer: 'conv3',
      reconstructions: true,
      sort: 'strength',
    },
  },
);

export const WithoutPooling = story(
  'A network without pooling has no switches; guided backpropagation, which takes its gates from the image, beside it.',
  { args: { model: 'cifar10-allcnn', src: 'sample:6', layer: 'conv6' } },
);

export const DrawnSwitches = story(
  'Switches of a max pooling: point at a pooled cell to see which cell of the map below won, and its receptive field.',
  { args: { layer: 'pool1', unit: '1' } },
);

export const TopSamples = story(
  'The samples that activate a filter most, cropped to its receptive field, each with its reconstruction.',
  { args: { model: 'cifar10-cnn', src: 'sample:6', layer: 'conv2', unit: '30', top: 9 } },
);

export const Narrow = story('In a narrow column.', {
  args: { layer: 'conv2', compare: true, reconstructions: true, width: 320 },
});

export const Dark = story('On a dark page.', {
  args: { layer: 'pool1', top: 3 },
  globals: { scheme: 'dark' },
});

export const WithoutControls = story('As the author left it.', {
  args: { layer: 'conv2', controls: 'none' },
});

export const OnClick = story('Nothing is fetched before the reader asks.', {
  args: { loading: 'click', width: 480 },
  parameters: { fallback },
});

export const LayerWithoutMaps = {
  ...story('A dense layer has no maps.', {
    args: { layer: 'dense1' },
    parameters: { fallback, gate: { expectError: 'layer-without-maps' } },
  }),
  tags: ['fixture'],
};

export const UnknownLayer = {
  ...story('The model has no such layer.', {
    args: { layer: 'conv9' },
    parameters: { fallback, gate: { expectError: 'layer-unknown' } },
  }),
  tags: ['fixture'],
};

export const UnknownSwitches = {
  ...story('There is no such kind of switches.', {
    args: { switches: 'on' },
    parameters: { fallback, gate: { expectError: 'setting-out-of-range' } },
  }),
  tags: ['fixture'],
};

export const FeatureEvolution = story(
  'Maps and filters of both convolutions before training, after 50 steps, and fully trained.',
  { args: { src: 'sample:2', epochs: '' } },
);

export const TwoMoments = story('Both convolutions after the first epoch and after the fifth.', {
  args: { epochs: '1 5' },
});

export const WithinTheFirstEpoch = story(
  'Four moments within the first epoch, with the full reconstruction.',
  { args: { layer: 'conv2', keep: 'all', epochs: 'step:50 step:100 step:200 1' } },
);

export const UnknownMoment = {
  ...story('The card lists no such moment; the figure stays.', {
    args: { epochs: '1 7' },
    parameters: { gate: { expectError: 'snapshot-unknown' } },
  }),
  tags: ['fixture'],
};

export const LiveTraining = story(
  'The network trains in the page when the reader presses Train: the maps of the second convolution change while the loss falls.',
  { args: { src: 'sample:2', layer: 'conv2', maps: 'none', train: true } },
);
