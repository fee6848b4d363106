import { invalidFile } from '../../foreign/invalid-file.js';
import { unknownPart, type Hdf5Bytes } from './bytes.js';
import { readChunks } from './chunks.js';
import { countOf, readDatatype, readShape, type Datatype } from './datatype.js';
import { messageTypes, type Message } from './messages.js';

const MOST_AXES = 8;
const COMPACT = 0;
const CONTIGUOUS = 1;
const CHUNKED = 2;

/** A list of numbers, before its bytes are read. */
export interface Dataset {
  shape: number[];
  type: Datatype;
  /** Bytes that it has once it is unpacked. */
  size: number;
  /** Row-major, as they are stored; to be called when the size is known to be affordable. */
  read(): Uint8Array;
}

/** `null` where the object is none, such as a group. */
export function readDataset(file: Hdf5Bytes, messages: readonly Message[]): Dataset | null {
  const find = (type: number) => messages.find((message) => message.type === type);
  const [layout, space, typeMessage] = [
    find(messageTypes.layout),
    find(messageTypes.dataspace),
    find(messageTypes.datatype),
  ];
  if (!layout || !space || !typeMessage) return null;
  const type = readDatatype(file, typeMessage.offset);
  const shape = readShape(file, space.offset) ?? [0];
  const size = countOf(shape) * type.size;
  if (shape.length > MOST_AXES || !Number.isSafeInteger(size)) {
    throw invalidFile(`The HDF5 file has an array of shape [${shape.slice(0, 9).join(', ')}].`);
  }
  const filters = find(messageTypes.filters);
  const read = () => readBytes(file, { layout, filters, shape, itemSize: type.size, size });
  return { shape, type, size, read };
}

interface Stored {
  layout: Message;
  filters: Message | undefined;
  shape: number[];
  itemSize: number;
  size: number;
}

function readBytes(
  file: Hdf5Bytes,
  { layout: { offset }, filters, shape, itemSize, size }: Stored,
): Uint8Array {
  if (size === 0) return new Uint8Array(0);
  const [version, kind] = [file.u8(offset), file.u8(offset + 1)];
  const isKnown = version === 3 || (version === 4 && kind !== CHUNKED);
  if (!isKnown) throw unknownPart(`an array stored by layout ${version}`);
  if (kind === COMPACT) return file.slice(offset + 4, size);
  if (kind === CONTIGUOUS) {
    const address = file.address(offset + 2);
    if (address === null) throw unknownPart('an array that was never written');
    return file.slice(address, size);
  }
  if (kind !== CHUNKED) throw unknownPart(`an array stored by layout ${kind}`);
  const axes = file.u8(offset + 2) - 1;
  const tree = file.address(offset + 3);
  if (axes !== shape.length || tree === null) throw unknownPart('an array whose chunks do not fit');
  const chunk = shape.map((_, axis) => file.u32(offset + 11 + 4 * axis));
  return readChunks(file, { tree, chunk, shape, itemSize, filters });
}
