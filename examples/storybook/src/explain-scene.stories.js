import { playground } from 'convlens/storybook';

export default { title: 'explain-scene', component: 'explain-scene' };

export const Figure = playground(
  'explain-scene',
  { model: 'mnist-cnn', src: 'sample:4' },
  { inside: '<saliency-map></saliency-map>\n<lrp-heatmap></lrp-heatmap>' },
);
