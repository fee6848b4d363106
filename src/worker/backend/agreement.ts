/** Of the largest value: how far values may be apart, and how large a share of them farther. */
const CLOSE = 1e-3;
const ODD = 1e-3;

/** Whether two answers to one request say the same, wherever they were computed. */
export function agree(one: unknown, other: unknown): boolean {
  if (one instanceof Float32Array) return other instanceof Float32Array && areClose(one, other);
  if (one instanceof Int32Array) {
    return other instanceof Int32Array && one.length === other.length && one.every(isAt(other));
  }
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= 10 * CLOSE * Math.max(1, Math.abs(one));
  }
  if (typeof one !== 'object' || one === null) return one === other;
  const others = new Map(Object.entries(Object(other)));
  return Object.entries(one).every(
    ([key, value]) => key === 'compute' || agree(value, others.get(key)),
  );
}

/** Classes and places are the same or not. */
function isAt(others: Int32Array): (value: number, index: number) => boolean {
  return (value, index) => value === others[index];
}

/** But for single values: a unit may sit within rounding of its kink. */
function areClose(one: Float32Array, other: Float32Array): boolean {
  const largest = one.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const odd = one.filter((value, index) => !(Math.abs(value - other[index]!) <= CLOSE * largest));
  return one.length === other.length && odd.length <= ODD * one.length;
}
