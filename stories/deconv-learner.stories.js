import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

const render = elementOf('deconv-learner');

const fallback = '<p>Sixteen filters that were learned from handwritten digits.</p>';

export default {
  title: 'deconv-learner',
  component: 'deconv-learner',
  args: { src: 'sample:3', steps: 15 },
  render,
};

export const Playground = playground(
  'deconv-learner',
  { src: 'sample:3', steps: 30 },
  { inside: fallback },
);

export const Default = story('Filters become strokes, which add up to a 3.', {});

export const Photographs = story('From photographs filters become edges.', {
  args: { 'learn-from': 'photographs', src: 'sample:1', steps: 12 },
});

export const OwnDigit = story('A digit that the reader draws is coded at once.', {
  args: { steps: 15 },
  render: (args) => html`
    <image-input for="own-digit" model="mnist-cnn" accept="digit samples"></image-input>
    <deconv-learner id="own-digit" steps=${args.steps}></deconv-learner>
  `,
});

export const SparserMaps = story('A smaller lambda allows fewer codes.', {
  args: { lambda: 1.5 },
});

export const LargerFilters = story('Larger filters hold longer strokes.', {
  args: { 'filter-size': 11, filters: 8 },
});

export const Paused = story('Noise, before the reader plays.', { args: { paused: true } });

export const Narrow = story('In a narrow column.', { args: { width: 320 } });

export const Dark = story('On a dark page.', { globals: { scheme: 'dark' } });

export const OnClick = story('Starts when the reader asks.', {
  args: { loading: 'click' },
  parameters: { fallback },
});

export const WithoutControls = story('As a still figure of an article.', {
  args: { controls: 'none' },
});

export const TooLargeFilters = {
  ...story('A filter of more pixels than can be learned.', {
    args: { 'filter-size': 20 },
    parameters: { fallback, gate: { expectError: 'setting-out-of-range' } },
  }),
  tags: ['fixture'],
};
