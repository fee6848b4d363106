import { html, type TemplateResult } from 'lit';
import type { LayerRelevance } from '../../protocol.js';
import { formatValue } from '../figure/format.js';
import { isValue } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import { layerTitle } from '../figure/layers.js';
import type { Place } from '../figure/neurons.js';
import { mapOf } from './explain-relevance.js';
import { pixelsOf } from './drawn-relevance.js';
import { inspectedResult } from './inspected.js';
import { comparedNames } from './lrp-request.js';
import { shownMaps, type LrpHeatmapResult, type LrpState } from './lrp-state.js';
import { mapTitle } from './lrp-text.js';
import { formatPercent } from './losses.js';
import { readingOf } from './reading.js';

/** Where texts are measured, in shares of each side. */
const SPREAD = [0.2, 0.4, 0.5, 0.6, 0.8];

const invitation = (): string =>
  say`Point at a pixel, or move to it by arrow keys, to read its relevance and the way on which it came: the relevance of every layer there where it looks at the pixel.`;

/** The relevance of the pixel that the reader points at, and its way in numbers. */
export function readingLine(state: LrpState): TemplateResult {
  const { result } = state;
  const { place } = readingOf(state.element);
  const first = invitation();
  // Room for the text of any pixel, so that pointing moves nothing.
  const rooms = [first, typicalReading(state), result ? longestReading(state, result) : ''];
  const room = rooms.reduce((longest, one) => (one.length > longest.length ? one : longest));
  const text = !result ? '' : place ? readingText(state, result, place) : first;
  return html`<p part="reading" class="reading reserving" dir="auto" data-room=${room}>
    <span>${text || html`&nbsp;`}</span>
  </p>`;
}

/** As long as most are, to keep their room before there is one. */
function typicalReading({ element }: LrpState): string {
  const value = formatValue(-0.0888);
  const pixel = say`Pixel x ${20}, y ${20}: relevance ${value}, ${formatPercent(0.0888)} of what was placed on ${say`the class`}.`;
  if (element.layers !== null) return pixel;
  const list = Array<string>(4).fill(`second convolution ${value}`);
  return `${pixel} ${say`On the way, where the layers look at it: ${list.join(', ')}.`}`;
}

/** The longest text among pixels spread over the picture. */
function longestReading(state: LrpState, result: LrpHeatmapResult): string {
  const [height, width] = result.shape;
  let longest = '';
  for (const row of SPREAD) {
    for (const column of SPREAD) {
      const place = { x: Math.floor(column * width), y: Math.floor(row * height) };
      const text = readingText(state, result, place);
      if (text.length > longest.length) longest = text;
    }
  }
  return longest;
}

function readingText(state: LrpState, result: LrpHeatmapResult, { x, y }: Place): string {
  const [height, width] = result.shape;
  if (x >= width || y >= height) return '';
  const maps = shownMaps(state) ?? result.details;
  const values = comparedNames(state.element).flatMap((name) => {
    const map = mapOf(name, maps);
    return map ? [{ name, value: pixelsOf(map, result.shape)[y * width + x]! }] : [];
  });
  const pixel = pixelText({ x, y }, values, result);
  // The layers that are shown have their values with them.
  if (state.element.layers !== null) return pixel;
  const way = inspectedResult(state, result).details.layers.flatMap((layer) => {
    const value = valueAt(layer, { x, y }, [height, width]);
    return value === null ? [] : [{ layer: layer.name, value }];
  });
  const list = [...way]
    .reverse()
    .map(
      ({ layer, value }) => `${layerTitle(state.description, layer, layer)} ${formatValue(value)}`,
    );
  if (list.length === 0) return pixel;
  return `${pixel} ${say`On the way, where the layers look at it: ${list.join(', ')}.`}`;
}

function pixelText(
  { x, y }: Place,
  values: readonly { name: string; value: number }[],
  { target, details: { start } }: LrpHeatmapResult,
): string {
  const [only] = values;
  if (!only || values.length > 1) {
    const told = values.map(({ name, value }) => `${mapTitle(name)} ${formatValue(value)}`);
    return say`Pixel x ${x}, y ${y}: ${told.join(', ')}.`;
  }
  const value = formatValue(only.value);
  const on = isValue(target) ? say`the output` : say`the class`;
  return start === 0
    ? say`Pixel x ${x}, y ${y}: relevance ${value}.`
    : say`Pixel x ${x}, y ${y}: relevance ${value}, ${formatPercent(only.value / start)} of what was placed on ${on}.`;
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
