import { unknownPart, type Hdf5Bytes } from './bytes.js';
import { messageTypes, type Message } from './messages.js';

/** Deeper trees of links would hold more than any file has bytes. */
const MOST_LEVELS = 8;

/** The objects of a group, by name; links to other files and by name are left out. */
export function readLinks(file: Hdf5Bytes, messages: readonly Message[]): Map<string, number> {
  const links = new Map<string, number>();
  for (const { type, offset } of messages) {
    if (type === messageTypes.symbolTable) {
      const [tree, heap] = [file.u64(offset), file.u64(offset + 8)];
      file.requireSignature(heap, 'HEAP');
      readTree(file, tree, { links, names: file.u64(heap + 24) }, MOST_LEVELS);
    } else if (type === messageTypes.link) readLink(file, offset, links);
    else if (type === messageTypes.linkInfo) {
      const heap = offset + 2 + (file.u8(offset + 1) & 1 ? 8 : 0);
      if (file.address(heap) !== null) throw unknownPart('a group of many links in a fractal heap');
    }
  }
  return links;
}

interface Reading {
  links: Map<string, number>;
  /** Where the names begin. */
  names: number;
}

/** A B-tree of version 1, whose leaves are symbol tables. */
function readTree(file: Hdf5Bytes, address: number, reading: Reading, below: number): void {
  file.requireSignature(address, 'TREE');
  const [type, level] = [file.u8(address + 4), file.u8(address + 5)];
  if (type !== 0 || level >= below) throw unknownPart('a tree of links that leads astray');
  const count = file.u16(address + 6);
  for (let index = 0; index < count; index++) {
    // A key stands before each child.
    const child = file.u64(address + 24 + 8 + 16 * index);
    if (level > 0) readTree(file, child, reading, level);
    else readSymbols(file, child, reading);
  }
}

function readSymbols(file: Hdf5Bytes, address: number, { links, names }: Reading): void {
  file.requireSignature(address, 'SNOD');
  const count = file.u16(address + 6);
  for (let index = 0; index < count; index++) {
    file.step();
    const entry = address + 8 + 40 * index;
    const isSoft = file.u32(entry + 16) === 2;
    if (!isSoft) links.set(file.textUntilZero(names + file.u64(entry)), file.u64(entry + 8));
  }
}

function readLink(file: Hdf5Bytes, offset: number, links: Map<string, number>): void {
  const flags = file.u8(offset + 1);
  let at = offset + 2;
  const type = flags & 8 ? file.u8(at++) : 0;
  if (flags & 4) at += 8;
  if (flags & 0x10) at += 1;
  const sizeBytes = 1 << (flags & 3);
  const length = file.uint(at, sizeBytes);
  const name = file.text(at + sizeBytes, length);
  if (type === 0) links.set(name, file.u64(at + sizeBytes + length));
}
