import { html } from 'lit';
import { saliencyMethods } from '../dist/protocol/tables/names.build.js';
import { elementOf, playground, story } from './element.js';

const render = elementOf('saliency-map');

const all = 'gradient deconvnet guided-backprop';
const every = saliencyMethods.join(' ');
const colour = { model: 'cifar10-cnn', src: 'sample:6' };

export default {
  title: 'saliency-map',
  component: 'saliency-map',
  args: { model: 'mnist-cnn', src: 'sample:3' },
  render,
};

/** What stands where the explanation cannot be shown. */
const fallback = html`<p>Here a network explains how it reads a handwritten 3.</p>`;

export const Playground = playground('saliency-map', { model: 'mnist-cnn', src: 'sample:3' });

export const Default = story('A digit, the map of guided backpropagation, and what both mean.');

export const German = story('The same for readers of German: `lang` on the element or around it.', {
  args: { lang: 'de' },
});

export const Spanish = story('Several maps, their legends and controls in Spanish.', {
  args: { lang: 'es', compare: all, clip: 99 },
});

export const Compare = story('Three ways back through the same network, side by side.', {
  args: { compare: all },
});

export const EveryMethod = story(
  'All methods as small multiples: the picture in a column of its own, the maps in rows.',
  { args: { ...colour, compare: every } },
);

export const CamLayer = story(
  'Grad-CAM of the second convolution, whose maps are finer than those of the last.',
  { args: { ...colour, method: 'grad-cam', 'cam-layer': 'conv2' } },
);

export const ClassActivationMaps = story(
  'Six ways to weigh the maps of one convolution; Eigen-CAM does not look at the class.',
  {
    args: {
      ...colour,
      compare: 'grad-cam grad-cam-plus-plus hires-cam xgrad-cam layer-cam eigen-cam',
      'cam-layer': 'conv2',
    },
  },
);

export const GradCamPlusPlus = story('Grad-CAM++: small regions count as much as large ones.', {
  args: { ...colour, method: 'grad-cam-plus-plus' },
});

export const HiResCam = story('HiResCAM: each activation times its own gradient.', {
  args: { ...colour, method: 'hires-cam', 'cam-layer': 'conv2' },
});

export const XGradCam = story('XGrad-CAM: each map weighted by its gradient where it is active.', {
  args: { ...colour, method: 'xgrad-cam', 'cam-layer': 'conv2' },
});

export const EigenCam = story('Eigen-CAM: the first principal component, whatever the class.', {
  args: { ...colour, method: 'eigen-cam' },
});

export const Baselines = story(
  'Three methods that compare the image with a baseline: here with its mean color.',
  {
    args: {
      ...colour,
      compare: 'integrated-gradients deeplift gradient-shap',
      baseline: 'mean',
      steps: 64,
      samples: 50,
      'noise-seed': 3,
    },
  },
);

export const DeepLift = story('DeepLIFT: why this image is a 3 compared with another digit.', {
  args: { method: 'deeplift', baseline: 'sample:7' },
});

export const GradientShap = story('GradientSHAP at 40 random points between noise and the image.', {
  args: { method: 'gradient-shap', baseline: 'noise', samples: 40, noise: 0.05 },
});

export const BlurIntegratedGradients = story(
  'Blur integrated gradients: from the blurred image to the sharp one in 48 steps.',
  { args: { ...colour, method: 'blur-integrated-gradients', steps: 48 } },
);

export const MaskedImages = story(
  'RISE and Score-CAM: maps of masked images, painted while these are computed. The legends count them.',
  { args: { ...colour, compare: 'rise score-cam', masks: 300 } },
);

export const EveryMethodClipped = story(
  'Colours end at the 99th percentile of magnitudes, in one range for all; each legend says so.',
  { args: { compare: every, clip: 99, range: 'shared' } },
);

export const AsPictures = story(
  'Maps drawn as pictures, as reconstructions are printed in the papers: mid-grey is 0.',
  { args: { ...colour, compare: `${all} grad-cam`, channels: 'rgb', clip: 99.5 } },
);

export const StrongestChannel = story(
  'Each pixel shows the colour channel of largest magnitude, with its sign.',
  { args: { ...colour, method: 'gradient', channels: 'max' } },
);

export const AnotherClass = story('What would speak for an 8, though the network answers 3.', {
  args: { target: '8', method: 'gradient' },
});

export const OneNeuron = story(
  'The strongest neuron of the second convolution is explained instead of a class.',
  { args: { layer: 'conv2', unit: 'max', compare: all } },
);

export const NeuronAndItsWindow = story(
  'The strongest neuron of the third convolution: its window on the picture, its map, and the pieces in the window. Click the picture for the neuron at another place.',
  { args: { ...colour, layer: 'conv3', channels: 'rgb' } },
);

export const NeuronOfAChannel = story(
  'The strongest neuron of one channel, which the reader sets.',
  {
    args: { ...colour, layer: 'conv2', unit: '5' },
  },
);

export const WholeChannel = story('A whole channel is explained: it sees the whole picture.', {
  args: { ...colour, layer: 'conv2', unit: '*,*,5' },
});

export const NeuronOfADenseLayer = story('A neuron without a place: there is nothing to crop.', {
  args: { layer: 'dense1' },
});

export const FrozenNeuron = story('The same neuron stays while the reader changes the picture.', {
  args: { ...colour, layer: 'conv3', unit: '3,4', freeze: true },
});

export const NeuronWithoutPieces = story('The window on the picture, without the pieces in it.', {
  args: { ...colour, layer: 'conv2', crop: 'none' },
});

export const NeuronUnderTheMap = story('Neurons are picked on the picture under the map as well.', {
  args: { ...colour, layer: 'conv2', picture: 'under' },
});

/** A sample of every class of CIFAR-10, in the order of the classes. */
const classes = {
  airplane: 0,
  automobile: 2,
  bird: 3,
  cat: 4,
  deer: 5,
  dog: 6,
  frog: 8,
  horse: 9,
  ship: 10,
  truck: 12,
};

export const TheClassicFigure = story(
  'Guided backpropagation of the strongest neuron of the third convolution, for a picture of each class: the part reconstructed, cropped to the window of the neuron, beside the whole picture.',
  {
    args: { model: 'cifar10-cnn', layer: 'conv3', channels: 'rgb', clip: 99.5, controls: 'none' },
    render: (args, context) => html`
      <div class="classic">
        ${Object.entries(classes).map(
          ([name, sample]) => html`
            <section>
              <h3>${name}</h3>
              ${render({ ...args, src: `sample:${sample}` }, context)}
            </section>
          `,
        )}
      </div>
    `,
  },
);

export const PictureUnderTheMap = story(
  'The map lies over the picture in grey; the slider says how opaque it is.',
  { args: { picture: 'under' } },
);

export const OverlayOfSeveral = story('One slider for all maps.', {
  args: { ...colour, picture: 'under', opacity: 0.5, compare: 'guided-backprop grad-cam' },
});

export const MapAlone = story('Without the picture that is explained.', {
  args: { picture: 'none', method: 'gradient' },
});

export const SharedRange = story('One range of colours for all maps shows which one is stronger.', {
  args: { compare: all, range: 'shared' },
});

export const ColourMapPuOr = story('Orange and purple instead of red and blue.', {
  args: { colormap: 'PuOr', method: 'gradient' },
});

export const WithoutControls = story('A still figure, for a text that refers to it.', {
  args: { controls: 'none' },
});

export const WaitingForAClick = story(
  'Nothing is fetched until the reader asks; the fallback stands in its place.',
  { args: { loading: 'click' }, parameters: { fallback } },
);

export const GalleryOfANeuron = story(
  'What the strongest neuron of the third convolution sees in each picture, and what of it excites the neuron.',
  { args: { model: 'cifar10-cnn', src: 'sample:*', layer: 'conv3', unit: 'max' } },
);

const captions = html`
  <p slot="caption" data-for="sample:5">the antlers of the moose</p>
  <p slot="caption" data-for="sample:10">the <em>mast</em> of the ship</p>
`;

export const GalleryByClass = story(
  'Images under their classes, each with its strongest neuron’s window outlined and enlarged, and with the author’s captions.',
  {
    args: { model: 'cifar10-cnn', src: 'sample:*', layer: 'conv3', unit: 'max', group: 'class' },
    parameters: { fallback: captions },
  },
);

export const Photograph = story(
  'A network for photographs: maps of inputs over 64 px open as papers print them.',
  {
    args: {
      model: 'efficientnet-lite0',
      src: 'sample:0',
      compare: 'gradient guided-backprop grad-cam',
    },
  },
);

export const GalleryWithOneBrokenPicture = story(
  'A picture that cannot be had says why in its own place; the others do not wait for it.',
  {
    args: { src: 'sample:0-2 nowhere.png sample:3', compare: 'gradient guided-backprop' },
    parameters: { gate: { expectMissing: '/nowhere.png' } },
  },
);

export const SanityCheck = story(
  'Layers lose what they learned, from the class scores down: which maps notice?',
  {
    args: {
      model: 'cifar10-cnn',
      src: 'sample:3',
      compare: 'gradient guided-backprop grad-cam',
      sanity: true,
    },
  },
);

export const Faithfulness = story(
  'How fast the probability falls when the highest ranked pixels go, and rises when they come back.',
  {
    args: {
      model: 'cifar10-cnn',
      src: 'sample:6',
      compare: 'gradient-x-input integrated-gradients grad-cam',
      faithfulness: true,
    },
  },
);

export const AllZeroMap = story('A silent neuron: its map stays blank, without amplified noise.', {
  args: { layer: 'conv2', unit: '0,0,1' },
});

export const ErrorWithFallback = story(
  'The model is missing: the fallback shows, with what went wrong and what helps.',
  {
    args: { model: './nowhere/model.json' },
    parameters: {
      fallback,
      gate: {
        expectError: 'model-not-found',
        // The card is asked for beside the model.
        expectMissing: ['/nowhere/model.json', '/nowhere/card.json'],
      },
    },
  },
);

export const Narrow = story('Four panels in a column of 320 pixels stand two by two.', {
  args: { compare: all },
  decorators: [(content) => html`<div class="narrow">${content()}</div>`],
});

export const NarrowEvery = story('The maps of all methods in a column of 320 pixels.', {
  args: { compare: every },
  decorators: [(content) => html`<div class="narrow">${content()}</div>`],
});

export const DarkNeuron = story('The window is seen on light and on dark pictures and pages.', {
  args: { ...colour, layer: 'conv2' },
  globals: { scheme: 'dark' },
});

export const Dark = story('Text, lines and controls follow the colours of a dark page.', {
  args: { compare: all },
  globals: { scheme: 'dark' },
});

export const InARightToLeftPage = story('The order of panels and controls follows the page.', {
  args: { compare: 'gradient guided-backprop' },
  decorators: [(content) => html`<div dir="rtl">${content()}</div>`],
});
