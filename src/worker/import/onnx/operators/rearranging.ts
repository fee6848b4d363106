import { slicedPlaces } from '../folding.js';
import { storedOrder } from '../graph-builder.js';
import {
  axisOf,
  lengthOf,
  mapFeature,
  shapeOf,
  transposedFeature,
  type Feature,
} from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf } from '../tensors.js';
import { affine } from './arithmetic.js';

/** Pieces that a choice of places may be put together from. */
const MOST_PIECES = 64;

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

/**
 * Places of an axis, which the newer exporter of PyTorch takes by bringing the axis to the front and
 * back again: `x[:, [2, 1, 0]]`. `null` where it is something else.
 */
function pickedPlaces(reader: NodeReader): Feature | null {
  const { graph, node } = reader;
  const picking = graph.producer(node.inputs[0]!);
  const before = picking?.op === 'GatherND' ? graph.producer(picking.inputs[0]!) : null;
  if (!picking || before?.op !== 'Transpose') return null;
  const value = graph.value(before.inputs[0]!);
  const indices = graph.value(picking.inputs[1]!);
  const order = before.attributes.get('perm')?.integers ?? [];
  const back = reader.integers('perm') ?? [];
  const isBack = order.length === back.length && back.every((to, axis) => order[to] === axis);
  if (!isBack || value?.kind !== 'feature' || indices?.kind !== 'constant') return null;
  const axis = reader.axis(order[0] ?? 0, value.axes.length);
  const length = lengthOf(value.axes[axis]!);
  const places = [...indices.read()].map((place) => (place < 0 ? place + length : place));
  const isList = indices.shape.length === 2 && indices.shape[1] === 1;
  if (!isList || places.some((place) => !(place >= 0 && place < length))) return null;
  return chosen(reader, value, axis, places);
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

export function concatenation(reader: NodeReader): Feature {
  const features = reader.features();
  const [first] = features;
  const axis = reader.axis(reader.integer('axis', 1), first!.axes.length);
  return concatenated(reader, features, axis);
}

function concatenated(reader: NodeReader, features: readonly Feature[], axis: number): Feature {
  const [first, ...others] = features;
  if (others.length === 0) return first!;
  const { builder } = reader;
  const shapes = features.map(({ axes }) => shapeOf(axes));
  const isFit = shapes.every(
    (shape) =>
      shape.length === shapes[0]!.length &&
      shape.every((size, index) => index === axis || size === shapes[0]![index]),
  );
  if (!isFit) {
    const all = shapes.map((shape) => `[batch, ${shape.join(', ')}]`);
    throw reader.refuse(`joins the shapes ${all.join(' and ')}`);
  }
  const simple = features.map((feature) => builder.simplified(feature));
  const order = storedOrder(simple[0]!);
  const inputs = simple.map((feature) =>
    builder.stored(
      feature,
      order.map((each) => feature.axes[each]!),
    ),
  );
  const length = shapes.reduce((sum, shape) => sum + shape[axis]!, 0);
  const axes = inputs[0]!.axes.map((each, index) => (index === axis ? axisOf(length) : each));
  const stored = order.map((each) => axes[each]!);
  const node = builder.emit(
    { kind: 'concatenate', axis: order.indexOf(axis) + 1 },
    inputs.map((input) => input.node),
    shapeOf(stored),
  );
  return { kind: 'feature', node, axes, stored };
}

/** Every `stride`th place from `begin` to before `end`, along one axis. */
function sliced(
  reader: NodeReader,
  feature: Feature,
  axis: number,
  [begin, end, stride]: readonly [number, number, number],
): Feature {
  const { builder } = reader;
  const length = lengthOf(feature.axes[axis]!);
  if (begin === 0 && end >= length && stride === 1) return feature;
  const simple = builder.simplified(feature);
  const order = storedOrder(simple);
  const place = order.indexOf(axis);
  const along = (value: number, other: (index: number) => number): number[] =>
    order.map((_, index) => (index === place ? value : other(index)));
  const size = Math.ceil((end - begin) / stride);
  const axes = simple.axes.map((each, index) => (index === axis ? axisOf(size) : each));
  const stored = order.map((each) => axes[each]!);
  const node = builder.emit(
    {
      kind: 'slice',
      begin: along(begin, () => 0),
      end: along(end, (index) => lengthOf(simple.stored[index]!)),
      strides: along(stride, () => 1),
    },
    [simple.node],
    shapeOf(stored),
  );
  return { kind: 'feature', node, axes, stored };
}

/** `Slice`: attributes before version 10, inputs since. */
export function slice(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  const rank = feature.axes.length;
  const starts = reader.setting('starts', 1) ?? [];
  const ends = reader.setting('ends', 2) ?? [];
  const axes = reader.setting('axes', 3) ?? starts.map((_, axis) => axis);
  const steps = reader.list(4) ?? starts.map(() => 1);
  return axes.reduce((value, named, index) => {
    const [start, end, step] = [starts[index]!, ends[index]!, steps[index] ?? 1];
    // All images of a batch.
    if ((named === 0 || named === -rank - 1) && start === 0 && step === 1 && !(end < 2 ** 30)) {
      return value;
    }
    const axis = reader.axis(named, rank);
    const length = lengthOf(value.axes[axis]!);
    return chosen(reader, value, axis, slicedPlaces(start, end, step, length));
  }, feature);
}

/** `Gather` of places that are known beforehand. */
export function gather(reader: NodeReader): Feature {
  const strided = stridedView(reader);
  if (strided) return strided;
  const feature = reader.feature(0);
  const axis = reader.axis(reader.integer('axis', 0), feature.axes.length);
  const { shape } = reader.constant(1);
  const length = lengthOf(feature.axes[axis]!);
  const places = (reader.list(1) ?? []).map((place) => (place < 0 ? place + length : place));
  if (shape.length > 1 || places.some((place) => !(place >= 0 && place < length))) {
    throw reader.refuse(`takes the places [${places.slice(0, 8).join(', ')}] of ${length}`);
  }
  const taken = chosen(reader, feature, axis, places);
  if (shape.length === 1) return taken;
  return { ...taken, axes: taken.axes.filter((_, index) => index !== axis) };
}

/**
 * All numbers of one image in a row, and then each at its place again: so the newer exporter of PyTorch
 * writes `as_strided`, which stands behind a global pooling. `null` where it is something else.
 */
function stridedView(reader: NodeReader): Feature | null {
  const { graph, node } = reader;
  const [row, indices] = node.inputs.map((name) => graph.value(name));
  const before = graph.producer(node.inputs[0]!);
  if (row?.kind !== 'deferred' || indices?.kind !== 'constant' || before?.op !== 'Reshape') {
    return null;
  }
  const value = graph.value(before.inputs[0]!);
  const [batch, ...shape] = indices.shape;
  if (value?.kind !== 'feature' || batch !== 1) return null;
  const isAll = sizeOf(shape) === sizeOf(shapeOf(value.axes));
  if (!isAll || indices.read().some((place, index) => place !== index)) return null;
  return reader.builder.reshaped(value, shape);
}

/** Some places of an axis: a slice, or several that are joined. */
function chosen(reader: NodeReader, feature: Feature, axis: number, places: number[]): Feature {
  if (places.length === 0) throw reader.refuse('takes no place of an axis');
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const step = run && run.length > 1 ? run[1]! - run[0]! : null;
    const follows = run && place > run.at(-1)! && (step ?? place - run[0]!) === place - run.at(-1)!;
    if (follows) run.push(place);
    else runs.push([place]);
  }
  if (runs.length > MOST_PIECES) throw reader.refuse(`takes places in ${runs.length} stretches`);
  const pieces = runs.map((run) => {
    const stride = run.length > 1 ? run[1]! - run[0]! : 1;
    return sliced(reader, feature, axis, [run[0]!, run.at(-1)! + 1, stride]);
  });
  return concatenated(reader, pieces, axis);
}

export function split(reader: NodeReader): Feature[] {
  const feature = reader.feature(0);
  const { outputs } = reader.node;
  const axis = reader.axis(reader.integer('axis', 0), feature.axes.length);
  const length = lengthOf(feature.axes[axis]!);
  const even = Math.ceil(length / outputs.length);
  const sizes =
    reader.setting('split', 1) ?? outputs.map((_, index) => Math.min(even, length - index * even));
  const isFit = sizes.length === outputs.length && sizes.every((size) => size >= 1);
  if (!isFit || sizes.reduce((sum, size) => sum + size, 0) !== length) {
    throw reader.refuse(`splits ${length} into [${sizes.join(', ')}]`);
  }
  let begin = 0;
  return sizes.map((size) => sliced(reader, feature, axis, [begin, (begin += size), 1]));
}

/** `Pad` around a map, with zeros or with another number; a negative one crops. */
export function pad(reader: NodeReader): Feature {
  const mode = reader.text('mode', 'constant');
  const fill = reader.has(2) ? reader.scalar(2) : reader.float('value', 0);
  const cure = 'Padding with a number works.';
  if (mode !== 'constant') throw reader.refuse(`has the mode "${mode}"`, cure);
  if (fill === null || !Number.isFinite(fill)) throw reader.refuse(`pads with ${fill}`, cure);
  const shifted = affine(reader, reader.feature(0), 1, -fill);
  return affine(reader, padded(reader, shifted), 1, fill);
}

function padded(reader: NodeReader, feature: Feature): Feature {
  const { builder } = reader;
  const rank = feature.axes.length;
  const pads = reader.setting('pads', 1) ?? [];
  const named = reader.list(3) ?? Array.from({ length: rank + 1 }, (_, axis) => axis);
  const along = named.map((axis, index) => ({
    axis: (axis < 0 ? axis + rank + 1 : axis) - 1,
    before: pads[index] ?? 0,
    after: pads[index + named.length] ?? 0,
  }));
  const real = along.filter(({ before, after }) => before !== 0 || after !== 0);
  if (real.length === 0) return feature;
  const separate = builder.separated(feature);
  const order = storedOrder(separate);
  const sides = [0, 1].map((place) => {
    const found = real.find(({ axis }) => axis === order[place]);
    return [found?.before ?? 0, found?.after ?? 0] as const;
  });
  const isMap = rank === 3 && real.every(({ axis }) => order.indexOf(axis) < 2 && axis >= 0);
  const cells = sides.flat();
  if (!isMap || cells.some((each) => Math.abs(each) > 4096)) {
    throw reader.refuse(
      `pads [batch, ${shapeOf(feature.axes).join(', ')}] by [${pads.join(', ')}]`,
    );
  }
  const lengths = sides.map(
    ([before, after], place) => lengthOf(separate.stored[place]!) + before + after,
  );
  const grown = sides.map(([before, after]) => pairOf(Math.max(before, 0), Math.max(after, 0)));
  const cut = sides.map(([before, after]) => pairOf(Math.max(-before, 0), Math.max(-after, 0)));
  const rows = [...lengths.map(axisOf), separate.stored[2]!];
  const axes = separate.axes.map((_, axis) => rows[order.indexOf(axis)]!);
  const channels = lengthOf(separate.stored[2]!);
  let node = separate.node;
  if (cells.some((each) => each > 0)) {
    const shape = grown.map((each, place) => lengthOf(separate.stored[place]!) + each[0] + each[1]);
    const padding: [[number, number], [number, number]] = [grown[0]!, grown[1]!];
    node = builder.emit({ kind: 'zeroPadding', padding }, [node], [...shape, channels]);
  }
  if (cells.some((each) => each < 0)) {
    const cropping: [[number, number], [number, number]] = [cut[0]!, cut[1]!];
    node = builder.emit({ kind: 'cropping', cropping }, [node], [...lengths, channels]);
  }
  return { kind: 'feature', node, axes, stored: rows };
}

function pairOf(before: number, after: number): [number, number] {
  return [before, after];
}

/** `DepthToSpace`: channels become blocks of places. */
export function depthToSpace(reader: NodeReader): Feature {
  const { builder } = reader;
  const feature = reader.feature(0);
  const block = reader.integer('blocksize', 0);
  const [channels, height, width] = shapeOf(feature.axes);
  const depth = channels! / block ** 2;
  if (feature.axes.length !== 3 || !(depth >= 1) || !Number.isInteger(depth)) {
    throw reader.refuse(`makes blocks of ${block} of [batch, ${shapeOf(feature.axes).join(', ')}]`);
  }
  const isColumns = reader.text('mode', 'DCR') === 'CRD';
  const [sizes, order] = isColumns
    ? [
        [depth, block, block, height!, width!],
        [0, 3, 1, 4, 2],
      ]
    : [
        [block, block, depth, height!, width!],
        [2, 3, 0, 4, 1],
      ];
  const cut = transposedFeature(builder.reshaped(feature, sizes), order);
  return builder.reshaped(cut, [depth, height! * block, width! * block]);
}

/** `SpaceToDepth`: blocks of places become channels. */
export function spaceToDepth(reader: NodeReader): Feature {
  const { builder } = reader;
  const feature = reader.feature(0);
  const block = reader.integer('blocksize', 0);
  const [channels, height, width] = shapeOf(feature.axes);
  const [rows, columns] = [height! / block, width! / block];
  if (feature.axes.length !== 3 || !Number.isInteger(rows) || !Number.isInteger(columns)) {
    throw reader.refuse(`makes blocks of ${block} of [batch, ${shapeOf(feature.axes).join(', ')}]`);
  }
  const cut = builder.reshaped(feature, [channels!, rows, block, columns, block]);
  const moved = transposedFeature(cut, [2, 4, 0, 1, 3]);
  return builder.reshaped(moved, [channels! * block ** 2, rows, columns]);
}
