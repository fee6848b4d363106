import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { LrpDetails, LrpOptions, LrpResult } from '../../client/lrp.js';
import type { ExplainResult } from '../../client/result.js';
import {
  everyAxis,
  ExplainError,
  type InputTensor,
  type LrpComposite,
  type LrpCompositeChoice,
  type LrpLayerRule,
  type LrpRestart,
  type LrpRule,
  type Shape3,
} from '../../protocol.js';
import { numberOfRule } from '../../protocol/tables/lrp-words.build.js';
import { contrastChoice } from '../figure/contrasts.js';
import { drawingOf } from '../figure/drawn-map.js';
import { firstConvolution } from '../../protocol/convolutions.js';
import type { LrpAttributes } from './lrp-attributes.js';

/** The map that LRP is laid beside. */
export const gradientTimesInput = 'gradient-x-input';

/** What `compare` can name. */
export type ComparedName = LrpCompositeChoice | typeof gradientTimesInput;

/** Maps side by side. */
export interface ComparedMaps {
  /** By composite. */
  compared: Partial<Record<LrpComposite, LrpResult>>;
  /** In the image's shape; `null` where `compare` does not name it. */
  gradientTimesInput: Float32Array | null;
}

/** What `result.details` of `<lrp-heatmap>` holds. */
export interface LrpHeatmapDetails extends LrpDetails, ComparedMaps {
  /** What was asked for each composite. */
  request: LrpOptions;
}
/** The result of `<lrp-heatmap>`: `map` is the relevance under the first composite. */
export type LrpHeatmapResult = ExplainResult<LrpHeatmapDetails>;

/** As the author has written them, where that is known. */
type Asked = LrpAttributes & { getAttribute?: (name: string) => string | null };

/** The relevance of an image by every composite that is compared; the first one's is the result. */
export async function explainRelevance(
  attributes: Asked,
  explainer: Explainer,
  input: InputTensor,
  call: CallOptions,
): Promise<LrpHeatmapResult> {
  const names = comparedNames(attributes);
  const request = await lrpRequest(attributes, explainer, call);
  const compared = await relevanceBy(compositesOf(names), explainer, input, request, call);
  const first = Object.values(compared)[0]!;
  const explained = { target: first.target.index, contrast: contrastChoice(first.contrast) };
  const product = names.includes(gradientTimesInput)
    ? await explainer.saliencyOf(input, { methods: [gradientTimesInput], ...explained }, call)
    : null;
  const details = { ...first.details, request, compared, gradientTimesInput: product?.map ?? null };
  return { ...first, details };
}

/** In the order of `composites`. */
export async function relevanceBy(
  composites: readonly LrpCompositeChoice[],
  explainer: Explainer,
  input: InputTensor,
  request: LrpOptions,
  call: CallOptions,
): Promise<Partial<Record<LrpComposite, LrpResult>>> {
  const results = await explainer.lrpOfEach(input, composites, request, call);
  return Object.fromEntries(results.map((result) => [result.method, result]));
}

/** The maps to show, in the author's order; a composite is always among them. */
export function comparedNames({
  compare,
  composite,
}: Pick<LrpAttributes, 'compare' | 'composite'>): ComparedName[] {
  const names = namedIn(compare);
  return compositesOf(names).length > 0 ? names : [composite, ...names];
}

/** What `compare` names. */
export function namedIn(compare: string | null): ComparedName[] {
  const names = new Set((compare ?? '').split(/[\s,]+/).filter(Boolean));
  // The engine refuses names that it does not know, by an error that lists those it does.
  return [...names] as ComparedName[];
}

export function compositesOf(names: readonly ComparedName[]): LrpCompositeChoice[] {
  return names.filter((name) => name !== gradientTimesInput);
}

/** The same names with what `auto` was for the network that is shown, once that is known. */
export function knownNames(
  attributes: Pick<LrpAttributes, 'compare' | 'composite'>,
  result: LrpHeatmapResult | null,
): ComparedName[] {
  const automatic = Object.values(result?.details.compared ?? {}).find(
    ({ details }) => details.automatic,
  );
  const names = comparedNames(attributes).map((name) =>
    name === 'auto' && automatic ? (automatic.method as LrpComposite) : name,
  );
  return [...new Set(names)];
}

/** What is asked for every composite alike. Throws `layer-rules`, `setting-out-of-range`, `layer-unknown`. */
export async function lrpRequest(
  attributes: Asked,
  explainer: Explainer,
  call: CallOptions,
): Promise<LrpOptions> {
  const { target, start, contrast, bias, denseAs, place, layers, layer } = attributes;
  const { epsilonScale } = attributes;
  const layerRules = readLayerRules(attributes.layerRules);
  const restart = layer ? await readRestart(attributes, layer, explainer, call) : null;
  const counted = await countedLayer(attributes, explainer, call);
  return {
    target,
    start,
    contrast,
    bias,
    denseAs,
    layerRules,
    ...numbersOf(attributes),
    ...(epsilonScale === 'absolute' ? {} : { epsilonScale }),
    ...(place ? { place } : {}),
    ...(layers ? { channelsOf: [layers] } : {}),
    ...(counted ? { denominatorsOf: counted } : {}),
    ...(restart ? { restart } : {}),
  };
}

/** Epsilon, gamma and alpha where they are given; whether they are in range is for the engine to say. */
function numbersOf(attributes: Asked): Pick<LrpOptions, 'epsilon' | 'gamma' | 'alpha'> {
  const given: Pick<LrpOptions, 'epsilon' | 'gamma' | 'alpha'> = {};
  for (const name of ['epsilon', 'gamma', 'alpha'] as const) {
    const value = attributes[name];
    if (value === null) continue;
    if (Number.isNaN(value)) throw noNumber(name, attributes.getAttribute?.(name) ?? String(value));
    given[name] = value;
  }
  return given;
}

/** The layer whose denominators are shown. */
async function countedLayer(
  { denominators }: LrpAttributes,
  explainer: Explainer,
  call: CallOptions,
): Promise<string | null> {
  if (denominators !== '') return denominators;
  const description = await explainer.pictureModel(call);
  const dense = description.layers.find(({ kind }) => kind === 'Dense');
  return (firstConvolution(description) ?? dense)?.name ?? null;
}

/** `5` is a channel and `3,4` a place, as the attribute is written; of maps every axis is named. */
async function readRestart(
  { unit, denseAs }: LrpAttributes,
  layer: string,
  explainer: Explainer,
  call: CallOptions,
): Promise<LrpRestart> {
  const parts = (unit ?? '').split(',').map((part) => part.trim() || '*');
  const { layers } = await explainer.pictureModel(call);
  const shape = layers.find(({ name }) => name === layer)?.shape;
  // Of the picture, and of what only rearranges, the engine knows the axes.
  const isMap = shape?.length === 3 || denseAs === 'conv';
  return { layer, unit: (isMap ? everyAxis(parts) : parts).join() };
}

/** Height and width from `56` or `56x40`, which is width x height; `null` for the model's own. */
export function sizeOf(text: string | null): [height: number, width: number] | null {
  if (!text?.trim()) return null;
  const [, width, height = width] = /^\s*(\d+)(?:\s*[x×]\s*(\d+))?\s*$/.exec(text) ?? [];
  if (!Number(width) || !Number(height)) throw noNumber('input-size', text);
  return [Number(height), Number(width)];
}

function noNumber(name: string, text: string | null): ExplainError {
  return new ExplainError(
    'setting-out-of-range',
    `The attribute "${name}" is "${text}".`,
    name === 'input-size' ? 'Write 56 or 56x40.' : 'Give a number.',
  );
}

/** A layer's name may have colons itself: the last one counts. */
const ENTRY = /^(.+):\s*([a-z\d-]+)\s*(?:\(\s*([^()\s]+)\s*\))?$/;

/**
 * Reads `conv1:z-box; dense1:epsilon(0.25)`. Whether there are such layers and rules, and whether
 * they fit, is for the engine to say; throws `layer-rules` for text of another form.
 */
export function readLayerRules(text: string | null): Record<string, LrpLayerRule> {
  const entries = (text ?? '')
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  return Object.fromEntries(entries.map(readEntry));
}

function readEntry(entry: string): [layer: string, rule: LrpLayerRule] {
  const [, layer, rule, number] = ENTRY.exec(entry) ?? [];
  if (!layer || !rule) throw unreadable(entry, 'it is not of the form layer:rule');
  // The engine refuses names that it does not know, by an error that lists those it does.
  const known = rule as LrpRule;
  if (number === undefined) return [layer.trim(), { rule: known }];
  const parameter = numberOfRule[rule];
  if (!parameter) throw unreadable(entry, `the rule ${rule} takes no number`);
  if (Number.isNaN(Number(number))) throw unreadable(entry, `"${number}" is no number`);
  return [layer.trim(), { rule: known, [parameter]: Number(number) }];
}

/** The same for drawing, which goes on behind an error: nothing of text that cannot be read. */
export function knownLayerRules(text: string | null): Record<string, LrpLayerRule> {
  try {
    return readLayerRules(text);
  } catch {
    return {};
  }
}

/** The same text with another rule for one layer. */
export function withLayerRule(text: string | null, layer: string, rule: LrpRule): string {
  const rules = { ...knownLayerRules(text), [layer]: { rule } };
  return Object.entries(rules).map(writeEntry).join('; ');
}

function writeEntry([layer, told]: [string, LrpLayerRule]): string {
  const parameter = numberOfRule[told.rule ?? ''];
  const number = parameter === undefined ? undefined : told[parameter];
  return `${layer}:${told.rule}${number === undefined ? '' : `(${number})`}`;
}

function unreadable(entry: string, why: string): ExplainError {
  return new ExplainError(
    'layer-rules',
    `The attribute "layer-rules" cannot be read at "${entry}": ${why}.`,
    'Write layers with their rules, separated by semicolons: conv1:z-box; dense1:epsilon(0.25).',
  );
}

/** The largest difference of two maps, and the largest magnitude of the first. */
export function differenceOf(
  a: Float32Array,
  b: Float32Array,
): { difference: number; largest: number } {
  let [difference, largest] = [0, 0];
  a.forEach((value, index) => {
    difference = Math.max(difference, Math.abs(value - b[index]!));
    largest = Math.max(largest, Math.abs(value));
  });
  return { difference, largest };
}

/** Of several compared composites the one whose layers, sums and denominators are shown. */
export function inspectedName(
  { details, method }: LrpHeatmapResult,
  chosen: LrpComposite | null,
): LrpComposite {
  const known = Object.values(details.compared).map((result) => result.method as LrpComposite);
  return known.find((name) => name === chosen) ?? known.find((name) => name === method)!;
}

/** What a figure shows: a result, or a step of the sanity check in its place. */
export interface ShownRelevance {
  result: LrpHeatmapResult | null;
  /** Of the step; `null` for the result's own. */
  shown: ComparedMaps | null;
  /** Of several compared composites the one that the reader looks into. */
  inspected: LrpComposite | null;
}

/** The maps that are shown. */
export function shownMaps({ shown, result }: ShownRelevance): ComparedMaps | null {
  return shown ?? result?.details ?? null;
}

/** Of several compared composites the result whose layers, sums and denominators are shown. */
export function inspectedResult(state: ShownRelevance): LrpResult | null {
  const { result } = state;
  if (!result) return null;
  const name = inspectedName(result, state.inspected);
  return shownMaps(state)!.compared[name] ?? result.details.compared[name]!;
}

/** A pixel's relevance: that of its colour channels together. */
export function pixelsOf(map: Float32Array, shape: Shape3): Float32Array {
  return drawingOf(map, shape, 'sum', null).values;
}
