import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

const render = elementOf('method-contest');

const fallback = '<p>Here twelve methods explain one image, each with what is measured.</p>';

export default {
  title: 'method-contest',
  component: 'method-contest',
  args: { model: 'mnist-cnn', src: 'sample:3' },
  render,
};

export const Playground = playground(
  'method-contest',
  {
    methods: 'gradient guided-backprop integrated-gradients lrp:epsilon-plus occlusion random',
  },
  { inside: fallback },
);

export const Default = story('Twelve methods on a 3, with deletion, insertion and time.', {
  parameters: { fallback },
});

export const InColor = story('The same on a photograph of a dog.', {
  args: { model: 'cifar10-cnn', src: 'sample:6' },
});

export const Randomized = story(
  'Guided backprop and DeconvNet hardly change when the upper half of the layers is randomized.',
  {
    args: {
      methods: 'gradient guided-backprop deconvnet grad-cam lrp:epsilon-plus random',
      measures: 'deletion insertion randomization',
      sort: '-randomization',
    },
  },
);

export const AllMeasures = story('Every measure of four methods.', {
  args: {
    methods: 'gradient integrated-gradients lrp:epsilon-gamma-box random',
    measures: 'deletion insertion time road infidelity sensitivity randomization',
    sort: 'deletion',
  },
});

export const Relevance = story('LRP by several composites and rules.', {
  args: { methods: 'lrp:epsilon-plus lrp:epsilon-gamma-box lrp:epsilon lrp:gamma random' },
});

export const Narrow = story('In a narrow column the table scrolls below its methods.', {
  args: { methods: 'gradient grad-cam lrp random', width: 320 },
});

export const InAScene = story('Model, image and class come from the scene.', {
  render: (args, context) => html`
    <explain-scene model="mnist-cnn" src="sample:7">
      ${render({ methods: 'gradient-x-input occlusion random', controls: 'none' }, context)}
    </explain-scene>
  `,
});

export const Riddle = story('The numbers are hidden with the prediction.', {
  args: { methods: 'gradient lrp random', reveal: 'none' },
});

export const UnknownMethod = {
  ...story('An unknown name: the fallback, and what was probably meant.', {
    args: { methods: 'gradient gardient' },
    parameters: { fallback, gate: { expectError: 'method-unknown' } },
  }),
  tags: ['fixture'],
};
