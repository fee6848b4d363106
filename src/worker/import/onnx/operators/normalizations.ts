import { storedOrder, Weight } from '../graph-builder.js';
import { lengthOf, shapeOf, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf, transposed, type Constant } from '../tensors.js';
import { perChannel } from './arithmetic.js';

/** `BatchNormalization`: scale and shift of each channel. */
export function batchNormalization(reader: NodeReader): Feature {
  if (reader.integer('training_mode', 0) === 1) {
    throw reader.refuse('is in training mode', 'Export the network after model.eval().');
  }
  const feature = reader.feature(0);
  const channels = lengthOf(feature.axes[0] ?? []);
  const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((index) =>
    numbers(reader, index, channels),
  );
  const epsilon = reader.float('epsilon', 1e-5);
  return perChannel(reader, feature, 0, (channel) => {
    const scale = gamma![channel]! / Math.sqrt(variance![channel]! + epsilon);
    return [scale, beta![channel]! - mean![channel]! * scale];
  });
}

function numbers(reader: NodeReader, index: number, size: number): ArrayLike<number> {
  const { shape, read } = reader.constant(index);
  if (sizeOf(shape) === size) return read();
  throw reader.refuse(`has [${shape.join(', ')}] numbers for ${size} channels`);
}

/** `LayerNormalization` over all axes from one on. */
export function layerNormalization(reader: NodeReader): Feature {
  if (reader.node.outputs.length > 1) {
    const [, ...others] = reader.node.outputs;
    if (others.some((name) => name !== '')) throw reader.refuse('has outputs besides the first');
  }
  const feature = reader.feature(0);
  const from = reader.axis(reader.integer('axis', -1), feature.axes.length);
  const scale = reader.optionalConstant(1);
  const shift = reader.optionalConstant(2);
  const axes = [...feature.axes.keys()].slice(from);
  return normalizedOver(reader, feature, axes, reader.float('epsilon', 1e-5), scale, shift);
}

/** @param over the axes, counted without the batch and ascending, which scale and shift have too */
export function normalizedOver(
  reader: NodeReader,
  feature: Feature,
  over: readonly number[],
  epsilon: number,
  scale: Constant | null,
  shift: Constant | null,
): Feature {
  const { builder } = reader;
  const separate = builder.separated(feature);
  const order = storedOrder(separate);
  const axes = order.flatMap((axis, index) => (over.includes(axis) ? [index + 1] : []));
  const own = over.map((axis) => lengthOf(separate.axes[axis]!));
  // Of the axes of the weights, in the order in which they are stored.
  const moved = order.filter((axis) => over.includes(axis)).map((axis) => over.indexOf(axis));
  const weight = (constant: Constant | null): Weight | null => {
    if (!constant) return null;
    if (sizeOf(constant.shape) !== sizeOf(own)) {
      throw reader.refuse(`has [${constant.shape.join(', ')}] numbers for [${own.join(', ')}]`);
    }
    return new Weight(
      moved.map((axis) => own[axis]!),
      () => transposed(constant.read(), own, moved),
    );
  };
  return builder.elementwise(separate, {
    kind: 'layerNormalization',
    axes,
    epsilon,
    scale: weight(scale),
    shift: weight(shift),
  });
}

/**
 * `InstanceNormalization`: of a map, or of `[groups, the rest]` that a map was reshaped to, which is how
 * PyTorch writes a group normalization.
 */
export function instanceNormalization(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  const groups = lengthOf(feature.axes[0]!);
  const [scale, shift] = [numbers(reader, 1, groups), numbers(reader, 2, groups)];
  return normalizedGroups(reader, groups, (channel, size) => {
    const group = Math.floor(channel / size);
    return [scale[group]!, shift[group]!];
  });
}

/** `GroupNormalization`: numbers for each group before version 21, for each channel since. */
export function groupNormalization(reader: NodeReader): Feature {
  const groups = reader.integer('num_groups', 0);
  const [scale, shift] = [reader.constant(1), reader.constant(2)];
  const isGrouped = sizeOf(scale.shape) === groups;
  const [factors, offsets] = [scale, shift].map(({ shape }, index) =>
    numbers(reader, index + 1, sizeOf(shape)),
  );
  return normalizedGroups(reader, groups, (channel, size) => {
    const at = isGrouped ? Math.floor(channel / size) : channel;
    return [factors![at]!, offsets![at]!];
  });
}

/**
 * @param of scale and shift of a channel, where so many make a group
 */
function normalizedGroups(
  reader: NodeReader,
  groups: number,
  of: (channel: number, size: number) => [scale: number, shift: number],
): Feature {
  const { builder } = reader;
  const feature = reader.feature(0);
  const map = channelsLast(reader, feature, groups);
  const channels = lengthOf(map.stored.at(-1)!);
  const size = channels / groups;
  const pairs = Array.from({ length: channels }, (_, channel) => of(channel, size));
  const isPlain = pairs.every(([scale, shift]) => scale === 1 && shift === 0);
  const weight = (which: 0 | 1): Weight | null =>
    isPlain ? null : new Weight([channels], () => Float32Array.from(pairs, (pair) => pair[which]));
  const epsilon = reader.float('epsilon', 1e-5);
  const node = builder.emit(
    { kind: 'groupNormalization', groups, epsilon, scale: weight(0), shift: weight(1) },
    [map.node],
    shapeOf(map.stored),
  );
  return { ...map, node };
}

/** The value stored as a map whose channels begin with the groups. */
function channelsLast(reader: NodeReader, feature: Feature, groups: number): Feature {
  const { builder } = reader;
  const [first, ...rest] = feature.axes;
  const atoms = feature.stored.at(-1) ?? [];
  // A map's channels, cut into groups; all of the other axes belong to the group.
  const begins = first!.every((atom, index) => atom === atoms[index]);
  if (feature.stored.length === 3 && begins && lengthOf(atoms) % groups === 0) return feature;
  const shape = shapeOf(feature.axes);
  if (rest.length === 1 || rest.length === 2) {
    return builder.map(feature);
  }
  throw reader.refuse(`works on [batch, ${shape.join(', ')}]`);
}
