import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { ImageSource } from '../../client/image/picture.js';
import { loadComputing } from '../../client/load-computing.js';
import type { ExplainResult } from '../../client/result.js';
import {
  ExplainError,
  switchModes,
  type InputTensor,
  type ModelDescription,
  type Neuron,
  type SwitchMode,
  type TensorValues,
} from '../../protocol.js';
import { firstConvolution, middleConvolution } from '../../protocol/convolutions.js';
import { channelOf, placeOf } from '../figure/neurons.js';
import { picturesOf } from '../figure/named-images.js';
import { keepChoices, type DeconvAttributes, type Keep } from './deconv-attributes.js';

/** What `result.details` of `<deconv-viewer>` holds. */
export interface DeconvDetails {
  /** The layer that was reconstructed from. */
  layer: string;
  /** What of it was kept. */
  keep: Keep;
  /** Which of the reconstructions is `map`. */
  switches: SwitchMode;
  /** What was kept, as `DeconvnetRequest` writes it. */
  unit: string;
  /** The same: of several neurons the sum of their activations; `position` is empty for all maps. */
  neuron: Neuron;
  /** By switches, in the input's shape, signed; `map` is the one of `switches`. */
  reconstructions: Partial<Record<SwitchMode, Float32Array>>;
  /** The max poolings between the layer and the image; empty where there are no switches. */
  poolings: string[];
  /** The layer's feature maps, `[height, width, channels]`. */
  activations: InputTensor;
  /** Of a first convolution its filters, `[height, width, in, out]`. */
  kernel: TensorValues | null;
  /** Guided backpropagation from the same neurons, each with a signal of 1; `null` for all maps. */
  guided: Float32Array | null;
  /** What the network saw. */
  input: InputTensor;
  /** Of several images in `src` all, the first among them; empty where there is one. */
  images: DeconvImage[];
  /** Why a preferred backend was not used, in sentences. */
  notes: string[];
}
/** The result of `<deconv-viewer>`: `map` is the reconstruction by `details.switches`. */
export type DeconvResult = ExplainResult<DeconvDetails>;

/** One of several images with what is reconstructed of it. */
export interface DeconvImage {
  /** As `src` names it. */
  source: string;
  /** The image, as the network and as readers see it. */
  picture: Picture;
  /** Its result, as that of a single image. */
  result: DeconvResult;
}

/** Images in one row of a figure, or two. */
const MOST_IMAGES = 8;

/** The image that is explained, or all that `src` names, each with its reconstruction. */
export async function deconvolveShown(
  attributes: DeconvAttributes,
  source: ImageSource,
  explainer: Explainer,
  call: CallOptions,
): Promise<{ picture: Picture; result: DeconvResult }> {
  const { samples } = await explainer.pictureModel(call);
  const sources = typeof source === 'string' ? picturesOf(source, samples.length) : [];
  if (sources.length > MOST_IMAGES) {
    throw new ExplainError(
      'setting-out-of-range',
      `The setting "src" names ${sources.length} images.`,
      `Name at most ${MOST_IMAGES}.`,
    );
  }
  const isRow = sources.length > 1;
  const keep = keptChoice(attributes, isRow);
  const explain = async (one: ImageSource): Promise<{ picture: Picture; result: DeconvResult }> => {
    const picture = await explainer.picture(one, call);
    const result = await deconvolve(attributes, keep, explainer, picture.input, call);
    return { picture, result };
  };
  if (!isRow) return explain(sources[0] ?? source);
  const images: DeconvImage[] = [];
  for (const one of sources) {
    images.push({ source: one, ...(await explain(one)) });
    call.onProgress?.({ phase: 'explain', loaded: images.length, total: sources.length });
  }
  const { picture, result } = images[0]!;
  return { picture, result: { ...result, details: { ...result.details, images } } };
}

/** What is reconstructed where the author leaves it open. */
export function keptChoice(
  { keep, unit }: Pick<DeconvAttributes, 'keep' | 'unit'>,
  isRow: boolean,
): Keep {
  if (keep !== 'auto') return keep;
  if (isRow && !unit) return 'all';
  return placeOf(unit) ? 'position' : 'map';
}

/** The feature maps of a layer, and the reconstruction of what the reader or author keeps of them. */
async function deconvolve(
  attributes: DeconvAttributes,
  keep: Keep,
  explainer: Explainer,
  image: InputTensor,
  call: CallOptions,
): Promise<DeconvResult> {
  const { unit: chosen, switches, compare, target } = attributes;
  requireChoice('keep', keep, keepChoices);
  requireChoice('switches', switches, switchModes);
  const description = await explainer.pictureModel(call);
  const first = firstConvolution(description)?.name;
  const layer = attributes.layer || openingLayer(attributes, description);
  if (!layer) throw noConvolution(description);
  const figure = await explainer.deconvFigureOf(
    {
      image,
      layer,
      unit: unitToKeep(keep, chosen?.trim() || 'max'),
      switches: modesOf(switches, compare),
      target,
      kernel: layer === first,
    },
    call,
  );
  const { reconstructions, activations, poolings, kernel, guided } = figure;
  const { unit, map, neuron } = reconstructions[switches]!;
  const { toResult } = await loadComputing();
  return toResult({
    method: 'deconvnet',
    model: description.name,
    map,
    shape: figure.shape,
    target: figure.target,
    predictions: figure.predictions,
    compute: figure.compute,
    notes: image.notes,
    details: {
      layer,
      keep,
      switches,
      unit,
      neuron,
      reconstructions: Object.fromEntries(
        Object.entries(reconstructions).map(([mode, each]) => [mode, each.map]),
      ),
      poolings,
      activations,
      kernel,
      guided,
      input: image,
      images: [],
    },
  });
}

/** The layer that is shown where none is named: what is learned first is seen in the first filters. */
export function openingLayer(
  { epochs, train }: Pick<DeconvAttributes, 'epochs' | 'train'>,
  description: ModelDescription,
): string | undefined {
  const open = epochs !== null || train ? firstConvolution : middleConvolution;
  return open(description)?.name;
}

/** What is computed: one reconstruction, or one with switches and one without. */
export function modesOf(switches: SwitchMode, compare: boolean): SwitchMode[] {
  if (!compare) return [switches];
  return ['recorded', switches === 'recorded' ? 'top-left' : switches];
}

/** What the engine is to keep; it refuses what names no unit. */
function unitToKeep(keep: Keep, unit: string): string {
  if (keep === 'all') return 'all';
  if (keep !== 'map') return unit;
  const channel = channelOf(unit);
  if (channel !== null) return `*,*,${channel}`;
  return unit === 'max' || placeOf(unit) ? '*,*,max' : unit;
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

/** The filter whose activation or map is kept; `null` for all maps. */
export function keptChannel({ neuron }: DeconvDetails): number | null {
  const { position } = neuron;
  return position.length === 3 ? position[2]! : (position[0] ?? null);
}
