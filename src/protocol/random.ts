/** Box and Muller's normal numbers. */
export function normalNumbers(seed: number): () => number {
  const next = uniformNumbers(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Uniform in [0, 1): the generator mulberry32, which is public domain (T. Ettinger 2017). */
export function uniformNumbers(seed: number): () => number {
  // Neighbouring seeds are spread over all of them.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
