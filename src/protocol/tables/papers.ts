import type { Paper } from './row.js';

const arxiv = (number: string): string => `https://arxiv.org/abs/${number}`;
const doi = (name: string): string => `https://doi.org/${name}`;

export const simonyan2014: Paper = {
  cited: 'Simonyan, Vedaldi and Zisserman 2014',
  title:
    'Deep inside convolutional networks: Visualising image classification models and saliency maps',
  url: arxiv('1312.6034'),
};
export const zeiler2010: Paper = {
  cited: 'Zeiler, Krishnan, Taylor and Fergus 2010',
  title: 'Deconvolutional networks',
  url: 'https://doi.org/10.1109/CVPR.2010.5539957',
};
export const zeiler2014: Paper = {
  cited: 'Zeiler and Fergus 2014',
  title: 'Visualizing and understanding convolutional networks',
  url: arxiv('1311.2901'),
};
export const springenberg2015: Paper = {
  cited: 'Springenberg, Dosovitskiy, Brox and Riedmiller 2015',
  title: 'Striving for simplicity: The all convolutional net',
  url: arxiv('1412.6806'),
};
export const shrikumar2016: Paper = {
  cited: 'Shrikumar, Greenside, Shcherbina and Kundaje 2016',
  title:
    'Not just a black box: Learning important features through propagating activation differences',
  url: arxiv('1605.01713'),
};
export const sundararajan2017: Paper = {
  cited: 'Sundararajan, Taly and Yan 2017',
  title: 'Axiomatic attribution for deep networks',
  url: arxiv('1703.01365'),
};
export const smilkov2017: Paper = {
  cited: 'Smilkov, Thorat, Kim, Viégas and Wattenberg 2017',
  title: 'SmoothGrad: Removing noise by adding noise',
  url: arxiv('1706.03825'),
};
export const selvaraju2017: Paper = {
  cited: 'Selvaraju et al. 2017',
  title: 'Grad-CAM: Visual explanations from deep networks via gradient-based localization',
  url: arxiv('1610.02391'),
};
export const bach2015: Paper = {
  cited: 'Bach et al. 2015',
  title:
    'On pixel-wise explanations for non-linear classifier decisions by layer-wise relevance propagation',
  url: doi('10.1371/journal.pone.0130140'),
};
export const montavon2017: Paper = {
  cited: 'Montavon et al. 2017',
  title: 'Explaining nonlinear classification decisions with deep Taylor decomposition',
  url: arxiv('1512.02479'),
};
export const montavon2019: Paper = {
  cited: 'Montavon et al. 2019',
  title: 'Layer-wise relevance propagation: An overview',
  url: doi('10.1007/978-3-030-28954-6_10'),
};
export const arras2017: Paper = {
  cited: 'Arras et al. 2017',
  title: 'Explaining recurrent neural network predictions in sentiment analysis',
  url: arxiv('1706.07206'),
};
export const zhang2018: Paper = {
  cited: 'Zhang et al. 2018',
  title: 'Top-down neural attention by excitation backprop',
  url: doi('10.1007/s11263-017-1059-x'),
};
export const lapuschkin2019: Paper = {
  cited: 'Lapuschkin et al. 2019',
  title: 'Unmasking Clever Hans predictors and assessing what machines really learn',
  url: arxiv('1902.10178'),
};
export const kohlbrenner2020: Paper = {
  cited: 'Kohlbrenner et al. 2020',
  title: 'Towards best practice in explaining neural network decisions with LRP',
  url: arxiv('1910.09840'),
};
export const andeol2021: Paper = {
  cited: 'Andéol et al. 2021',
  title: 'Learning domain invariant representations by joint Wasserstein distance minimization',
  url: arxiv('2106.04923'),
};
export const achtibat2024: Paper = {
  cited: 'Achtibat et al. 2024',
  title: 'AttnLRP: Attention-aware layer-wise relevance propagation for transformers',
  url: arxiv('2402.05602'),
};
export const nguyen2016: Paper = {
  cited: 'Nguyen et al. 2016',
  title:
    'Synthesizing the preferred inputs for neurons in neural networks via deep generator networks',
  url: arxiv('1605.09304'),
};
export const petsiuk2018: Paper = {
  cited: 'Petsiuk, Das and Saenko 2018',
  title: 'RISE: Randomized input sampling for explanation of black-box models',
  url: arxiv('1806.07421'),
};
export const wang2020: Paper = {
  cited: 'Wang, Wang, Du, Yang, Zhang, Ding, Mardziel and Hu 2020',
  title: 'Score-CAM: Score-weighted visual explanations for convolutional neural networks',
  url: arxiv('1910.01279'),
};
