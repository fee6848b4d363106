import { inflate } from '../../foreign/inflate.js';
import { invalidFile } from '../../foreign/invalid-file.js';
import { unknownPart, type Hdf5Bytes } from './bytes.js';
import { countOf } from './datatype.js';

/** What a chunk went through before it was stored, in its order. */
export interface Filter {
  id: number;
  values: number[];
}

const DEFLATE = 1;
const SHUFFLE = 2;
const CHECKSUM = 3;
const CHECKSUM_BYTES = 4;

export function readFilters(file: Hdf5Bytes, offset: number): Filter[] {
  const [version, count] = [file.u8(offset), file.u8(offset + 1)];
  if (version !== 1 && version !== 2) throw unknownPart(`filters of version ${version}`);
  let at = offset + (version === 1 ? 8 : 2);
  return Array.from({ length: count }, () => {
    file.step();
    const id = file.u16(at);
    const isNamed = version === 1 || id >= 256;
    const nameSize = isNamed ? file.u16(at + 2) : 0;
    at += isNamed ? 6 : 4;
    const valueCount = file.u16(at);
    at += 2 + (version === 1 ? Math.ceil(nameSize / 8) * 8 : nameSize);
    const values = Array.from({ length: valueCount }, (_, index) => file.u32(at + 4 * index));
    at += 4 * valueCount + (version === 1 && valueCount % 2 === 1 ? 4 : 0);
    return { id, values };
  });
}

/**
 * A chunk as it was before its filters.
 *
 * @param skipped a bit for each filter that it did not go through
 */
export function unfiltered(
  stored: Uint8Array,
  { pipeline, chunk, itemSize }: { pipeline: Filter[]; chunk: number[]; itemSize: number },
  skipped: number,
): Uint8Array {
  const applied = pipeline.filter((_, index) => ((skipped >>> index) & 1) === 0);
  const size = countOf(chunk) * itemSize;
  const bytes = applied.reduceRight((chunkBytes, { id, values }, index) => {
    switch (id) {
      case DEFLATE: {
        const checksums = applied.slice(0, index).filter((before) => before.id === CHECKSUM);
        return inflate(chunkBytes, size + checksums.length * CHECKSUM_BYTES, 'zlib');
      }
      case SHUFFLE:
        return unshuffled(chunkBytes, values[0] ?? itemSize);
      case CHECKSUM:
        return chunkBytes.subarray(0, Math.max(0, chunkBytes.byteLength - CHECKSUM_BYTES));
      default:
        throw unknownPart(`an array compressed by filter ${id}`);
    }
  }, stored);
  if (bytes.byteLength === size) return bytes;
  throw invalidFile('The HDF5 file has a chunk of another size than it says.');
}

/** Shuffling puts the first bytes of all numbers first, then the second ones, and so on. */
function unshuffled(bytes: Uint8Array, itemSize: number): Uint8Array {
  const count = itemSize > 0 ? Math.floor(bytes.byteLength / itemSize) : 0;
  if (count < 2 || itemSize < 2) return bytes;
  const whole = bytes.slice();
  for (let byte = 0; byte < itemSize; byte++) {
    const start = byte * count;
    for (let item = 0; item < count; item++) whole[item * itemSize + byte] = bytes[start + item]!;
  }
  return whole;
}
