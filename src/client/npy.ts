import { ExplainError } from '../protocol.js';

/** Numbers in C order: the last axis runs fastest. */
export type NumberArray =
  Float32Array | Float64Array | Int32Array | Uint8Array | Uint8ClampedArray | readonly number[];

/** What is written as an array: numbers in one row, numbers with their shape, or the raw map of a result. */
export type ArraySource =
  | NumberArray
  | { readonly data: NumberArray; readonly shape: readonly number[] }
  | { readonly map: NumberArray; readonly shape: readonly number[] };

interface Shaped {
  data: NumberArray;
  shape: readonly number[];
}

/** What numpy calls a kind of number, and how one is written. */
interface Kind {
  name: string;
  bytes: number;
  write: (view: DataView, at: number, value: number) => void;
}

const float64: Kind = {
  name: '<f8',
  bytes: 8,
  write: (view, at, value) => view.setFloat64(at, value, true),
};
const kinds: [isOf: (data: NumberArray) => boolean, kind: Kind][] = [
  [
    (data) => data instanceof Float32Array,
    { name: '<f4', bytes: 4, write: (view, at, value) => view.setFloat32(at, value, true) },
  ],
  [
    (data) => data instanceof Int32Array,
    { name: '<i4', bytes: 4, write: (view, at, value) => view.setInt32(at, value, true) },
  ],
  [
    (data) => data instanceof Uint8Array || data instanceof Uint8ClampedArray,
    { name: '|u1', bytes: 1, write: (view, at, value) => view.setUint8(at, value) },
  ],
];

/**
 * An array as a file that `numpy.load` reads: format 1.0 of numpy.lib.format, little-endian, in C order.
 *
 * @param source a result, whose raw map is written; `{ data, shape }`; numbers in one row; or a list of
 *   these, of one shape: they are stacked, and their number is the first side of the array
 * @returns the bytes of the file
 * @throws `argument-invalid`
 */
export function toNpy(source: ArraySource | readonly ArraySource[]): Uint8Array<ArrayBuffer> {
  return isList(source) ? npyFile(source.map(shaped), [source.length]) : npyFile([shaped(source)]);
}

function isList(source: ArraySource | readonly ArraySource[]): source is readonly ArraySource[] {
  return Array.isArray(source) && source.length > 0 && typeof source[0] === 'object';
}

function shaped(source: ArraySource): Shaped {
  if (typeof source !== 'object' || source === null) throw noArray(`is ${String(source)}`);
  if (isNumbers(source)) return { data: source, shape: [source.length] };
  if (ArrayBuffer.isView(source) || Array.isArray(source)) throw noArray('holds no plain numbers');
  const data = 'map' in source ? source.map : source.data;
  const { shape } = source;
  const sides = Array.isArray(shape) && shape.every((side) => Number.isInteger(side) && side >= 0);
  const count = sides ? shape.reduce((product, side) => product * side, 1) : NaN;
  if (isNumbers(data) && data.length === count) return { data, shape };
  throw noArray(`has ${data?.length ?? 'no'} values for the shape [${String(shape)}]`);
}

function isNumbers(source: unknown): source is NumberArray {
  if (Array.isArray(source)) return source.every((value) => typeof value === 'number');
  return /^\[object (Float(32|64)|Int32|Uint8(Clamped)?)Array\]$/.test(
    Object.prototype.toString.call(source),
  );
}

/** Parts of one shape, one after the other, below the sides that come first. */
function npyFile(parts: readonly Shaped[], outer: readonly number[] = []): Uint8Array<ArrayBuffer> {
  const [first] = parts;
  if (!first) throw noArray('is an empty list');
  const odd = parts.find(({ shape }) => String(shape) !== String(first.shape));
  if (odd) throw noArray(`mixes the shapes [${String(first.shape)}] and [${String(odd.shape)}]`);
  const kind = kindOf(parts);
  const shape = [...outer, ...first.shape];
  const header = headerOf(kind, shape);
  const file = new Uint8Array(header.length + kind.bytes * parts.length * first.data.length);
  file.set(header);
  const view = new DataView(file.buffer);
  let at = header.length;
  for (const { data } of parts) {
    for (const value of data) {
      kind.write(view, at, value);
      at += kind.bytes;
    }
  }
  return file;
}

/** That of all parts; of different ones the one that holds them all. */
function kindOf(parts: readonly Shaped[]): Kind {
  const found = kinds.find(([isOf]) => parts.every(({ data }) => isOf(data)));
  return found?.[1] ?? float64;
}

function headerOf({ name }: Kind, shape: readonly number[]): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const description = `{'descr': '${name}', 'fortran_order': False, 'shape': (${sides}), }`;
  // Magic, version and the header's length take 10 bytes; what follows is aligned to 64.
  const length = Math.ceil((10 + description.length + 1) / 64) * 64 - 10;
  const text = `\x93NUMPY\x01\x00${'\0\0'}${description.padEnd(length - 1)}\n`;
  const header = Uint8Array.from(text, (character) => character.charCodeAt(0));
  new DataView(header.buffer).setUint16(8, length, true);
  return header;
}

function noArray(what: string): ExplainError {
  return new ExplainError(
    'argument-invalid',
    `What toNpy() was given ${what}.`,
    'Give a result, { data, shape }, numbers in one row, or a list of these that have one shape.',
  );
}
