import {
  petsiuk2018,
  selvaraju2017,
  shrikumar2016,
  simonyan2014,
  smilkov2017,
  springenberg2015,
  sundararajan2017,
  wang2020,
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
  /** Only its differences mean something: its colors begin at its lowest value. */
  fromLowest?: true;
  /** It explains only what has a convolution below it. */
  needsConvolution?: true;
  /** The settings that change its map, besides the layer of those that need a convolution. */
  settings?: readonly PathSetting[];
  /** It differs from the gradient only in what a ReLU lets pass. */
  onlyRelu?: true;
  /** TeX, for the docs: the map, or what a ReLU passes. */
  formula: string;
}

/** What methods are told that compute many gradients or compare with a baseline. */
export type PathSetting = 'steps' | 'baseline' | 'samples' | 'noise' | 'noiseSeed' | 'masks';

const table = tableOf<SaliencyRow>();

const zeroIsBlank: MapText = (translate) =>
  translate`A pixel with value 0 gets 0, however much it matters.`;

/** In the order in which readers find them. */
export const saliencyTable = table({
  gradient: {
    title: (translate) => translate`Gradient`,
    papers: [simonyan2014],
    onlyRelu: true,
    sign: 'any',
    formula: String.raw`M_i = \frac{\partial s_c}{\partial x_i}`,
    meaning: (translate, up, down) =>
      translate`${up.Pixels} raise the score if they get slightly brighter, ${down.pixels} lower it.`,
    limits: (translate) =>
      translate`The map shows how sensitive the score is to each pixel, not how much the pixel contributes to it.`,
    ofValue: (translate, up, down) =>
      translate`${up.Pixels} raise the output if they get slightly brighter, ${down.pixels} lower it. The map shows how sensitive the output is to each pixel, not how much the pixel contributes to it.`,
    ofNeuron: (translate, up, down) =>
      translate`${up.Pixels} raise this neuron’s activation if they get slightly brighter, ${down.pixels} lower it. Pixels outside its receptive field have no effect.`,
  },
  deconvnet: {
    title: (translate) => translate`DeconvNet rule`,
    papers: [zeiler2014],
    onlyRelu: true,
    sign: 'any',
    formula: String.raw`R_i^{l} = [R_i^{l+1} > 0] \; R_i^{l+1}`,
    meaning: (translate) =>
      translate`In the backward pass every ReLU passes positive signals and drops negative ones, whatever its input in the forward pass.`,
    limits: (translate) =>
      translate`The map shows patterns that the upper layers detect, not the evidence for this score.`,
    ofNeuron: (translate) =>
      translate`In the backward pass every ReLU passes positive signals and drops negative ones. The map shows the pattern that this neuron detects, where it found it.`,
  },
  'guided-backprop': {
    title: (translate) => translate`Guided backprop`,
    papers: [springenberg2015],
    onlyRelu: true,
    sign: 'any',
    formula: String.raw`R_i^{l} = [f_i^{l} > 0] \, [R_i^{l+1} > 0] \; R_i^{l+1}`,
    meaning: (translate) =>
      translate`Only positive signals pass back, and only through active neurons.`,
    limits: (translate) =>
      translate`The map is sharp but changes little from class to class: it shows what the network responds to, not why it predicts this class.`,
    ofValue: (translate) =>
      translate`Only positive signals pass back, and only through active neurons. The map shows what the network responds to, not how it arrives at this value.`,
    ofNeuron: (translate) =>
      translate`Only positive signals pass back, and only through active neurons: the map shows what excites this neuron within its receptive field, not why the network predicts its class.`,
  },
  'gradient-x-input': {
    title: (translate) => translate`Gradient × input`,
    papers: [shrikumar2016],
    sign: 'any',
    formula: String.raw`M_i = x_i \, \frac{\partial s_c}{\partial x_i}`,
    meaning: (translate, up, down) =>
      translate`The gradient times the pixel’s value: ${up.pixels} raise the score, ${down.ones} lower it.`,
    limits: zeroIsBlank,
    ofValue: (translate, up, down) =>
      translate`The gradient times the pixel’s value: ${up.pixels} raise the output, ${down.ones} lower it. A pixel with value 0 gets 0, however much it matters.`,
    ofNeuron: (translate, up, down) =>
      translate`The gradient times the pixel’s value: ${up.pixels} raise this neuron’s activation, ${down.ones} lower it. A pixel with value 0 gets 0.`,
  },
  'integrated-gradients': {
    title: (translate) => translate`Integrated gradients`,
    papers: [sundararajan2017],
    sign: 'any',
    settings: ['steps', 'baseline'],
    formula: String.raw`M_i = (x_i - b_i) \, \frac{1}{n} \sum_{k=1}^{n} \frac{\partial s_c}{\partial x_i} \left( b + \frac{k - \frac{1}{2}}{n} \, (x - b) \right)`,
    meaning: (translate) =>
      translate`Gradients averaged along the straight path from the baseline to this image, times the difference between the two.`,
    limits: (translate) =>
      translate`All values sum to the difference in score between image and baseline; another baseline gives another map.`,
    ofNeuron: (translate) =>
      translate`Gradients averaged along the straight path from the baseline to this image, times the difference between the two. All values sum to the difference in this neuron’s activation.`,
  },
  'blur-integrated-gradients': {
    title: (translate) => translate`Blur integrated gradients`,
    papers: [
      {
        cited: 'Xu, Venugopalan and Sundararajan 2020',
        title: 'Attribution in scale and space',
        url: 'https://arxiv.org/abs/2004.03383',
      },
    ],
    sign: 'any',
    settings: ['steps'],
    formula: String.raw`M_i = \sum_{k=1}^{n} \frac{\partial s_c}{\partial x_i} \left( x^{(k - \frac{1}{2})} \right) \left( x_i^{(k)} - x_i^{(k-1)} \right), \quad x^{(k)} = G_{\sigma (1 - k / n)} * x`,
    meaning: (translate) =>
      translate`Gradients accumulated while the image goes from blurred to sharp, times the change of each pixel.`,
    limits: (translate) =>
      translate`All values sum to the difference in score between the sharp and the blurred image. Large areas of one color change little along the path and get small values.`,
    ofNeuron: (translate) =>
      translate`Gradients accumulated while the image goes from blurred to sharp, times the change of each pixel. All values sum to the difference in this neuron’s activation.`,
  },
  smoothgrad: {
    title: (translate) => translate`SmoothGrad`,
    papers: [smilkov2017],
    sign: 'any',
    settings: ['samples', 'noise', 'noiseSeed'],
    formula: String.raw`M_i = \frac{1}{n} \sum_{k=1}^{n} \frac{\partial s_c}{\partial x_i} (x + \varepsilon_k), \quad \varepsilon_k \sim N(0, \sigma^2)`,
    meaning: (translate) => translate`The gradient averaged over noisy copies of the image.`,
    limits: (translate) =>
      translate`Averaging removes what varies from copy to copy; the map still shows how sensitive the score is, not what contributes to it.`,
    ofNeuron: (translate) =>
      translate`The gradient of this neuron averaged over noisy copies of the image, which removes what varies from copy to copy.`,
  },
  deeplift: {
    title: (translate) => translate`DeepLIFT`,
    papers: [
      {
        cited: 'Shrikumar, Greenside and Kundaje 2017',
        title: 'Learning important features through propagating activation differences',
        url: 'https://arxiv.org/abs/1704.02685',
        at: 'rescale rule',
      },
    ],
    sign: 'any',
    settings: ['baseline'],
    formula: String.raw`M_i = m_i \, (x_i - b_i), \quad m_j^{l} = m_j^{l+1} \, \frac{a(z_j) - a(z_j')}{z_j - z_j'} \text{ through an activation } a`,
    meaning: (translate, up, down) =>
      translate`How the difference between image and baseline changes the score: ${up.pixels} raise it, ${down.pixels} lower it.`,
    limits: (translate) =>
      translate`All values sum to the difference in score between image and baseline; another baseline gives another map.`,
    ofValue: (translate, up, down) =>
      translate`How the difference between image and baseline changes the output: ${up.pixels} raise it, ${down.pixels} lower it. All values sum to the difference in output; another baseline gives another map.`,
    ofNeuron: (translate, up, down) =>
      translate`How the difference between image and baseline changes this neuron’s activation: ${up.pixels} raise it, ${down.pixels} lower it. All values sum to the difference in activation.`,
  },
  'gradient-shap': {
    title: (translate) => translate`GradientSHAP`,
    papers: [
      {
        cited: 'Lundberg and Lee 2017',
        title: 'A unified approach to interpreting model predictions',
        url: 'https://arxiv.org/abs/1705.07874',
      },
      {
        cited: 'Erion et al. 2021',
        title:
          'Improving performance of deep learning models with axiomatic attribution priors and expected gradients',
        url: 'https://arxiv.org/abs/1906.10670',
      },
    ],
    sign: 'any',
    settings: ['samples', 'baseline', 'noise', 'noiseSeed'],
    formula: String.raw`M_i = \frac{1}{n} \sum_{k=1}^{n} (x_i + \varepsilon_{ki} - b_{ki}) \, \frac{\partial s_c}{\partial x_i} \left( b_k + u_k \, (x + \varepsilon_k - b_k) \right), \quad u_k \sim U(0, 1)`,
    meaning: (translate) =>
      translate`Gradients at random points between the baseline and this image, times the difference between the two, averaged.`,
    limits: (translate) =>
      translate`An estimate: with more samples the sum of all values approaches the difference in score between image and baseline.`,
    ofNeuron: (translate) =>
      translate`Gradients of this neuron at random points between the baseline and this image, times the difference between the two, averaged. With more samples the sum of all values approaches the difference in activation.`,
  },
  'grad-cam': {
    title: (translate) => translate`Grad-CAM`,
    papers: [selvaraju2017],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; \sum_k \alpha_k A^k_{xy} \right), \quad \alpha_k = \frac{1}{Z} \sum_{x,y} \frac{\partial s_c}{\partial A^k_{xy}}`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that raise the score.`
        : translate`Where the last convolution found patterns that raise the score.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`The map has the resolution of that layer; patterns that lower the score are left out.`
        : translate`The map is coarse, because that layer has few positions, but it follows the class; patterns that lower the score are left out.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that raise the output. The map has the resolution of that layer; patterns that lower the output are left out.`
        : translate`Where the last convolution found patterns that raise the output. The map is coarse, because that layer has few positions; patterns that lower the output are left out.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that excite this neuron. The map has the resolution of that layer.`
        : translate`Where the convolution below found patterns that excite this neuron. The map is coarse, because that layer has few positions.`,
    besides: (translate) =>
      translate`Grad-CAM is coarse, because it stops at a convolution, and it leaves out patterns that lower the score.`,
  },
  'counterfactual-grad-cam': {
    title: (translate) => translate`Counterfactual Grad-CAM`,
    papers: [selvaraju2017],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; -\sum_k \alpha_k A^k_{xy} \right), \quad \alpha_k = \frac{1}{Z} \sum_{x,y} \frac{\partial s_c}{\partial A^k_{xy}}`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that lower the score: without them it would be higher.`
        : translate`Where the last convolution found patterns that lower the score: without them it would be higher.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`The map has the resolution of that layer; patterns that raise the score are left out.`
        : translate`The map is coarse, because that layer has few positions; patterns that raise the score are left out.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that weaken this neuron. The map has the resolution of that layer.`
        : translate`Where the convolution below found patterns that weaken this neuron. The map is coarse, because that layer has few positions.`,
  },
  'guided-grad-cam': {
    title: (translate) => translate`Guided Grad-CAM`,
    papers: [selvaraju2017],
    needsConvolution: true,
    sign: 'any',
    formula: String.raw`M_i = R_i \, M_{xy} \text{ of guided backprop and Grad-CAM}`,
    meaning: (translate) => translate`Guided backpropagation multiplied by Grad-CAM.`,
    limits: (translate) =>
      translate`Guided backpropagation gives the detail, which changes little from class to class; Grad-CAM gives the place.`,
    ofValue: (translate) =>
      translate`Guided backpropagation multiplied by Grad-CAM: the first gives the detail, the second the place.`,
    ofNeuron: (translate) =>
      translate`Guided backpropagation of this neuron multiplied by Grad-CAM.`,
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
        ? translate`Where ${layer} found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.`
        : translate`Where the last convolution found patterns that raise the score: each activation is weighted by its own gradient, where that is positive.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`The map has the resolution of that layer; patterns that lower the score are left out.`
        : translate`The map is coarse, because that layer has few positions; patterns that lower the score are left out.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. The map has the resolution of that layer; patterns that lower the output are left out.`
        : translate`Where the last convolution found patterns that raise the output: each activation is weighted by its own gradient, where that is positive. The map is coarse, because that layer has few positions; patterns that lower the output are left out.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. The map has the resolution of that layer.`
        : translate`Where the convolution below found patterns that excite this neuron: each activation is weighted by its own gradient, where that is positive. The map is coarse, because that layer has few positions.`,
  },
  'grad-cam-plus-plus': {
    title: (translate) => translate`Grad-CAM++`,
    papers: [
      {
        cited: 'Chattopadhay, Sarkar, Howlader and Balasubramanian 2018',
        title:
          'Grad-CAM++: Generalized gradient-based visual explanations for deep convolutional networks',
        url: 'https://arxiv.org/abs/1710.11063',
      },
    ],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; \sum_k w_k A^k_{xy} \right), \quad w_k = \sum_{x,y} \frac{\max(0, g^k_{xy})}{2 + g^k_{xy} \sum_{u,v} A^k_{uv}}, \quad g^k_{xy} = \frac{\partial s_c}{\partial A^k_{xy}}`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that raise the score. Small regions count as much as large ones.`
        : translate`Where the last convolution found patterns that raise the score. Small regions count as much as large ones.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`The map has the resolution of that layer; only positive gradients weigh, so it differs less from class to class than Grad-CAM.`
        : translate`The map is coarse, because that layer has few positions; only positive gradients weigh, so it differs less from class to class than Grad-CAM.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that raise the output. Only positive gradients weigh.`
        : translate`Where the last convolution found patterns that raise the output. Only positive gradients weigh.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that excite this neuron. Only positive gradients weigh.`
        : translate`Where the convolution below found patterns that excite this neuron. Only positive gradients weigh.`,
  },
  'hires-cam': {
    title: (translate) => translate`HiResCAM`,
    papers: [
      {
        cited: 'Draelos and Carin 2020',
        title:
          'Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural networks',
        url: 'https://arxiv.org/abs/2011.08891',
      },
    ],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; \sum_k \frac{\partial s_c}{\partial A^k_{xy}} A^k_{xy} \right)`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} raises the score: each activation is weighted by its own gradient.`
        : translate`Where the last convolution raises the score: each activation is weighted by its own gradient.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`The map has the resolution of that layer; positions that lower the score are blank. It is exact only where a single dense layer follows.`
        : translate`The map is coarse, because that layer has few positions; those that lower the score are blank. It is exact only where a single dense layer follows.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.`
        : translate`Where the last convolution raises the output: each activation is weighted by its own gradient. Positions that lower the output are blank.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.`
        : translate`Where the convolution below excites this neuron: each activation is weighted by its own gradient. Positions that inhibit it are blank.`,
  },
  'xgrad-cam': {
    title: (translate) => translate`XGrad-CAM`,
    papers: [
      {
        cited: 'Fu et al. 2020',
        title: 'Axiom-based Grad-CAM: Towards accurate visualization and explanation of CNNs',
        url: 'https://arxiv.org/abs/2008.02312',
      },
    ],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; \sum_k \alpha_k A^k_{xy} \right), \quad \alpha_k = \sum_{x,y} \frac{A^k_{xy}}{\sum_{u,v} A^k_{uv}} \frac{\partial s_c}{\partial A^k_{xy}}`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that raise the score: each map is weighted by its gradient where it is active.`
        : translate`Where the last convolution found patterns that raise the score: each map is weighted by its gradient where it is active.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`The map has the resolution of that layer; positions that lower the score are blank. A map with both signs may get an extreme weight.`
        : translate`The map is coarse, because that layer has few positions; those that lower the score are blank. A map with both signs may get an extreme weight.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that raise the output: each map is weighted by its gradient where it is active.`
        : translate`Where the last convolution found patterns that raise the output: each map is weighted by its gradient where it is active.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that excite this neuron: each map is weighted by its gradient where it is active.`
        : translate`Where the convolution below found patterns that excite this neuron: each map is weighted by its gradient where it is active.`,
  },
  'eigen-cam': {
    title: (translate) => translate`Eigen-CAM`,
    papers: [
      {
        cited: 'Muhammad and Yeasin 2020',
        title: 'Eigen-CAM: Class activation map using principal components',
        url: 'https://arxiv.org/abs/2008.00299',
      },
      {
        cited: 'Chung and Ying 2025',
        title: 'Seg-Eigen-CAM',
        url: 'https://doi.org/10.3390/app15137562',
        at: 'equation 13: the sign',
      },
    ],
    needsConvolution: true,
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; \sum_k v_k (A^k_{xy} - \overline{A^k}) \right), \quad v \text{ the first principal component}`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} differs most from its mean: the first principal component of its maps.`
        : translate`Where the last convolution differs most from its mean: the first principal component of its maps.`,
    limits: (translate) =>
      translate`The map is the same for every class: it shows where activations vary most, not what raises this score.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} differs most from its mean: the first principal component of its maps. The map shows where activations vary most, not what raises the output.`
        : translate`Where the last convolution differs most from its mean: the first principal component of its maps. The map shows where activations vary most, not what raises the output.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.`
        : translate`Where the convolution below differs most from its mean: the first principal component of its maps. It is the same for every neuron above it.`,
  },
  'score-cam': {
    title: (translate) => translate`Score-CAM`,
    papers: [wang2020],
    needsConvolution: true,
    settings: ['masks', 'baseline'],
    sign: 'non-negative',
    formula: String.raw`M_{xy} = \max \left( 0, \; \sum_k \alpha_k A^k_{xy} \right), \quad \alpha_k = \frac{\exp s_c(H^k x)}{\sum_j \exp s_c(H^j x)}`,
    meaning: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.`
        : translate`Where the last convolution found patterns that keep the score high: each of its maps is weighted by the score of the image masked with it.`,
    limits: (translate, _up, _down, layer) =>
      layer
        ? translate`It needs no gradient, but a forward pass for each map. The map has the resolution of that layer.`
        : translate`It needs no gradient, but a forward pass for each map. The map is coarse, because that layer has few positions.`,
    ofValue: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. The map has the resolution of that layer.`
        : translate`Where the last convolution found patterns that keep the output high: each of its maps is weighted by the output for the image masked with it. The map is coarse, because that layer has few positions.`,
    ofNeuron: (translate, _up, _down, layer) =>
      layer
        ? translate`Where ${layer} found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.`
        : translate`Where the convolution below found patterns that excite this neuron: each of its maps is weighted by the activation for the image masked with it.`,
  },
  rise: {
    title: (translate) => translate`RISE`,
    papers: [petsiuk2018],
    settings: ['masks', 'noiseSeed', 'baseline'],
    sign: 'non-negative',
    fromLowest: true,
    formula: String.raw`M_i = \frac{1}{p \, N} \sum_{k=1}^{N} P_c(m_k x) \; m_{k,i}`,
    meaning: (translate) =>
      translate`The mean probability of the class over randomly masked images that show the pixel: highest where the visible pixels matter most.`,
    limits: (translate) =>
      translate`Only differences within the map are meaningful; too few masks leave blotches. Masked images are out of distribution.`,
    ofValue: (translate) =>
      translate`The mean output over randomly masked images that show the pixel. Only differences within the map are meaningful; too few masks leave blotches.`,
    ofNeuron: (translate) =>
      translate`The mean activation of this neuron over randomly masked images that show the pixel. Only differences within the map are meaningful.`,
  },
});
