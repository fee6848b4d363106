import type { SaliencyMethod } from '../../protocol.js';
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

/** What the two ends of each colour map look like, and those of a map drawn as a picture. */
export const endsOf: Record<string, [up: string, down: string]> = {
  RdBu: ['red', 'blue'],
  PuOr: ['orange', 'purple'],
  PRGn: ['green', 'purple'],
  BrBG: ['teal', 'brown'],
  greys: ['light', 'dark'],
  rgb: ['bright', 'dark'],
};

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
  const ends = endsOf[element.channels === 'rgb' ? 'rgb' : element.colormap] ?? endsOf['RdBu']!;
  return inColors(sentences(methods, Boolean(element.layer), element.channels).join(' '), ends);
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

/** Puts the colours in, with a capital where a sentence starts. */
export function inColors(text: string, [up, down]: [string, string]): string {
  const words: Record<string, string> = { up, down, Up: capital(up), Down: capital(down) };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? name);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
