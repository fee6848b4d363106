import { lengthOf, mapFeature, shapeOf, transposedFeature, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf } from '../tensors.js';
import { pickedPlaces } from './slicing.js';

/** `Reshape`. The batch comes first, whether as a symbol, as what is left, or as the size it was exported with. */
export function reshape(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  const target = reader.setting('shape', 1) ?? [];
  const own = shapeOf(feature.axes);
  const total = sizeOf(own);
  const keepsZero = reader.integer('allowzero', 0) === 1;
  const [batch, ...sizes] = target.map((size, axis) =>
    size === 0 && !keepsZero && axis > 0 ? (own[axis - 1] ?? 0) : size,
  );
  const missing = sizes.filter((size) => size === -1).length;
  const rest = total / Math.abs(sizeOf(sizes));
  const shape = sizes.map((size) => (size === -1 ? rest : size));
  const isWhole = shape.every((size) => Number.isSafeInteger(size) && size > 0);
  const isBatch = batch !== undefined && !(batch === -1 && missing > 0);
  if (isBatch && missing <= 1 && isWhole && sizeOf(shape) === total) {
    return reader.builder.reshaped(feature, shape);
  }
  throw reader.refuse(
    `makes [${target.map((size) => (Number.isNaN(size) ? 'batch' : size)).join(', ')}] of [batch, ${own.join(', ')}]`,
    'The first size has to be the batch.',
  );
}

export function flatten(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  const own = shapeOf(feature.axes);
  const axis = reader.integer('axis', 1);
  const from = axis < 0 ? axis + own.length + 1 : axis;
  if (from !== 1) throw reader.refuse(`begins at the axis ${axis}`);
  return reader.builder.reshaped(feature, [sizeOf(own)]);
}

export function squeeze(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  const rank = feature.axes.length;
  const named = reader.setting('axes', 1)?.map((axis) => reader.axis(axis, rank));
  if (named?.some((axis) => lengthOf(feature.axes[axis]!) !== 1)) {
    throw reader.refuse(`takes axes out of [batch, ${shapeOf(feature.axes).join(', ')}]`);
  }
  const goes = (length: number, axis: number): boolean =>
    named ? named.includes(axis) : length === 1;
  const axes = feature.axes.filter((axis, index) => !goes(lengthOf(axis), index));
  return { ...feature, axes };
}

export function unsqueeze(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  const named = reader.setting('axes', 1) ?? [];
  const rank = feature.axes.length + named.length;
  const added = named.map((axis) => reader.axis(axis, rank));
  const rest = [...feature.axes];
  const axes = Array.from({ length: rank }, (_, axis) =>
    added.includes(axis) ? [] : rest.shift()!,
  );
  return { ...feature, axes };
}

export function transpose(reader: NodeReader): Feature {
  const picked = pickedPlaces(reader);
  if (picked) return picked;
  const feature = reader.feature(0);
  const rank = feature.axes.length;
  const order = reader.integers('perm') ?? [];
  if (order[0] !== 0) throw reader.refuse('moves the batch');
  const moved = order.slice(1).map((axis) => axis - 1);
  const isOrder = moved.length === rank && new Set(moved).size === rank;
  if (!isOrder || moved.some((axis) => !(axis >= 0 && axis < rank))) {
    throw reader.refuse(`has the order [${order.join(', ')}]`);
  }
  return transposedFeature(feature, moved);
}

/** `Expand` to the shape that it has, or of a map of one cell to one of many. */
export function expand(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  const own = shapeOf(feature.axes);
  const target = (reader.list(1) ?? []).slice(-own.length);
  if (target.every((size, axis) => size === own[own.length - target.length + axis] || size === 1)) {
    return feature;
  }
  const [channels = 0, height = 0, width = 0] = own;
  const [rows = 0, columns = 0] = target.slice(-2);
  if (own.length !== 3 || height * width !== 1 || ![1, channels].includes(target.at(-3) ?? 1)) {
    throw reader.refuse(`repeats [batch, ${own.join(', ')}]`);
  }
  if (![rows, columns].every((size) => Number.isInteger(size) && size >= 1 && size <= 16_384)) {
    throw reader.refuse(`makes a map of [${rows}, ${columns}]`);
  }
  const { builder } = reader;
  const shape = [rows, columns, channels];
  const node = builder.emit(
    { kind: 'upsampling', size: [rows, columns], interpolation: 'nearest' },
    [builder.map(feature).node],
    shape,
  );
  return mapFeature(node, shape);
}

/** `Tile` of axes of one value, as Keras enlarges maps: the cells of another axis are repeated. */
export function tile(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  const [batch, ...repeats] = reader.list(1) ?? [];
  const own = shapeOf(feature.axes);
  const isFit = repeats.length === own.length && repeats.every((count) => count >= 1);
  if (batch !== 1 || !isFit || repeats.some((count, axis) => count > 1 && own[axis] !== 1)) {
    throw reader.refuse(`repeats [batch, ${own.join(', ')}]`);
  }
  return repeats.reduce((value, count, axis) => repeated(reader, value, axis, count), feature);
}

/** The value so often along an axis of one value. */
function repeated(reader: NodeReader, feature: Feature, axis: number, count: number): Feature {
  if (count === 1) return feature;
  if (!Number.isInteger(count) || count > 1024) throw reader.refuse(`repeats ${count} times`);
  const { builder } = reader;
  const before = feature.axes[axis - 1];
  const found = feature.stored.findIndex((each) => each.length > 0 && each === before);
  const isMap = feature.stored.length === 3 && (found === 0 || found === 1);
  const map = isMap ? feature : builder.stored(feature, [[], feature.stored.flat(), []]);
  const place = isMap ? found : 1;
  const copies = { size: count };
  const stored = map.stored.map((each, index) => (index === place ? [...each, copies] : each));
  const size: [number, number] = place === 0 ? [count, 1] : [1, count];
  const node = builder.emit(
    { kind: 'upsampling', size, interpolation: 'nearest' },
    [map.node],
    shapeOf(stored),
  );
  const axes = feature.axes.map((each, index) => (index === axis ? [copies] : each));
  return { kind: 'feature', node, axes, stored };
}
