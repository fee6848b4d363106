import type { SaliencyMethod } from '../../protocol.js';

export const methodTitles: Record<SaliencyMethod, string> = {
  gradient: 'Gradient',
  deconvnet: 'DeconvNet rule',
  'guided-backprop': 'Guided backprop',
};

/** What a map of a class score means and what it does not, per method, in a sentence or two. */
export const classMeanings: Record<SaliencyMethod, string> = {
  gradient:
    'Red pixels would raise the score if they became a little brighter, blue pixels would lower it. The map says how sensitive the score is here, not how much each pixel has contributed to it.',
  deconvnet:
    'On the way back every ReLU lets positive signals through and drops negative ones, wherever it stood on the way up. The map shows patterns that the layers above look for, not what this score rests on.',
  'guided-backprop':
    'Only positive signals through active neurons come back, so what remains excites the class. The map is sharp, but it changes little from class to class: it shows what the network responds to, not why it decided.',
};

/** The same for a map of one neuron. */
export const neuronMeanings: Record<SaliencyMethod, string> = {
  gradient:
    'Red pixels would make this neuron stronger if they became a little brighter, blue pixels weaker. Outside the window that the neuron sees nothing can change it.',
  deconvnet:
    'On the way back every ReLU lets positive signals through and drops negative ones. The map shows the pattern that this neuron looks for, placed where it looked.',
  'guided-backprop':
    'Only positive signals through active neurons come back: the piece of the picture that excites this neuron, inside the window that it sees. Why the network decided is another question.',
};

/** For several maps side by side. */
export const comparisonMeaning =
  'Red speaks for the score, blue against it, each map by its own rule: they differ only in what a ReLU lets back through. A sharper map is not a truer one.';

/** For maps without any signal. */
export const silentMeaning =
  'Nothing comes back: on the way from here to the picture every signal was blocked, or the neuron is silent.';
