/** A whole number as a seed for tfjs, which takes 0 for "no seed". */
export function oddSeed(seed: number): number {
  return 2 * seed + 1;
}
