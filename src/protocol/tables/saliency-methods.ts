import {
  selvaraju2017,
  shrikumar2016,
  simonyan2014,
  smilkov2017,
  springenberg2015,
  sundararajan2017,
  zeiler2014,
} from './papers.js';
import { tableOf, type Row, type Translate, type Text } from './row.js';

/** How a view names the pixels of one sign by their color: "red pixels", "red ones"; `Pixels` begins a sentence. */
export interface SignWords {
  Pixels: string;
  pixels: string;
  ones: string;
}

/**
 * A text about a map, which may name the pixels of positive and of negative values, and the layer whose
 * maps were weighed where that was chosen.
 */
type MapText = (
  translate: Translate,
  up: SignWords,
  down: SignWords,
  layer?: string | null,
) => string;

/** A saliency method: all that readers learn of it. Its mathematics is in worker/methods/saliency/. */
export interface SaliencyRow extends Row {
  /** What the map of a class score shows, in one sentence. */
  meaning: MapText;
  /** What it does not show, in one sentence. */
  limits: MapText;
  /** Both for a network that gives a value; as for a class unless given. */
  ofValue?: MapText;
  /** Both for the map of one neuron. */
  ofNeuron: MapText;
  /** What is added below several maps. */
  besides?: Text;
  /** Whether its maps can be negative; a legend of those that cannot begins at 0. */
  sign: 'any' | 'non-negative';
  /** It explains only what has a convolution below it. */
  needsConvolution?: true;
  /** It differs from the gradient only in what a ReLU lets pass. */
  onlyRelu?: true;
  /** TeX, for the docs: the map, or what a ReLU passes. */
  formula: string;
}

const table = tableOf<SaliencyRow>();

const zeroIsBlank: MapText = (translate) =>
  translate`A pixel of value 0 is blank, however much it matters.`;

/** In the order in which readers find them. */
export const saliencyTable = table({
  gradient: {
    title: (translate) => translate`Gradient`,
    papers: [simonyan2014],
    onlyRelu: true,
    sign: 'any',
    formula: String.raw`M_i = \frac{\partial s_c}{\partial x_i}`,
    meaning: (translate, up, down) =>
      translate`${up.Pixels} would raise the score if they became a little brighter, ${down.pixels} would lower it.`,
    limits: (translate) =>
      translate`The map says how sensitive the score is here, not how much each pixel has contributed to it.`,
    ofValue: (translate, up, down) =>
      translate`${up.Pixels} would raise the output if they became a little brighter, ${down.pixels} would lower it. The map shows how sensitive the output is here, not how much each pixel contributes to it.`,
    ofNeuron: (translate, up, down) =>
      translate`${up.Pixels} would make this neuron stronger if they became a little brighter, ${down.pixels} weaker. Outside the window that the neuron sees nothing can change it.`,
  },
  deconvnet: {
    title: (translate) => translate`DeconvNet rule`,
    papers: [zeiler2014],
    onlyRelu: true,
    sign: 'any',
    formula: String.raw`R_i^{l} = [R_i^{l+1} > 0] \; R_i^{l+1}`,
    meaning: (translate) =>
      translate`On the way back every ReLU lets positive signals through and drops negative ones, wherever it stood on the way up.`,
    limits: (translate) =>
      translate`The map shows patterns that the layers above look for, not what this score rests on.`,
    ofNeuron: (translate) =>
      translate`On the way back every ReLU lets positive signals through and drops negative ones. The map shows the pattern that this neuron looks for, placed where it looked.`,
  },
  'guided-backprop': {
    title: (translate) => translate`Guided backprop`,
    papers: [springenberg2015],
    onlyRelu: true,
    sign: 'any',
    formula: String.raw`R_i^{l} = [f_i^{l} > 0] \, [R_i^{l+1} > 0] \; R_i^{l+1}`,
    meaning: (translate) =>
      translate`Only positive signals through active neurons come back, so what remains excites the class.`,
    limits: (translate) =>
      translate`The map is sharp, but it changes little from class to class: it shows what the network responds to, not why it decided.`,
    ofValue: (translate) =>
      translate`Only positive signals through active neurons come back, so what remains raises the output. The map shows what the network responds to, not how it arrives at this value.`,
    ofNeuron: (translate) =>
      translate`Only positive signals through active neurons come back: the piece of the picture that excites this neuron, inside the window that it sees. Why the network decided is another question.`,
  },
  'gradient-x-input': {
    title: (translate) => translate`Gradient × input`,
    papers: [shrikumar2016],
    sign: 'any',
    formula: String.raw`M_i = x_i \, \frac{\partial s_c}{\partial x_i}`,
    meaning: (translate, up, down) =>
      translate`The gradient times the pixel’s value: ${up.pixels} speak for the class as they are, ${down.ones} against it.`,
    limits: zeroIsBlank,
    ofValue: (translate, up, down) =>
      translate`The gradient times the pixel’s value: ${up.pixels} raise the output as they are, ${down.ones} lower it. A pixel of value 0 is blank, however much it matters.`,
    ofNeuron: (translate, up, down) =>
      translate`The gradient times the pixel’s value: ${up.pixels} excite this neuron as they are, ${down.ones} hold it down. A pixel of value 0 is blank.`,
  },
  'integrated-gradients': {
    title: (translate) => translate`Integrated gradients`,
    papers: [sundararajan2017],
    sign: 'any',
    formula: String.raw`M_i = x_i \, \frac{1}{n} \sum_{k=1}^{n} \frac{\partial s_c}{\partial x_i} \left( \frac{k - \frac{1}{2}}{n} \, x \right)`,
    meaning: (translate) =>
      translate`Gradients collected on the way from an empty picture to this one, times the pixels.`,
    limits: (translate) =>
      translate`All values together make up the difference that the picture makes to the score; how they are shared out depends on what counts as empty.`,
    ofNeuron: (translate) =>
      translate`Gradients collected on the way from an empty picture to this one, times the pixels: together they make up the difference that the picture makes to this neuron.`,
  },
  smoothgrad: {
    title: (translate) => translate`SmoothGrad`,
    papers: [smilkov2017],
    sign: 'any',
    formula: String.raw`M_i = \frac{1}{n} \sum_{k=1}^{n} \frac{\partial s_c}{\partial x_i} (x + \varepsilon_k), \quad \varepsilon_k \sim N(0, \sigma^2)`,
    meaning: (translate) => translate`The gradient averaged over noisy copies of the picture.`,
    limits: (translate) =>
      translate`What flickers from copy to copy is gone; it still says how sensitive the score is, not what has contributed to it.`,
    ofNeuron: (translate) =>
      translate`The gradient of this neuron averaged over noisy copies of the picture; what flickers from copy to copy is gone.`,
  },
  'grad-cam': {
    title: (translate) => translate`Grad-CAM`,
    papers: [selvaraju2017],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; \sum_k \alpha_k A^k_{xy} \right), \quad \alpha_k = \frac{1}{Z} \sum_{x,y} \frac{\partial s_c}{\partial A^k_{xy}}`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where the ${layer} found what speaks for the class.`
        : translate`Where the last convolution found what speaks for the class.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`It is as fine as the maps of that layer; what speaks against the class is left out.`
        : translate`Coarse, since that layer has few places, but it does follow the class; what speaks against it is left out.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where the ${layer} finds what raises the output. It is as fine as the maps of that layer; what lowers the output is left out.`
        : translate`Where the last convolution finds what raises the output. The map is coarse, since that layer has few places; what lowers the output is left out.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where the ${layer} found what excites this neuron. It is as fine as the maps of that layer.`
        : translate`Where the convolution below found what excites this neuron. Coarse, since that layer has few places.`,
    besides: (translate) =>
      translate`Grad-CAM is coarse because it stops at a convolution, and it leaves out what speaks against.`,
  },
  'counterfactual-grad-cam': {
    title: (translate) => translate`Counterfactual Grad-CAM`,
    papers: [selvaraju2017],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; -\sum_k \alpha_k A^k_{xy} \right), \quad \alpha_k = \frac{1}{Z} \sum_{x,y} \frac{\partial s_c}{\partial A^k_{xy}}`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where the ${layer} found what lowers the score: without it the score would be higher.`
        : translate`Where the last convolution found what lowers the score: without it the score would be higher.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`It is as fine as the maps of that layer; what raises the score is left out.`
        : translate`Coarse, since that layer has few positions; what raises the score is left out.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where the ${layer} found what weakens this neuron. It is as fine as the maps of that layer.`
        : translate`Where the convolution below found what weakens this neuron. Coarse, since that layer has few positions.`,
  },
  'guided-grad-cam': {
    title: (translate) => translate`Guided Grad-CAM`,
    papers: [selvaraju2017],
    needsConvolution: true,
    sign: 'any',
    formula: String.raw`M_i = R_i \, M_{xy} \text{ of guided backprop and Grad-CAM}`,
    meaning: (translate) => translate`Guided backpropagation, kept where Grad-CAM is high.`,
    limits: (translate) =>
      translate`Its detail comes from the one and changes little from class to class, its place from the other.`,
    ofValue: (translate) =>
      translate`Guided backpropagation, kept where Grad-CAM is high: the one gives the detail, the other the place.`,
    ofNeuron: (translate) =>
      translate`Guided backpropagation of this neuron, kept where Grad-CAM is high.`,
  },
  'layer-cam': {
    title: (translate) => translate`LayerCAM`,
    papers: [
      {
        cited: 'Jiang, Zhang, Hou, Cheng and Wei 2021',
        title: 'LayerCAM: Exploring hierarchical class activation maps for localization',
        url: 'https://doi.org/10.1109/TIP.2021.3089943',
      },
    ],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; \sum_k \max \left( 0, \frac{\partial s_c}{\partial A^k_{xy}} \right) A^k_{xy} \right)`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where the ${layer} found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.`
        : translate`Where the last convolution found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`It is as fine as the maps of that layer; patterns that lower the score are left out.`
        : translate`Coarse, since that layer has few positions; patterns that lower the score are left out.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where the ${layer} found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. It is as fine as the maps of that layer; patterns that lower the output are left out.`
        : translate`Where the last convolution found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. Coarse, since that layer has few positions; patterns that lower the output are left out.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where the ${layer} found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. It is as fine as the maps of that layer.`
        : translate`Where the convolution below found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. Coarse, since that layer has few positions.`,
  },
});
