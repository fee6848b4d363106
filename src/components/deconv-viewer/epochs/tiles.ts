import type { Shape3, TensorValues } from '../../../protocol.js';
import { magnitudePercentile } from '../../figure/ranges.js';

/** Small pictures of one size, in the order of their channels. */
export interface Tiles {
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
 */
export function filterTiles({ data, shape }: TensorValues, depthwise: boolean): Tiles {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape;
  const colours = inputs === 3 && !depthwise ? 3 : 1;
  const slices = inputs / colours;
  const total = outputs * slices;
  const tiles = Array.from({ length: Math.min(MOST_FILTERS, total) }, (_, index) => {
    const [filter, slice] = [Math.floor(index / slices), index % slices];
    return Float32Array.from({ length: height * width * colours }, (_, value) => {
      const [place, colour] = [Math.floor(value / colours), value % colours];
      return data[(place * inputs + slice * colours + colour) * outputs + filter]!;
    });
  });
  return { tiles, shape: [height, width, colours], ...extent(tiles), first: 0, total };
}

function extent(tiles: Float32Array[]): Pick<Tiles, 'limits' | 'signed'> {
  return {
    limits: tiles.map((tile) => magnitudePercentile([tile], 100)),
    signed: tiles.some((tile) => tile.some((value) => value < 0)),
  };
}
