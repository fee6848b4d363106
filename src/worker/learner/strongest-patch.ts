/**
 * The square part of an image with the most energy, scaled to length 1.
 *
 * @returns row-major; `null` of an image that is zero everywhere
 */
export function strongestPatch(
  pixels: Float32Array,
  [height, width]: readonly [number, number],
  size: number,
): Float32Array | null {
  let best = { energy: 0, top: 0, left: 0 };
  for (let top = 0; top + size <= height; top++) {
    for (let left = 0; left + size <= width; left++) {
      let energy = 0;
      for (let y = 0; y < size; y++) {
        for (let x = 0; x < size; x++) energy += pixels[(top + y) * width + left + x]! ** 2;
      }
      if (energy > best.energy) best = { energy, top, left };
    }
  }
  if (best.energy === 0) return null;
  return Float32Array.from({ length: size * size }, (_, at) => {
    const [y, x] = [best.top + Math.floor(at / size), best.left + (at % size)];
    return pixels[y * width + x]! / Math.sqrt(best.energy);
  });
}
