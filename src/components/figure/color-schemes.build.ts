import {
  schemeBrBG,
  schemeGreys,
  schemeObservable10,
  schemePRGn,
  schemePuOr,
  schemeRdBu,
} from 'd3-scale-chromatic';

/**
 * ColorBrewer's diverging schemes that color-blind readers can tell apart, as stops from low to
 * high with the middle at 0. Red-blue is turned round: attribution maps paint positive warm. The build evaluates this file and ships the strings alone.
 */
export const colorSchemes: Record<string, readonly string[]> = {
  RdBu: [...schemeRdBu[11]!].reverse(),
  PuOr: schemePuOr[11]!,
  PRGn: schemePRGn[11]!,
  BrBG: schemeBrBG[11]!,
  greys: [...schemeGreys[9]!].reverse(),
};

/**
 * Colors of classes: blue, yellow, brown, light blue, gray and coral of Observable's scheme, in this
 * order: of its colors the ones that stay furthest apart in the eyes of protanopes, deuteranopes and
 * tritanopes.
 */
export const classScheme: string[] = [0, 1, 8, 7, 9, 2].map((index) => schemeObservable10[index]!);
