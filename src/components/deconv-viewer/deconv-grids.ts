import type { Neuron, Shape3 } from '../../protocol.js';
import { countedValues, percentileOf } from '../figure/display-defaults.js';
import {
  croppedMap,
  drawingOf,
  mapLayer,
  type DrawnMap,
  summaryOf,
  type Drawing,
} from '../figure/drawn-map.js';
import { hidesClass, hidesFindings, numbered, withoutSummaries } from '../figure/concealed.js';
import { remembered } from '../figure/remembered.js';
import { featureMap, filterOrder, filterPicture, filterStrengths } from '../figure/feature-maps.js';
import type { ImageView, Layer, Legend, Pane, Tile, TileGrid } from '../figure/figure.js';
import { formatOrdinal, formatValue } from '../figure/format.js';
import { drawnChannels, heatmapPixels, type ValueRange } from '../figure/heatmap.js';
import { layerTitle } from '../figure/layers.js';
import { clipNote, legendOf, ownLegendOf } from '../figure/legends.js';
import { isSharedRange, magnitudePercentile, numbersOf } from '../figure/ranges.js';
import { translate } from '../locale/message.js';
import type { DeconvAttributes } from './deconv-attributes.js';
import type { DeconvState } from './deconv-figure.js';
import { keptChannel, type DeconvResult } from './deconv-request.js';
import { gridTitle, viewOf } from './deconv-text.js';

/** What says how maps are drawn. */
type DrawnState = Pick<DeconvState, 'attributes' | 'description'>;

/** Whether all maps of the layer have one range. */
export function hasSharedRange({ range }: Pick<DeconvAttributes, 'range'>): boolean {
  return isSharedRange(range);
}

/** `null` for what is drawn as a picture. */
export function colorsOf(state: DrawnState): string | null {
  return viewOf(state) === 'rgb' ? null : state.attributes.colormap;
}

/**
 * A reconstruction for a panel.
 *
 * @param limit of the colours; the map's own unless given
 */
export function drawnReconstruction(
  state: DrawnState,
  map: Float32Array,
  shape: Shape3,
  limit: number | null,
): DrawnMap {
  const view = viewOf(state);
  const drawing = drawingOf(map, shape, view, state.description);
  const end = limit ?? colorLimit(state, drawing);
  const colorMap = colorsOf(state);
  return remembered(map, 'drawn reconstruction', [view, end, colorMap], () => {
    const range: ValueRange = [-end, end];
    const { values, shape: drawnShape } = drawing;
    const counted = countedValues(values, state.description?.inputShape);
    const note = clipNote({ ...drawing, values: counted }, range, percentileOfState(state));
    return {
      values,
      shape: drawnShape,
      scale: { range, colorMap, fromZero: false, note },
      summary: summaryOf(map, shape),
    };
  });
}

function percentileOfState({ description }: DrawnState): number {
  return percentileOf(null, description?.inputShape);
}

/** Where the colors of a reconstruction end. */
export function colorLimit(state: DrawnState, drawing: Drawing): number {
  const percentile = percentileOfState(state);
  if (percentile === 100) return drawing.limit;
  return remembered(drawing, 'color limit', [percentile], () =>
    magnitudePercentile([countedValues(drawing.values, state.description?.inputShape)], percentile),
  );
}

/** Where the colors of all reconstructions of these results end together. */
export function sharedLimit(state: DrawnState, results: readonly DeconvResult[]): number {
  const limits = results.flatMap(({ details, shape }) =>
    Object.values(details.reconstructions).map((map) =>
      colorLimit(state, drawingOf(map, shape, viewOf(state), state.description)),
    ),
  );
  return Math.max(0, ...limits);
}

/** Filters that are shown at a time: a layer may have thousands. */
export const PAGE = 64;

/** The filters of a page, in their order. */
export function filtersOnPage(
  { sort }: Pick<DeconvAttributes, 'sort'>,
  { details }: DeconvResult,
  page: number,
): number[] {
  const order = filterOrder(filterStrengths(details.activations), sort);
  return order.slice(page * PAGE, (page + 1) * PAGE);
}

/** What the grid of feature maps follows from. */
export interface GridState extends DrawnState {
  result: DeconvResult;
  /** The filters that are shown, in their order. */
  filters: readonly number[];
  /** By filter, those that are there. */
  reconstructions: ReadonlyMap<number, Float32Array>;
}

/** The feature maps of a page, each with its filter and reconstruction. */
export function filterGrid(state: GridState): TileGrid {
  const { attributes, result, description, filters } = state;
  const { activations, layer, kernel } = result.details;
  const [height, width] = activations.shape;
  const { largest, highest, signed } = filterStrengths(activations);
  const common = commonRange(attributes.range, largest);
  const kept = keptChannel(result.details);
  const title = layerTitle(description, layer);
  return {
    kind: 'tiles',
    key: 'maps',
    title: gridTitle(title, kernel !== null, attributes.reconstructions),
    name: translate`Feature maps of the ${title}`,
    columns: 8,
    aspect: width / height,
    legend: gridLegend(common, attributes.colormap, signed, legendNote(state)),
    tiles: filters.map((filter): Tile => {
      const strength = formatValue(highest[filter]!);
      const range = common ?? ([-largest[filter]!, largest[filter]!] satisfies ValueRange);
      return {
        panes: panesOf(state, filter, range),
        label: String(filter),
        number: strength,
        note: '',
        name: `${translate`Filter`} ${filter}, ${translate`largest activation`} ${strength}`,
        isCurrent: filter === kept,
      };
    }),
  };
}

/** Its kernel where it is a picture, its map, its reconstruction. */
function panesOf(state: GridState, filter: number, range: ValueRange): Pane[] {
  const { attributes, result } = state;
  const kernel = result.details.kernel ? [kernelLayer(state, filter)] : [];
  const layers = [...kernel, featureLayer(state, filter, range)];
  const panes = layers.map((layer): Pane => ({ layers: [layer], marks: [] }));
  if (!attributes.reconstructions) return panes;
  return [...panes, { layers: reconstructionLayers(state, filter), marks: [] }];
}

function smallLayer(part: string, source: Layer['source']): Layer {
  return { part, source, alternative: '', fitted: true };
}

function featureLayer({ attributes, result }: GridState, filter: number, range: ValueRange): Layer {
  const { activations } = result.details;
  const { colormap } = attributes;
  const [height, width] = activations.shape;
  return smallLayer('activation', {
    width,
    height,
    key: [activations.data, filter, range.join(), colormap],
    paint: () =>
      heatmapPixels(featureMap(activations, filter), [height, width, 1], range, colormap),
  });
}

function kernelLayer(state: GridState, filter: number): Layer {
  const { activations, kernel } = state.result.details;
  const [height = 1, width = 1] = kernel!.shape;
  const colors = colorsOf(state);
  const view = viewOf(state);
  return smallLayer('filter', {
    width,
    height,
    key: [kernel!.data, filter, colors, view],
    paint: () => {
      const { values, shape } = filterPicture(kernel!, filter, activations.shape[2]);
      const drawn = drawnChannels(values, shape, view, state.description);
      const limit = magnitudePercentile([drawn.values], 100);
      return heatmapPixels(drawn.values, drawn.shape, [-limit, limit], colors);
    },
  });
}

function reconstructionLayers(state: GridState, filter: number): Layer[] {
  const map = state.reconstructions.get(filter);
  if (!map) return [];
  const { shape } = state.result;
  const colors = colorsOf(state);
  const view = viewOf(state);
  const limit = hasSharedRange(state.attributes) ? largestOf(state) : null;
  return [
    smallLayer('reconstruction', {
      width: shape[1],
      height: shape[0],
      key: [map, limit, colors, view],
      paint: () => {
        const drawn = drawingOf(map, shape, view, state.description);
        const end = limit ?? colorLimit(state, drawn);
        return heatmapPixels(drawn.values, drawn.shape, [-end, end], colors);
      },
    }),
  ];
}

/** The largest magnitude of all reconstructions that are there, as they are drawn. */
function largestOf(state: GridState): number {
  const maps = [...state.reconstructions.values()];
  const view = viewOf(state);
  const { result, description } = state;
  const limits = maps.map((map) =>
    colorLimit(state, drawingOf(map, result.shape, view, description)),
  );
  return Math.max(0, ...limits);
}

/** The range that all maps share; `null` where each has its own. */
function commonRange(range: string, largest: Float32Array): ValueRange | null {
  const numbers = numbersOf(range);
  if (numbers || !hasSharedRange({ range })) return numbers;
  const limit = largest.reduce((most, value) => Math.max(most, value), 0);
  return [-limit, limit];
}

/** What the colours of the other pictures in the grid mean. */
function legendNote(state: GridState): string {
  const { attributes, result } = state;
  const percentile = percentileOfState(state);
  const middle = viewOf(state) === 'rgb' ? translate`mid-gray` : translate`the middle color`;
  const filters = translate`Filters: each scaled to its largest weight; 0 is ${middle}.`;
  const maps = hasSharedRange(attributes)
    ? translate`Reconstructions: up to ±${formatValue(largestOf(state))}; 0 is ${middle}.`
    : percentile < 100
      ? translate`Reconstructions: each scaled to the ${formatOrdinal(percentile)} percentile of its magnitudes; 0 is ${middle}.`
      : translate`Reconstructions: each scaled to its largest value; 0 is ${middle}.`;
  return [result.details.kernel ? filters : '', attributes.reconstructions ? maps : '']
    .filter(Boolean)
    .join(' ');
}

function gridLegend(
  common: ValueRange | null,
  colorMap: string,
  signed: boolean,
  note: string,
): Legend {
  if (common) {
    const isOwn = common[0] !== -common[1];
    return legendOf({ range: common, colorMap, fromZero: !signed && !isOwn, note }, colorMap);
  }
  const words = [
    signed ? translate`−max` : '0',
    null,
    translate`max of each map, above it`,
  ] as const;
  return ownLegendOf({ colorMap, fromZero: !signed, note }, words);
}

/** One sample of the model with what the filter has found in it. */
interface FoundSample {
  sample: number;
  neuron: Neuron;
  map: Float32Array;
  shape: Shape3;
  view: ImageView;
}

/** What the samples that activate a filter most follow from. */
export interface TopState extends DrawnState {
  result: DeconvResult;
  found: readonly FoundSample[];
  /** How many are still computed. */
  awaited: number;
}

/** The samples that activate the kept filter most, each cut to its window, with its reconstruction. */
export function topGrid(state: TopState): TileGrid {
  const { attributes, result, description, found, awaited } = state;
  const channel = keptChannel(result.details);
  const title = layerTitle(description, result.details.layer);
  const limits = found.map(({ map, shape }) =>
    colorLimit(state, drawingOf(map, shape, viewOf(state), description)),
  );
  const limit = hasSharedRange(attributes) ? Math.max(...limits) : null;
  return {
    kind: 'tiles',
    key: 'top',
    title:
      channel === null
        ? translate`Choose one filter to see the samples that activate it most.`
        : translate`The model’s samples that activate filter ${channel} of the ${title} most`,
    name: translate`Samples that activate the filter most`,
    columns: 4,
    aspect: aspectOf(found),
    legend: null,
    tiles: [
      ...found.map((each) => topTile(state, each, limit)),
      ...Array.from({ length: channel === null ? 0 : awaited }, () => pendingTile),
    ],
  };
}

/** Windows at the picture's border are smaller: all stand in frames of one shape. */
function aspectOf(found: readonly FoundSample[]): number {
  if (found.length === 0) return 1;
  const fields = found.map(({ neuron }) => neuron.receptiveField);
  const width = Math.max(...fields.map((field) => field.width));
  return width / Math.max(...fields.map((field) => field.height));
}

function topTile(state: TopState, each: FoundSample, limit: number | null): Tile {
  const { sample, neuron, map, shape, view } = each;
  const { receptiveField: box } = neuron;
  const { attributes } = state;
  const title = hidesClass(attributes)
    ? numbered(sample)
    : (state.description?.samples[sample]?.title ?? translate`sample ${sample}`);
  const drawn = croppedMap(drawnReconstruction(state, map, shape, limit), box);
  const alternative = translate`What the filter sees of ${title}`;
  const ofView: Layer = { part: 'picture', source: view, alternative, crop: { box, of: shape } };
  return {
    panes: [ofView, mapLayer(drawn, translate`Reconstruction, ${title}`)].map((layer) => {
      const pane = { layers: [layer], marks: [] };
      return hidesFindings(attributes) ? withoutSummaries(pane) : pane;
    }),
    label: title,
    number: formatValue(neuron.activation),
    note: '',
    name: title,
  };
}

/** Keeps the room of one that is computed. */
const pendingTile: Tile = {
  panes: [
    { layers: [], marks: [] },
    { layers: [], marks: [] },
  ],
  label: '',
  number: '',
  note: '',
  name: '',
};
