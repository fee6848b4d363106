import type { Box, Shape3 } from '../../protocol.js';

/** A part of a map. A pixel's value is the sum over its channels. */
export interface MapRegion extends Box {
  /** Signed. */
  sum: number;
  /** The sum of the pixels' magnitudes. */
  magnitude: number;
}

/** A map in parts that cover all of it and do not overlap: row by row from the top. */
export interface RegionTable {
  rows: readonly (readonly MapRegion[])[];
  /** Of the whole map: what the parts add up to. */
  total: number;
  magnitude: number;
}

/** Parts of each side. */
const PARTS = 3;

/**
 * A map in 3 x 3 parts, as large as each other but for a pixel; of a side with fewer pixels each is a
 * part.
 *
 * @param map row-major, `[height, width, channels]`
 */
export function regionTable(
  map: ArrayLike<number>,
  [height, width, channels]: Shape3,
): RegionTable {
  const [down, across] = [edgesOf(height), edgesOf(width)];
  const rows = down.slice(1).map((bottom, row) =>
    across.slice(1).map((right, column): MapRegion => {
      const [top, left] = [down[row]!, across[column]!];
      const box = { top, left, height: bottom - top, width: right - left };
      return { ...box, ...sumsIn(map, [width, channels], box) };
    }),
  );
  const all = rows.flat();
  const total = all.reduce((sum, region) => sum + region.sum, 0);
  return { rows, total, magnitude: all.reduce((sum, region) => sum + region.magnitude, 0) };
}

/** Where parts begin, and where the last one ends. */
function edgesOf(side: number): number[] {
  const parts = Math.min(PARTS, side);
  return Array.from({ length: parts + 1 }, (_, index) => Math.floor((index * side) / parts));
}

function sumsIn(
  map: ArrayLike<number>,
  [width, channels]: readonly [number, number],
  box: Box,
): Pick<MapRegion, 'magnitude' | 'sum'> {
  let [sum, magnitude] = [0, 0];
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let x = box.left; x < box.left + box.width; x++) {
      const start = (y * width + x) * channels;
      let pixel = 0;
      for (let channel = 0; channel < channels; channel++) pixel += map[start + channel]!;
      sum += pixel;
      magnitude += pixel < 0 ? -pixel : pixel;
    }
  }
  return { sum, magnitude };
}
