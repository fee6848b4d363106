import type { JobKind, Jobs } from '../protocol.js';

/** What a job computes, in a form that is quick to compare: its text, and its arrays of numbers. */
export interface Fingerprint {
  text: string;
  arrays: readonly Float32Array[];
}

export function fingerprintOf(kind: JobKind, request: Jobs[JobKind]['request']): Fingerprint {
  const arrays: Float32Array[] = [];
  const text = JSON.stringify([kind, request], (_key, value: unknown) => {
    if (!(value instanceof Float32Array)) return value;
    arrays.push(value);
    return value.length;
  });
  return { text, arrays };
}

export function sameFingerprint(a: Fingerprint, b: Fingerprint): boolean {
  return a.text === b.text && a.arrays.every((array, index) => sameValues(array, b.arrays[index]!));
}

function sameValues(a: Float32Array, b: Float32Array): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}
