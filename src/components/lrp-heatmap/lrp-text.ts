import type { LrpComposite, LrpRule } from '../../protocol.js';
import type { ComparedName } from './lrp-state.js';

/** Above a map. */
export const mapTitles: Record<ComparedName, string> = {
  'lrp-0': 'LRP-0',
  'lrp-transpose': 'LRP-0, transposed',
  epsilon: 'LRP-ε',
  gamma: 'LRP-γ',
  'alpha-beta': 'LRP-αβ',
  'z-plus': 'LRP-z+',
  'w-square': 'LRP-w²',
  flat: 'LRP-flat',
  'epsilon-gamma-box': 'LRP, ε, γ, box',
  'epsilon-plus': 'LRP, ε and z+',
  'epsilon-plus-flat': 'LRP, ε, z+, flat',
  'epsilon-alpha2-beta1': 'LRP, ε and α2β1',
  'epsilon-alpha2-beta1-flat': 'LRP, ε, α2β1, flat',
  'excitation-backprop': 'Excitation backprop',
  'gradient-x-input': 'Gradient × input',
};

/** In the control. */
export const compositeChoices: { title: string; names: [LrpComposite, string][] }[] = [
  {
    title: 'Composites',
    names: [
      ['epsilon-plus', 'ε and z+'],
      ['epsilon-plus-flat', 'ε, z+ and flat'],
      ['epsilon-gamma-box', 'ε, γ and box'],
      ['epsilon-alpha2-beta1', 'ε and α2β1'],
      ['epsilon-alpha2-beta1-flat', 'ε, α2β1 and flat'],
      ['excitation-backprop', 'excitation backprop'],
    ],
  },
  {
    title: 'One rule for all layers',
    names: [
      ['lrp-0', '0'],
      ['lrp-transpose', '0, by transposed convolutions'],
      ['epsilon', 'ε'],
      ['gamma', 'γ'],
      ['alpha-beta', 'αβ'],
      ['z-plus', 'z+'],
      ['w-square', 'w²'],
      ['flat', 'flat'],
    ],
  },
];

/** In the table of layers. */
export const ruleTitles: Record<LrpRule, string> = {
  'lrp-0': '0',
  epsilon: 'ε',
  gamma: 'γ',
  'alpha-beta': 'αβ',
  'z-plus': 'z+',
  'z-box': 'box',
  'w-square': 'w²',
  flat: 'flat',
  'lrp-transpose': '0, transposed',
  norm: 'by contribution',
  pass: 'passes',
  'winner-take-all': 'winner takes all',
  'signal-take-all': 'signal takes all',
  uniform: 'equal parts',
};

const cancelling =
  'where contributions of both signs nearly cancel, that sum is close to 0 and the shares become huge';

/** How the relevance of a neuron is shared out, by what a composite mostly does. */
export const sharing: Record<LrpComposite, string> = {
  'lrp-0': `Every neuron hands on its relevance in proportion to what each input has contributed to its sum; ${cancelling}.`,
  'lrp-transpose': `LRP-0 as textbooks draw it, by transposed convolutions, with the same numbers: every neuron hands on its relevance in proportion to what each input has contributed to its sum; ${cancelling}.`,
  epsilon:
    'Every neuron hands on its relevance in proportion to what each input has contributed; ε in the denominator keeps back what rests on contributions that cancel: the larger it is, the calmer the map, and the less of the score it accounts for.',
  gamma:
    'What speaks for a neuron is favoured by γ over what speaks against it before its relevance is shared out.',
  'alpha-beta':
    'What speaks for a neuron and what speaks against it are shared out apart, α of the one less β of the other.',
  'z-plus': 'Only what speaks for a neuron gets a share of its relevance.',
  'w-square': 'Relevance is shared out by the squares of the weights, whatever the inputs were.',
  flat: 'Every neuron hands on its relevance in equal parts to all that it sees: what remains is where it looks.',
  'epsilon-gamma-box':
    'Dense layers share out by ε, convolutions by γ, which favours what speaks for a neuron, and the first by how far a pixel lies from the bounds of the input.',
  'epsilon-plus':
    'Dense layers share out by every contribution, convolutions by those that speak for a neuron.',
  'epsilon-plus-flat':
    'Dense layers share out by every contribution, convolutions by those that speak for a neuron, and the first in equal parts.',
  'epsilon-alpha2-beta1':
    'Dense layers share out by every contribution; convolutions twice what speaks for a neuron less once what speaks against it.',
  'epsilon-alpha2-beta1-flat':
    'Dense layers share out by every contribution, convolutions twice what speaks for a neuron less once what speaks against it, and the first in equal parts.',
  'excitation-backprop': 'Only what excites a neuron gets a share, in every layer.',
};

/** What the colours mean; `{seed}` is what was placed on the class. */
export const colorMeaning =
  '{Up} pixels speak for {target}, {down} ones against it: {seed} has been shared out, layer by layer, down to the pixels.';

export const limitMeaning =
  'That is how this score is made up, not how it would change if a pixel did.';

export const comparisonMeaning =
  'The maps share out the same score and differ in the rules alone; none of them is the true one.';

export const silentMeaning =
  'No relevance arrives at the picture: all of it was absorbed or lost on the way.';
