import { shapeOf } from './layout.js';
import type { NodeReader, Value } from './node-reader.js';
import { constant, sizeOf, transposed, type Constant, type Numbers } from './tensors.js';

/** Numbers that may come out of arithmetic with shapes, or with weights. */
const MOST_FOLDED = 2 ** 24;

/**
 * What a node gives that does not depend on the image: arithmetic with shapes and weights. NaN stands
 * for the size of the batch.
 *
 * @returns `null` for a node that works on the image, or on what is not folded
 */
export function foldNode(reader: NodeReader): Value[] | null {
  const { op } = reader.node;
  if (op === 'Constant') return [constantNode(reader)];
  if (op === 'Shape' && reader.inputs[0]?.kind === 'feature') return [shapeNode(reader)];
  if (op === 'Size' || !Object.hasOwn(folded, op)) return null;
  const inputs: (Constant | null)[] = [];
  for (const value of reader.inputs) {
    if (value && value.kind !== 'constant') return null;
    inputs.push(value);
  }
  if (!inputs[0]) return null;
  const result = folded[op]!(reader, inputs[0], inputs);
  return Array.isArray(result) ? result : [result];
}

/** Whether it is folded where it works on what is known beforehand. */
export function isFolded(op: string): boolean {
  return op === 'Shape' || Object.hasOwn(folded, op);
}

type Fold = (
  reader: NodeReader,
  first: Constant,
  inputs: (Constant | null)[],
) => Constant | Constant[];

const folded: Record<string, Fold> = {
  Add: arithmetic((x, y) => x + y),
  Cast: (reader, first) => cast(reader, first),
  Ceil: each(Math.ceil),
  Concat: concat,
  ConstantOfShape: (reader, first) => {
    const value = reader.node.attributes.get('value')?.tensor;
    const fill = value ? reader.graph.decode(value) : null;
    const shape = sizesOf(reader, first);
    const [number, isFloat] = fill ? [fill.read()[0] ?? 0, fill.isFloat] : [0, true];
    return made(reader, shape, isFloat, () => number);
  },
  DequantizeLinear: dequantize,
  Div: (reader, first, inputs) =>
    arithmetic((x, y) => (first.isFloat ? x / y : Math.trunc(x / y)))(reader, first, inputs),
  Abs: each(Math.abs),
  Equal: arithmetic((x, y) => Number(x === y)),
  Exp: each(Math.exp),
  Expand: (reader, first, [, target]) => {
    const shape = broadcast(reader, first.shape, sizesOf(reader, required(reader, target)));
    return made(reader, shape, first.isFloat, reading(first, shape));
  },
  Flatten: (reader, first) => {
    const axis = reader.integer('axis', 1);
    const from = axis < 0 ? axis + first.shape.length : axis;
    return reshaped(first, [sizeOf(first.shape.slice(0, from)), sizeOf(first.shape.slice(from))]);
  },
  Floor: each(Math.floor),
  Gather: gather,
  Greater: arithmetic((x, y) => Number(x > y)),
  Identity: (_reader, first) => first,
  Less: arithmetic((x, y) => Number(x < y)),
  Max: arithmetic(Math.max),
  Min: arithmetic(Math.min),
  Mod: arithmetic((x, y) => x - Math.floor(x / y) * y),
  Mul: arithmetic((x, y) => x * y),
  Neg: each((x) => -x),
  Not: each((x) => Number(!x)),
  Pow: arithmetic((x, y) => x ** y),
  Range: (reader, first, [, limit, delta]) => {
    const [start, end, step] = [first, required(reader, limit), required(reader, delta)].map(
      (value) => value.read()[0] ?? NaN,
    );
    const length = Math.max(0, Math.ceil((end! - start!) / step!));
    if (!Number.isSafeInteger(length)) throw reader.refuse('counts to the size of the batch');
    return made(reader, [length], first.isFloat, (at) => start! + at * step!);
  },
  Reciprocal: each((x) => 1 / x),
  ReduceL2: reduction((values) => Math.sqrt(sumOf(values.map((value) => value * value)))),
  ReduceMax: reduction((values) =>
    values.reduce((most, value) => Math.max(most, value), -Infinity),
  ),
  ReduceMean: reduction((values) => sumOf(values) / values.length),
  ReduceSum: reduction(sumOf),
  ReduceSumSquare: reduction((values) => sumOf(values.map((value) => value * value))),
  ReduceProd: (reader, first) => {
    const product = sizeOf([...first.read()]);
    const keeps = reader.integer('keepdims', 1) === 1;
    return made(reader, keeps ? first.shape.map(() => 1) : [], first.isFloat, () => product);
  },
  Reshape: (reader, first, [, target]) => {
    const sizes = sizesOf(reader, required(reader, target)).map((size, axis) =>
      size === 0 && !reader.integer('allowzero', 0) ? (first.shape[axis] ?? 0) : size,
    );
    const rest = sizeOf(first.shape) / Math.abs(sizeOf(sizes));
    return reshaped(
      first,
      sizes.map((size) => (size === -1 ? rest : size)),
    );
  },
  Shape: (reader, first) => made(reader, [first.shape.length], false, (axis) => first.shape[axis]!),
  Slice: slice,
  Sqrt: each(Math.sqrt),
  Squeeze: (reader, first) => {
    const named = reader.setting('axes', 1)?.map((axis) => counted(axis, first.shape.length));
    return reshaped(
      first,
      first.shape.filter((size, axis) => (named ? !named.includes(axis) : size !== 1)),
    );
  },
  Sub: arithmetic((x, y) => x - y),
  Transpose: (reader, first) => {
    const rank = first.shape.length;
    const order = reader.integers('perm') ?? Array.from({ length: rank }, (_, at) => rank - 1 - at);
    const isOrder = order.length === rank && new Set(order).size === rank;
    if (!isOrder || order.some((axis) => axis < 0 || axis >= rank)) {
      throw reader.refuse(`has the order [${order.join(', ')}]`);
    }
    const shape = order.map((axis) => first.shape[axis]!);
    const read = () => transposed(first.read(), first.shape, order);
    return constant(shape, read, first.isFloat, first.name);
  },
  Unsqueeze: (reader, first) => {
    const axes = reader.setting('axes', 1) ?? [];
    const rank = first.shape.length + axes.length;
    const added = axes.map((axis) => counted(axis, rank));
    const rest = [...first.shape];
    const sizes = Array.from({ length: rank }, (_, axis) =>
      added.includes(axis) ? 1 : rest.shift()!,
    );
    return reshaped(first, sizes);
  },
  Where: (reader, condition, [, yes, no]) => {
    const [one, other] = [required(reader, yes), required(reader, no)];
    const shape = [condition, one, other].reduce<number[]>(
      (sizes, value) => broadcast(reader, sizes, value.shape),
      [],
    );
    const [test, first, second] = [condition, one, other].map((value) => reading(value, shape));
    return made(reader, shape, one.isFloat, (at) => (test!(at) ? first!(at) : second!(at)));
  },
};

function constantNode(reader: NodeReader): Constant {
  const { attributes } = reader.node;
  const tensor = attributes.get('value')?.tensor;
  if (tensor) return reader.graph.decode(tensor);
  const found = [...attributes.values()].find(({ name }) => name.startsWith('value_'));
  const isFloat = found?.name.startsWith('value_float') ?? false;
  switch (found?.name) {
    case 'value_float':
      return constant([], () => Float64Array.of(found.float), true);
    case 'value_int':
      return constant([], () => Float64Array.of(found.integer), false);
    case 'value_floats':
    case 'value_ints': {
      const numbers = isFloat ? found.floats : found.integers;
      return constant([numbers.length], () => Float64Array.from(numbers), isFloat);
    }
    default:
      throw reader.refuse('has no numbers');
  }
}

/** With the batch in front; versions 15 and later may ask for a part. */
function shapeNode(reader: NodeReader): Constant {
  const sizes = [NaN, ...shapeOf(reader.feature(0).axes)];
  const end = reader.node.attributes.get('end')?.integer ?? sizes.length;
  const part = sizes.slice(reader.integer('start', 0), end);
  return constant([part.length], () => Float64Array.from(part), false);
}

function cast(reader: NodeReader, first: Constant): Constant {
  const type = reader.integer('to', 1);
  const isFloat = [1, 10, 11, 16].includes(type);
  if (isFloat || !first.isFloat) return { ...first, isFloat };
  return constant(first.shape, () => Float64Array.from(first.read(), Math.trunc), false);
}

function concat(reader: NodeReader, first: Constant, inputs: (Constant | null)[]): Constant {
  const axis = counted(reader.integer('axis', 0), first.shape.length);
  const parts = inputs.map((input) => required(reader, input));
  const length = parts.reduce((sum, { shape }) => sum + (shape[axis] ?? 0), 0);
  const shape = first.shape.map((size, index) => (index === axis ? length : size));
  if (sizeOf(shape) !== parts.reduce((sum, part) => sum + sizeOf(part.shape), 0)) {
    throw reader.refuse('joins what does not fit');
  }
  const outer = sizeOf(shape.slice(0, axis));
  const numbers = numbersFor(reader, shape);
  let at = 0;
  for (let index = 0; index < outer; index++) {
    for (const part of parts) {
      const run = sizeOf(part.shape) / outer;
      const values = part.read();
      for (let each = 0; each < run; each++) numbers[at++] = values[index * run + each]!;
    }
  }
  return constant(shape, () => numbers, first.isFloat);
}

function gather(reader: NodeReader, first: Constant, [, indices]: (Constant | null)[]): Constant {
  const chosen = required(reader, indices);
  const axis = counted(reader.integer('axis', 0), first.shape.length);
  return take(reader, first, axis, chosen);
}

/** The chosen places along an axis. */
function take(reader: NodeReader, first: Constant, axis: number, chosen: Constant): Constant {
  const [before, after] = [first.shape.slice(0, axis), first.shape.slice(axis + 1)];
  const length = first.shape[axis] ?? 0;
  const inner = sizeOf(after);
  const [values, places] = [first.read(), chosen.read()];
  return made(reader, [...before, ...chosen.shape, ...after], first.isFloat, (at) => {
    const place = places[Math.floor(at / inner) % places.length]!;
    const index = place < 0 ? place + length : place;
    if (!(index >= 0 && index < length)) throw reader.refuse('takes what is not there');
    const block = Math.floor(at / (inner * places.length));
    return values[(block * length + index) * inner + (at % inner)]!;
  });
}

function slice(reader: NodeReader, first: Constant): Constant {
  const starts = reader.setting('starts', 1) ?? [];
  const ends = reader.setting('ends', 2) ?? [];
  const axes = reader.setting('axes', 3) ?? starts.map((_, axis) => axis);
  const steps = reader.list(4) ?? starts.map(() => 1);
  return axes.reduce((value, axis, index) => {
    const along = counted(axis, value.shape.length);
    const length = value.shape[along] ?? 0;
    const places = slicedPlaces(starts[index]!, ends[index]!, steps[index] ?? 1, length);
    const chosen = constant([places.length], () => Float64Array.from(places), false);
    return take(reader, value, along, chosen);
  }, first);
}

/** The places that a slice takes, negative ones counted from the end and all cut to what is there. */
export function slicedPlaces(start: number, end: number, step: number, length: number): number[] {
  const clamp = (value: number, least: number, most: number): number =>
    Math.min(Math.max(value < 0 ? value + length : value, least), most);
  const [least, most] = step < 0 ? [-1, length - 1] : [0, length];
  const first = clamp(start, 0, most);
  // Backwards to the very first place, the end is told as less than minus the length.
  const last = clamp(end, least, most);
  const count = step === 0 ? 0 : Math.max(0, Math.ceil((last - first) / step));
  return Array.from({ length: count }, (_, index) => first + index * step);
}

/** `(x - zero point) * scale`, of the whole or of each channel. */
function dequantize(
  reader: NodeReader,
  first: Constant,
  [, scale, zero]: (Constant | null)[],
): Constant {
  const { shape } = first;
  const factor = required(reader, scale);
  const channels = sizeOf(factor.shape);
  const axis = counted(reader.integer('axis', 1), shape.length);
  if (reader.integer('block_size', 0) > 0 || (channels > 1 && channels !== shape[axis])) {
    throw reader.refuse('has scales of blocks', 'Quantize with one scale a tensor or a channel.');
  }
  const inner = channels > 1 ? sizeOf(shape.slice(axis + 1)) : Infinity;
  const read = (): Float32Array => {
    const [values, factors, zeros] = [first.read(), factor.read(), zero?.read() ?? null];
    return Float32Array.from(values, (value, at) => {
      const channel = channels > 1 ? Math.floor(at / inner) % channels : 0;
      return (value - (zeros?.[channel] ?? 0)) * factors[channel]!;
    });
  };
  return constant(shape, read, true, first.name);
}

/** Of weights, as weight normalization and standardization have it. */
function reduction(compute: (values: Float64Array) => number): Fold {
  return (reader, first) => {
    const rank = first.shape.length;
    const named = reader.setting('axes', 1)?.map((axis) => counted(axis, rank));
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

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function each(compute: (x: number) => number): Fold {
  return (reader, first) => {
    const values = first.read();
    return made(reader, first.shape, first.isFloat, (at) => compute(values[at]!));
  };
}

function arithmetic(compute: (x: number, y: number) => number): Fold {
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
function reading({ shape, read }: Constant, target: readonly number[]): (at: number) => number {
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

function broadcast(reader: NodeReader, one: readonly number[], two: readonly number[]): number[] {
  const rank = Math.max(one.length, two.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [a, b] = [one[axis - rank + one.length] ?? 1, two[axis - rank + two.length] ?? 1];
    if (a === b || b === 1) return a;
    if (a === 1) return b;
    throw reader.refuse(`joins the shapes [${one.join(', ')}] and [${two.join(', ')}]`);
  });
}

function made(
  reader: NodeReader,
  shape: number[],
  isFloat: boolean,
  at: (index: number) => number,
): Constant {
  const numbers = numbersFor(reader, shape);
  for (let index = 0; index < numbers.length; index++) numbers[index] = at(index);
  return constant(shape, () => numbers, isFloat);
}

function numbersFor(reader: NodeReader, shape: readonly number[]): Numbers {
  const size = sizeOf(shape);
  if (size >= 0 && size <= MOST_FOLDED) return new Float64Array(size);
  throw reader.refuse(`makes numbers of the shape [${shape.join(', ')}]`);
}

function reshaped(first: Constant, shape: number[]): Constant {
  return { ...first, shape };
}

function sizesOf(reader: NodeReader, { shape, read }: Constant): number[] {
  if (sizeOf(shape) <= 16) return [...read()];
  throw reader.refuse('asks for a shape of too many axes');
}

function required(reader: NodeReader, value: Constant | null | undefined): Constant {
  if (value) return value;
  throw reader.refuse('lacks an input');
}

function counted(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}
