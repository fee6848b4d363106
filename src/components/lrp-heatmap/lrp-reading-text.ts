import type { LayerRelevance } from '../../protocol.js';
import { hidesFindings } from '../figure/concealed.js';
import { formatValue } from '../figure/format.js';
import { layerTitle } from '../figure/layers.js';
import type { Place } from '../figure/neurons.js';
import { remembered } from '../figure/remembered.js';
import { translate } from '../locale/message.js';
import { mapOf, type LrpState } from './lrp-figure.js';
import {
  comparedNames,
  inspectedResult,
  knownNames,
  pixelsOf,
  type LrpHeatmapResult,
} from './lrp-request.js';
import { formatPercent, mapTitle } from './lrp-title-text.js';

/** Where texts are measured, in shares of each side. */
const SPREAD = [0.2, 0.4, 0.5, 0.6, 0.8];

const invitation = (): string =>
  translate`Point at a pixel, or use the arrow keys, to see its relevance in each layer.`;

/**
 * The relevance of the pixel that the reader points at, and of each layer there, in numbers.
 *
 * @returns also the longest text of any pixel, for whose room pointing moves nothing
 */
export function readingText(state: LrpState, place: Place | null): { text: string; room: string } {
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
  const pixel = translate`Row ${20}, column ${20}: relevance ${value}, ${formatPercent(0.0888)} of the total.`;
  if (attributes.layers !== null) return pixel;
  const list = Array<string>(4).fill(`second convolution ${value}`);
  return `${pixel} ${translate`In the layers, at this position: ${list.join(', ')}.`}`;
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
  return `${pixel} ${translate`In the layers, at this position: ${list.join(', ')}.`}`;
}

/** Layers that are told: of a hundred nobody reads the numbers. */
const MOST_TOLD = 4;

/** So many at most, as far from each other as they can be, the first and the last among them. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * step)]!);
}

/** Rows and columns are counted from 1. */
function pixelText(
  { x, y }: Place,
  values: readonly { name: string; value: number }[],
  { details: { start } }: LrpHeatmapResult,
  /** Whether what was placed on the class is kept from readers, and with it any share of that. */
  isHidden: boolean,
): string {
  const [row, column] = [y + 1, x + 1];
  const [only] = values;
  if (!only || values.length > 1) {
    const told = values.map(({ name, value }) => `${mapTitle(name)} ${formatValue(value)}`);
    return translate`Row ${row}, column ${column}: ${told.join(', ')}.`;
  }
  const value = formatValue(only.value);
  return start === 0 || isHidden
    ? translate`Row ${row}, column ${column}: relevance ${value}.`
    : translate`Row ${row}, column ${column}: relevance ${value}, ${formatPercent(only.value / start)} of the total.`;
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
