import type { CardInput } from '../../protocol.js';
import type { AscentOptions } from '../codespace.js';
import type { ContestCall, ContestOptions } from '../contest/contest.js';
import type { DeconvLearnerOptions } from '../deconv-learner.js';
import type { DeconvFigureOptions, DeconvnetOptions, SwitchesOptions } from '../deconvnet.js';
import type { CallOptions, ExplainerOptions } from '../explainer.js';
import type { ForwardOptions } from '../forward.js';
import type { PictureOptions } from '../image/prepared-model.js';
import type { LrpCompositeRules } from '../lrp-composite.js';
import type { LrpImage, LrpOptions } from '../lrp.js';
import type { OcclusionCall, OcclusionImage, OcclusionOptions } from '../occlusion/occlusion.js';
import type { PerturbOptions } from '../perturb.js';
import type { PredictOptions } from '../predict.js';
import type { ReluBackwardOptions } from '../relu-backward.js';
import type {
  FaithfulnessOptions,
  SaliencyImage,
  SaliencyOptions,
  SanityOptions,
} from '../saliency.js';
import type { GivenWatch, TrainingOptions, TrainingStepOptions } from '../training.js';
import {
  anything,
  callback,
  contrast,
  either,
  finiteNumbers,
  flag,
  image,
  imageSides,
  images,
  listOf,
  names,
  number,
  numbers,
  orNone,
  partsOf,
  position,
  record,
  recordOf,
  sides,
  signal,
  target,
  targets,
  tensor,
  text,
  texts,
  type Kind,
} from './kinds.js';

/** A kind for every option: the compiler refuses an omission. */
type OptionTable<Options> = Readonly<Record<keyof Required<Options> & string, Kind>>;

/** The arguments of a function. */
export interface Signature {
  /** The arguments before the options, by name. */
  before?: Readonly<Record<string, Kind>>;
  options?: Readonly<Record<string, Kind>>;
  /** Options without a default. */
  needed?: readonly string[];
  /** The last argument; `null` if there is none. */
  call?: Readonly<Record<string, Kind>> | null;
}

export const callTable: OptionTable<CallOptions> = {
  signal,
  onProgress: callback,
  priority: callback,
};
const contestCallTable: OptionTable<ContestCall> = { ...callTable, onPart: callback };
const sweepTable: OptionTable<OcclusionCall> = { ...callTable, onPart: callback, ready: callback };

/** One value for each channel, or one for all. */
const levels = either(number, numbers);
const batch = either(image, images, tensor);

const saliencyTable: OptionTable<SaliencyOptions> = {
  method: names,
  methods: texts,
  target: targets,
  contrast,
  layer: text,
  unit: text,
  camLayer: text,
  steps: number,
  baseline: either(levels, image),
  samples: number,
  noise: number,
  noiseSeed: number,
  masks: number,
};
const ofImage: OptionTable<SaliencyImage> & OptionTable<LrpImage> & OptionTable<OcclusionImage> = {
  image,
};
const sanityTable: OptionTable<SanityOptions> = {
  ...saliencyTable,
  randomizedLayers: number,
  seed: number,
};
const faithfulnessTable: OptionTable<FaithfulnessOptions> = {
  image,
  scores: finiteNumbers,
  target: targets,
  steps: number,
};

const contestTable: OptionTable<ContestOptions> = {
  methods: texts,
  measures: texts,
  target,
  steps: number,
  samples: number,
  noisyImages: number,
  radius: number,
  seed: number,
  from: record,
};

const ruleTable = { rule: text, epsilon: number, gamma: number, alpha: number, beta: number };
const ruleName = { ...text, is: "a rule's name" };
const rule = either(ruleName, partsOf(ruleTable, ['rule']));
/** Without a name: the layer's rule in the composite, with other parameters. */
const layerRule = either(ruleName, partsOf(ruleTable));
const compositeTable: OptionTable<LrpCompositeRules> = {
  first: rule,
  conv: rule,
  dense: rule,
  rules: recordOf(layerRule),
};
const composite = either({ ...text, is: "a composite's name" }, partsOf(compositeTable));
const lrpShared: OptionTable<Omit<LrpOptions, 'composite'>> = {
  target: targets,
  layerRules: recordOf(layerRule),
  epsilon: number,
  gamma: number,
  alpha: number,
  beta: number,
  epsilonScale: text,
  stabilizer: number,
  low: levels,
  high: levels,
  start: text,
  contrast,
  bias: text,
  denseAs: text,
  inputSize: imageSides,
  place: text,
  layer: text,
  unit: text,
  restart: partsOf({ layer: text, unit: text }, ['layer', 'unit']),
  channelsOf: texts,
  denominators: text,
  denominatorsOf: text,
  bins: number,
  randomized: partsOf({ layers: number, seed: number }, ['layers', 'seed']),
};
const lrpTable: OptionTable<LrpOptions> = { composite, ...lrpShared };

const occlusionTable: OptionTable<OcclusionOptions> = {
  target: targets,
  contrast,
  occluder: sides,
  shape: text,
  stride: sides,
  fill: either(text, levels),
  noiseSeed: number,
  score: text,
  pass: text,
  limit: number,
};

const perturbTable: OptionTable<PerturbOptions> = {
  target,
  towards: target,
  epsilon: number,
  limit: number,
};

const deconvnetTable: OptionTable<DeconvnetOptions> = {
  image,
  layer: text,
  unit: names,
  units: texts,
  switches: text,
};
const deconvFigureTable: OptionTable<DeconvFigureOptions> = {
  image,
  layer: text,
  unit: text,
  switches: names,
  target,
  kernel: flag,
};
const switchesTable: OptionTable<SwitchesOptions> = { image, layer: text };
const forwardTable: OptionTable<ForwardOptions> = { layers: texts };
/** Their contents are read as in a card. */
const cardInputTable: OptionTable<CardInput> = {
  preset: anything,
  range: anything,
  scale: anything,
  mean: anything,
  std: anything,
  channels: anything,
  resize: anything,
  crop: anything,
  background: anything,
};
const predictTable: OptionTable<PredictOptions> = {
  ...callTable,
  preprocessing: either(anything, partsOf(cardInputTable)),
};
const pictureTable: OptionTable<CallOptions & PictureOptions> = {
  ...predictTable,
  size: imageSides,
};

/** The arguments of an explainer's methods; options are named like the elements' attributes. */
export const methodSignatures: Readonly<Record<string, Signature>> = {
  activations: { before: { images: batch, layer: names } },
  contest: { before: { image }, options: contestTable, call: contestCallTable },
  deconvFigureOf: { options: deconvFigureTable },
  deconvnet: { options: deconvnetTable },
  deconvnetOf: { options: deconvnetTable },
  faithfulnessOf: { options: faithfulnessTable, needed: ['image', 'scores'] },
  filters: { before: { layer: text } },
  forward: { before: { images: batch }, options: forwardTable },
  lrp: { options: { ...ofImage, ...lrpTable } },
  lrpOf: { before: { image }, options: lrpTable },
  lrpOfBatch: { before: { images }, options: lrpTable },
  lrpOfEach: { before: { image, composites: listOf(composite) }, options: lrpShared },
  occludedAt: { before: { image, position }, options: occlusionTable },
  occlusion: { options: { ...ofImage, ...occlusionTable }, call: sweepTable },
  occlusionOf: { before: { image }, options: occlusionTable, call: sweepTable },
  occlusionOfBatch: { before: { images }, options: occlusionTable, call: sweepTable },
  perturb: { before: { image }, options: perturbTable },
  picture: { before: { image }, options: pictureTable, call: null },
  predict: { before: { image }, options: predictTable, call: null },
  saliency: { options: { ...ofImage, ...saliencyTable } },
  saliencyOf: { before: { image }, options: saliencyTable },
  saliencyOfBatch: { before: { images }, options: saliencyTable },
  sanityOf: { before: { image }, options: sanityTable, needed: ['randomizedLayers'] },
  switchesOf: { options: switchesTable, needed: ['layer'] },
};

const modelOptions = {
  card: anything,
  output: orNone(either(text, number)),
  snapshot: number,
  backend: {
    is: '"auto", "webgl", "wasm" or "cpu"',
    fits: (value) => backends.test(String(value)),
  },
  samplesOf: orNone(record),
} satisfies Omit<OptionTable<ExplainerOptions>, 'model'>;
const backends = /^(auto|webgl|wasm|cpu)$/;

export const loadSignature: Signature = {
  before: {
    // A missing model has its own error.
    model: {
      is: 'a built-in name, an address, or files',
      fits: (value) =>
        value === undefined ||
        value === null ||
        typeof value === 'string' ||
        listOf(record).fits(value) ||
        (record.fits(value) && !isUrl(value)),
    },
  },
  options: modelOptions,
};

function isUrl(value: unknown): boolean {
  return value instanceof URL;
}

/** The arguments of `explain()`, whose options depend on the method. */
export function explainSignature(method: unknown): Signature {
  const before = { method: text, images: either(image, images) };
  if (method === 'lrp') return { before, options: lrpTable };
  if (method === 'occlusion') return { before, options: occlusionTable, call: sweepTable };
  const options = Object.entries(saliencyTable).filter(([name]) => !/^methods?$/.test(name));
  return { before, options: Object.fromEntries(options) };
}

const reluTable: OptionTable<ReluBackwardOptions> = {
  values: numbers,
  signal: numbers,
  shape: numbers,
  rules: texts,
  backend: text,
};
export const reluSignature: Signature = {
  options: reluTable,
  needed: ['values', 'signal', 'shape'],
};

const ascentTable: OptionTable<AscentOptions> = {
  generator: orNone(text),
  generatorCard: either(text, record),
  target,
  of: text,
  layer: text,
  unit: text,
  runs: number,
  seed: number,
  image,
  picture: image,
  learningRate: number,
  noise: number,
  radius: number,
  prior: text,
  lambda: number,
  meanImage: image,
  totalVariation: number,
  stopAt: number,
};
export const ascentSignature: Signature = { options: ascentTable, call: null };
export const ascentStepSignature: Signature = { before: { steps: number } };
export const codesSignature: Signature = { before: { codes: listOf(numbers) }, call: null };

const trainingTable: OptionTable<TrainingOptions> = {
  model: anything,
  ...modelOptions,
  seed: number,
  learningRate: number,
  batchSize: number,
  examples: {
    is: '{ count, batch }',
    fits: (value) => record.fits(value) && examplesFit(value),
  },
};
export const trainingSignature: Signature = { options: trainingTable, call: null };

const watchTable: OptionTable<GivenWatch> = { images: batch, layers: texts };
const trainingStepTable: OptionTable<TrainingStepOptions> = {
  watch: partsOf(watchTable, ['images']),
};
export const trainingStepSignature: Signature = {
  before: { steps: number },
  options: trainingStepTable,
};
export const resetSignature: Signature = {};

const learnerTable: OptionTable<DeconvLearnerOptions> = {
  images: either(tensor, listOf(tensor)),
  dataset: text,
  filters: number,
  filterSize: number,
  lambda: number,
  seed: number,
  batch: number,
  backend: text,
};
export const learnerSignature: Signature = { options: learnerTable, call: null };
export const learnerStepSignature: Signature = { before: { steps: number } };
export const encodeSignature: Signature = { before: { image } };

/** Instances of an author's own class are kept as they are. */
function examplesFit(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return number.fits(Reflect.get(value, 'count')) && callback.fits(Reflect.get(value, 'batch'));
}
