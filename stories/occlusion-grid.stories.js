import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

const render = elementOf('occlusion-grid');

const fallback = '<p>Here a part of a handwritten 3 is hidden from a network.</p>';

export default {
  title: 'occlusion-grid',
  component: 'occlusion-grid',
  args: { model: 'mnist-cnn', src: 'sample:3' },
  argTypes: { strip: { control: 'text' } },
  render,
};

export const Playground = playground(
  'occlusion-grid',
  {
    model: 'cifar10-cnn',
    src: 'sample:6',
    occluder: '8',
    stride: '4',
  },
  { inside: fallback },
);

export const Default = story(
  'A 3 under an occluder that readers drag, with the grid and the map of its sweep.',
);

export const AllPositions = story(
  'The table as papers print it: all 49 positions of a dog that is predicted with 94.2%.',
  {
    args: {
      model: 'cifar10-cnn',
      src: 'sample:6',
      occluder: '8',
      stride: '4',
      strip: 'grid',
    },
  },
);

export const AllPositionsOfADigit = story(
  'On black the occluder is seen by its outline; 121 positions of an 8.',
  { args: { src: 'sample:8', occluder: '8', stride: '2', strip: 'grid' } },
);

export const TooManyImages = {
  ...story('Of 529 positions every second row and column is shown.', {
    args: { src: 'sample:8', occluder: '6', stride: '1', strip: 'grid' },
  }),
  tags: ['fixture'],
};

export const MiddleOfA3 = story(
  'With the right middle painted black, the network predicts a 5; with the left painted white, an 8.',
  {
    render: (args, context) => html`
      <div style="display: grid; gap: 2rem">
        ${['black', 'white'].map((fill) =>
          render({ ...args, fill, occluder: '8', stride: '2', controls: 'none' }, context),
        )}
      </div>
    `,
  },
);

export const WinningClasses = story(
  'The predicted class at each position: an 8 becomes a 2, a 3 or a 9.',
  { args: { src: 'sample:8', occluder: '8', cells: 'class' } },
);

export const InColour = story(
  'A dog whose forehead matters, hidden by the mean color of the image.',
  { args: { model: 'cifar10-allcnn', src: 'sample:6', fill: 'mean' } },
);

export const ClassesInColour = story('Predicted classes for a bird under an occluder of noise.', {
  args: {
    model: 'cifar10-allcnn',
    src: 'sample:3',
    fill: 'noise',
    occluder: '12',
    stride: '2',
    cells: 'class',
  },
});

export const Blurred = story('Hidden by blur, which keeps the colors.', {
  args: { model: 'cifar10-cnn', src: 'sample:6', fill: 'blur' },
});

export const Circle = story('A round occluder in teal.', {
  args: { model: 'cifar10-allcnn', src: 'sample:3', shape: 'circle', fill: 'teal', occluder: '10' },
});

export const Logits = story('The score before the softmax, for a class that is not predicted.', {
  args: { src: 'sample:3', target: '5', score: 'logit', range: 'shared' },
});

export const RatherThan9 = story('Which part makes this a 4 and not a 9?', {
  args: { src: 'sample:4', contrast: '9', strip: 0 },
});

export const Gaps = story(
  'A stride longer than the occluder leaves pixels that are never hidden.',
  {
    args: { occluder: '3', stride: '5' },
  },
);

export const HeightAndWidth = story(
  'A wide and low occluder at a position that the author chose.',
  {
    args: { occluder: '4,12', stride: '2,4', position: '10,8', strip: 5 },
  },
);

export const TooManyPositions = {
  ...story('More positions than are computed without asking (here 100; 20000 unless given).', {
    args: { occluder: '6', stride: '1', limit: 100 },
  }),
  tags: ['fixture'],
};

export const NothingMatters = {
  ...story('An occluder too small to matter: tiny changes are not exaggerated.', {
    args: { occluder: '1', stride: '3' },
  }),
  tags: ['fixture'],
};

export const Narrow = story('In a narrow column.', { args: { occluder: '8', width: 320 } });

export const Dark = story('On a dark page.', {
  args: { model: 'cifar10-allcnn', src: 'sample:6' },
  globals: { scheme: 'dark' },
});

export const OtherColours = story('Purple and orange, and no strip.', {
  args: { occluder: '8', colormap: 'PuOr', strip: 0 },
});

export const WithoutControls = story('Without controls; the occluder can still be dragged.', {
  args: { controls: 'none' },
});

export const OnClick = story('Nothing is fetched before the reader asks.', {
  args: { loading: 'click', width: 480 },
  parameters: { fallback },
});

export const LargerThanThePicture = {
  ...story('An occluder that does not fit.', {
    args: { occluder: '40' },
    parameters: { fallback, gate: { expectError: 'setting-out-of-range' } },
  }),
  tags: ['fixture'],
};

export const FractionOfAPixel = {
  ...story('A stride of half a pixel.', {
    args: { stride: '0.5' },
    parameters: { fallback, gate: { expectError: 'setting-out-of-range' } },
  }),
  tags: ['fixture'],
};

export const UnknownFill = {
  ...story('A fill that is not a color.', {
    args: { fill: 'plaid' },
    parameters: { fallback, gate: { expectError: 'setting-out-of-range' } },
  }),
  tags: ['fixture'],
};
