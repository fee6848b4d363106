import { util } from '@tensorflow/tfjs-core';
import type { NodeReader } from './node-reader.js';
import type { Constant } from './values.js';

/** Shapes and what is computed of them; a file can make a list twice as long by each of its nodes. */
const MOST_NUMBERS = 1000;

type Fold = (reader: NodeReader) => Constant;

/**
 * Arithmetic on shapes, as Flatten, Reshape and transposed convolutions of any batch size are
 * converted to: `Shape`, a `StridedSlice` of it, a `Pack` with other numbers. The batch is NaN, and
 * so is what is computed from it.
 */
const folds: Record<string, Fold> = {
  Add: (reader) => elementwise(reader, (a, b) => a + b),
  AddV2: (reader) => elementwise(reader, (a, b) => a + b),
  Cast: (reader) => ({ ...known(reader, 0), weight: null }),
  ConcatV2: (reader) => vector(lists(reader).slice(0, -1).flat()),
  FloorDiv: (reader) => elementwise(reader, (a, b) => Math.floor(a / b)),
  GatherV2: (reader) => {
    const { integers } = known(reader, 0);
    const { shape, integers: indices } = known(reader, 1);
    return constant(
      shape,
      indices.map((index) => integers.at(index) ?? NaN),
    );
  },
  Mul: (reader) => elementwise(reader, (a, b) => a * b),
  Pack: (reader) => vector(lists(reader).flat()),
  Prod: (reader) => constant([], [util.sizeFromShape(known(reader, 0).integers)]),
  StridedSlice: stridedSlice,
  Sub: (reader) => elementwise(reader, (a, b) => a - b),
};

export const foldedOperations: readonly string[] = [...Object.keys(folds), 'Shape'];

/** The node's value where it follows from shapes and constants alone, else `null`. */
export function foldConstants(reader: NodeReader): Constant | null {
  const { node, inputs } = reader;
  const [first] = inputs;
  if (node.op === 'Shape' && first) {
    return vector(first.kind === 'feature' ? [NaN, ...first.shape] : first.shape);
  }
  const isKnown = inputs.every((input) => input.kind === 'constant' && input.integers !== null);
  if (!isKnown || inputs.length === 0 || !Object.hasOwn(folds, node.op)) return null;
  const folded = folds[node.op]!(reader);
  if (folded.integers && folded.integers.length > MOST_NUMBERS) {
    throw reader.invalid(`would make a list of more than ${MOST_NUMBERS} numbers`);
  }
  return folded;
}

/** The part of a list that the masks and the first of the numbers say; of one axis only. */
function stridedSlice(reader: NodeReader): Constant {
  const { shape, integers } = known(reader, 0);
  const [begin, end, stride] = [1, 2, 3].map((index) => known(reader, index).integers);
  const masks = ['ellipsis_mask', 'new_axis_mask'].some((mask) => reader.number(mask, 0) !== 0);
  if (shape.length !== 1 || begin!.length !== 1 || masks || stride![0] !== 1) {
    throw reader.unsupported('slices something else than a list of sizes');
  }
  const from = reader.number('begin_mask', 0) & 1 ? 0 : begin![0]!;
  if (reader.number('shrink_axis_mask', 0) & 1) return constant([], [integers.at(from)!]);
  return vector(integers.slice(from, reader.number('end_mask', 0) & 1 ? undefined : end![0]));
}

function elementwise(reader: NodeReader, compute: (a: number, b: number) => number): Constant {
  const [a, b] = [known(reader, 0), known(reader, 1)];
  const longer = a.integers.length >= b.integers.length ? a : b;
  const at = ({ integers }: { integers: number[] }, index: number) =>
    integers[integers.length === 1 ? 0 : index]!;
  return constant(
    longer.shape,
    longer.integers.map((_, index) => compute(at(a, index), at(b, index))),
  );
}

function lists(reader: NodeReader): number[][] {
  return reader.inputs.map((_, index) => known(reader, index).integers);
}

function known(reader: NodeReader, index: number): Constant & { integers: number[] } {
  const input = reader.inputs[index];
  if (input?.kind !== 'constant' || !input.integers)
    throw reader.invalid(`lacks the input ${index}`);
  return { ...input, integers: input.integers };
}

function vector(integers: number[]): Constant {
  return constant([integers.length], integers);
}

function constant(shape: number[], integers: number[]): Constant {
  return { kind: 'constant', shape, weight: null, integers };
}
