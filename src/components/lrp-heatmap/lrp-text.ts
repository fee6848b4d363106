import type { LrpComposite, LrpRule } from '../../protocol.js';
import {
  compositeWords,
  mixedNames,
  oneRuleNames,
  ruleTitles,
} from '../../protocol/tables/lrp-words.build.js';
import type { ColorWords } from '../figure/color-maps.js';
import { capital } from '../figure/format.js';
import { say, translated } from '../locale/message.js';
import { gradientTimesInput } from './lrp-state.js';

/** Of a composite, or of a map beside them; what the engine does not know, and refuses, has its name. */
export function mapTitle(name: string): string {
  return name === gradientTimesInput ? say`Gradient × input` : (wordsOf(name)?.title ?? name);
}

/** How a composite distributes the relevance of a neuron; empty for one that the engine will refuse. */
export function compositeMeaning(name: string): string {
  return wordsOf(name)?.meaning ?? '';
}

function wordsOf(name: string): { title: string; meaning: string } | undefined {
  const [, words] = Object.entries(compositeWords).find(([known]) => known === name) ?? [];
  return words && { title: translated(words.title), meaning: translated(words.meaning) };
}

/** Of the rule of a layer. */
export function ruleTitle(name: LrpRule): string {
  return translated(ruleTitles[name]);
}

/** In the control. */
export const compositeChoices: { title: () => string; names: readonly LrpComposite[] }[] = [
  { title: () => say`Composites`, names: mixedNames },
  { title: () => say`One rule for all layers`, names: oneRuleNames },
];

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
