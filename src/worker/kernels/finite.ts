/**
 * Whether all values are finite numbers. One that is not makes the sum so too, and finite ones of
 * float32 cannot overflow a sum in float64.
 */
export function areFinite(values: Float32Array): boolean {
  let sum = 0;
  for (const value of values) sum += value;
  return Number.isFinite(sum);
}

/** The same for numbers of 16 bits by their bits: with all bits of the exponent set there is no number. */
export function areFiniteHalves(values: Uint16Array): boolean {
  for (const bits of values) {
    if ((bits & 0x7c00) === 0x7c00) return false;
  }
  return true;
}
