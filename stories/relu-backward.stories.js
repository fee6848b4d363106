import { html } from 'lit';
import { elementOf, playground, story } from './element.js';

const render = elementOf('relu-backward');

/** What stands where the figure cannot be shown. */
const fallback =
  '<p>Backpropagation passes the signal where the input is positive, the deconvnet where the signal is positive, guided backpropagation where both are.</p>';

export default {
  title: 'relu-backward',
  component: 'relu-backward',
  // They cost next to nothing: those of a docs page need not wait for the reader to scroll to them.
  args: { loading: 'eager' },
  render,
};

export const Playground = playground(
  'relu-backward',
  {
    values: '1 -1 5; 2 -5 -7; -3 2 4',
    signal: '-2 3 -1; 6 -3 1; 2 -1 3',
  },
  { inside: fallback },
);

export const Default = story(
  'The numbers of the paper, passed back through one ReLU by three rules.',
  {
    args: { loading: 'lazy' },
  },
);

export const OwnNumbers = story('Two rows of five numbers, with decimals.', {
  args: {
    values: '0.5 -1.25 3 -0.01 12; -4 7.5 -2 0.3 1',
    signal: '-1 2.5 0.75 -3 1; 2 -0.5 -1 4 10.5',
  },
});

export const Zeros = {
  ...story('Conditions are strict: an input or a signal of 0 blocks the cell.', {
    args: { values: '0 1 -1; 0 1 -1; 0 1 -1', signal: '2 2 2; 0 0 0; -2 -2 -2' },
  }),
  tags: ['fixture'],
};

export const ReadOnly = story('Read-only: readers can look at cells but not change numbers.', {
  args: { controls: 'none' },
});

export const WithoutSketch = story('The grids alone.', { args: { sketch: 'none' } });

export const OneRule = story('Guided backpropagation alone.', {
  args: { rules: 'guided-backprop' },
});

export const SixBySix = story('The largest grid.', {
  args: {
    values:
      '3 -1 4 1 -5 9; -2 6 5 -3 5 8; 9 -7 9 3 2 -3; 8 4 -6 2 6 4; -3 3 8 3 -2 7; 9 5 0 2 -8 8',
    signal:
      '2 7 -1 8 2 -8; 1 8 -2 8 4 5; -9 0 4 5 2 3; 5 3 6 -0.5 2 8; 7 -4 7 1 3 -5; 2 6 6 2 4 -9',
  },
});

export const WaitingForAClick = story(
  'Nothing is fetched until the reader asks; the fallback shows until then.',
  { args: { loading: 'click' }, parameters: { fallback } },
);

export const NotANumber = {
  ...story('A word among the numbers: the fallback shows, with the error and a hint.', {
    args: { values: '1 two; 3 4' },
    parameters: { fallback, gate: { expectError: 'relu-values' } },
  }),
  tags: ['fixture'],
};

export const Narrow = story('In a column of 320 pixels, grids stand two by two.', {
  decorators: [(content) => html`<div class="narrow">${content()}</div>`],
});

export const Dark = story('Text, lines and hues follow a dark page.', {
  globals: { scheme: 'dark' },
});

export const InARightToLeftPage = story(
  'Grids follow the direction of the page; numbers, formulas and the sketch run from left to right.',
  { decorators: [(content) => html`<div dir="rtl">${content()}</div>`] },
);
