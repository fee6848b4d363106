import type { Datatype } from './hdf5/datatype.js';

/** How numbers lie in the file, and the bytes of each in the model: float16 stays, all else is float32. */
export interface StoredAs {
  format: 'float16' | 'bfloat16' | 'float32' | 'float64';
  bigEndian: boolean;
  bytes: 2 | 4;
}

const itemSizes = { float16: 2, bfloat16: 2, float32: 4, float64: 8 };

/**
 * `null` of what are no such numbers.
 *
 * @param note Keras's own word for numbers that HDF5 does not know
 */
export function storedAs(type: Datatype, note: string | null): StoredAs | null {
  if (type.kind === 'opaque') {
    const isKnown = type.size === 2 && note === 'bfloat16';
    return isKnown ? { format: 'bfloat16', bigEndian: false, bytes: 4 } : null;
  }
  if (type.kind !== 'float') return null;
  const { size, bigEndian, exponentBits } = type;
  if (size === 4) return { format: 'float32', bigEndian, bytes: 4 };
  if (size === 8) return { format: 'float64', bigEndian, bytes: 4 };
  if (size !== 2) return null;
  if (exponentBits === 8) return { format: 'bfloat16', bigEndian, bytes: 4 };
  return exponentBits === 5 ? { format: 'float16', bigEndian, bytes: 2 } : null;
}

/** The numbers in the form that models have them, little-endian. */
export function decodeFloats(stored: Uint8Array, { format, bigEndian }: StoredAs): Uint8Array {
  const itemSize = itemSizes[format];
  const bytes = bigEndian ? reversed(stored, itemSize) : stored;
  if (format === 'float32' || format === 'float16') return bytes;
  const count = bytes.byteLength / itemSize;
  if (format === 'float64') {
    // Their own buffer: numbers of eight bytes must lie at multiples of eight.
    return bytesOf(Float32Array.from(new Float64Array(bytes.slice().buffer)));
  }
  const bits = new Uint16Array(bytes.slice().buffer);
  // The upper half of a float32.
  return bytesOf(Uint32Array.from({ length: count }, (_, index) => bits[index]! << 16));
}

function bytesOf({ buffer }: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): Uint8Array {
  return new Uint8Array(buffer);
}

function reversed(bytes: Uint8Array, itemSize: number): Uint8Array {
  const turned = bytes.slice();
  for (let start = 0; start < turned.byteLength; start += itemSize) {
    turned.subarray(start, start + itemSize).reverse();
  }
  return turned;
}
