import {
  achtibat2024,
  andeol2021,
  arras2017,
  bach2015,
  lapuschkin2019,
  montavon2017,
  montavon2019,
} from './papers.js';
import { tableOf, type Paper, type Row, type Text } from './row.js';

/** What a layer's rule can be told. */
export type RuleParameter = 'epsilon' | 'gamma' | 'alpha' | 'beta';

/** A rule for layers with weights: all that readers learn of it. Its mathematics is in worker/propagate/lrp/linear-rules.ts. */
export interface WeightedRow extends Row {
  /** How it distributes the relevance of a neuron, in one sentence. */
  meaning: Text;
  /** What to mind, in one sentence, for the docs. */
  limits: string;
  /** TeX, for the docs: the input's relevance is the sum over the outputs of theirs times this. */
  formula: string;
  /** What follows the formula in the docs. */
  remark?: string;
  /** What a number stands for in `layer-rules`, first. */
  parameters?: readonly RuleParameter[];
}

const at = (paper: Paper, place: string): Paper => ({ ...paper, at: place });

/** Rules that fit every layer with weights; each is also a composite by its name: "one rule for all layers". */
export const weightedRules = tableOf<WeightedRow>()({
  'lrp-0': {
    title: () => 'LRP-0',
    papers: [at(bach2015, 'eq. 56'), montavon2019],
    formula: String.raw`\dfrac{z_{ij}}{z_j}`,
    remark: 'the bare sum',
    meaning: (translate) =>
      translate`Each neuron passes its relevance to its inputs in proportion to their contributions; where positive and negative contributions nearly cancel, the denominator is close to 0 and relevance becomes very large.`,
    limits: 'It divides by sums that may be close to 0, and is noise where they are.',
  },
  epsilon: {
    title: () => 'LRP-ε',
    papers: [at(bach2015, 'eq. 58'), montavon2019],
    parameters: ['epsilon'],
    formula: String.raw`\dfrac{z_{ij}}{z_j}`,
    meaning: (translate) =>
      translate`Each neuron passes its relevance to its inputs in proportion to their contributions; ε in the denominator absorbs relevance where contributions cancel. A larger ε gives a calmer map that accounts for less of the score.`,
    limits: 'The larger epsilon is, the less of the score arrives at the pixels.',
  },
  gamma: {
    title: () => 'LRP-γ',
    papers: [montavon2019, andeol2021],
    parameters: ['gamma'],
    formula: String.raw`\dfrac{z_{ij} + \gamma z_{ij}^{+}}{\sum_i (z_{ij} + \gamma z_{ij}^{+})}`,
    remark: String.raw`where $z_j \ge 0$; where it is negative, the same with $z_{ij}^{-}$; $\gamma = 0.25$`,
    meaning: (translate) =>
      translate`Each neuron passes its relevance to its inputs in proportion to their contributions, with the positive ones increased by γ.`,
    limits:
      'How much positive contributions are favored is a choice, not a fact about the network.',
  },
  'alpha-beta': {
    title: () => 'LRP-αβ',
    papers: [at(bach2015, 'eq. 60')],
    parameters: ['alpha', 'beta'],
    formula: String.raw`\alpha \dfrac{z_{ij}^{+}}{\sum_i z_{ij}^{+}} - \beta \dfrac{z_{ij}^{-}}{\sum_i z_{ij}^{-}}`,
    remark: String.raw`with $\alpha - \beta = 1$, both sums with their part of the bias; 2 and 1`,
    meaning: (translate) =>
      translate`Positive and negative contributions are distributed separately: α times the positive part minus β times the negative part.`,
    limits: 'It hardly changes when the upper layers get random weights (Sixt et al. 2020).',
  },
  'z-plus': {
    title: () => 'LRP-z+',
    papers: [montavon2017],
    formula: String.raw`\dfrac{z_{ij}^{+}}{\sum_i z_{ij}^{+}}`,
    remark: 'alpha 1, beta 0',
    meaning: (translate) => translate`Only positive contributions receive relevance.`,
    limits: 'It hardly changes when the upper layers get random weights (Sixt et al. 2020).',
  },
  'w-square': {
    title: () => 'LRP-w²',
    papers: [montavon2017],
    formula: String.raw`\dfrac{w_{ij}^2}{\sum_i w_{ij}^2 + b_j^2}`,
    remark: 'the bias as zennit has it',
    meaning: (translate) =>
      translate`Relevance is distributed in proportion to the squared weights, whatever the inputs.`,
    limits: 'It ignores the inputs of the layer.',
  },
  flat: {
    title: (translate) => translate`LRP-flat`,
    papers: [lapuschkin2019],
    formula: String.raw`\dfrac{1}{\sum_i 1}`,
    meaning: (translate) =>
      translate`Each neuron distributes its relevance in equal parts to all its inputs, so the map shows only where relevant neurons look.`,
    limits: 'It ignores inputs and weights: conservation is no proof of a good map.',
  },
  'lrp-transpose': {
    title: (translate) => translate`LRP-0, transposed`,
    papers: [at(bach2015, 'eq. 56'), montavon2019],
    formula: String.raw`\dfrac{z_{ij}}{z_j}`,
    remark:
      'the backward pass computed as a transposed convolution with zeros between the cells and a border of zeros, as textbooks draw it',
    meaning: (translate) =>
      translate`LRP-0 as textbooks draw it, with transposed convolutions and the same numbers: each neuron passes its relevance to its inputs in proportion to their contributions; where positive and negative contributions nearly cancel, the denominator is close to 0 and relevance becomes very large.`,
    limits: 'As LRP-0, and slower.',
  },
});

/** Rules for layers with weights whose inputs have known bounds, as the first layer's have. */
export const boundedRules = tableOf<WeightedRow>()({
  'z-box': {
    title: (translate) => translate`LRP-box`,
    papers: [montavon2017],
    formula: String.raw`\dfrac{x_i w_{ij} - l_i w_{ij}^{+} - h_i w_{ij}^{-}}{\sum_i (x_i w_{ij} - l_i w_{ij}^{+} - h_i w_{ij}^{-})}`,
    remark: 'inputs between $l$ and $h$; without bias',
    meaning: (translate) =>
      translate`Relevance is distributed by the distance of each input from its bounds.`,
    limits: 'It needs the range of the input.',
  },
});

/** Rules of layers without weights. */
const otherRules = tableOf<Row>()({
  norm: { title: (translate) => translate`by contribution`, papers: [] },
  pass: { title: (translate) => translate`passes`, papers: [] },
  'winner-take-all': { title: (translate) => translate`winner takes all`, papers: [] },
  'signal-take-all': { title: (translate) => translate`signal takes all`, papers: [arras2017] },
  uniform: { title: (translate) => translate`equal parts`, papers: [achtibat2024] },
});

export const lrpRuleTable = { ...weightedRules, ...boundedRules, ...otherRules };
