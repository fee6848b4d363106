import type { LrpComposite, LrpRule } from '../../protocol.js';
import type { ColorWords } from '../color-words.js';
import { capital } from '../format.js';
import { say } from '../language.js';
import type { ComparedName } from './lrp-state.js';

/** Above a map. */
const mapTitles: Record<ComparedName, () => string> = {
  'lrp-0': () => 'LRP-0',
  'lrp-transpose': () => say`LRP-0, transposed`,
  epsilon: () => 'LRP-ε',
  gamma: () => 'LRP-γ',
  'alpha-beta': () => 'LRP-αβ',
  'z-plus': () => 'LRP-z+',
  'w-square': () => 'LRP-w²',
  flat: () => say`LRP-flat`,
  'epsilon-gamma-box': () => say`LRP, ε, γ, box`,
  'epsilon-plus': () => say`LRP, ε and z+`,
  'epsilon-plus-flat': () => say`LRP, ε, z+, flat`,
  'epsilon-alpha2-beta1': () => say`LRP, ε and α2β1`,
  'epsilon-alpha2-beta1-flat': () => say`LRP, ε, α2β1, flat`,
  'excitation-backprop': () => say`Excitation backprop`,
  'gradient-x-input': () => say`Gradient × input`,
};

/** A name that the engine does not know, and refuses, stays as it is. */
export function mapTitle(name: string): string {
  const [, title] = Object.entries(mapTitles).find(([known]) => known === name) ?? [];
  return title ? title() : name;
}

/** In the control. */
export const compositeChoices: {
  title: () => string;
  names: [LrpComposite, () => string][];
}[] = [
  {
    title: () => say`Composites`,
    names: [
      ['epsilon-plus', () => say`ε and z+`],
      ['epsilon-plus-flat', () => say`ε, z+ and flat`],
      ['epsilon-gamma-box', () => say`ε, γ and box`],
      ['epsilon-alpha2-beta1', () => say`ε and α2β1`],
      ['epsilon-alpha2-beta1-flat', () => say`ε, α2β1 and flat`],
      ['excitation-backprop', () => say`excitation backprop`],
    ],
  },
  {
    title: () => say`One rule for all layers`,
    names: [
      ['lrp-0', () => '0'],
      ['lrp-transpose', () => say`0, by transposed convolutions`],
      ['epsilon', () => 'ε'],
      ['gamma', () => 'γ'],
      ['alpha-beta', () => 'αβ'],
      ['z-plus', () => 'z+'],
      ['w-square', () => 'w²'],
      ['flat', () => say`flat`],
    ],
  },
];

/** In the table of layers. */
export const ruleTitles: Record<LrpRule, () => string> = {
  'lrp-0': () => '0',
  epsilon: () => 'ε',
  gamma: () => 'γ',
  'alpha-beta': () => 'αβ',
  'z-plus': () => 'z+',
  'z-box': () => say`box`,
  'w-square': () => 'w²',
  flat: () => say`flat`,
  'lrp-transpose': () => say`0, transposed`,
  norm: () => say`by contribution`,
  pass: () => say`passes`,
  'winner-take-all': () => say`winner takes all`,
  'signal-take-all': () => say`signal takes all`,
  uniform: () => say`equal parts`,
};

/** How the relevance of a neuron is shared out, by what a composite mostly does. */
export const sharing: Record<LrpComposite, () => string> = {
  'lrp-0': () =>
    say`Every neuron hands on its relevance in proportion to what each input has contributed to its sum; where contributions of both signs nearly cancel, that sum is close to 0 and the shares become huge.`,
  'lrp-transpose': () =>
    say`LRP-0 as textbooks draw it, by transposed convolutions, with the same numbers: every neuron hands on its relevance in proportion to what each input has contributed to its sum; where contributions of both signs nearly cancel, that sum is close to 0 and the shares become huge.`,
  epsilon: () =>
    say`Every neuron hands on its relevance in proportion to what each input has contributed; ε in the denominator keeps back what rests on contributions that cancel: the larger it is, the calmer the map, and the less of the score it accounts for.`,
  gamma: () =>
    say`What speaks for a neuron is favoured by γ over what speaks against it before its relevance is shared out.`,
  'alpha-beta': () =>
    say`What speaks for a neuron and what speaks against it are shared out apart, α of the one less β of the other.`,
  'z-plus': () => say`Only what speaks for a neuron gets a share of its relevance.`,
  'w-square': () =>
    say`Relevance is shared out by the squares of the weights, whatever the inputs were.`,
  flat: () =>
    say`Every neuron hands on its relevance in equal parts to all that it sees: what remains is where it looks.`,
  'epsilon-gamma-box': () =>
    say`Dense layers share out by ε, convolutions by γ, which favours what speaks for a neuron, and the first by how far a pixel lies from the bounds of the input.`,
  'epsilon-plus': () =>
    say`Dense layers share out by every contribution, convolutions by those that speak for a neuron.`,
  'epsilon-plus-flat': () =>
    say`Dense layers share out by every contribution, convolutions by those that speak for a neuron, and the first in equal parts.`,
  'epsilon-alpha2-beta1': () =>
    say`Dense layers share out by every contribution; convolutions twice what speaks for a neuron less once what speaks against it.`,
  'epsilon-alpha2-beta1-flat': () =>
    say`Dense layers share out by every contribution, convolutions twice what speaks for a neuron less once what speaks against it, and the first in equal parts.`,
  'excitation-backprop': () => say`Only what excites a neuron gets a share, in every layer.`,
};

/** What was placed on the class, and against what. */
export interface Seed {
  start: 'logit' | 'one';
  contrast: 'none' | 'others' | 'rivals';
}

/** What the colours mean. */
export function colorMeaning(
  { up, down }: { up: ColorWords; down: ColorWords },
  target: string,
  { start, contrast }: Seed,
): string {
  const [pro, contra] = [capital(up.pixels), down.ones];
  const one = start === 'one';
  switch (contrast) {
    case 'others':
      return one
        ? say`${pro} speak for ${target}, ${contra} against it: a relevance of 1, less the mean of all others, has been shared out, layer by layer, down to the pixels.`
        : say`${pro} speak for ${target}, ${contra} against it: the score, less the mean of all others, has been shared out, layer by layer, down to the pixels.`;
    case 'rivals':
      return one
        ? say`${pro} speak for ${target}, ${contra} against it: a relevance of 1, less that of its rivals, has been shared out, layer by layer, down to the pixels.`
        : say`${pro} speak for ${target}, ${contra} against it: the score, less that of its rivals, has been shared out, layer by layer, down to the pixels.`;
    default:
      return one
        ? say`${pro} speak for ${target}, ${contra} against it: a relevance of 1 has been shared out, layer by layer, down to the pixels.`
        : say`${pro} speak for ${target}, ${contra} against it: the score has been shared out, layer by layer, down to the pixels.`;
  }
}

export const limitMeaning = (): string =>
  say`That is how this score is made up, not how it would change if a pixel did.`;

export const comparisonMeaning = (): string =>
  say`The maps share out the same score and differ in the rules alone; none of them is the true one.`;

export const silentMeaning = (): string =>
  say`No relevance arrives at the picture: all of it was absorbed or lost on the way.`;
