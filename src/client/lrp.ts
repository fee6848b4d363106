import type {
  Conservation,
  ContrastChoice,
  Denominators,
  InputTensor,
  LayerRelevance,
  LrpCompositeChoice,
  LrpJob,
  LrpLayerRule,
  LrpOwnComposite,
  LrpRequest,
  LrpSanity,
  ModelDescription,
  TensorValues,
} from '../protocol.js';
import { engineClient } from './queued-client.js';
import { quietly } from './quietly.js';
import type { CallOptions, Explainer } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import { inputOf } from './inputs.js';
import type { LrpCompositeRules, LrpRuleChoice } from './lrp-composite.js';
import { contrastNotes } from './notes.js';
import { toResult, type ExplainResult } from './result.js';
import { targetsOf, type TargetChoice } from './targets.js';

/** What to explain and by which rules; see `LrpRequest`. */
export interface LrpOptions extends Omit<
  LrpRequest,
  'image' | 'target' | 'contrast' | 'composite' | 'layerRules'
> {
  /** `top` (unless given), a class index, or a label; of several images also a list with one for each. */
  target?: TargetChoice | readonly TargetChoice[];
  /**
   * Explains the target rather than the mean of all `others`, its `rivals` by their probabilities, or a
   * class by its index or label; `none` unless given.
   */
  contrast?: ContrastChoice;
  /** `auto` unless given: what suits the network's structure. A name, or rules of one's own. */
  composite?: LrpCompositeChoice | LrpCompositeRules;
  /** By layer; over what the composite says. */
  layerRules?: Readonly<Record<string, LrpRuleChoice>>;
  /** Height and width at which an image is made ready, with `denseAs: 'conv'`; the model's own unless given. */
  inputSize?: number | readonly [height: number, width: number];
  /** With `unit` the part of a layer's relevance that goes on down; the rest of it is set to 0. */
  layer?: string;
  /**
   * Of a layer of maps `x,y,channel` with `*` for all: `5` is a channel, `3,4` a place; of a dense layer
   * a unit. All of the layer unless given.
   */
  unit?: string;
  /** The layer whose denominators are counted. */
  denominators?: string;
}

/** The image of a call that takes it among its options. */
export interface LrpImage {
  /** `sample:0` unless given. */
  image?: ImageSource;
}

/** What LRP gives besides the map: `result.details`. */
export interface LrpDetails {
  /** Whether `auto` was asked for: `method` is what the network's structure has decided. */
  automatic: boolean;
  /** The relevance that was placed on the outputs, in sum. */
  start: number;
  /** The layers that relevance has reached, the one nearest to the image first. */
  layers: LayerRelevance[];
  /** Over all layers. */
  conservation: Conservation;
  /** Those of the layer that was asked for; else `null`. */
  denominators: Denominators | null;
  /** With `layer` and `unit`: the relevance that went on, and all that the layer had; else `null`. */
  restart: {
    /** The sum that went on. */
    kept: number;
    /** The sum of the layer. */
    total: number;
  } | null;
  /** With random layers: how alike the maps are; else `null`. */
  sanity: LrpSanity | null;
  /** The score of each output before the softmax or sigmoid. */
  logits: Float32Array;
  /** The target's logit at each output position, `[height, width]`. */
  places: TensorValues;
  /** What the network saw. */
  input: InputTensor;
  /** What is uncertain about the input, and why a preferred backend was not used, in sentences. */
  notes: string[];
}
/** The result of LRP: `map` is the relevance of the pixels, in units of the logit. */
export type LrpResult = ExplainResult<LrpDetails>;

/** Layer-wise relevance propagation of one image; `method` of the result is the composite. */
export function lrp(
  explainer: Explainer,
  { image = 'sample:0', ...options }: LrpOptions & LrpImage = {},
  call?: CallOptions,
): Promise<LrpResult> {
  return lrpOf(explainer, image, options, call);
}

export async function lrpOf(
  explainer: Explainer,
  image: ImageSource,
  { composite = 'auto', ...options }: LrpOptions = {},
  call?: CallOptions,
): Promise<LrpResult> {
  const [result] = await lrpOfEach(explainer, image, [composite], options, call);
  return result!;
}

/** Of several images, one after the other. */
export async function lrpOfBatch(
  explainer: Explainer,
  images: readonly ImageSource[],
  options: LrpOptions = {},
  call?: CallOptions,
): Promise<LrpResult[]> {
  const targets = targetsOf(options.target, images.length);
  const results: LrpResult[] = [];
  for (const [index, image] of images.entries()) {
    results.push(await lrpOf(explainer, image, { ...options, target: targets[index]! }, call));
  }
  return results;
}

/** By several composites, from one forward pass; the results are in their order. */
export async function lrpOfEach(
  explainer: Explainer,
  image: ImageSource,
  composites: readonly (LrpCompositeChoice | LrpCompositeRules)[],
  { inputSize, target, contrast: choice, ...options }: Omit<LrpOptions, 'composite'> = {},
  call: CallOptions = {},
): Promise<LrpResult[]> {
  const description = await explainer.pictureModel(call);
  const input = await inputOf(explainer, image, inputSize ? { ...call, size: inputSize } : call);
  const lrp: LrpJob = {
    ...lrpRequestOf(options),
    image: input,
    target: targetsOf(target, 1)[0]!,
    ...(choice === undefined ? {} : { contrast: String(choice) }),
    composites: await Promise.all(composites.map((each) => compositeOf(each, description))),
  };
  const response = await engineClient.request(
    'lrp',
    { ...explainer.place, lrp },
    quietly(call, input),
  );
  const { maps, shape, target: explained, contrast, predictions, compute, ...shared } = response;
  return maps.map(({ composite, relevance, milliseconds, ...own }, index) =>
    toResult({
      method: composite,
      model: description.name,
      map: relevance,
      shape,
      target: explained,
      ...(contrast && { contrast }),
      predictions,
      compute,
      timings: { lrp: milliseconds },
      notes: [...(input.notes ?? []), ...contrastNotes(choice, response)],
      details: { ...shared, ...own, automatic: composites[index] === 'auto', input },
    }),
  );
}

/** What reads rules of one's own is fetched when they are given. */
async function compositeOf(
  composite: LrpCompositeChoice | LrpCompositeRules,
  description: ModelDescription,
): Promise<LrpCompositeChoice | LrpOwnComposite> {
  if (typeof composite === 'string') return composite;
  const { ownComposite } = await import('./options/checks.js');
  return ownComposite(composite, description);
}

type RequestOptions = Omit<LrpOptions, 'composite' | 'contrast' | 'inputSize' | 'target'>;

/** The other options, by the names of the engine. */
function lrpRequestOf({
  layer,
  unit = '*',
  denominators,
  denominatorsOf = denominators,
  restart,
  layerRules,
  ...options
}: RequestOptions): Omit<LrpJob, 'image' | 'target' | 'contrast' | 'composites'> {
  const from = layer === undefined ? restart : { layer, unit };
  return {
    ...options,
    ...(layerRules && { layerRules: mapRules(layerRules) }),
    ...(denominatorsOf === undefined ? {} : { denominatorsOf }),
    ...(from && { restart: from }),
  };
}

function mapRules(rules: Readonly<Record<string, LrpRuleChoice>>): Record<string, LrpLayerRule> {
  const entries = Object.entries(rules);
  return Object.fromEntries(
    entries.map(([layer, rule]) => [layer, typeof rule === 'string' ? { rule } : rule]),
  );
}
