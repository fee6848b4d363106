import { schemeObservable10 } from 'd3-scale-chromatic';

/**
 * Blue, yellow, brown, light blue, grey and coral of Observable's scheme, in this order: of its colours
 * the ones that stay furthest apart in the eyes of protanopes, deuteranopes and tritanopes.
 */
export const classScheme: string[] = [0, 1, 8, 7, 9, 2].map((index) => schemeObservable10[index]!);
