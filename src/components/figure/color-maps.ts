import { colorSchemes } from './color-schemes.build.js';
import { translate } from '../locale/message.js';

/** Number of colors in a table; enough that neighbours cannot be told apart. */
const STEPS = 256;

const tables = new Map<string, Uint8ClampedArray>();

/** What `colormap` says beside the name of its colors: negative values are hatched, too. */
const HATCHED = 'hatched';

/** What `colormap` says: `greys hatched`. An unknown name gives the default. */
export function readColorMap(written: string): { name: string; isHatched: boolean } {
  const words = written.toLowerCase().split(/\s+/);
  const name = Object.keys(colorSchemes).find((known) => words.includes(known.toLowerCase()));
  return { name: name ?? 'RdBu', isHatched: words.includes(HATCHED) };
}

/** The same, as the attribute has it. */
export function writtenColorMap(name: string, isHatched: boolean): string {
  return isHatched ? `${name} ${HATCHED}` : name;
}

/** The colors of a map from low to high, three bytes each, straight lines between its stops. */
export function colorTable(name: string): Uint8ClampedArray {
  let table = tables.get(name);
  if (!table) {
    table = interpolate(schemeOf(name).map(parseColor));
    tables.set(name, table);
  }
  return table;
}

/**
 * The same colors for legends, `#rrggbb` from low to high; black to white for `null`.
 *
 * @param upperHalf from the middle, which is 0, to the end
 */
export function colorStops(name: string | null, upperHalf = false): readonly string[] {
  const stops = name === null ? ['#000000', '#808080', '#ffffff'] : schemeOf(name);
  return upperHalf ? stops.slice((stops.length - 1) / 2) : stops;
}

function schemeOf(name: string): readonly string[] {
  return colorSchemes[readColorMap(name).name]!;
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
export function parseColor(color: string): number[] {
  return [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));
}

/** One end of a color map in words. */
export interface ColorWords {
  /** `red` */
  color: string;
  /** `red pixels` */
  pixels: string;
  /** `red ones`, where pixels were spoken of. */
  ones: string;
}

const words = {
  red: () => ({ color: translate`red`, pixels: translate`red pixels`, ones: translate`red ones` }),
  blue: () => ({
    color: translate`blue`,
    pixels: translate`blue pixels`,
    ones: translate`blue ones`,
  }),
  orange: () => ({
    color: translate`orange`,
    pixels: translate`orange pixels`,
    ones: translate`orange ones`,
  }),
  purple: () => ({
    color: translate`purple`,
    pixels: translate`purple pixels`,
    ones: translate`purple ones`,
  }),
  green: () => ({
    color: translate`green`,
    pixels: translate`green pixels`,
    ones: translate`green ones`,
  }),
  teal: () => ({
    color: translate`teal`,
    pixels: translate`teal pixels`,
    ones: translate`teal ones`,
  }),
  brown: () => ({
    color: translate`brown`,
    pixels: translate`brown pixels`,
    ones: translate`brown ones`,
  }),
  light: () => ({
    color: translate`light`,
    pixels: translate`light pixels`,
    ones: translate`light ones`,
  }),
  bright: () => ({
    color: translate`bright`,
    pixels: translate`bright pixels`,
    ones: translate`bright ones`,
  }),
  dark: () => ({
    color: translate`dark`,
    pixels: translate`dark pixels`,
    ones: translate`dark ones`,
  }),
} satisfies Record<string, () => ColorWords>;

/** What the two ends of each color map look like, and those of a map drawn as a picture. */
const endsOf: Record<string, [up: keyof typeof words, down: keyof typeof words]> = {
  RdBu: ['red', 'blue'],
  PuOr: ['orange', 'purple'],
  PRGn: ['green', 'purple'],
  BrBG: ['teal', 'brown'],
  greys: ['light', 'dark'],
  rgb: ['bright', 'dark'],
};

const hatched = (): Omit<ColorWords, 'color'> => ({
  pixels: translate`hatched pixels`,
  ones: translate`hatched ones`,
});

/**
 * What high values look like, and low ones.
 *
 * @param colorMap as the attribute has it, or `rgb` for a map drawn as a picture
 */
export function colorWords(colorMap: string): { up: ColorWords; down: ColorWords } {
  const { name, isHatched } = readColorMap(colorMap);
  const [up, down] = endsOf[colorMap] ?? endsOf[name]!;
  return { up: words[up](), down: { ...words[down](), ...(isHatched && hatched()) } };
}

/** Whether black has more contrast to a color than white, by the relative luminance of WCAG. */
export function isLight(color: readonly number[]): boolean {
  const [red, green, blue] = color.map((byte) => (byte / 255) ** 2.2);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > 0.179;
}
