import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

const render = elementOf('deconv-viewer');

export default {
  title: 'deconv-viewer',
  component: 'deconv-viewer',
  args: { model: 'mnist-cnn', src: 'sample:3' },
  render,
};

const fallback = html`<p>Here a network shows what its filters have found in a handwritten 3.</p>`;

export const Playground = playground('deconv-viewer', { layer: 'conv2' });

export const Default = story(
  'The filters and feature maps of the first convolution, and the strongest activation painted back.',
);

export const SecondConvolution = story(
  'The 32 maps of the second convolution, strongest first; a click on one reconstructs it.',
  { args: { layer: 'conv2', sort: 'strength' } },
);

export const OneRangeForAll = story('Maps in one range of colours: weak ones look weak.', {
  args: { layer: 'conv2', range: 'layer' },
});

export const FullReconstruction = story(
  'The classic figure: the digits 2, 3 and 6 reconstructed from all maps of the second convolution, with switches and without.',
  {
    render: (args, context) => html`
      <div style="display: grid; gap: 2rem">
        ${['sample:2', 'sample:3', 'sample:6'].map((src) =>
          render(
            {
              ...args,
              src,
              layer: 'conv2',
              keep: 'all',
              compare: true,
              maps: 'none',
              controls: 'none',
            },
            context,
          ),
        )}
      </div>
    `,
  },
);

export const EveryFilter = story(
  'Under each map of the second convolution the reconstruction of its strongest activation.',
  { args: { layer: 'conv2', reconstructions: true } },
);

export const WholeMap = story('One whole feature map is kept.', {
  args: { layer: 'conv2', keep: 'map', unit: '19' },
});

export const PickedPosition = story('The strongest activation at a picked place.', {
  args: { layer: 'conv2', keep: 'position', unit: '3,2' },
});

export const SwitchesOff = story('Without switches: every value spread evenly over its window.', {
  args: { layer: 'conv2', keep: 'all', switches: 'spread' },
});

export const SwitchesOnAndOff = story('With switches and without, in one range of colours.', {
  args: { layer: 'conv2', unit: '19', compare: true, range: 'shared' },
});

export const InColour = story(
  'The third convolution of a network that sees colours: reconstructions drawn as pictures, mid-grey being 0.',
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
  'A network without pooling has no switches; guided backpropagation, which asks the picture, beside it.',
  { args: { model: 'cifar10-allcnn', src: 'sample:6', layer: 'conv6' } },
);

export const DrawnSwitches = story(
  'Of a max pooling: point at a pooled cell and see which cell of the map below won, and where that one looks.',
  { args: { layer: 'pool1', unit: '1' } },
);

export const TopSamples = story(
  'The samples of the model that activate a filter most, cut to what it sees, each with its reconstruction.',
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

export const LayerWithoutMaps = story('A dense layer has no maps.', {
  args: { layer: 'dense1' },
  parameters: { fallback, gate: { expectError: 'layer-without-maps' } },
});

export const UnknownLayer = story('The model has no such layer.', {
  args: { layer: 'conv9' },
  parameters: { fallback, gate: { expectError: 'layer-unknown' } },
});

export const UnknownSwitches = story('There is no such kind of switches.', {
  args: { switches: 'on' },
  parameters: { fallback, gate: { expectError: 'setting-out-of-range' } },
});

export const FeatureEvolution = story(
  'Filters, maps and the full reconstruction of the same 2 after each epoch of training: noise before it, strokes from the first on.',
  { args: { src: 'sample:2', layer: 'conv1', keep: 'all', maps: 'none', epochs: true } },
);

export const LiveTraining = story(
  'The network trains in the page, when the reader presses Train: the maps of the second convolution change while the loss falls.',
  { args: { src: 'sample:2', layer: 'conv2', maps: 'none', train: true } },
);
