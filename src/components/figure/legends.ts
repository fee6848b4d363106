import { translate } from '../locale/message.js';
import { colorStops, colorTable, readColorMap } from './color-maps.js';
import type { Legend, Scale } from './figure.js';
import { formatShare, formatValue, percentileText } from './format.js';
import type { DrawnChannels, ValueRange } from './heatmap.js';
import { shareBeyond } from './ranges.js';

/** Keeps the room of a note that is not known yet. */
export const ROOM = '\u00a0';

/**
 * The lowest value, 0 and the highest below the colors of a map.
 *
 * @param scale `null` while it is unknown
 */
export function legendOf(scale: Scale | null, pendingColors: string, expectsNote = false): Legend {
  if (!scale) {
    const note = expectsNote ? ROOM : '';
    const { isHatched } = readColorMap(pendingColors);
    const colors = colorStops(pendingColors);
    return { colors, start: null, end: '', middle: null, isHatched, note };
  }
  const { range, colorMap, fromZero, note } = scale;
  const [low, high] = fromZero ? [(range[0] + range[1]) / 2, range[1]] : range;
  const isBlank = low === high;
  const [first, last] = [formatValue(low), formatValue(high)];
  const darkest = fromZero ? translate`gray ${first}` : translate`black ${first}`;
  const lowest = colorMap === null ? darkest : first;
  const highest = colorMap === null ? translate`white ${last}` : last;
  const zero = !isBlank && low < 0 && high > 0 ? (-100 * low) / (high - low) : null;
  return {
    colors: colorStops(colorMap, fromZero),
    start: isBlank ? translate`all 0` : lowest,
    end: isBlank ? '' : highest,
    middle: zero === null ? null : { text: '0', place: zero, yields: colorMap === null },
    ...hatchedBelow(colorMap, zero),
    note,
  };
}

/** What a legend tells of the hatching of negative values. */
function hatchedBelow(
  colorMap: string | null,
  zero: number | null,
): Pick<Legend, 'isHatched' | 'negative'> {
  if (colorMap === null) return {};
  const { isHatched } = readColorMap(colorMap);
  if (zero === null) return { isHatched };
  const table = colorTable(colorMap);
  const at = 3 * Math.round((zero / 100) * (table.length / 3 - 1));
  const [ink, paper] = [0, at].map((from) => `rgb(${table.slice(from, from + 3).join()})`);
  return { isHatched, negative: { until: zero, ink: ink!, paper: paper! } };
}

/** One legend for maps that each have a range of their own: in each map's own terms. */
export function ownLegendOf(
  { colorMap, fromZero, note }: Omit<Scale, 'range'>,
  [start, zero, end]: readonly [start: string, zero: number | null, end: string],
): Legend {
  const middle = zero === null ? null : { text: '0', place: zero };
  const colors = colorStops(colorMap, fromZero);
  return {
    colors,
    start,
    end,
    middle,
    ...hatchedBelow(colorMap, zero ?? (fromZero ? null : 50)),
    note,
  };
}

/**
 * `99.5th percentile; 0.5% of the values lie beyond`; empty where none does.
 *
 * @param percentile at which the colors end; `null` where the author has given numbers
 */
export function clipNote(
  { values, shape }: DrawnChannels,
  range: ValueRange,
  percentile: number | null,
): string {
  const beyond = shareBeyond(values, range);
  if (values.length === 0 || beyond === 0) return '';
  const share = formatShare(beyond);
  const rest =
    shape[2] === 3
      ? translate`${share} of the values lie beyond`
      : translate`${share} of the pixels lie beyond`;
  return percentile === null ? rest : `${percentileText(percentile)}; ${rest}`;
}
