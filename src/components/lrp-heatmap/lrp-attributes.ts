import type { LrpCompositeChoice, LrpEpsilonScale, LrpStart } from '../../protocol.js';
import {
  contrast,
  imageRequestNames,
  type Declarations,
  type ImageAttributes,
} from '../base/properties.js';

/** The attributes of an `<lrp-heatmap>`, besides those of every element. */
export interface LrpAttributes extends ImageAttributes {
  composite: LrpCompositeChoice;
  compare: string | null;
  layerRules: string | null;
  epsilon: number | null;
  epsilonScale: LrpEpsilonScale;
  gamma: number | null;
  alpha: number | null;
  start: LrpStart;
  contrast: string;
  bias: 'include' | 'ignore';
  denseAs: 'dense' | 'conv';
  inputSize: string | null;
  place: string | null;
  layer: string | null;
  unit: string | null;
  layers: string | null;
  conservation: boolean;
  denominators: string | null;
  sanity: boolean;
  rules: boolean;
  clip: number | 'auto';
}

export const lrpProperties: Declarations = {
  composite: { type: String, keywords: true, initial: 'auto' },
  compare: { type: String, keywords: true },
  layerRules: { type: String, attribute: 'layer-rules' },
  epsilon: { type: Number },
  epsilonScale: {
    attribute: 'epsilon-scale',
    type: String,
    keywords: true,
    initial: 'absolute',
  },
  gamma: { type: Number },
  alpha: { type: Number },
  start: { type: String, keywords: true, initial: 'logit' },
  contrast,
  bias: { type: String, keywords: true, initial: 'include' },
  denseAs: { attribute: 'dense-as', type: String, keywords: true, initial: 'dense' },
  inputSize: { type: String, attribute: 'input-size' },
  place: { type: String },
  layer: { type: String },
  unit: { type: String, keywords: true },
  layers: { type: String, mayBeEmpty: true },
  conservation: { type: Boolean, initial: false },
  denominators: { type: String, mayBeEmpty: true },
  sanity: { type: Boolean, initial: false },
  rules: { type: Boolean, initial: false },
  clip: { type: Number, keywords: true, initial: 'auto' },
};

/** Attributes of an `<lrp-heatmap>` that change its drawing alone. */
const drawing = ['rules', 'clip'];

/** Those whose change asks for a new computation. */
export const lrpRequestNames: readonly string[] = [
  ...imageRequestNames,
  ...Object.keys(lrpProperties).filter((name) => !drawing.includes(name)),
];
