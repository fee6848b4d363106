import { invalidFile } from '../../foreign/invalid-file.js';
import { unknownPart, type Hdf5Bytes } from './bytes.js';
import { countOf, readDatatype, readShape, type Datatype } from './datatype.js';
import { messageTypes, type Message } from './messages.js';

/** Texts in one attribute: names of layers or of weights. */
const MOST_TEXTS = 100_000;
/** Characters of all of them together: a model.json may have as many. */
const MOST_CHARACTERS = 32e6;

/** The texts of an object's attribute; `null` where it has none of that name, or one of other values. */
export function readTexts(
  file: Hdf5Bytes,
  messages: readonly Message[],
  wanted: string,
): string[] | null {
  for (const { type, offset } of messages) {
    if (type === messageTypes.attribute) {
      const { name, typeAt, shapeAt, dataAt } = partsOf(file, offset);
      if (name === wanted) {
        const shape = readShape(file, shapeAt);
        return shape && textsOf(file, readDatatype(file, typeAt), countOf(shape), dataAt);
      }
    }
    if (type === messageTypes.attributeInfo) {
      const heap = offset + 2 + (file.u8(offset + 1) & 1 ? 2 : 0);
      if (file.address(heap) !== null) throw unknownPart('attributes in a fractal heap');
    }
  }
  return null;
}

function partsOf(file: Hdf5Bytes, offset: number) {
  file.step();
  const [version, flags] = [file.u8(offset), file.u8(offset + 1)];
  if (version < 1 || version > 3) throw unknownPart(`an attribute of version ${version}`);
  const [nameSize, typeSize, shapeSize] = [2, 4, 6].map((at) => file.u16(offset + at));
  // The first version fills up to eight bytes, the third tells the name's encoding.
  const padded = (size: number): number => (version === 1 ? Math.ceil(size / 8) * 8 : size);
  const nameAt = offset + (version === 3 ? 9 : 8);
  const typeAt = nameAt + padded(nameSize!);
  const shapeAt = typeAt + padded(typeSize!);
  const dataAt = shapeAt + padded(shapeSize!);
  if (version > 1 && flags !== 0) throw unknownPart('an attribute of a shared type');
  return { name: upToZero(file.text(nameAt, nameSize!)), typeAt, shapeAt, dataAt };
}

function textsOf(file: Hdf5Bytes, type: Datatype, count: number, at: number): string[] | null {
  if (count > MOST_TEXTS) throw invalidFile(`The HDF5 file has a list of ${count} names.`);
  let characters = 0;
  const texts: string[] = [];
  for (let index = 0; index < count; index++) {
    const text = textAt(file, type, at + index * type.size);
    if (text === null) return null;
    characters += text.length;
    if (characters > MOST_CHARACTERS) {
      throw invalidFile('The HDF5 file has a description that is too long.');
    }
    texts.push(text);
  }
  return texts;
}

function textAt(file: Hdf5Bytes, type: Datatype, at: number): string | null {
  if (type.kind === 'text') {
    const text = upToZero(file.text(at, type.size));
    return type.spaces ? text.replace(/ +$/, '') : text;
  }
  if (type.kind !== 'heap-text') return null;
  return heapText(file, { length: file.u32(at), heap: file.u64(at + 4), index: file.u32(at + 12) });
}

/** A text in a global heap: a list of objects, each with its number. */
function heapText(
  file: Hdf5Bytes,
  { length, heap, index }: { length: number; heap: number; index: number },
): string {
  if (length === 0) return '';
  file.requireSignature(heap, 'GCOL');
  const end = heap + file.u64(heap + 8);
  let at = heap + 16;
  while (at + 16 <= end) {
    file.step();
    const [number, size] = [file.u16(at), file.u64(at + 8)];
    if (number === index) return upToZero(file.text(at + 16, Math.min(length, size)));
    if (number === 0) break;
    at += 16 + Math.ceil(size / 8) * 8;
  }
  throw invalidFile('The HDF5 file lacks a text that it refers to.');
}

function upToZero(text: string): string {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}
