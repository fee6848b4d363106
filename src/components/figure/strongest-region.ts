/** A window of rows and columns, counted from 0. */
export interface StrongestRegion {
  top: number;
  left: number;
  height: number;
  width: number;
  /** Of the sum of all positive values; a pixel's value is that of its channels together. */
  share: number;
}

/** What a region has to hold of all that is positive. */
const ENOUGH = 0.25;

/** Sides of the windows that are tried, in parts of the image's sides. */
const SIDES = [1 / 8, 1 / 6, 1 / 5, 1 / 4, 1 / 3, 1 / 2];

/** A window is at most this many times as long as it is high, in parts of the image, or as high as it is long. */
const SLIMMEST = 2;

/** What a region holds has to be denser by this than the image's average, or nothing stands out. */
const DENSER = 1.5;

/** Windows start at each of this many rows and columns, at every one of smaller images. */
const MOST_STARTS = 64;

/**
 * Where a map is strongest: of windows from an eighth to half of each side the smallest one that
 * holds a quarter of all that is positive, and of several of its size the one that holds the most.
 * Rows and columns at its edges where nothing is positive are left out. `null` for maps without
 * positive values, and for those that lie so evenly that no window stands out.
 */
export function strongestRegion(
  map: Float32Array,
  shape: readonly [number, number, number],
): StrongestRegion | null {
  const [height, width] = shape;
  const sums = summedPositive(map, shape);
  const total = sumIn(sums, width, { top: 0, left: 0, height, width });
  if (!(total > 0) || !Number.isFinite(total)) return null;
  let found: Box | null = null;
  let most = 0;
  for (const size of windowSizes(height, width)) {
    // Sizes come by their area: the first that holds enough is the smallest.
    if (found && size.height * size.width > found.height * found.width) break;
    const [box, sum] = bestOfSize(sums, [height, width], size);
    if (sum >= ENOUGH * total && sum > most) [found, most] = [box, sum];
  }
  if (!found) return null;
  const share = most / total;
  if (share * height * width < DENSER * found.height * found.width) return null;
  return { ...trimmed(sums, width, found), share };
}

interface Box {
  /** First row, from 0. */
  top: number;
  /** First column, from 0. */
  left: number;
  /** Number of rows. */
  height: number;
  /** Number of columns. */
  width: number;
}

type Size = Pick<Box, 'height' | 'width'>;

/** Smallest area first. */
function windowSizes(height: number, width: number): Size[] {
  const side = (part: number, whole: number): number => Math.max(1, Math.round(part * whole));
  const sizes = SIDES.flatMap((rows) =>
    SIDES.filter((columns) => Math.max(rows / columns, columns / rows) <= SLIMMEST).map(
      (columns) => ({ height: side(rows, height), width: side(columns, width) }),
    ),
  );
  return sizes.sort((a, b) => a.height * a.width - b.height * b.width);
}

/** The first of the windows of a size that hold the most. */
function bestOfSize(
  sums: Float64Array,
  [height, width]: readonly [number, number],
  size: Size,
): [box: Box, sum: number] {
  const [down, right] = [stepOf(height), stepOf(width)];
  // Photographs have some 100,000 windows: their corners are read without a box for each.
  const lower = size.height * (width + 1);
  let [best, most] = [0, -1];
  for (let top = 0; top + size.height <= height; top += down) {
    for (let left = 0; left + size.width <= width; left += right) {
      const at = top * (width + 1) + left;
      const above = sums[at + size.width]! - sums[at]!;
      const sum = sums[at + lower + size.width]! - sums[at + lower]! - above;
      if (sum > most) [best, most] = [at, sum];
    }
  }
  const top = Math.floor(best / (width + 1));
  return [{ top, left: best % (width + 1), ...size }, most];
}

function stepOf(side: number): number {
  return Math.max(1, Math.floor(side / MOST_STARTS));
}

/** The sum of all positive pixels above and left of each corner, a row and a column more than pixels. */
function summedPositive(
  map: Float32Array,
  [height, width, channels]: readonly [number, number, number],
): Float64Array {
  const sums = new Float64Array((height + 1) * (width + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      let pixel = 0;
      const start = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel++) pixel += map[start + channel] ?? 0;
      if (!(pixel <= 0)) row += pixel;
      const above = sums[y * (width + 1) + x + 1]!;
      sums[(y + 1) * (width + 1) + x + 1] = above + row;
    }
  }
  return sums;
}

function sumIn(sums: Float64Array, width: number, box: Box): number {
  const [top, bottom] = [box.top * (width + 1), (box.top + box.height) * (width + 1)];
  const [left, right] = [box.left, box.left + box.width];
  return sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!;
}

/** Without the rows and columns at its edges that hold nothing. */
function trimmed(sums: Float64Array, width: number, box: Box): Box {
  const whole = sumIn(sums, width, box);
  const loses = (smaller: Box): boolean => sumIn(sums, width, smaller) < whole;
  let { top, left, height, width: columns } = box;
  const now = (): Box => ({ top, left, height, width: columns });
  while (height > 1 && !loses({ ...now(), top: top + 1, height: height - 1 }))
    [top, height] = [top + 1, height - 1];
  while (height > 1 && !loses({ ...now(), height: height - 1 })) height--;
  while (columns > 1 && !loses({ ...now(), left: left + 1, width: columns - 1 }))
    [left, columns] = [left + 1, columns - 1];
  while (columns > 1 && !loses({ ...now(), width: columns - 1 })) columns--;
  return now();
}
