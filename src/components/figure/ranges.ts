import type { ValueRange } from './heatmap.js';
import { remembered } from './remembered.js';

/** The percentile of magnitudes that a range is clipped to; 100 is the largest. */
export function readClip(clip: number): number {
  return clip > 50 && clip < 100 ? clip : 100;
}

/**
 * The percentile of the magnitudes of all maps together, with straight lines between ranks (the
 * default of NumPy). Where it is 0 though some value is not, the largest magnitude: a map that is
 * silent nearly everywhere is not blank.
 *
 * @param percentile in (50, 100]
 */
export function magnitudePercentile(maps: readonly Float32Array[], percentile: number): number {
  const [only] = maps;
  const find = (): number => foundPercentile(maps, percentile);
  return maps.length === 1 ? remembered(only!, 'percentile', [percentile], find) : find();
}

function foundPercentile(maps: readonly Float32Array[], percentile: number): number {
  if (percentile === 100) return largestMagnitude(maps);
  const length = maps.reduce((sum, map) => sum + map.length, 0);
  const rank = ((length - 1) * percentile) / 100;
  const [below, above] = magnitudesAt(maps, Math.floor(rank), Math.ceil(rank));
  return below + (rank % 1) * (above - below) || largestMagnitude(maps);
}

// By index: an iterator over the values of a photograph's maps takes longer until it is compiled.
function largestMagnitude(maps: readonly Float32Array[]): number {
  let largest = 0;
  for (const map of maps) {
    const { length } = map;
    for (let index = 0; index < length; index++) {
      const magnitude = Math.abs(map[index]!);
      if (magnitude > largest) largest = magnitude;
    }
  }
  return largest;
}

/** Magnitudes that tell where about a rank lies, and how far beside it they may be. */
const SAMPLES = 1024;
const MARGIN = 24;

/**
 * The magnitudes of two neighboring ranks, without sorting all of them: a sample tells above which
 * magnitude both lie. The bits of numbers that are not negative are ordered as the numbers are.
 */
function magnitudesAt(
  maps: readonly Float32Array[],
  below: number,
  above: number,
): [below: number, above: number] {
  const all = maps.map((map) => new Uint32Array(map.buffer, map.byteOffset, map.length));
  const length = all.reduce((sum, bits) => sum + bits.length, 0);
  const step = Math.max(1, Math.floor(length / SAMPLES));
  // Without the sign.
  const sample = all.flatMap((bits) =>
    Array.from(
      { length: Math.floor(bits.length / step) },
      (_, at) => (bits[at * step]! << 1) >>> 1,
    ),
  );
  const sorted = Uint32Array.from(sample).sort();
  const floor = sorted[Math.floor((below / length) * sorted.length) - MARGIN] ?? 0;
  const members = new Uint32Array(length);
  const found = collect(all, floor, members);
  // Where the sample was not like the rest.
  const counted = found >= length - below ? found : collect(all, 0, members);
  const magnitudes = new Float32Array(members.buffer, 0, counted);
  members.subarray(0, counted).sort();
  return [magnitudes[counted - length + below]!, magnitudes[counted - length + above]!];
}

/** Copies the magnitudes that are not below a floor; their number. */
function collect(all: readonly Uint32Array[], floor: number, members: Uint32Array): number {
  let found = 0;
  for (const bits of all) {
    const { length } = bits;
    for (let index = 0; index < length; index++) {
      const magnitude = (bits[index]! << 1) >>> 1;
      if (magnitude >= floor) members[found++] = magnitude;
    }
  }
  return found;
}

/**
 * The range of colors for each map: `unit` gives every map its own, `layer` and `shared` one for
 * all, both symmetric around 0 up to the percentile of magnitudes; two numbers are taken as they are.
 *
 * @param percentile for all maps, or for each; a range that all share ends at the lowest of them
 */
export function rangesOf<Key>(
  choice: string,
  maps: ReadonlyMap<Key, Float32Array>,
  percentile: number | ((key: Key) => number) = 100,
): Map<Key, ValueRange> {
  const endOf = (key: Key): number =>
    typeof percentile === 'number' ? percentile : percentile(key);
  const symmetric = (chosen: Float32Array[], end: number): ValueRange => {
    const limit = magnitudePercentile(chosen, end);
    return [-limit, limit];
  };
  const lowest = Math.min(100, ...[...maps.keys()].map(endOf));
  const common =
    numbersOf(choice) ?? (isSharedRange(choice) ? symmetric([...maps.values()], lowest) : null);
  return new Map([...maps].map(([key, map]) => [key, common ?? symmetric([map], endOf(key))]));
}

/** Whether all maps have one range, which follows from them. */
export function isSharedRange(choice: string): boolean {
  return choice === 'layer' || choice === 'shared';
}

/** `-1 1`; `null` for a choice that is no range of numbers. */
export function numbersOf(choice: string): ValueRange | null {
  const numbers = choice
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [low, high] = numbers;
  return numbers.length === 2 && low! < high! ? [low!, high!] : null;
}

/** The share of values that lie outside a range, in [0, 1]. */
export function shareBeyond(values: Float32Array, [low, high]: ValueRange): number {
  return remembered(values, 'share beyond', [low, high], () => {
    let beyond = 0;
    const { length } = values;
    for (let index = 0; index < length; index++) {
      if (values[index]! < low || values[index]! > high) beyond++;
    }
    return beyond / length;
  });
}

/**
 * A range whose middle color lies at the lowest value: of a map that is read from there, whose scale has
 * `fromZero`.
 */
export function rangeFromLowest(values: Float32Array): ValueRange {
  return remembered(values, 'from lowest', [], () => {
    let [lowest, highest] = [Infinity, -Infinity];
    const { length } = values;
    for (let index = 0; index < length; index++) {
      const value = values[index]!;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    return [2 * lowest - highest, highest];
  });
}
