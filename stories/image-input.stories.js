import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

// Each story has an id of its own: a docs page shows them all.
const render = (args, { id, parameters }) => html`
  ${elementOf('image-input')({ ...args, for: args.for || `fed-${id}` }, { parameters })}
  <saliency-map
    id=${`fed-${id}`}
    model=${parameters.fed ?? 'mnist-cnn'}
    src=${parameters.src ?? 'sample:3'}
    controls="none"
  ></saliency-map>
`;

export default {
  title: 'image-input',
  component: 'image-input',
  render,
};

export const Playground = playground(
  'image-input',
  { for: 'fed' },
  {
    after:
      '<saliency-map id="fed" model="mnist-cnn" src="sample:3" controls="none"></saliency-map>',
  },
);

export const Default = story('Samples of the fed element, and the ways to give a picture.');

export const Photographs = story('Of a model that takes colours: no pad for digits.', {
  parameters: { fed: 'cifar10-allcnn', src: 'sample:7' },
});

export const Pad = story('The pad stands first, and is open from the start.', {
  args: { accept: 'digit samples' },
});

export const FilesOnly = story('One way only.', { args: { accept: 'upload' } });

export const Narrow = story('In a narrow column.', {
  args: { accept: 'samples digit upload paste camera', width: 320 },
});

export const Dark = story('On a dark page.', {
  args: { accept: 'digit samples upload' },
  globals: { scheme: 'dark' },
});

export const OnClick = story('Waits for the reader.', {
  args: { loading: 'click' },
  parameters: { fallback: html`<p>Here a reader chooses the picture.</p>` },
});

export const UnknownId = {
  ...story('No element has this id: the author is told.', {
    args: { for: 'nowhere', accept: 'upload' },
  }),
  tags: ['fixture'],
};
