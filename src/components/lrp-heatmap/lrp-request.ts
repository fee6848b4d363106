import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { LrpOptions } from '../../client/lrp.js';
import {
  everyAxis,
  ExplainError,
  lrpContrasts,
  type LrpComposite,
  type LrpContrast,
  type LrpRestart,
  type ModelDescription,
} from '../../protocol.js';
import { firstConvolution } from '../figure/layers.js';
import { readLayerRules } from './layer-rules.js';
import type { LrpHeatmap } from './lrp-heatmap.js';
import { gradientTimesInput, type ComparedName } from './lrp-state.js';

/** The maps to show, in the author's order; a composite is always among them. */
export function comparedNames({
  compare,
  composite,
}: Pick<LrpHeatmap, 'compare' | 'composite'>): ComparedName[] {
  const names = namedIn(compare);
  return compositesOf(names).length > 0 ? names : [composite, ...names];
}

/** What `compare` names. */
export function namedIn(compare: string | null): ComparedName[] {
  const names = new Set((compare ?? '').split(/[\s,]+/).filter(Boolean));
  // The engine refuses names that it does not know, by an error that lists those it does.
  return [...names] as ComparedName[];
}

export function compositesOf(names: readonly ComparedName[]): LrpComposite[] {
  return names.filter((name) => name !== gradientTimesInput);
}

/**
 * As the engine takes it: a sigmoid has no rivals, one unit's two classes have no others, a value has
 * neither.
 */
export function contrastOf(
  { contrast }: Pick<LrpHeatmap, 'contrast'>,
  description: ModelDescription | null,
): LrpContrast {
  const choices = contrastChoices(description);
  return choices.includes(contrast) ? contrast : 'none';
}

export function contrastChoices(description: ModelDescription | null): readonly LrpContrast[] {
  const { head, labels } = description ?? {};
  if (head === 'value' || (head === 'sigmoid' && labels?.length === 2)) return ['none'];
  return head === 'sigmoid' ? ['none', 'others'] : lrpContrasts;
}

/** What is asked for every composite alike. Throws `layer-rules`, `setting-out-of-range`, `layer-unknown`. */
export async function readRequest(
  element: LrpHeatmap,
  explainer: Explainer,
  call: CallOptions,
): Promise<LrpOptions> {
  const { target, start, contrast, bias, denseAs, place, layers, layer } = element;
  const layerRules = readLayerRules(element.layerRules);
  const restart = layer ? await readRestart(element, layer, explainer, call) : null;
  const counted = await countedLayer(element, explainer, call);
  return {
    target,
    start,
    contrast,
    bias,
    denseAs,
    layerRules,
    ...numbersOf(element),
    ...(place ? { place } : {}),
    ...(layers ? { channelsOf: [layers] } : {}),
    ...(counted ? { denominatorsOf: counted } : {}),
    ...(restart ? { restart } : {}),
  };
}

/** Epsilon, gamma and alpha where they are given; whether they are in range is for the engine to say. */
function numbersOf(element: LrpHeatmap): Pick<LrpOptions, 'epsilon' | 'gamma' | 'alpha'> {
  const given: Pick<LrpOptions, 'epsilon' | 'gamma' | 'alpha'> = {};
  for (const name of ['epsilon', 'gamma', 'alpha'] as const) {
    const value = element[name];
    if (value === null) continue;
    if (Number.isNaN(value)) throw noNumber(name, element.getAttribute(name));
    given[name] = value;
  }
  return given;
}

/** The layer whose denominators are shown. */
async function countedLayer(
  { denominators }: LrpHeatmap,
  explainer: Explainer,
  call: CallOptions,
): Promise<string | null> {
  if (denominators !== '') return denominators;
  const description = await explainer.describe(call);
  const dense = description.layers.find(({ kind }) => kind === 'Dense');
  return (firstConvolution(description) ?? dense)?.name ?? null;
}

/** `5` is a channel and `3,4` a place, as the attribute is written; of maps every axis is named. */
async function readRestart(
  { unit, denseAs }: LrpHeatmap,
  layer: string,
  explainer: Explainer,
  call: CallOptions,
): Promise<LrpRestart> {
  const parts = (unit ?? '').split(',').map((part) => part.trim() || '*');
  const { layers } = await explainer.describe(call);
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
