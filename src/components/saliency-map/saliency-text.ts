import type { SaliencyMethod } from '../../protocol.js';
import type { ColorWords } from '../color-words.js';
import { capital } from '../format.js';
import { say } from '../language.js';

const titles: Record<SaliencyMethod, () => string> = {
  gradient: () => say`Gradient`,
  deconvnet: () => say`DeconvNet rule`,
  'guided-backprop': () => say`Guided backprop`,
  'gradient-x-input': () => say`Gradient × input`,
  'integrated-gradients': () => say`Integrated gradients`,
  smoothgrad: () => say`SmoothGrad`,
  'grad-cam': () => say`Grad-CAM`,
  'guided-grad-cam': () => say`Guided Grad-CAM`,
};

/** A method that the engine does not know, and refuses, has its name. */
export function methodTitle(method: string): string {
  const [, title] = Object.entries(titles).find(([name]) => name === method) ?? [];
  return title ? title() : method;
}

/** What a map means, in the words of the colours of positive and of negative values. */
type Meaning = (up: ColorWords, down: ColorWords) => string;

/** What a map of a class score means and what it does not, per method, in a sentence or two. */
export const classMeanings: Record<SaliencyMethod, Meaning> = {
  gradient: (up, down) =>
    say`${capital(up.pixels)} would raise the score if they became a little brighter, ${down.pixels} would lower it. The map says how sensitive the score is here, not how much each pixel has contributed to it.`,
  deconvnet: () =>
    say`On the way back every ReLU lets positive signals through and drops negative ones, wherever it stood on the way up. The map shows patterns that the layers above look for, not what this score rests on.`,
  'guided-backprop': () =>
    say`Only positive signals through active neurons come back, so what remains excites the class. The map is sharp, but it changes little from class to class: it shows what the network responds to, not why it decided.`,
  'gradient-x-input': (up, down) =>
    say`The gradient times the pixel’s value: ${up.pixels} speak for the class as they are, ${down.ones} against it. A pixel of value 0 is blank, however much it matters.`,
  'integrated-gradients': () =>
    say`Gradients collected on the way from an empty picture to this one, times the pixels. All values together make up the difference that the picture makes to the score; how they are shared out depends on what counts as empty.`,
  smoothgrad: () =>
    say`The gradient averaged over noisy copies of the picture. What flickers from copy to copy is gone; it still says how sensitive the score is, not what has contributed to it.`,
  'grad-cam': () =>
    say`Where the last convolution found what speaks for the class. Coarse, since that layer has few places, but it does follow the class; what speaks against it is left out.`,
  'guided-grad-cam': () =>
    say`Guided backpropagation, kept where Grad-CAM is high: its detail comes from the one and changes little from class to class, its place from the other.`,
};

/** The same for a network that gives a value. */
export const valueMeanings: Record<SaliencyMethod, Meaning> = {
  ...classMeanings,
  gradient: (up, down) =>
    say`${capital(up.pixels)} would raise the output if they became a little brighter, ${down.pixels} would lower it. The map shows how sensitive the output is here, not how much each pixel contributes to it.`,
  'guided-backprop': () =>
    say`Only positive signals through active neurons come back, so what remains raises the output. The map shows what the network responds to, not how it arrives at this value.`,
  'gradient-x-input': (up, down) =>
    say`The gradient times the pixel’s value: ${up.pixels} raise the output as they are, ${down.ones} lower it. A pixel of value 0 is blank, however much it matters.`,
  'grad-cam': () =>
    say`Where the last convolution finds what raises the output. The map is coarse, since that layer has few places; what lowers the output is left out.`,
  'guided-grad-cam': () =>
    say`Guided backpropagation, kept where Grad-CAM is high: the one gives the detail, the other the place.`,
};

/** The same for a map of one neuron. */
export const neuronMeanings: Record<SaliencyMethod, Meaning> = {
  gradient: (up, down) =>
    say`${capital(up.pixels)} would make this neuron stronger if they became a little brighter, ${down.pixels} weaker. Outside the window that the neuron sees nothing can change it.`,
  deconvnet: () =>
    say`On the way back every ReLU lets positive signals through and drops negative ones. The map shows the pattern that this neuron looks for, placed where it looked.`,
  'guided-backprop': () =>
    say`Only positive signals through active neurons come back: the piece of the picture that excites this neuron, inside the window that it sees. Why the network decided is another question.`,
  'gradient-x-input': (up, down) =>
    say`The gradient times the pixel’s value: ${up.pixels} excite this neuron as they are, ${down.ones} hold it down. A pixel of value 0 is blank.`,
  'integrated-gradients': () =>
    say`Gradients collected on the way from an empty picture to this one, times the pixels: together they make up the difference that the picture makes to this neuron.`,
  smoothgrad: () =>
    say`The gradient of this neuron averaged over noisy copies of the picture; what flickers from copy to copy is gone.`,
  'grad-cam': () =>
    say`Where the convolution below found what excites this neuron. Coarse, since that layer has few places.`,
  'guided-grad-cam': () => say`Guided backpropagation of this neuron, kept where Grad-CAM is high.`,
};

/** For several maps side by side. */
export const scoreComparison: Meaning = (up, down) =>
  say`${capital(up.color)} speaks for the score, ${down.color} against it, each map by its own rule. A sharper map is not a truer one.`;
export const neuronComparison: Meaning = (up, down) =>
  say`${capital(up.color)} speaks for the neuron, ${down.color} against it, each map by its own rule. A sharper map is not a truer one.`;

/** For several maps of the ReLU family. */
export const reluMeaning = (): string =>
  say`The rules differ in one thing alone: what a ReLU lets pass on the way back.`;

/** Where Grad-CAM is among several maps. */
export const coarseMeaning = (): string =>
  say`Grad-CAM is coarse because it stops at a convolution, and it leaves out what speaks against.`;

/** For maps drawn as pictures. */
export const pictureMeaning = (): string =>
  say`Mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.`;

/** For maps of the strongest channels. */
export const strongestMeaning = (): string => say`Each pixel shows its strongest colour channel.`;

/** For maps without any signal. */
export const silentMeaning = (): string =>
  say`Nothing comes back: on the way from here to the picture every signal was blocked, or the neuron is silent.`;
