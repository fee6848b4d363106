import { playground } from 'convlens/storybook';

export default { title: 'image-input', component: 'image-input' };

export const Figure = playground(
  'image-input',
  { for: 'fed', accept: 'samples' },
  { after: '<saliency-map id="fed" model="mnist-cnn" src="sample:3"></saliency-map>' },
);
