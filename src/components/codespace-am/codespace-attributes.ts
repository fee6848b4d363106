import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import type { GivenCard } from '../../client/builtin-models.js';
import type { GivenModel } from '../../client/given-models.js';
import type { ExplainResult } from '../../client/result.js';
import type { AscentPrior } from '../../protocol.js';
import {
  cardProperty,
  revealProperty,
  type CommonAttributes,
  type Declarations,
} from '../base/properties.js';
import type { Revealing } from '../figure/concealed.js';

/** What pixels begin with where there is no generator. */
export type PixelStart = 'noise' | 'mean-image' | 'sample';

/** The attributes of a `<codespace-am>`, besides those of every element. */
export interface CodespaceAttributes extends CommonAttributes, Revealing {
  model: GivenModel;
  card: GivenCard | null;
  target: string;
  generator: string;
  generatorCard: GivenCard | null;
  runs: number;
  seed: number;
  learningRate: number | null;
  lambda: number | null;
  prior: AscentPrior | null;
  stopAt: number | null;
  layer: string | null;
  unit: string | null;
  pixels: PixelStart | null;
  src: string | null;
  totalVariation: number | null;
  judge: string | null;
  paused: boolean;
}

export const codespaceProperties: Declarations = {
  model: { type: String, initial: 'mnist-cnn' },
  card: cardProperty,
  target: { type: String, initial: '0' },
  generator: { type: String, mayBeEmpty: true, initial: 'mnist-dcgan' },
  generatorCard: { ...cardProperty, attribute: 'generator-card' },
  runs: { type: Number, initial: 16 },
  seed: { type: Number, initial: 0 },
  learningRate: { attribute: 'learning-rate', type: Number },
  lambda: { type: Number },
  prior: { type: String, keywords: true },
  stopAt: { attribute: 'stop-at', type: Number },
  layer: { type: String },
  unit: { type: String, keywords: true },
  pixels: { type: String, keywords: true },
  src: { type: String, mayBeEmpty: true },
  totalVariation: { attribute: 'total-variation', type: Number },
  judge: { type: String, mayBeEmpty: true },
  paused: { type: Boolean, initial: false },
  revealed: revealProperty,
};

/** Those whose change asks for a new computation. */
export const codespaceRequestNames = [
  ...Object.keys(codespaceProperties).filter((name) => !/paused|revealed/.test(name)),
  'backend',
];

/** What another network, which the ascent never sees, predicts for the images. */
export interface Judgement {
  /** Of the class, one for each run. */
  probabilities: number[];
  /** How many of the images it calls the class. */
  agreed: number;
}

/** The runs of one generator, when all have ended. */
export interface GeneratorRuns {
  /** As the attribute names it; `null` for pixel space. */
  generator: string | null;
  /** Its runs, in the order of their seeds. */
  runs: AscentRun[];
  /** Steps of the run that made most. */
  steps: number;
  /** What the independent classifier predicts for their images; `null` where there is none. */
  judgement: Judgement | null;
}

/** What the event `ascent-step` carries. */
export interface AscentStep {
  /** The generator of these runs, as the attribute names it; `null` for runs over pixels. */
  generator: string | null;
  /** All runs after the step. */
  frame: AscentFrame;
}

/** What `result.details` of `<codespace-am>` holds. */
export interface CodespaceDetails {
  /** Of the best run. */
  generator: string | null;
  /** The best run of all. */
  run: AscentRun;
  /** The seed of the first run. */
  seed: number;
  /** The penalty that was used. */
  prior: AscentPrior;
  /** In the order of the attribute, pixel space last. */
  generators: GeneratorRuns[];
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}

/** `map` is the image of the best run in the classifier's input space. */
export type CodespaceResult = ExplainResult<CodespaceDetails>;
