import {
  arithmetic,
  broadcast,
  counted,
  each,
  made,
  reading,
  reduction,
  required,
  reshaped,
  sizesOf,
  sumOf,
  type Fold,
} from './constant-arithmetic.js';
import { concat, gather, slice } from './constant-slices.js';
import { shapeOf } from './layout.js';
import type { NodeReader, Value } from './node-reader.js';
import { constant, sizeOf, transposed, type Constant } from './tensors.js';

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
  ReduceProd: reduction((values) => values.reduce((product, value) => product * value, 1)),
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
  Shape: (reader, first) => shapePart(reader, first.shape),
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
  return shapePart(reader, [NaN, ...shapeOf(reader.feature(0).axes)]);
}

function shapePart(reader: NodeReader, sizes: readonly number[]): Constant {
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
