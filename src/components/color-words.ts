import { say } from './language.js';

/** One end of a colour map in words. */
export interface ColorWords {
  /** `red` */
  color: string;
  /** `red pixels` */
  pixels: string;
  /** `red ones`, where pixels were spoken of. */
  ones: string;
}

const words = {
  red: () => ({ color: say`red`, pixels: say`red pixels`, ones: say`red ones` }),
  blue: () => ({ color: say`blue`, pixels: say`blue pixels`, ones: say`blue ones` }),
  orange: () => ({ color: say`orange`, pixels: say`orange pixels`, ones: say`orange ones` }),
  purple: () => ({ color: say`purple`, pixels: say`purple pixels`, ones: say`purple ones` }),
  green: () => ({ color: say`green`, pixels: say`green pixels`, ones: say`green ones` }),
  teal: () => ({ color: say`teal`, pixels: say`teal pixels`, ones: say`teal ones` }),
  brown: () => ({ color: say`brown`, pixels: say`brown pixels`, ones: say`brown ones` }),
  light: () => ({ color: say`light`, pixels: say`light pixels`, ones: say`light ones` }),
  bright: () => ({ color: say`bright`, pixels: say`bright pixels`, ones: say`bright ones` }),
  dark: () => ({ color: say`dark`, pixels: say`dark pixels`, ones: say`dark ones` }),
} satisfies Record<string, () => ColorWords>;

/** What the two ends of each colour map look like, and those of a map drawn as a picture. */
const endsOf: Record<string, [up: keyof typeof words, down: keyof typeof words]> = {
  RdBu: ['red', 'blue'],
  PuOr: ['orange', 'purple'],
  PRGn: ['green', 'purple'],
  BrBG: ['teal', 'brown'],
  greys: ['light', 'dark'],
  rgb: ['bright', 'dark'],
};

/**
 * What high values look like, and low ones.
 *
 * @param colorMap its name, or `rgb` for a map drawn as a picture; an unknown one is `RdBu`
 */
export function colorWords(colorMap: string): { up: ColorWords; down: ColorWords } {
  const [up, down] = endsOf[colorMap] ?? endsOf['RdBu']!;
  return { up: words[up](), down: words[down]() };
}
