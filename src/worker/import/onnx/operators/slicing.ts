import { slicedPlaces } from '../constant-slices.js';
import { storedOrder } from '../graph-builder.js';
import { axisOf, lengthOf, shapeOf, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf } from '../tensors.js';

/** Pieces that a choice of places may be put together from. */
const MOST_PIECES = 64;

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

/**
 * Places of an axis, which the newer exporter of PyTorch takes by bringing the axis to the front and
 * back again: `x[:, [2, 1, 0]]`. `null` where it is something else.
 */
export function pickedPlaces(reader: NodeReader): Feature | null {
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
