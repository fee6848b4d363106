import { unknownPart, type Hdf5Bytes } from './bytes.js';

/** What the elements of an attribute or a dataset are; `other` where nobody asks for them. */
export type Datatype = { size: number } & (
  | { kind: 'float'; bigEndian: boolean; exponentBits: number }
  /** Of a fixed number of bytes; `spaces` where these fill it up. */
  | { kind: 'text'; spaces: boolean }
  /** Each lies in a heap. */
  | { kind: 'heap-text' }
  /** Bytes that somebody else knows the meaning of. */
  | { kind: 'opaque' }
  | { kind: 'other' }
);

const FLOAT = 1;
const TEXT = 3;
const OPAQUE = 5;
const VARIABLE_LENGTH = 9;

export function readDatatype(file: Hdf5Bytes, offset: number): Datatype {
  const kind = file.u8(offset) & 0x0f;
  const bits = file.u8(offset + 1);
  const size = file.u32(offset + 4);
  if (kind === FLOAT) {
    const exponentBits = file.u8(offset + 8 + 5);
    // Bit 6 says that it is of the VAX.
    if (bits & 0x40) throw unknownPart('numbers in the order of a VAX');
    return { kind: 'float', size, bigEndian: (bits & 1) === 1, exponentBits };
  }
  if (kind === TEXT) return { kind: 'text', size, spaces: (bits & 0x0f) === 2 };
  if (kind === OPAQUE) return { kind: 'opaque', size };
  if (kind === VARIABLE_LENGTH && (bits & 0x0f) === 1) return { kind: 'heap-text', size };
  return { kind: 'other', size };
}

/** Sizes of a dataspace, none for a single value; `null` where it holds nothing. */
export function readShape(file: Hdf5Bytes, offset: number): number[] | null {
  const [version, rank] = [file.u8(offset), file.u8(offset + 1)];
  if (version !== 1 && version !== 2) throw unknownPart(`a dataspace of version ${version}`);
  if (version === 2 && file.u8(offset + 3) === 2) return null;
  const start = offset + (version === 1 ? 8 : 4);
  return Array.from({ length: rank }, (_, axis) => file.u64(start + 8 * axis));
}

export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
