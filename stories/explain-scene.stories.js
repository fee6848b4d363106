import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

const three = `
<saliency-map compare="gradient guided-backprop"></saliency-map>
<lrp-heatmap></lrp-heatmap>
<occlusion-grid strip="0"></occlusion-grid>
`;

const two = html`<saliency-map></saliency-map><lrp-heatmap></lrp-heatmap>`;

/** What stands inside: `parameters.inside`, or three explanations. */
const render = (args, { parameters }) =>
  elementOf('explain-scene')(args, { parameters: { fallback: parameters.inside ?? three } });

export default {
  title: 'explain-scene',
  component: 'explain-scene',
  args: { model: 'mnist-cnn', src: 'sample:4' },
  render,
};

export const Playground = playground(
  'explain-scene',
  { model: 'mnist-cnn', src: 'sample:4' },
  { inside: three },
);

export const Default = story(
  'Three explanations of one answer: one picker each, and a pointer that shows in every map.',
);

export const RatherThan9 = story('Why 4 and not 9? One menu asks it of all figures inside.', {
  args: { contrast: '9' },
});

export const Colour = story('A picture in colour, drawn beside the pickers too.', {
  args: { model: 'cifar10-cnn', src: 'sample:6', picture: true },
  parameters: { inside: two },
});

export const Permalink = story(
  'What the reader changes stands in the address; the link is copied.',
  {
    args: { permalink: '' },
    parameters: { inside: two },
  },
);

export const OwnAttributes = story(
  'What an element has itself wins: here the class of the second.',
  {
    parameters: {
      inside: html`
        <saliency-map></saliency-map>
        <saliency-map target="9"></saliency-map>
      `,
    },
  },
);

export const TwoNetworks = story('The same pixels in two networks.', {
  args: { model: '', src: 'sample:6', target: 'dog' },
  parameters: {
    inside: html`
      <saliency-map model="cifar10-cnn"></saliency-map>
      <saliency-map model="cifar10-allcnn"></saliency-map>
    `,
  },
});

export const Nested = story('A scene inside another has its own picture, and the class of both.', {
  args: { target: '4' },
  parameters: {
    inside: html`
      <saliency-map></saliency-map>
      <explain-scene src="sample:9"><saliency-map></saliency-map></explain-scene>
    `,
  },
});

export const WithoutControls = story('As the author left it; the pointer stays linked.', {
  args: { target: '9', controls: 'none' },
  parameters: {
    inside: html`
      <saliency-map controls="none"></saliency-map>
      <lrp-heatmap controls="none"></lrp-heatmap>
    `,
  },
});

export const Dark = story('On a dark page.', {
  args: { model: 'cifar10-cnn', src: 'sample:6', permalink: '' },
  globals: { scheme: 'dark' },
  parameters: { inside: html`<saliency-map></saliency-map>` },
});

export const UnknownModel = {
  ...story('The row names what is wrong; what is inside falls back.', {
    args: { model: 'resnet' },
    parameters: {
      inside: html`<saliency-map><p>Here a network explains how it reads a 4.</p></saliency-map>`,
      gate: { expectError: 'model-unknown' },
    },
  }),
  tags: ['fixture'],
};
