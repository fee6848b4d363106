import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { ExplainError, type ModelDescription, type Reconstruction, type Shape3, type SwitchMode, type Target, type TensorValues } from '../../protocol.js';
import { firstConvolution } from '../../protocol/convolutions.js';
import { correlation } from '../../protocol/rank-correlation.js';
import { drawingOf } from '../figure/drawn-map.js';
import type { Scale } from '../figure/figure.js';
import { formatCount, formatValue, localNumber, numbers } from '../figure/format.js';
import type { ChannelView, ValueRange } from '../figure/heatmap.js';
import { filterTiles, mapTiles, PAGE, type Tiles, type TileColors } from '../figure/mosaic.js';
import { layerTitle } from '../figure/layers.js';
import { answerOf } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { EpochPlayer } from './epoch-player.js';

/** A moment of the training, with the weights that the network had then. */
export interface Epoch {
  /** Epochs trained; `null` for final weights of which the card does not say after how many. */
  epoch: number | null;
  /** Batches trained on; `null` where the card does not say. */
  step: number | null;
  /** On the test data, in [0, 1]; `null` where the card does not say. */
  accuracy: number | null;
  /** Whether these are the model's own weights. */
  final: boolean;
}

/**
 * The snapshots of a model in the order of training, with its own weights at the end. Throws
 * `epochs-missing` where its card lists none but those.
 */
export function epochsOf({ title, snapshots }: ModelDescription): Epoch[] {
  if (snapshots.every(({ final }) => final)) {
    throw new ExplainError(
      'epochs-missing',
      `The model "${title}" comes without snapshots of its training.`,
      'List them in its card under "snapshots", each with epoch, weights and accuracy, or leave out the attribute "epochs".',
    );
  }
  const hasFinal = snapshots.some(({ final }) => final);
  const final = { epoch: null, step: null, accuracy: null, final: true };
  return hasFinal ? snapshots : [...snapshots, final];
}

/** `before training`, `after 50 steps`, `after 3 epochs`. */
export function epochTitle({ epoch, step }: Epoch): string {
  if (epoch === null) return translate`fully trained`;
  if (epoch === 0) return translate`before training`;
  if (isWithin(epoch) && step !== null) {
    return step === 1 ? translate`after 1 step` : translate`after ${formatCount(step)} steps`;
  }
  return epoch === 1 ? translate`after 1 epoch` : translate`after ${localNumber(epoch)} epochs`;
}

/** Whether a moment lies between two epochs. */
function isWithin(epoch: number): boolean {
  return !Number.isInteger(epoch);
}

/** `after 3 epochs, 98.9% of the test images right`. */
export function epochText(at: Epoch): string {
  if (at.accuracy === null) return epochTitle(at);
  return translate`${epochTitle(at)}, ${accuracyText(at.accuracy)} of the test images right`;
}

/** One decimal, as accuracies are usually given. */
export function accuracyText(accuracy: number): string {
  return numbers().percent.format(accuracy);
}

/** What is looked at after each epoch. */
export interface EpochSubject {
  picture: Picture;
  /** Its maps are told by events. */
  layer: string;
  /** Layers whose maps are shown, from the first up; `layer` is among them. */
  layers: readonly string[];
  /** Whether the reconstruction is shown. */
  reconstructs: boolean;
  /** What the reconstruction keeps: `max`, `all`, `*,*,channel` ..., as in `DeconvnetRequest`. */
  unit: string;
  switches: SwitchMode;
}

/** What one epoch's network makes of the picture. */
export interface EpochContent {
  /** Of the subject's `layer`, `[1, height, width, channels]`. */
  activations: TensorValues;
  /** By layer, of all that are shown. */
  maps: Record<string, TensorValues>;
  /** What was kept of the layer, passed back to the image. */
  reconstruction: Reconstruction;
  /** Of the reconstruction. */
  shape: Shape3;
  /** Of the first convolution; `null` in a network without any. */
  filters: Tiles | null;
  /** The prediction of this epoch's network. */
  answer: Target;
  /** The maps of a layer on one page, or on its last; made once. */
  page(layer: string, number: number): Tiles;
}

export async function computeEpoch(
  explainer: Explainer,
  description: ModelDescription,
  { picture: { input }, layer, layers, unit, switches }: EpochSubject,
  call: CallOptions,
): Promise<EpochContent> {
  const batch = { data: input.data, shape: [1, ...input.shape] };
  const filters = await filtersOf(explainer, description, call);
  const { output, activations: maps } = await explainer.forward(batch, { layers }, call);
  const request = { image: input, layer, units: [unit], switches };
  const { reconstructions, shape } = await explainer.deconvnetOf(request, call);
  const reconstruction = reconstructions[0]!;
  const pages = new Map<string, Tiles>();
  return {
    activations: maps[layer]!,
    maps,
    reconstruction,
    shape,
    filters,
    answer: answerOf(description.head, output.data, description.labels),
    page(name, number) {
      const values = maps[name]!;
      const last = Math.ceil(values.shape.at(-1)! / PAGE) - 1;
      const key = `${name} ${number}`;
      const known = pages.get(key) ?? mapTiles(values, Math.min(number, last));
      pages.set(key, known);
      return known;
    },
  };
}

async function filtersOf(
  explainer: Explainer,
  description: ModelDescription,
  call: CallOptions,
): Promise<Tiles | null> {
  const layer = firstConvolution(description);
  if (!layer) return null;
  try {
    const { kernel } = await explainer.filters(layer.name, call);
    return filterTiles(kernel, /Depthwise|Separable/.test(layer.kind), description);
  } catch (error) {
    // A nested model may be named like a convolution.
    if (error instanceof ExplainError && error.code === 'layer-without-filters') return null;
    throw error;
  }
}

/** The colours of tiles, and what they mean. */
export interface TileScale {
  colors: (tiles: Tiles) => TileColors;
  /** Whether all tiles of all epochs have the same. */
  same: boolean;
  scale: Scale;
  /** Those of some epoch: all are laid out alike. */
  any: Tiles | null;
}

const symmetric = (limit: number): ValueRange => [-limit, limit];

/** Whether maps and filters have the same colours after every epoch, so that growth is seen. */
export function isSameScale({ sameScale, host }: EpochPlayer): boolean {
  // An element's `range` may be `unit` without its author having asked for that.
  return sameScale ?? !(host.range === 'unit' && host.hasAttribute('range'));
}

/**
 * The colours of the maps or filters of all epochs that are known by now.
 *
 * @param numbers the range that the author has given
 */
export function tileScale(
  player: EpochPlayer,
  tilesOf: (content: EpochContent) => Tiles | null,
  numbers: ValueRange | null = null,
): TileScale {
  const all = player.loader!.contents.all.flatMap((content) => tilesOf(content) ?? []);
  const common = numbers ?? symmetric(Math.max(0, ...all.flatMap(({ limits }) => limits)));
  const colorMap = all[0]?.shape[2] === 3 ? null : player.host.colormap;
  const same = isSameScale(player);
  return {
    colors: ({ limits }) => ({
      ranges: limits.map((limit) => (same ? common : symmetric(limit))),
      colorMap,
    }),
    same,
    any: all[0] ?? null,
    scale: {
      range: common,
      colorMap,
      fromZero: !numbers && colorMap !== null && !all.some(({ signed }) => signed),
      note: '',
    },
  };
}

/** Whether each reconstruction has its own colours: before training it is a hundred times fainter. */
export function hasOwnScale({ host }: EpochPlayer): boolean {
  return host.range !== 'shared';
}

/** How the channels of a reconstruction are drawn. */
export function viewOf({ host }: EpochPlayer, [, , channels]: Shape3): ChannelView {
  return host.channels ?? (channels === 3 ? 'rgb' : 'sum');
}

/** The colours of a reconstruction. */
export function reconstructionScale(
  player: EpochPlayer,
  content: EpochContent,
): Omit<Scale, 'note'> {
  const { host, loader } = player;
  const view = viewOf(player, content.shape);
  const all = hasOwnScale(player) ? [content] : loader!.contents.all;
  const limits = all.map(
    ({ reconstruction, shape }) =>
      drawingOf(reconstruction.map, shape, view, player.loader!.description).limit,
  );
  return {
    range: symmetric(Math.max(...limits)),
    colorMap: view === 'rgb' ? null : host.colormap,
    fromZero: false,
  };
}

/** How far the highest maps of the last two columns are from each other; empty before both are there. */
export function findingText({ columns, loader }: EpochPlayer): string {
  const [before, after] = columns.slice(-2);
  const [one, other] = [loader?.contents.get(before), loader?.contents.get(after)];
  const layer = loader?.subject.layers.at(-1);
  if (!one || !other || !before || !after || before === after || layer === undefined) return '';
  const likeness = correlation(one.maps[layer]!.data, other.maps[layer]!.data);
  const title = layerTitle(loader!.description, layer);
  return translate`Feature maps of the ${title} ${epochTitle(before)} and ${epochTitle(after)}: correlation ${formatValue(likeness)}.`;
}

/** What a reconstruction keeps, as it was asked for. */
export function askedText(unit: string): string {
  const [first = '', second, channel = ''] = unit.split(',').map((part) => part.trim());
  if (first === 'max') return translate`Reconstruction: the strongest activation`;
  if (first === 'all') return translate`Reconstruction: all feature maps`;
  if (first === '*') return translate`Reconstruction: map ${channel}`;
  if (second === undefined) return translate`Reconstruction: the strongest activation in map ${first}`;
  return channel
    ? translate`Reconstruction: map ${channel} at row ${Number(second) + 1}, column ${Number(first) + 1}`
    : translate`Reconstruction: the strongest activation at row ${Number(second) + 1}, column ${Number(first) + 1}`;
}

/** What a reconstruction keeps, as it was found. */
export function keptText({ neuron: { position, activation } }: Reconstruction): string {
  if (position.length === 0) return '';
  const map = position.at(-1)!;
  return position.length === 1
    ? translate`map ${map}, sum ${formatValue(activation)}`
    : translate`map ${map}, activation ${formatValue(activation)}`;
}

/** Activations that are kept, in numbers: 64 MB. */
const MOST_VALUES = 16e6;

/** What was computed, so that no epoch is computed twice; the oldest goes where maps are large. */
export class EpochMemory {
  private readonly contents = new Map<Epoch, EpochContent>();

  get(epoch: Epoch | null | undefined): EpochContent | null {
    return (epoch && this.contents.get(epoch)) ?? null;
  }

  /** @param kept epochs that are on show */
  set(epoch: Epoch, content: EpochContent, kept: (Epoch | null | undefined)[]): void {
    this.contents.set(epoch, content);
    for (const old of this.contents.keys()) {
      if (this.values <= MOST_VALUES) return;
      if (old !== epoch && !kept.includes(old)) this.contents.delete(old);
    }
  }

  clear(): void {
    this.contents.clear();
  }

  get all(): EpochContent[] {
    return [...this.contents.values()];
  }

  private get values(): number {
    return this.all
      .flatMap(({ maps }) => Object.values(maps))
      .reduce((sum, { data }) => sum + data.length, 0);
  }
}

/** Why epochs among those on show cannot be had: one note for all whose reason is the same. */
export function failureNotes({ columns, failures }: EpochPlayer): { failure: ExplainError; titles: string[] }[] {
  const notes = new Map<string, { failure: ExplainError; titles: string[] }>();
  for (const epoch of new Set(columns)) {
    const failure = epoch && failures.get(epoch);
    if (!failure) continue;
    // One sentence for all epochs where it is not theirs, but the layer's.
    const note = notes.get(failure.message) ?? { failure, titles: [] };
    note.titles.push(epochTitle(epoch));
    notes.set(failure.message, note);
  }
  return [...notes.values()];
}

/** `before training 8.9 %, after 1 epoch 98.2 %` */
export function accuracySummary(epochs: readonly Epoch[]): string {
  return epochs
    .flatMap((epoch) =>
      epoch.accuracy === null ? [] : `${epochTitle(epoch)} ${accuracyText(epoch.accuracy)}`,
    )
    .join(', ');
}
