import type { SaliencyMethod } from '../../protocol.js';

export const methodTitles: Record<SaliencyMethod, string> = {
  gradient: 'Gradient',
  deconvnet: 'DeconvNet rule',
  'guided-backprop': 'Guided backprop',
  'gradient-x-input': 'Gradient × input',
  'integrated-gradients': 'Integrated gradients',
  smoothgrad: 'SmoothGrad',
  'grad-cam': 'Grad-CAM',
  'guided-grad-cam': 'Guided Grad-CAM',
};

/**
 * What a map of a class score means and what it does not, per method, in a sentence or two; `{up}`
 * and `{down}` stand for the colours of positive and of negative values.
 */
export const classMeanings: Record<SaliencyMethod, string> = {
  gradient:
    '{Up} pixels would raise the score if they became a little brighter, {down} pixels would lower it. The map says how sensitive the score is here, not how much each pixel has contributed to it.',
  deconvnet:
    'On the way back every ReLU lets positive signals through and drops negative ones, wherever it stood on the way up. The map shows patterns that the layers above look for, not what this score rests on.',
  'guided-backprop':
    'Only positive signals through active neurons come back, so what remains excites the class. The map is sharp, but it changes little from class to class: it shows what the network responds to, not why it decided.',
  'gradient-x-input':
    'The gradient times the pixel’s value: {up} pixels speak for the class as they are, {down} ones against it. A pixel of value 0 is blank, however much it matters.',
  'integrated-gradients':
    'Gradients collected on the way from an empty picture to this one, times the pixels. All values together make up the difference that the picture makes to the score; how they are shared out depends on what counts as empty.',
  smoothgrad:
    'The gradient averaged over noisy copies of the picture. What flickers from copy to copy is gone; it still says how sensitive the score is, not what has contributed to it.',
  'grad-cam':
    'Where the last convolution found what speaks for the class. Coarse, since that layer has few places, but it does follow the class; what speaks against it is left out.',
  'guided-grad-cam':
    'Guided backpropagation, kept where Grad-CAM is high: its detail comes from the one and changes little from class to class, its place from the other.',
};

/** The same for a map of one neuron. */
export const neuronMeanings: Record<SaliencyMethod, string> = {
  gradient:
    '{Up} pixels would make this neuron stronger if they became a little brighter, {down} pixels weaker. Outside the window that the neuron sees nothing can change it.',
  deconvnet:
    'On the way back every ReLU lets positive signals through and drops negative ones. The map shows the pattern that this neuron looks for, placed where it looked.',
  'guided-backprop':
    'Only positive signals through active neurons come back: the piece of the picture that excites this neuron, inside the window that it sees. Why the network decided is another question.',
  'gradient-x-input':
    'The gradient times the pixel’s value: {up} pixels excite this neuron as they are, {down} ones hold it down. A pixel of value 0 is blank.',
  'integrated-gradients':
    'Gradients collected on the way from an empty picture to this one, times the pixels: together they make up the difference that the picture makes to this neuron.',
  smoothgrad:
    'The gradient of this neuron averaged over noisy copies of the picture; what flickers from copy to copy is gone.',
  'grad-cam':
    'Where the convolution below found what excites this neuron. Coarse, since that layer has few places.',
  'guided-grad-cam': 'Guided backpropagation of this neuron, kept where Grad-CAM is high.',
};

/** For several maps side by side; `{seed}` is the score or the neuron. */
export const comparisonMeaning =
  '{Up} speaks for the {seed}, {down} against it, each map by its own rule. A sharper map is not a truer one.';

/** For several maps of the ReLU family. */
export const reluMeaning =
  'The rules differ in one thing alone: what a ReLU lets pass on the way back.';

/** Where Grad-CAM is among several maps. */
export const coarseMeaning =
  'Grad-CAM is coarse because it stops at a convolution, and it leaves out what speaks against.';

/** For maps drawn as pictures. */
export const pictureMeaning =
  'Mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.';

/** For maps of the strongest channels. */
export const strongestMeaning = 'Each pixel shows its strongest colour channel.';

/** For maps without any signal. */
export const silentMeaning =
  'Nothing comes back: on the way from here to the picture every signal was blocked, or the neuron is silent.';
