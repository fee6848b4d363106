/** Where a method comes from. */
export interface Paper {
  /** Surnames and year, as an article cites it. */
  cited: string;
  title: string;
  url: string;
}

export interface MethodFacts {
  name: string;
  papers: readonly Paper[];
}

const arxiv = (number: string): string => `https://arxiv.org/abs/${number}`;
const doi = (name: string): string => `https://doi.org/${name}`;

const simonyan: Paper = {
  cited: 'Simonyan, Vedaldi and Zisserman 2014',
  title:
    'Deep inside convolutional networks: Visualising image classification models and saliency maps',
  url: arxiv('1312.6034'),
};
const zeiler: Paper = {
  cited: 'Zeiler and Fergus 2014',
  title: 'Visualizing and understanding convolutional networks',
  url: arxiv('1311.2901'),
};
const springenberg: Paper = {
  cited: 'Springenberg, Dosovitskiy, Brox and Riedmiller 2015',
  title: 'Striving for simplicity: The all convolutional net',
  url: arxiv('1412.6806'),
};
const shrikumar: Paper = {
  cited: 'Shrikumar, Greenside, Shcherbina and Kundaje 2016',
  title:
    'Not just a black box: Learning important features through propagating activation differences',
  url: arxiv('1605.01713'),
};
const selvaraju: Paper = {
  cited: 'Selvaraju et al. 2017',
  title: 'Grad-CAM: Visual explanations from deep networks via gradient-based localization',
  url: arxiv('1610.02391'),
};
const bach: Paper = {
  cited: 'S. Bach et al. 2015',
  title:
    'On pixel-wise explanations for non-linear classifier decisions by layer-wise relevance propagation',
  url: doi('10.1371/journal.pone.0130140'),
};
const montavon: Paper = {
  cited: 'Montavon et al. 2019',
  title: 'Layer-wise relevance propagation: An overview',
  url: doi('10.1007/978-3-030-28954-6_10'),
};
const kohlbrenner: Paper = {
  cited: 'Kohlbrenner et al. 2020',
  title: 'Towards best practice in explaining neural network decisions with LRP',
  url: arxiv('1910.09840'),
};
const zhang: Paper = {
  cited: 'Zhang et al. 2016',
  title: 'Top-down neural attention by excitation backprop',
  url: arxiv('1608.00507'),
};

const lrp = (name: string, ...papers: Paper[]): MethodFacts => ({
  name,
  papers: [bach, ...papers],
});

/** By the method's name in results. Names and titles are the same in every language. */
export const methodFacts: Readonly<Record<string, MethodFacts>> = {
  gradient: { name: 'Gradient', papers: [simonyan] },
  deconvnet: { name: 'DeconvNet', papers: [zeiler] },
  'guided-backprop': { name: 'Guided backpropagation', papers: [springenberg] },
  'gradient-x-input': { name: 'Gradient × input', papers: [shrikumar] },
  'integrated-gradients': {
    name: 'Integrated gradients',
    papers: [
      {
        cited: 'Sundararajan, Taly and Yan 2017',
        title: 'Axiomatic attribution for deep networks',
        url: arxiv('1703.01365'),
      },
    ],
  },
  smoothgrad: {
    name: 'SmoothGrad',
    papers: [
      {
        cited: 'Smilkov, Thorat, Kim, Viégas and Wattenberg 2017',
        title: 'SmoothGrad: Removing noise by adding noise',
        url: arxiv('1706.03825'),
      },
    ],
  },
  'grad-cam': { name: 'Grad-CAM', papers: [selvaraju] },
  'guided-grad-cam': { name: 'Guided Grad-CAM', papers: [selvaraju] },
  occlusion: { name: 'Occlusion', papers: [zeiler] },
  'lrp-0': lrp('LRP-0', montavon),
  'lrp-transpose': lrp('LRP-0 by transposed convolutions', montavon),
  epsilon: lrp('LRP-ε', montavon),
  gamma: lrp('LRP-γ', montavon),
  'alpha-beta': lrp('LRP-αβ'),
  'z-plus': lrp('LRP-z+', montavon),
  'w-square': lrp('LRP-w²', montavon),
  flat: lrp('LRP-flat'),
  'epsilon-gamma-box': lrp('LRP, ε, γ and box', montavon),
  'epsilon-plus': lrp('LRP, ε and z+', kohlbrenner),
  'epsilon-plus-flat': lrp('LRP, ε, z+ and flat', kohlbrenner),
  'epsilon-alpha2-beta1': lrp('LRP, ε and α2β1', kohlbrenner),
  'epsilon-alpha2-beta1-flat': lrp('LRP, ε, α2β1 and flat', kohlbrenner),
  'excitation-backprop': { name: 'Excitation backprop', papers: [zhang] },
  'codespace-am': {
    name: 'Activation maximisation in code space',
    papers: [
      {
        cited: 'Nguyen et al. 2016',
        title:
          'Synthesizing the preferred inputs for neurons in neural networks via deep generator networks',
        url: arxiv('1605.09304'),
      },
    ],
  },
};
