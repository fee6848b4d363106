import type { Shape3, TensorValues } from '../../protocol.js';
import type { Bitmap, Figure, Layer, Panel, PanelGrid } from '../figure/figure.js';
import { heatmapPixels, type ValueRange } from '../figure/heatmap.js';
import { legendOf } from '../figure/legends.js';
import { mapText } from '../figure/map-words.js';
import { mapTiles, mosaicBitmap, mosaicSize, tilesText, type Tiles } from '../figure/mosaic.js';
import { magnitudePercentile } from '../figure/ranges.js';
import { computedParagraph, noteParagraphs } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { DeconvLearnerResult, LearnerAttributes } from './learner-attributes.js';
import { aboutText, findingText, meaningText } from './learner-text.js';

/** All that the figure of a `<deconv-learner>` follows from. */
export interface LearnerState {
  attributes: Pick<LearnerAttributes, 'colormap' | 'filters' | 'filterSize'>;
  result: DeconvLearnerResult | null;
}

/** The image and its reconstruction; filters and maps. */
export function learnerFigure(state: LearnerState): Figure {
  const { result } = state;
  return {
    parts: [imagePanels(state), bankPanels(state)],
    caption: [
      { kind: 'finding', text: result ? [findingText(result)] : [] },
      { kind: 'meaning', text: [meaningText()], inAbout: true },
      { kind: 'about', text: [aboutText()], inAbout: true },
      computedParagraph(result),
      ...noteParagraphs(result?.details.notes),
    ],
    announcement: result ? findingText(result) : '',
  };
}

function imagePanels({ attributes: { colormap }, result }: LearnerState): PanelGrid {
  const { image, reconstruction } = result?.encoded ?? {};
  const [height = 28, width = 28] = image?.shape ?? [];
  const shape: Shape3 = [height, width, 1];
  const gray = image ? extentOf(image.data) : null;
  const difference = image && reconstruction && differenceOf(image, reconstruction);
  const limit = gray ? Math.max(Math.abs(gray[0]), Math.abs(gray[1])) : 1;
  const shown = (
    key: string,
    label: string,
    values: Float32Array | undefined,
    range: ValueRange | null,
    colors: string | null,
  ): Panel => ({
    kind: 'panel',
    key,
    part: `${key}-panel`,
    label,
    legend: legendOf(
      range && { range, colorMap: colors, fromZero: false, note: '' },
      colors ?? 'greys',
    ),
    layers: values && range ? [mapLayer(key, label, values, shape, range, colors)] : [],
    marks: [],
  });
  return {
    kind: 'panels',
    columns: { wide: 3, medium: 3, narrow: 2 },
    shape,
    panels: [
      shown('input', translate`Input`, image?.data, gray, null),
      shown('reconstruction', translate`Reconstruction`, reconstruction?.data, gray, null),
      shown(
        'difference',
        translate`Input minus reconstruction`,
        difference,
        [-limit, limit],
        colormap,
      ),
    ],
  };
}

function bankPanels({ attributes, result }: LearnerState): PanelGrid {
  const { colormap, filters: count, filterSize } = attributes;
  const filters = result && tilesOfFilters(result.filters);
  const maps =
    result && mapTiles({ ...result.encoded.maps, shape: [1, ...result.encoded.maps.shape] }, 0);
  const empty = tilesOfFilters({
    data: new Float32Array(1),
    shape: [Math.min(64, Math.max(1, count || 1)), Math.min(15, Math.max(2, filterSize || 2)), 2],
  });
  const [width, height] = mosaicSize(filters ?? empty);
  return {
    kind: 'panels',
    columns: { wide: 2, medium: 2, narrow: 1 },
    shape: [height, width, 1],
    panels: [
      bank('filters', translate`Filters`, filters, colormap),
      bank('maps', translate`Sparse maps of the input`, maps, colormap),
    ],
  };
}

/** Many small maps in one picture, in one range. */
function bank(key: string, label: string, tiles: Tiles | null, colorMap: string): Panel {
  const limit = tiles ? Math.max(...tiles.limits) : 0;
  const range: ValueRange = [-limit, limit];
  const scale = tiles && { range, colorMap, fromZero: false, note: '' };
  const layers: Layer[] = [];
  let aspect = {};
  if (tiles) {
    const source = mosaicBitmap(tiles, { ranges: tiles.tiles.map(() => range), colorMap });
    layers.push({ part: key, source, alternative: label, summary: tilesText(tiles) });
    aspect = { aspect: source.width / source.height };
  }
  return {
    kind: 'panel',
    key,
    part: `${key}-panel`,
    label,
    legend: legendOf(scale, colorMap),
    layers,
    marks: [],
    ...aspect,
  };
}

/** Filters as small maps. */
function tilesOfFilters({ data, shape }: TensorValues): Tiles {
  const [count = 1, size = 1] = shape;
  const cells = size * size;
  const tiles = Array.from({ length: count }, (_, filter) =>
    data.slice(filter * cells, (filter + 1) * cells),
  );
  return {
    tiles,
    shape: [size, size, 1],
    limits: tiles.map((tile) => magnitudePercentile([tile], 100)),
    signed: true,
    first: 0,
    total: count,
  };
}

function mapLayer(
  part: string,
  alternative: string,
  values: Float32Array,
  shape: Shape3,
  range: ValueRange,
  colors: string | null,
): Layer {
  const [height, width] = shape;
  const source: Bitmap = {
    width,
    height,
    key: [values, range.join(), colors],
    paint: () => heatmapPixels(values, shape, range, colors),
  };
  // An image is told by its label, a map by where it lies.
  const summary = colors === null ? '' : mapText(values, shape, 'magnitude');
  return { part, source, alternative, summary };
}

function extentOf(values: Float32Array): ValueRange {
  return values.reduce<ValueRange>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [0, 0],
  );
}

const differences = new WeakMap<Float32Array, Float32Array>();

/** One array for each reconstruction: what is painted again is painted for a new one. */
function differenceOf(image: TensorValues, { data }: TensorValues): Float32Array {
  let found = differences.get(data);
  if (!found) differences.set(data, (found = image.data.map((value, at) => value - data[at]!)));
  return found;
}
