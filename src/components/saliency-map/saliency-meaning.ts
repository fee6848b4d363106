import type { SaliencyMethod } from '../../protocol.js';
import { inColors } from '../color-words.js';
import type { SaliencyState } from './saliency-state.js';
import {
  classMeanings,
  comparisonMeaning,
  coarseMeaning,
  neuronMeanings,
  pictureMeaning,
  reluMeaning,
  silentMeaning,
  strongestMeaning,
} from './saliency-text.js';

/** The methods that differ in nothing but what a ReLU lets pass on the way back. */
const byRelu: ReadonlySet<SaliencyMethod> = new Set(['gradient', 'deconvnet', 'guided-backprop']);

/** What the maps mean and what they do not, in the words of their colours. */
export function meaningOf({
  element,
  methods,
  result,
}: Pick<SaliencyState, 'element' | 'methods' | 'result'>): string {
  const maps = Object.values(result?.details.maps ?? {});
  if (maps.length > 0 && maps.every((map) => map.every((value) => value === 0))) {
    return silentMeaning;
  }
  const text = sentences(methods, Boolean(element.layer), element.channels).join(' ');
  return inColors(text, element.channels === 'rgb' ? 'rgb' : element.colormap);
}

function sentences(methods: SaliencyMethod[], ofNeuron: boolean, channels: string): string[] {
  const drawn = { rgb: [pictureMeaning], max: [strongestMeaning] }[channels] ?? [];
  if (methods.length === 1) {
    return [(ofNeuron ? neuronMeanings : classMeanings)[methods[0]!], ...drawn];
  }
  const apart = methods.every((method) => byRelu.has(method)) ? [reluMeaning] : [];
  const coarse = methods.includes('grad-cam') ? [coarseMeaning] : [];
  const comparison = comparisonMeaning.replace('{seed}', ofNeuron ? 'neuron' : 'score');
  return [comparison, ...apart, ...coarse, ...drawn];
}
