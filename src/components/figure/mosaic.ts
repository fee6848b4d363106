import { inColorOrder, type ColorUnits } from '../../client/image/tensor-colors.js';
import type { Shape3, TensorValues } from '../../protocol.js';
import { translate } from '../locale/message.js';
import { colorTable } from './color-maps.js';
import type { Bitmap } from './figure.js';
import { addNegative, hatchingFor, MapPixels } from './hatching.js';
import { formatValue } from './format.js';
import type { ValueRange } from './heatmap.js';
import { magnitudePercentile } from './ranges.js';

/** Small pictures of one size, in the order of their channels. */
export interface Tiles {
  /** The values of each, row-major. */
  tiles: Float32Array[];
  /** Of each: `[height, width, 1]`, or 3 channels for a picture. */
  shape: Shape3;
  /** The largest magnitude in each. */
  limits: number[];
  /** Whether any value is negative. */
  signed: boolean;
  /** Number of the first among all that there are. */
  first: number;
  /** How many there are in all. */
  total: number;
}

/** Maps on one page. */
export const PAGE = 32;
/** Filters that are shown, the first ones. */
const MOST_FILTERS = 64;
/** Longest side of a map as it is drawn: larger ones are averaged in blocks. */
const LONGEST_SIDE = 64;

/**
 * The maps of one page.
 *
 * @param activations of one picture, `[1, height, width, channels]`
 */
export function mapTiles({ data, shape }: TensorValues, page: number): Tiles {
  const [, height = 1, width = 1, total = 1] = shape;
  const first = page * PAGE;
  const block = Math.ceil(Math.max(height, width) / LONGEST_SIDE);
  const [rows, columns] = [Math.ceil(height / block), Math.ceil(width / block)];
  const tiles = Array.from({ length: Math.min(PAGE, total - first) }, (_, index) => {
    const tile = new Float32Array(rows * columns);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [row, column] = [Math.floor(y / block), Math.floor(x / block)];
        // Blocks at the far edges are smaller.
        const size =
          Math.min(block, height - row * block) * Math.min(block, width - column * block);
        tile[row * columns + column]! += data[(y * width + x) * total + first + index]! / size;
      }
    }
    return tile;
  });
  return { tiles, shape: [rows, columns, 1], ...extent(tiles), first, total };
}

/**
 * A picture for each filter, or for each of its input channels where these are many or `depthwise`.
 *
 * @param kernel `[height, width, in, out]`; of a depthwise convolution `[height, width, in, multiplier]`
 * @param units of the model whose first convolution it is
 */
export function filterTiles(
  { data, shape }: TensorValues,
  depthwise: boolean,
  units: ColorUnits,
): Tiles {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape;
  const colours = inputs === 3 && !depthwise ? 3 : 1;
  const slices = inputs / colours;
  const total = outputs * slices;
  const tiles = Array.from({ length: Math.min(MOST_FILTERS, total) }, (_, index) => {
    const [filter, slice] = [Math.floor(index / slices), index % slices];
    const tile = Float32Array.from({ length: height * width * colours }, (_, value) => {
      const [place, colour] = [Math.floor(value / colours), value % colours];
      return data[(place * inputs + slice * colours + colour) * outputs + filter]!;
    });
    return inColorOrder(tile, [height, width, colours], units);
  });
  return { tiles, shape: [height, width, colours], ...extent(tiles), first: 0, total };
}

function extent(tiles: Float32Array[]): Pick<Tiles, 'limits' | 'signed'> {
  return {
    limits: tiles.map((tile) => magnitudePercentile([tile], 100)),
    signed: tiles.some((tile) => tile.some((value) => value < 0)),
  };
}

/** Small pictures in one row; a grid of fixed places, so that each stays where it was. */
const COLUMNS = 8;

/** How tiles are colored. */
export interface TileColors {
  /** One for each tile. */
  ranges: ValueRange[];
  /** `null` for pictures, gray or colored. */
  colorMap: string | null;
}

/** All tiles as one picture, one pixel for each value: hundreds of small ones would weigh on the page. */
export function mosaicBitmap(tiles: Tiles, colors: TileColors): Bitmap {
  const [width, height] = mosaicSize(tiles);
  return {
    width,
    height,
    key: [tiles, colors.ranges.join(), colors.colorMap],
    paint: () => mosaicPixels(tiles, colors),
  };
}

/** Width and height in pixels. */
export function mosaicSize(all: Tiles): [width: number, height: number] {
  const { tiles, shape } = all;
  const columns = Math.min(COLUMNS, tiles.length);
  const gap = gapOf(all);
  return [
    columns * (shape[1] + gap) - gap,
    Math.ceil(tiles.length / columns) * (shape[0] + gap) - gap,
  ];
}

/** The same of the first page of a layer's maps, before these are there. */
export function pendingSize(shape: Shape3): [width: number, height: number] {
  const data = new Float32Array(shape[0] * shape[1] * shape[2]);
  return mosaicSize(mapTiles({ data, shape: [1, ...shape] }, 0));
}

function gapOf({ shape: [, width] }: Tiles): number {
  return Math.max(1, Math.round(width / 10));
}

/** Row by row, with transparent gaps between the tiles. */
function mosaicPixels(all: Tiles, { ranges, colorMap }: TileColors): MapPixels {
  const { tiles, shape } = all;
  const [height, width, channels] = shape;
  const [columns, gap] = [Math.min(COLUMNS, tiles.length), gapOf(all)];
  const pixels = new MapPixels(...mosaicSize(all));
  const table = colorMap === null ? null : colorTable(colorMap);
  const last = table ? table.length / 3 - 1 : 255;
  tiles.forEach((tile, index) => {
    const [low, high] = ranges[index]!;
    // A map without any signal stays at the middle, instead of amplified noise.
    const scale = high > low ? last / (high - low) : 0;
    const start = scale === 0 ? last / 2 : 0;
    const hatching = hatchingIn(pixels, [low, high], colorMap);
    const left = (index % columns) * (width + gap);
    const top = Math.floor(index / columns) * (height + gap);
    for (let place = 0; place < height * width; place++) {
      const y = top + Math.floor(place / width);
      const at = y * pixels.width + left + (place % width);
      const pixel = 4 * at;
      if (hatching && tile[place]! < 0) addNegative(hatching, at, tile[place]!, low);
      for (let color = 0; color < 3; color++) {
        const value = tile[place * channels + (channels === 3 ? color : 0)]!;
        const step = Math.round(Math.min(Math.max((value - low) * scale, 0), last) + start);
        pixels.data[pixel + color] = table ? table[3 * step + color]! : step;
      }
      pixels.data[pixel + 3] = 255;
    }
  });
  return pixels;
}

/** One for all tiles, from the first on whose values have signs; `null` for one whose values have none. */
function hatchingIn(
  pixels: MapPixels,
  range: ValueRange,
  colorMap: string | null,
): MapPixels['hatching'] {
  if (range[0] >= 0 || range[1] <= 0) return null;
  return (pixels.hatching ??= hatchingFor(pixels, range, colorMap));
}

/** A title of tiles, with `, 0 to 31 of 64` where not all are shown. */
export function countText(title: string, tiles: Tiles | null | undefined): string {
  if (!tiles || tiles.tiles.length === tiles.total) return title;
  const { first, total } = tiles;
  return translate`${title}, ${first} to ${first + tiles.tiles.length - 1} of ${total}`;
}

/** What tiles show, for those who do not see them. */
export function tilesText({ tiles, limits, first }: Tiles): string {
  const strongest = Math.max(...limits);
  const silent = limits.filter((limit) => limit === 0).length;
  const count = tiles.length;
  if (count === 1) {
    return silent === 1
      ? translate`1 image; it is 0 everywhere.`
      : translate`1 image; its largest activation is ${formatValue(strongest)}.`;
  }
  if (silent === count) return translate`${count} images, 0 everywhere.`;
  const most = first + limits.indexOf(strongest);
  const value = formatValue(strongest);
  if (silent === 0) return translate`${count} images; the strongest is ${most} (${value}).`;
  return silent === 1
    ? translate`${count} images; the strongest is ${most} (${value}), 1 is 0 everywhere.`
    : translate`${count} images; the strongest is ${most} (${value}), ${silent} are 0 everywhere.`;
}
