import { html } from 'lit';
import { saliencyMethods } from '../dist/protocol/tables/names.build.js';
import { elementOf, playground, story } from './element.js';

const render = elementOf('saliency-map');

const all = 'gradient deconvnet guided-backprop';
const every = saliencyMethods.join(' ');
const color = { model: 'cifar10-cnn', src: 'sample:6' };

/** Shown in place of an explanation that is not available. */
const fallback = '<p>This figure explains why a network predicts a 3.</p>';

export default {
  title: 'saliency-map',
  component: 'saliency-map',
  args: { model: 'mnist-cnn', src: 'sample:3' },
  render,
};

export const Playground = playground(
  'saliency-map',
  { model: 'mnist-cnn', src: 'sample:3' },
  { inside: fallback },
);

export const Default = story('A digit beside its guided backpropagation map.');

export const German = story('The same figure in German: `lang` on the element or around it.', {
  args: { lang: 'de' },
});

export const Spanish = story('Several maps, their legends and controls in Spanish.', {
  args: { lang: 'es', compare: all, clip: 99 },
});

export const Compare = story('Three backward passes through the same network, side by side.', {
  args: { compare: all },
});

export const EveryMethod = story(
  'All methods as small multiples: the image in its own column, the maps in rows.',
  { args: { ...color, compare: every } },
);

export const RatherThan9 = story('Why is this a 4 and not a 9?', {
  args: { src: 'sample:4', contrast: '9', compare: 'gradient-x-input integrated-gradients' },
});

export const Counterfactual = story(
  'Grad-CAM shows what makes this a 4 rather than a 9; counterfactual Grad-CAM shows what makes it a 9.',
  { args: { src: 'sample:4', contrast: '9', compare: 'grad-cam counterfactual-grad-cam' } },
);

export const Perturbation = story(
  'A step of signed gradient toward the 9, and the new prediction.',
  { args: { src: 'sample:4', contrast: '9', method: 'gradient', perturbation: true } },
);

export const CamLayer = story(
  'Grad-CAM of the second convolution, whose maps are finer than those of the last.',
  { args: { ...color, method: 'grad-cam', 'cam-layer': 'conv2' } },
);

export const ClassActivationMaps = story(
  'Six ways to weight the maps of one convolution; Eigen-CAM ignores the class.',
  {
    args: {
      ...color,
      compare: 'grad-cam grad-cam-plus-plus hires-cam xgrad-cam layer-cam eigen-cam',
      'cam-layer': 'conv2',
    },
  },
);

export const GradCamPlusPlus = story('Grad-CAM++: small regions count as much as large ones.', {
  args: { ...color, method: 'grad-cam-plus-plus' },
});

export const HiResCam = story('HiResCAM: each activation times its own gradient.', {
  args: { ...color, method: 'hires-cam', 'cam-layer': 'conv2' },
});

export const XGradCam = story('XGrad-CAM: each map weighted by its gradient where it is active.', {
  args: { ...color, method: 'xgrad-cam', 'cam-layer': 'conv2' },
});

export const EigenCam = story('Eigen-CAM: the first principal component, whatever the class.', {
  args: { ...color, method: 'eigen-cam' },
});

export const Baselines = story(
  'Three methods that compare the image with a baseline: here with its mean color.',
  {
    args: {
      ...color,
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
  { args: { ...color, method: 'blur-integrated-gradients', steps: 48 } },
);

export const MaskedImages = story(
  'RISE and Score-CAM: maps from masked images, painted while these are computed. The legends count them.',
  { args: { ...color, compare: 'rise score-cam', masks: 300 } },
);

export const EveryMethodClipped = story(
  'Colors end at the 99th percentile of magnitudes, in one range for all maps; each legend states it.',
  { args: { compare: every, clip: 99, range: 'shared' } },
);

export const AsPictures = story(
  'Maps drawn as images, as the papers print reconstructions: mid-gray is 0.',
  { args: { ...color, compare: `${all} grad-cam`, channels: 'rgb', clip: 99.5 } },
);

export const StrongestChannel = story(
  'Each pixel shows the color channel of largest magnitude, with its sign.',
  { args: { ...color, method: 'gradient', channels: 'max' } },
);

export const AnotherClass = story(
  'Which pixels would raise the score of 8, though the network predicts 3.',
  {
    args: { target: '8', method: 'gradient' },
  },
);

export const OneNeuron = story(
  'The strongest neuron of the second convolution is explained instead of a class.',
  { args: { layer: 'conv2', unit: 'max', compare: all } },
);

export const NeuronAndItsWindow = story(
  'The strongest neuron of the third convolution: its receptive field on the image, its map, and both cropped to the field. Click the image to choose another neuron.',
  { args: { ...color, layer: 'conv3', channels: 'rgb' } },
);

export const NeuronOfAChannel = story(
  'The strongest neuron of one channel, chosen by the reader.',
  {
    args: { ...color, layer: 'conv2', unit: '5' },
  },
);

export const WholeChannel = story('A whole channel: its receptive field is the whole image.', {
  args: { ...color, layer: 'conv2', unit: '*,*,5' },
});

export const NeuronOfADenseLayer = story('A neuron without a position: nothing to crop.', {
  args: { layer: 'dense1' },
});

export const FrozenNeuron = story('The neuron stays the same when the reader changes the image.', {
  args: { ...color, layer: 'conv3', unit: '3,4', freeze: true },
});

export const NeuronWithoutPieces = story(
  'The receptive field on the image, without the cropped panels.',
  {
    args: { ...color, layer: 'conv2', crop: 'none' },
  },
);

export const NeuronUnderTheMap = story('Readers also pick neurons on the image under the map.', {
  args: { ...color, layer: 'conv2', picture: 'under' },
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
  'Guided backpropagation of the strongest neuron of the third convolution, for an image of each class: its receptive field, reconstructed, beside the whole image.',
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
  'The map lies over the image in gray; a slider sets its opacity.',
  { args: { picture: 'under' } },
);

export const OverlayOfSeveral = story('One slider for all maps.', {
  args: { ...color, picture: 'under', opacity: 0.5, compare: 'guided-backprop grad-cam' },
});

export const MapAlone = story('Without the input image.', {
  args: { picture: 'none', method: 'gradient' },
});

export const SharedRange = story('One color range for all maps shows which map is stronger.', {
  args: { compare: all, range: 'shared' },
});

export const ColorMapPuOr = story('Orange and purple instead of red and blue.', {
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
  'The receptive field of the strongest neuron of the third convolution in each image, and its map.',
  { args: { model: 'cifar10-cnn', src: 'sample:*', layer: 'conv3', unit: 'max' } },
);

const captions = html`
  <p slot="caption" data-for="sample:5">the antlers of the moose</p>
  <p slot="caption" data-for="sample:10">the <em>mast</em> of the ship</p>
`;

export const GalleryByClass = story(
  'Images under their classes, each with the strongest neuron’s receptive field outlined and enlarged, and with the author’s captions.',
  {
    args: { model: 'cifar10-cnn', src: 'sample:*', layer: 'conv3', unit: 'max', group: 'class' },
    parameters: { fallback: captions },
  },
);

export const Photograph = story(
  'A network for photographs: maps of inputs over 64 px look as papers print them.',
  {
    args: {
      model: 'efficientnet-lite0',
      src: 'sample:0',
      compare: 'gradient guided-backprop grad-cam',
    },
  },
);

export const GalleryWithOneBrokenPicture = {
  ...story(
    'An image that cannot be loaded shows the reason in its cell; the others do not wait for it.',
    {
      args: { src: 'sample:0-2 nowhere.png sample:3', compare: 'gradient guided-backprop' },
      parameters: { gate: { expectMissing: '/nowhere.png' } },
    },
  ),
  tags: ['fixture'],
};

export const SanityCheck = story(
  'Random weights layer by layer, from the class scores down: which maps change?',
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
  'How fast the probability falls as the pixels with the highest values are removed, and rises as they return.',
  {
    args: {
      model: 'cifar10-cnn',
      src: 'sample:6',
      compare: 'gradient-x-input integrated-gradients grad-cam',
      faithfulness: true,
    },
  },
);

export const AllZeroMap = {
  ...story('An inactive neuron: its map stays blank, without amplified noise.', {
    args: { layer: 'conv2', unit: '0,0,1' },
  }),
  tags: ['fixture'],
};

export const ErrorWithFallback = {
  ...story('The model is missing: the fallback shows, with the error and a remedy.', {
    args: { model: './nowhere/model.json' },
    parameters: {
      fallback,
      gate: {
        expectError: 'model-not-found',
        // The card is asked for beside the model.
        expectMissing: ['/nowhere/model.json', '/nowhere/card.json'],
      },
    },
  }),
  tags: ['fixture'],
};

export const Narrow = story('Four panels in a column of 320 pixels, two by two.', {
  args: { compare: all },
  decorators: [(content) => html`<div class="narrow">${content()}</div>`],
});

export const NarrowEvery = story('The maps of all methods in a column of 320 pixels.', {
  args: { compare: every },
  decorators: [(content) => html`<div class="narrow">${content()}</div>`],
});

export const DarkNeuron = story(
  'The outline of the receptive field is visible on light and dark images and pages.',
  {
    args: { ...color, layer: 'conv2' },
    globals: { scheme: 'dark' },
  },
);

export const Dark = story('Text, lines and controls follow the colors of a dark page.', {
  args: { compare: all },
  globals: { scheme: 'dark' },
});

export const InARightToLeftPage = story('The order of panels and controls follows the page.', {
  args: { compare: 'gradient guided-backprop' },
  decorators: [(content) => html`<div dir="rtl">${content()}</div>`],
});
