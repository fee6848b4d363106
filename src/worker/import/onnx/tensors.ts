import { invalidFile } from '../foreign/invalid-file.js';
import type { OnnxTensor } from './messages.js';

export type Numbers = Float32Array | Float64Array | Int32Array | Int8Array | Uint8Array;

/** What does not depend on the image. */
export interface Constant {
  kind: 'constant';
  shape: number[];
  isFloat: boolean;
  /** Its numbers in row-major order; NaN stands for the size of the batch. */
  read(): Numbers;
  /** Its name among the initializers, which tells the module of its layer. */
  name: string;
}

/** Numbers that are kept once they are decoded. */
const MOST_KEPT = 65_536;

const names: Record<number, string> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  8: 'text',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  13: 'uint64',
  16: 'bfloat16',
  17: 'float8',
  18: 'float8',
  19: 'float8',
  20: 'float8',
  21: 'uint4',
  22: 'int4',
};

const bytesPerNumber: Record<number, number> = {
  1: 4,
  2: 1,
  3: 1,
  6: 4,
  7: 8,
  9: 1,
  10: 2,
  11: 8,
  12: 4,
  16: 2,
};

const floatTypes = [1, 10, 11, 16];

export function typeName(type: number): string {
  return names[type] ?? String(type);
}

export function isFloatType(type: number): boolean {
  return floatTypes.includes(type);
}

/**
 * @param external the bytes of the file that its `external` data lie in
 */
export function constantOf(tensor: OnnxTensor, external: Uint8Array | null): Constant {
  const { name, dims, type } = tensor;
  const width = bytesPerNumber[type];
  if (!width) {
    throw invalidFile(
      `The tensor "${name}" has numbers of the type ${typeName(type)}, which is not supported.`,
      'Export the network with weights in float32, float16 or int8.',
    );
  }
  const size = dims.reduce((product, length) => product * length, 1);
  if (!dims.every((length) => Number.isSafeInteger(length) && length >= 0) || size > 2 ** 31) {
    throw invalidFile(`The tensor "${name}" has the shape [${dims.join(', ')}].`);
  }
  const raw = tensor.external.has('location') ? external : tensor.raw;
  const found = raw ? raw.length / width : tensor.numbers.length;
  if (found !== size) {
    throw invalidFile(
      `The tensor "${name}" of the shape [${dims.join(', ')}] has ${found} numbers.`,
    );
  }
  const decode = () => (raw ? decodeBytes(raw, type) : decodeNumbers(tensor.numbers, type));
  return constant(dims, decode, isFloatType(type), name);
}

export function constant(
  shape: number[],
  read: () => Numbers,
  isFloat: boolean,
  name = '',
): Constant {
  const isSmall = shape.reduce((product, length) => product * length, 1) <= MOST_KEPT;
  let kept: Numbers | null = null;
  return {
    kind: 'constant',
    shape,
    isFloat,
    name,
    read: () => (isSmall ? (kept ??= read()) : read()),
  };
}

/** Views where the bytes lie as the numbers have to, else copies. */
function decodeBytes(bytes: Uint8Array, type: number): Numbers {
  const { byteLength: length } = bytes;
  const aligned = (width: number) => (bytes.byteOffset % width === 0 ? bytes : bytes.slice());
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  switch (type) {
    case 1: {
      const { buffer, byteOffset } = aligned(4);
      return new Float32Array(buffer, byteOffset, length / 4);
    }
    case 2:
    case 9:
      return bytes;
    case 3:
      return new Int8Array(bytes.buffer, bytes.byteOffset, length);
    case 6: {
      const { buffer, byteOffset } = aligned(4);
      return new Int32Array(buffer, byteOffset, length / 4);
    }
    case 7:
      return Float64Array.from({ length: length / 8 }, (_, at) =>
        Number(view.getBigInt64(8 * at, true)),
      );
    case 10:
      return Float32Array.from({ length: length / 2 }, (_, at) =>
        halfToNumber(view.getUint16(2 * at, true)),
      );
    case 11:
      return Float64Array.from({ length: length / 8 }, (_, at) => view.getFloat64(8 * at, true));
    case 12:
      return Float64Array.from({ length: length / 4 }, (_, at) => view.getUint32(4 * at, true));
    default:
      return brainFloats(length / 2, (at) => view.getUint16(2 * at, true));
  }
}

/** The fields of numbers: halves lie in them as their bits. */
function decodeNumbers(numbers: number[], type: number): Numbers {
  if (type === 1) return Float32Array.from(numbers);
  if (type === 3) return Int8Array.from(numbers);
  if (type === 2 || type === 9) return Uint8Array.from(numbers);
  if (type === 10) return Float32Array.from(numbers, halfToNumber);
  if (type === 16) return brainFloats(numbers.length, (at) => numbers[at]!);
  return Float64Array.from(numbers);
}

/** The upper half of a float32 each. */
function brainFloats(length: number, at: (index: number) => number): Float32Array {
  const bits = Uint32Array.from({ length }, (_, index) => at(index) << 16);
  return new Float32Array(bits.buffer);
}

function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The numbers of a tensor with its axes in another order. */
export function transposed(
  values: Numbers,
  shape: readonly number[],
  order: readonly number[],
): Float32Array {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const [sizes, steps] = [order.map((axis) => shape[axis]!), order.map((axis) => strides[axis]!)];
  const result = new Float32Array(values.length);
  const index = sizes.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = values[from]!;
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      from += steps[axis]!;
      if (++index[axis]! < sizes[axis]!) break;
      from -= steps[axis]! * sizes[axis]!;
      index[axis] = 0;
    }
  }
  return result;
}
