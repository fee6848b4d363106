import type { SaliencyMethod } from '../../protocol.js';
import { colorWords, type ColorWords } from '../color-words.js';
import type { SaliencyState } from './saliency-state.js';
import {
  classMeanings,
  coarseMeaning,
  neuronComparison,
  neuronMeanings,
  pictureMeaning,
  reluMeaning,
  scoreComparison,
  silentMeaning,
  strongestMeaning,
  valueMeanings,
} from './saliency-text.js';

/** The methods that differ in nothing but what a ReLU lets pass on the way back. */
const byRelu: ReadonlySet<SaliencyMethod> = new Set(['gradient', 'deconvnet', 'guided-backprop']);

/** What the maps mean and what they do not, in the words of their colours. */
export function meaningOf({
  element,
  methods,
  result,
  description,
}: Pick<SaliencyState, 'element' | 'methods' | 'result' | 'description'>): string {
  const maps = Object.values(result?.details.maps ?? {});
  if (maps.length > 0 && maps.every((map) => map.every((value) => value === 0))) {
    return silentMeaning();
  }
  const ofScore = description?.head === 'value' ? 'value' : 'class';
  const subject = element.layer ? 'neuron' : ofScore;
  const { up, down } = colorWords(element.channels === 'rgb' ? 'rgb' : element.colormap);
  return (
    sentences(methods, subject, element.channels)
      // A method that the engine does not know has no words, and will be refused.
      .map((meaning) => meaning?.(up, down))
      .join(' ')
  );
}

const meanings = { class: classMeanings, value: valueMeanings, neuron: neuronMeanings };

function sentences(
  methods: SaliencyMethod[],
  subject: keyof typeof meanings,
  channels: string,
): ((up: ColorWords, down: ColorWords) => string)[] {
  const drawn = { rgb: [pictureMeaning], max: [strongestMeaning] }[channels] ?? [];
  if (methods.length === 1) {
    return [meanings[subject][methods[0]!], ...drawn];
  }
  const apart = methods.every((method) => byRelu.has(method)) ? [reluMeaning] : [];
  const coarse = methods.includes('grad-cam') ? [coarseMeaning] : [];
  return [subject === 'neuron' ? neuronComparison : scoreComparison, ...apart, ...coarse, ...drawn];
}
