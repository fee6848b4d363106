import { schemeBrBG, schemeGreys, schemePRGn, schemePuOr, schemeRdBu } from 'd3-scale-chromatic';

/**
 * ColorBrewer's diverging schemes that colour-blind readers can tell apart, as stops from low to
 * high with the middle at 0. Red-blue and purple-orange are turned round: attribution maps paint
 * positive warm. The build evaluates this file and ships the strings alone.
 */
export const colorSchemes: Record<string, readonly string[]> = {
  RdBu: [...schemeRdBu[11]!].reverse(),
  PuOr: [...schemePuOr[11]!].reverse(),
  PRGn: schemePRGn[11]!,
  BrBG: schemeBrBG[11]!,
  greys: [...schemeGreys[9]!].reverse(),
};
