import type { NodeReader } from './node-reader.js';
import { constant, sizeOf, transposed, type Constant, type Numbers } from './tensors.js';

/** Numbers that may come out of arithmetic with shapes, or with weights. */
const MOST_FOLDED = 2 ** 24;

export type Fold = (
  reader: NodeReader,
  first: Constant,
  inputs: (Constant | null)[],
) => Constant | Constant[];

/** Of weights, as weight normalization and standardization have it. */
export function reduction(compute: (values: Float64Array) => number): Fold {
  return (reader, first) => {
    const rank = first.shape.length;
    const named = reader.setting('axes', 1)?.map((axis) => counted(axis, rank));
    if (!named?.length && reader.integer('noop_with_empty_axes', 0) === 1) return first;
    const reduced = named?.length ? named : first.shape.map((_, axis) => axis);
    const order = [...first.shape.keys()].sort(
      (one, other) => Number(reduced.includes(one)) - Number(reduced.includes(other)),
    );
    const kept = first.shape.map((size, axis) => (reduced.includes(axis) ? 1 : size));
    const length = sizeOf(first.shape) / sizeOf(kept);
    const values = Float64Array.from(transposed(first.read(), first.shape, order));
    const shape =
      reader.integer('keepdims', 1) === 1
        ? kept
        : first.shape.filter((_, axis) => !reduced.includes(axis));
    return made(reader, shape, first.isFloat, (at) =>
      compute(values.subarray(at * length, (at + 1) * length)),
    );
  };
}

export function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function each(compute: (x: number) => number): Fold {
  return (reader, first) => {
    const values = first.read();
    return made(reader, first.shape, first.isFloat, (at) => compute(values[at]!));
  };
}

export function arithmetic(compute: (x: number, y: number) => number): Fold {
  return (reader, first, [, ...others]) =>
    others.reduce<Constant>((sum, other) => {
      const next = required(reader, other);
      const shape = broadcast(reader, sum.shape, next.shape);
      const [one, two] = [reading(sum, shape), reading(next, shape)];
      const isFloat = sum.isFloat || next.isFloat;
      return made(reader, shape, isFloat, (at) => compute(one(at), two(at)));
    }, first);
}

/** The number of a broadcast constant for each place of the shape that it is broadcast to. */
export function reading(
  { shape, read }: Constant,
  target: readonly number[],
): (at: number) => number {
  const values = read();
  if (values.length === 1) return () => values[0]!;
  if (String(shape) === String(target)) return (at) => values[at]!;
  const missing = target.length - shape.length;
  const strides = target.map((_, axis) =>
    (shape[axis - missing] ?? 1) === 1 ? 0 : sizeOf(shape.slice(axis - missing + 1)),
  );
  return (at) => {
    let [rest, from] = [at, 0];
    for (let axis = target.length - 1; axis >= 0; axis--) {
      from += (rest % target[axis]!) * strides[axis]!;
      rest = Math.floor(rest / target[axis]!);
    }
    return values[from]!;
  };
}

export function broadcast(
  reader: NodeReader,
  one: readonly number[],
  two: readonly number[],
): number[] {
  const rank = Math.max(one.length, two.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [a, b] = [one[axis - rank + one.length] ?? 1, two[axis - rank + two.length] ?? 1];
    if (a === b || b === 1) return a;
    if (a === 1) return b;
    throw reader.refuse(`joins the shapes [${one.join(', ')}] and [${two.join(', ')}]`);
  });
}

export function made(
  reader: NodeReader,
  shape: number[],
  isFloat: boolean,
  at: (index: number) => number,
): Constant {
  const numbers = numbersFor(reader, shape);
  for (let index = 0; index < numbers.length; index++) numbers[index] = at(index);
  return constant(shape, () => numbers, isFloat);
}

export function numbersFor(reader: NodeReader, shape: readonly number[]): Numbers {
  const size = sizeOf(shape);
  if (size >= 0 && size <= MOST_FOLDED) return new Float64Array(size);
  throw reader.refuse(`makes numbers of the shape [${shape.join(', ')}]`);
}

export function reshaped(first: Constant, shape: number[]): Constant {
  return { ...first, shape };
}

export function sizesOf(reader: NodeReader, { shape, read }: Constant): number[] {
  if (sizeOf(shape) <= 16) return [...read()];
  throw reader.refuse('asks for a shape of too many axes');
}

export function required(reader: NodeReader, value: Constant | null | undefined): Constant {
  if (value) return value;
  throw reader.refuse('lacks an input');
}

export function counted(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}
