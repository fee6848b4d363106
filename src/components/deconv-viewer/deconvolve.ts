import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import {
  ExplainError,
  switchModes,
  type DeconvnetResponse,
  type ModelDescription,
  type SwitchMode,
  type TensorValues,
} from '../../protocol.js';
import { firstConvolution } from '../layers.js';
import { channelOf, placeOf } from '../unit.js';
import { filterStrengths, strongestFilter } from './feature-maps.js';
import { keepChoices, type DeconvResult, type Keep } from './deconv-state.js';
import type { DeconvViewer } from './deconv-viewer.js';

type Choices = Pick<DeconvViewer, 'layer' | 'keep' | 'unit' | 'switches' | 'compare' | 'target'>;

/** The feature maps of a layer, and the reconstruction of what the reader or author keeps of them. */
export async function deconvolve(
  { layer: chosenLayer, keep, unit: chosen, switches, compare, target }: Choices,
  explainer: Explainer,
  { input: image }: Picture,
  call: CallOptions,
): Promise<DeconvResult> {
  requireChoice('keep', keep, keepChoices);
  requireChoice('switches', switches, switchModes);
  const description = await explainer.describe(call);
  const first = firstConvolution(description)?.name;
  const layer = chosenLayer || first;
  if (!layer) throw noConvolution(description);
  const passed = await explainer.forward(
    { data: image.data, shape: [1, ...image.shape] },
    { layers: [layer] },
    call,
  );
  const activations = mapsOf(layer, passed.activations[layer]!);
  const unit = unitToKeep(keep, chosen?.trim() || 'max', () =>
    strongestFilter(filterStrengths(activations)),
  );
  const request = { image, layer, units: [unit] };
  const answers = new Map<SwitchMode, DeconvnetResponse>();
  for (const mode of modesOf(switches, compare)) {
    answers.set(mode, await explainer.deconvnetOf({ ...request, switches: mode }, call));
  }
  const { poolings, shape } = answers.get(switches)!;
  const { map, neuron } = answers.get(switches)!.reconstructions[0]!;
  const place = unit === 'all' ? {} : { layer, unit };
  const guided = await explainer.saliencyOf(
    image,
    { methods: ['guided-backprop'], target, ...place },
    call,
  );
  const kernel = layer === first ? (await explainer.filters(layer, call)).kernel : null;
  const timings = { ...guided.timings, ...passed.compute.timings };
  for (const { compute } of answers.values()) {
    timings['deconvnet'] = (timings['deconvnet'] ?? 0) + (compute.timings['deconvnet'] ?? 0);
  }
  return {
    ...guided,
    method: 'deconvnet',
    map,
    shape,
    timings,
    details: {
      layer,
      keep,
      switches,
      unit,
      neuron,
      reconstructions: Object.fromEntries(
        [...answers].map(([mode, { reconstructions }]) => [mode, reconstructions[0]!.map]),
      ),
      poolings,
      activations,
      kernel,
      guided: unit === 'all' ? null : guided.map,
      input: image,
      notes: guided.details.notes,
    },
  };
}

/** What is computed: one reconstruction, or one with switches and one without. */
export function modesOf(switches: SwitchMode, compare: boolean): SwitchMode[] {
  if (!compare) return [switches];
  return ['recorded', switches === 'recorded' ? 'top-left' : switches];
}

/** What the engine is to keep; it refuses what names no unit. */
function unitToKeep(keep: Keep, unit: string, strongest: () => number): string {
  if (keep === 'all') return 'all';
  if (keep !== 'map') return unit;
  const channel =
    unit === 'max' || placeOf(unit) ? (channelOf(unit) ?? strongest()) : channelOf(unit);
  return channel === null ? unit : `*,*,${channel}`;
}

function mapsOf(
  layer: string,
  { data, shape }: TensorValues,
): DeconvResult['details']['activations'] {
  const [, height = 1, width = 1, channels = 1] = shape;
  if (shape.length === 4) return { data, shape: [height, width, channels] };
  throw new ExplainError(
    'layer-without-maps',
    `The layer "${layer}" has no maps: its output has the shape [${shape.slice(1).join(', ')}].`,
    'Choose a layer with height, width and channels, such as a convolution.',
  );
}

function requireChoice(name: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw new ExplainError(
    'setting-out-of-range',
    `The setting "${name}" is "${value}".`,
    `Give one of ${choices.join(', ')}.`,
  );
}

function noConvolution({ title }: ModelDescription): ExplainError {
  return new ExplainError(
    'layer-without-maps',
    `The model "${title}" has no convolution whose maps could be shown.`,
    'Name a layer with height, width and channels in the attribute "layer".',
  );
}
