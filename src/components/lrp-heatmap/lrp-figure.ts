import type { LayerRelevance, ModelDescription, Shape3 } from '../../protocol.js';
import { percentileOf } from '../figure/display-defaults.js';
import { concealed, hidesClass, hidesFindings } from '../figure/concealed.js';
import { mapLayer, type DrawnMap } from '../figure/drawn-map.js';
import { remembered } from '../figure/remembered.js';
import {
  pictureLabel,
  type Columns,
  type Figure,
  type Panel,
  type ShownPicture,
} from '../figure/figure.js';
import { formatValue } from '../figure/format.js';
import { summarise } from '../figure/heatmap.js';
import { layerTitle } from '../figure/layers.js';
import { clipNote, legendOf } from '../figure/legends.js';
import { placeOf, type Place } from '../figure/neurons.js';
import { magnitudePercentile, numbersOf, rangesOf } from '../figure/ranges.js';
import { isValue } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { LrpAttributes } from './lrp-attributes.js';
import {
  comparedNames,
  gradientTimesInput,
  inspectedResult,
  knownNames,
  pixelsOf,
  shownMaps,
  type ComparedMaps,
  type ComparedName,
  type LrpHeatmapResult,
  type ShownRelevance,
} from './lrp-request.js';
import { balanceText, formatPercent, lrpAnnouncement, lrpCaption, mapTitle } from './lrp-text.js';

/** All that the figure of an `<lrp-heatmap>` follows from. */
export interface LrpState extends ShownRelevance {
  attributes: LrpAttributes;
  description: ModelDescription | null;
  picture: ShownPicture | null;
  /** Whether the image stands elsewhere on the page, beside this figure. */
  isShownElsewhere?: boolean;
}

/** The picture beside its relevance by every composite, and beside gradient x input. */
export function lrpFigure(state: LrpState): Figure {
  const { attributes, picture, description } = state;
  const names = shownNames(state);
  const shape = picture?.input.shape ?? description?.inputShape ?? [1, 1, 1];
  const maps = drawnMaps(state, names, shape);
  const panels = [
    ...(state.isShownElsewhere ? [] : [picturePanel(state)]),
    ...names.map((name) => mapPanel(name, maps.get(name), attributes, shape)),
    ...placesPanels(state),
  ];
  const figure: Figure = {
    parts: [{ kind: 'panels', columns: columnsFor(panels.length), shape, panels }],
    caption: lrpCaption(state),
    announcement: lrpAnnouncement(state),
  };
  return concealed(figure, attributes, state.result);
}

/** A single map stays, with its title, until the next one comes. */
export function shownNames({
  attributes,
  result,
}: Pick<LrpState, 'attributes' | 'result'>): ComparedName[] {
  const names = knownNames(attributes, result);
  if (names.length > 1 || !result) return names;
  return Object.values(result.details.compared).length === 1 && !result.details.gradientTimesInput
    ? [result.method as ComparedName]
    : names;
}

type DrawnMaps = ReadonlyMap<ComparedName, DrawnMap>;

/** Every map, summed over the colour channels, in symmetric colours around 0. */
function drawnMaps(state: LrpState, names: readonly ComparedName[], shape: Shape3): DrawnMaps {
  const maps = shownMaps(state);
  if (!maps) return new Map();
  const { clip, range, colormap } = state.attributes;
  const key = [names, clip, range, colormap, shape];
  return remembered(maps, 'drawn maps', key, () => draw(maps, names, shape, state.attributes));
}

function draw(
  maps: ComparedMaps,
  names: readonly ComparedName[],
  shape: Shape3,
  { clip, range, colormap }: LrpAttributes,
): DrawnMaps {
  const values = new Map<ComparedName, Float32Array>();
  for (const name of names) {
    const map = mapOf(name, maps);
    if (map) values.set(name, pixelsOf(map, shape));
  }
  const percentile = percentileOf(clip, shape);
  const ranges = rangesOf(range, values, percentile);
  const [height, width] = shape;
  return new Map(
    [...values].map(([name, pixels]): [ComparedName, DrawnMap] => {
      const own = ranges.get(name)!;
      const drawn = { values: pixels, shape: [height, width, 1] satisfies Shape3 };
      const note = clipNote(drawn, own, numbersOf(range) ? null : percentile);
      const map: DrawnMap = {
        ...drawn,
        scale: { range: own, colorMap: colormap, fromZero: false, note },
        summary: balanceText(pixels, shape),
      };
      return [name, map];
    }),
  );
}

/** A map by its name. */
function mapOf(name: ComparedName, maps: ComparedMaps): Float32Array | null {
  if (name === 'auto') return null;
  return name === gradientTimesInput ? maps.gradientTimesInput : (maps.compared[name]?.map ?? null);
}

function columnsFor(all: number): Columns {
  if (all <= 4) return { wide: all, medium: all, narrow: 2 };
  const half = Math.ceil(all / 2);
  return { wide: all <= 5 ? 5 : half, medium: half, narrow: 2 };
}

function picturePanel({ picture }: LrpState): Panel {
  const alternative = translate`The image being explained`;
  return {
    kind: 'panel',
    key: 'picture',
    part: 'picture-panel',
    label: pictureLabel(picture),
    layers: picture ? [{ part: 'picture', source: picture.view, alternative }] : [],
    marks: [],
    legend: null,
    input: true,
  };
}

function mapPanel(
  name: ComparedName,
  map: DrawnMap | undefined,
  { colormap, clip }: LrpAttributes,
  shape: Shape3,
): Panel {
  const label = mapTitle(name);
  return {
    kind: 'panel',
    key: name,
    part: 'map-panel',
    label,
    layers: map ? [mapLayer(map, label)] : [],
    marks: [],
    legend: legendOf(map?.scale ?? null, colormap, percentileOf(clip, shape) < 100),
    input: map ?? true,
  };
}

/**
 * Of an image that is larger than the model's input: the class's logit at every output position,
 * from which one is picked; none where there is but one.
 */
function placesPanels({ attributes, result }: LrpState): Panel[] {
  const places = result?.details.places;
  const [height = 1, width = 1] = places?.shape ?? [];
  if (!result || !places || height * width === 1) return [];
  const limit = magnitudePercentile([places.data], 100);
  const { colormap } = attributes;
  const place = placeOf(attributes.place);
  const canPick = attributes.controls !== 'none';
  const shape: Shape3 = [height, width, 1];
  const map: DrawnMap = {
    values: places.data,
    shape,
    scale: { range: [-limit, limit], colorMap: colormap, fromZero: false, note: '' },
    summary: summarise(places.data, shape),
  };
  const name = hidesClass(attributes) ? translate`the class` : result.target.label;
  const label = translate`Score of ${name} at each output`;
  const text = place
    ? translate`The relevance of output x ${place.x}, y ${place.y}.`
    : translate`All ${height * width} outputs are explained together.`;
  const invitation = canPick && !place ? [' ', translate`Click one to explain it alone.`] : [];
  return [
    {
      kind: 'panel',
      key: 'places',
      part: 'map-panel',
      label,
      layers: [mapLayer(map, label)],
      marks: [],
      legend: legendOf(map.scale, colormap),
      below: { kind: 'about', part: 'places', style: 'places', text: [text, ...invitation] },
    },
  ];
}

/** Where texts are measured, in shares of each side. */
const SPREAD = [0.2, 0.4, 0.5, 0.6, 0.8];

const invitation = (): string =>
  translate`Point at a pixel, or move to it by arrow keys, to read its relevance and the way on which it came: the relevance of every layer there where it looks at the pixel.`;

/**
 * The relevance of the pixel that the reader points at, and its way in numbers.
 *
 * @returns also the longest text of any pixel, for whose room pointing moves nothing
 */
export function inspectorText(
  state: LrpState,
  place: Place | null,
): { text: string; room: string } {
  const { result } = state;
  const first = invitation();
  const rooms = [first, typicalText(state), result ? knownLongest(state, result) : ''];
  const room = rooms.reduce((longest, one) => (one.length > longest.length ? one : longest));
  const text = !result ? '' : place ? placeText(state, result, place) : first;
  return { text, room };
}

/** As long as most are, to keep their room before there is one. */
function typicalText({ attributes }: LrpState): string {
  const value = formatValue(-0.0888);
  const pixel = translate`Pixel x ${20}, y ${20}: relevance ${value}, ${formatPercent(0.0888)} of what was placed on ${translate`the class`}.`;
  if (attributes.layers !== null) return pixel;
  const list = Array<string>(4).fill(`second convolution ${value}`);
  return `${pixel} ${translate`On the way, where the layers look at it: ${list.join(', ')}.`}`;
}

/** The same for as long as the maps are shown: pointing draws the figure often. */
function knownLongest(state: LrpState, result: LrpHeatmapResult): string {
  const { attributes, shown, inspected } = state;
  const key = [comparedNames(attributes), attributes.layers === null, inspected];
  return remembered(shown ?? result.details, 'longest text', key, () => longestText(state, result));
}

/** The longest text among pixels spread over the picture. */
function longestText(state: LrpState, result: LrpHeatmapResult): string {
  const [height, width] = result.shape;
  let longest = '';
  for (const row of SPREAD) {
    for (const column of SPREAD) {
      const place = { x: Math.floor(column * width), y: Math.floor(row * height) };
      const text = placeText(state, result, place);
      if (text.length > longest.length) longest = text;
    }
  }
  return longest;
}

function placeText(state: LrpState, result: LrpHeatmapResult, { x, y }: Place): string {
  const { attributes, description, shown } = state;
  const [height, width] = result.shape;
  if (x >= width || y >= height) return '';
  const maps = shown ?? result.details;
  const values = knownNames(attributes, result).flatMap((name) => {
    const map = mapOf(name, maps);
    return map ? [{ name, value: pixelsOf(map, result.shape)[y * width + x]! }] : [];
  });
  const pixel = pixelText({ x, y }, values, result, hidesFindings(attributes));
  // The layers that are shown have their values with them.
  if (attributes.layers !== null) return pixel;
  const way = inspectedResult(state)!.details.layers.flatMap((layer) => {
    const value = valueAt(layer, { x, y }, [height, width]);
    return value === null ? [] : [{ layer: layer.name, value }];
  });
  const list = spread([...way].reverse(), MOST_TOLD).map(
    ({ layer, value }) => `${layerTitle(description, layer, layer)} ${formatValue(value)}`,
  );
  if (list.length === 0) return pixel;
  return `${pixel} ${translate`On the way, where the layers look at it: ${list.join(', ')}.`}`;
}

/** Layers of the way that are told: of a hundred nobody reads the numbers. */
const MOST_TOLD = 6;

/** So many at most, as far from each other as they can be, the first and the last among them. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * step)]!);
}

function pixelText(
  { x, y }: Place,
  values: readonly { name: string; value: number }[],
  { target, details: { start } }: LrpHeatmapResult,
  /** Whether what was placed on the class is kept from readers, and with it any share of that. */
  isHidden: boolean,
): string {
  const [only] = values;
  if (!only || values.length > 1) {
    const told = values.map(({ name, value }) => `${mapTitle(name)} ${formatValue(value)}`);
    return translate`Pixel x ${x}, y ${y}: ${told.join(', ')}.`;
  }
  const value = formatValue(only.value);
  const on = isValue(target) ? translate`the output` : translate`the class`;
  return start === 0 || isHidden
    ? translate`Pixel x ${x}, y ${y}: relevance ${value}.`
    : translate`Pixel x ${x}, y ${y}: relevance ${value}, ${formatPercent(only.value / start)} of what was placed on ${on}.`;
}

/** The cell of a layer's maps that lies where the pixel lies; `null` for a layer without places. */
export function cellAt(
  { pooledShape, rule }: Pick<LayerRelevance, 'pooledShape' | 'rule'>,
  { x, y }: Place,
  [height, width]: readonly [number, number],
): Place | null {
  const [rows, columns] = pooledShape;
  if (columns === undefined || rows! * columns === 1 || rule === 'pass') return null;
  return { x: Math.floor((x * columns) / width), y: Math.floor((y * rows!) / height) };
}

/** The relevance there, of all channels together. */
export function valueAt(
  layer: LayerRelevance,
  place: Place,
  size: readonly [number, number],
): number | null {
  const cell = cellAt(layer, place, size);
  return cell && layer.pooled[cell.y * layer.pooledShape[1]! + cell.x]!;
}
