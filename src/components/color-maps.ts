import { colorSchemes } from './color-schemes.build.js';

/** Number of colours in a table; enough that neighbours cannot be told apart. */
const STEPS = 256;

const tables = new Map<string, Uint8ClampedArray>();

/** The colours of a map from low to high, three bytes each, straight lines between its stops. */
export function colorTable(name: string): Uint8ClampedArray {
  let table = tables.get(name);
  if (!table) {
    table = interpolate(schemeOf(name).map(parseColor));
    tables.set(name, table);
  }
  return table;
}

/**
 * The same colours as a CSS gradient, for legends; black to white for `null`.
 *
 * @param upperHalf from the middle, which is 0, to the end
 */
export function colorGradient(name: string | null, upperHalf = false): string {
  const stops = name === null ? ['#000', '#808080', '#fff'] : schemeOf(name);
  const shown = upperHalf ? stops.slice((stops.length - 1) / 2) : stops;
  return `linear-gradient(to right, ${shown.join(', ')})`;
}

/** An unknown name gives the default. */
function schemeOf(name: string): readonly string[] {
  return colorSchemes[name] ?? colorSchemes['RdBu']!;
}

function interpolate(stops: number[][]): Uint8ClampedArray {
  const table = new Uint8ClampedArray(STEPS * 3);
  for (let step = 0; step < STEPS; step++) {
    const place = (step / (STEPS - 1)) * (stops.length - 1);
    const before = stops[Math.floor(place)]!;
    const after = stops[Math.ceil(place)]!;
    const share = place % 1;
    table.set(
      before.map((value, channel) => value + share * (after[channel]! - value)),
      step * 3,
    );
  }
  return table;
}

/** `#rrggbb` */
function parseColor(color: string): number[] {
  return [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));
}
