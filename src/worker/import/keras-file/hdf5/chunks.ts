import { invalidFile } from '../../foreign/invalid-file.js';
import { unknownPart, type Hdf5Bytes } from './bytes.js';
import { countOf } from './datatype.js';
import { readFilters, unfiltered, type Filter } from './filters.js';
import type { Message } from './messages.js';

const MOST_LEVELS = 8;
/** What inflating may make of a byte. */
const MOST_RATIO = 1032;

/** An array that is stored in boxes of one size, which a B-tree of version 1 lists. */
export interface ChunkedArray {
  tree: number;
  /** Sizes of a box. */
  chunk: number[];
  shape: number[];
  itemSize: number;
  filters: Message | undefined;
}

interface Reading extends ChunkedArray {
  pipeline: Filter[];
  whole: Uint8Array;
  /** Boxes that are still to come. */
  missing: number;
}

export function readChunks(file: Hdf5Bytes, array: ChunkedArray): Uint8Array {
  const { chunk, shape, itemSize, filters } = array;
  const missing = countOf(shape.map((size, axis) => Math.ceil(size / chunk[axis]!)));
  const size = countOf(shape) * itemSize;
  const most = file.length * MOST_RATIO;
  // A box may reach beyond the array.
  if (!(missing * 32 <= file.length && size <= most && countOf(chunk) * itemSize <= most)) {
    throw invalidFile('The HDF5 file has an array of more chunks than it has room for.');
  }
  const pipeline = filters ? readFilters(file, filters.offset) : [];
  const reading = { ...array, pipeline, whole: new Uint8Array(size), missing };
  readNode(file, array.tree, reading, MOST_LEVELS);
  if (reading.missing !== 0) throw unknownPart('an array that was not written whole');
  return reading.whole;
}

function readNode(file: Hdf5Bytes, address: number, reading: Reading, below: number): void {
  file.requireSignature(address, 'TREE');
  const [type, level] = [file.u8(address + 4), file.u8(address + 5)];
  if (type !== 1 || level >= below) throw unknownPart('a tree of chunks that leads astray');
  const count = file.u16(address + 6);
  const axes = reading.shape.length;
  const keySize = 8 + 8 * (axes + 1);
  for (let index = 0; index < count; index++) {
    const key = address + 24 + index * (keySize + 8);
    const child = file.u64(key + keySize);
    if (level > 0) {
      readNode(file, child, reading, level);
      continue;
    }
    file.step();
    const corner = reading.shape.map((_, axis) => file.u64(key + 8 + 8 * axis));
    const stored = file.slice(child, file.u32(key));
    place(unfiltered(stored, reading, file.u32(key + 4)), corner, reading);
  }
}

/** Copies a box to its place, row by row, without what reaches beyond the array. */
function place(box: Uint8Array, corner: readonly number[], reading: Reading): void {
  const { chunk, shape, itemSize, whole } = reading;
  const isSound = corner.every((at, axis) => at < shape[axis]! && at % (chunk[axis] ?? 0) === 0);
  if (!isSound || reading.missing-- === 0) throw invalidFile('The HDF5 file has a stray chunk.');
  const last = shape.length - 1;
  const within = shape.map((size, axis) => Math.min(chunk[axis]!, size - corner[axis]!));
  const rowBytes = within[last]! * itemSize;
  const rows = countOf(within.slice(0, last));
  for (let row = 0; row < rows; row++) {
    let [from, to, rest] = [0, corner[last]!, row];
    let [boxStride, stride] = [chunk[last]!, shape[last]!];
    for (let axis = last - 1; axis >= 0; axis--) {
      const at = rest % within[axis]!;
      rest = Math.floor(rest / within[axis]!);
      from += at * boxStride;
      to += (corner[axis]! + at) * stride;
      boxStride *= chunk[axis]!;
      stride *= shape[axis]!;
    }
    const start = from * itemSize;
    whole.set(box.subarray(start, start + rowBytes), to * itemSize);
  }
}
