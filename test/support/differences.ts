import { expect } from '@esm-bundle/chai';

/** Largest difference relative to the largest reference value. */
export function relativeError(actual: Float32Array | Float64Array, expected: Float64Array): number {
  expect(actual.length).to.equal(expected.length);
  let difference = 0;
  let largest = 0;
  expected.forEach((value, index) => {
    difference = Math.max(difference, Math.abs(value - actual[index]!));
    largest = Math.max(largest, Math.abs(value));
  });
  return largest === 0 ? difference : difference / largest;
}
