import { storedOrder, Weight } from '../graph-builder.js';
import { lengthOf, placesIn, shapeOf, type Atom, type Axis, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf, type Constant } from '../tensors.js';

type Joining = 'add' | 'multiply' | 'maximum' | 'minimum';

/** `x * scale + shift` with one number each. */
export function affine(
  reader: NodeReader,
  feature: Feature,
  scale: number,
  shift: number,
): Feature {
  if (scale === 1 && shift === 0) return feature;
  const one = (value: number) => new Weight([1], () => Float32Array.of(value));
  return reader.builder.elementwise(feature, {
    kind: 'affine',
    scale: one(scale),
    shift: one(shift),
  });
}

/** `Add`, `Sum`: of features and constants. */
export function sum(reader: NodeReader): Feature {
  return joined(reader, 'add', (feature, constant) =>
    channelwise(reader, feature, constant, (value) => [1, value]),
  );
}

export function product(reader: NodeReader): Feature {
  return joined(reader, 'multiply', (feature, constant) =>
    channelwise(reader, feature, constant, (value) => [value, 0]),
  );
}

export function difference(reader: NodeReader): Feature {
  const [first, second] = reader.inputs;
  if (second?.kind === 'constant') {
    return channelwise(reader, reader.feature(0), second, (value) => [1, -value]);
  }
  const subtrahend = reader.feature(1);
  if (first?.kind === 'constant') {
    return channelwise(reader, subtrahend, first, (value) => [-1, value]);
  }
  const minuend = reader.feature(0);
  return join(reader, 'add', [minuend, affine(reader, subtrahend, -1, 0)]);
}

export function quotient(reader: NodeReader): Feature {
  const divisor = reader.inputs[1];
  if (divisor?.kind === 'constant') {
    return channelwise(reader, reader.feature(0), divisor, (value) => [1 / value, 0]);
  }
  reader.feature(1);
  throw reader.refuse('divides by what depends on the image');
}

export function negation(reader: NodeReader): Feature {
  return affine(reader, reader.feature(0), -1, 0);
}

/** `Mean` of features. */
export function average(reader: NodeReader): Feature {
  const features = reader.features();
  return affine(reader, join(reader, 'add', features), 1 / features.length, 0);
}

/** `Max`, `Min`: of features, or a bound. */
export function extremum(reader: NodeReader, kind: 'maximum' | 'minimum'): Feature {
  const constants = reader.inputs.filter((input) => input?.kind === 'constant');
  if (constants.length === 0) return join(reader, kind, reader.features());
  const [at, other] = reader.inputs[0]?.kind === 'constant' ? [1, 0] : [0, 1];
  const bound = reader.inputs.length === 2 ? reader.scalar(other) : null;
  if (bound === null) throw reader.refuse('has bounds that are not one number');
  const feature = reader.feature(at);
  return kind === 'maximum'
    ? clipped(reader, feature, bound, Infinity)
    : clipped(reader, feature, -Infinity, bound);
}

/** Values cut to an interval, as ReLUs whose bends lie at its ends. */
export function clipped(reader: NodeReader, feature: Feature, low: number, high: number): Feature {
  const { builder } = reader;
  if (!(low <= high)) throw reader.refuse(`has the bounds ${low} and ${high}`);
  if (low === -Infinity && high === Infinity) return feature;
  if (low === -Infinity) {
    const below = builder.elementwise(affine(reader, feature, -1, high), { kind: 'relu' });
    return affine(reader, below, -1, high);
  }
  const shifted = affine(reader, feature, 1, -low);
  const most = high - low;
  const bent = builder.elementwise(
    shifted,
    most === Infinity
      ? { kind: 'relu' }
      : most === 6
        ? { kind: 'relu6' }
        : { kind: 'boundedRelu', threshold: 0, slope: 0, most },
  );
  return affine(reader, bent, 1, low);
}

/** The features first, then one constant after the other. */
function joined(
  reader: NodeReader,
  kind: Joining,
  withConstant: (feature: Feature, constant: Constant) => Feature,
): Feature {
  const constants = reader.inputs.flatMap((input) => (input?.kind === 'constant' ? [input] : []));
  const features = reader.inputs.flatMap((input, index) =>
    input?.kind === 'constant' ? [] : [reader.feature(index)],
  );
  return constants.reduce(withConstant, join(reader, kind, features));
}

/**
 * Scale and shift of each channel.
 *
 * @param constant is broadcast to the feature, not the other way round
 * @param of gives scale and shift for a number of it
 */
export function channelwise(
  reader: NodeReader,
  feature: Feature,
  { shape, read }: Constant,
  of: (value: number) => [scale: number, shift: number],
): Feature {
  if (sizeOf(shape) === 1) return affine(reader, feature, ...of(read()[0]!));
  const rank = feature.axes.length;
  // As in the rule of broadcasting, both end in the same axis.
  const own = feature.axes.map((_, axis) => shape[axis - rank + shape.length] ?? 1);
  const varying = own.flatMap((size, axis) => (size > 1 ? [axis] : []));
  const isFit = varying.every((each) => own[each] === lengthOf(feature.axes[each]!));
  if (!isFit || sizeOf(own) !== sizeOf(shape)) {
    const shapes = `[${shape.join(', ')}] and [batch, ${shapeOf(feature.axes).join(', ')}]`;
    throw reader.refuse(`joins the shapes ${shapes}`);
  }
  const [axis, ...others] = varying;
  if (axis !== undefined && others.length === 0) {
    return perChannel(reader, feature, axis, (channel) => of(read()[channel]!));
  }
  // A number of its own for each value of an image, or for some of its axes.
  const whole = reader.builder.stored(feature, [feature.axes.flat()]);
  const sizes = shapeOf(feature.axes);
  const strides = own.map((size, each) => (size > 1 ? sizeOf(own.slice(each + 1)) : 0));
  const place = (index: number): number => {
    let [rest, from] = [index, 0];
    for (let each = sizes.length - 1; each >= 0; each--) {
      from += (rest % sizes[each]!) * strides[each]!;
      rest = Math.floor(rest / sizes[each]!);
    }
    return from;
  };
  const weight = (which: 0 | 1) =>
    new Weight([sizeOf(sizes)], () => {
      const values = read();
      return Float32Array.from({ length: sizeOf(sizes) }, (_, at) => of(values[place(at)]!)[which]);
    });
  return reader.builder.elementwise(whole, { kind: 'affine', scale: weight(0), shift: weight(1) });
}

/** Scale and shift along one axis. */
export function perChannel(
  reader: NodeReader,
  feature: Feature,
  axis: number,
  of: (channel: number) => [scale: number, shift: number],
): Feature {
  const last = reader.builder.last(feature, axis);
  const places = placesIn(feature.axes[axis]!, last.stored.at(-1)!);
  const weight = (which: 0 | 1) =>
    new Weight([places.length], () => Float32Array.from(places, (place) => of(place)[which]));
  return reader.builder.elementwise(last, { kind: 'affine', scale: weight(0), shift: weight(1) });
}

/** Features of shapes that may be broadcast, stored alike. */
function join(reader: NodeReader, kind: Joining, features: readonly Feature[]): Feature {
  const [first, ...others] = features;
  if (!first) throw reader.refuse('joins nothing');
  if (others.length === 0) return first;
  const rank = Math.max(...features.map(({ axes }) => axes.length));
  const raised = features.map((feature) => ({
    ...feature,
    axes: [...Array.from({ length: rank - feature.axes.length }, (): Axis => []), ...feature.axes],
  }));
  const shape = broadcastShape(reader, raised);
  const { inputs, axes, stored } = alignedAs(reader, raised, shape);
  const node = reader.builder.emit(
    { kind },
    inputs.map((input) => input.node),
    shapeOf(stored),
  );
  return { kind: 'feature', node, axes, stored };
}

function broadcastShape(reader: NodeReader, features: readonly Feature[]): number[] {
  return features[0]!.axes.map((_, axis) => {
    const sizes = features.map(({ axes }) => lengthOf(axes[axis]!));
    const size = Math.max(...sizes);
    if (sizes.every((each) => each === size || each === 1)) return size;
    const shapes = features.map(({ axes }) => `[batch, ${shapeOf(axes).join(', ')}]`);
    throw reader.refuse(`joins the shapes ${shapes.join(' and ')}`);
  });
}

interface Aligned {
  inputs: Feature[];
  axes: readonly Axis[];
  stored: readonly Axis[];
}

function alignedAs(reader: NodeReader, features: readonly Feature[], shape: number[]): Aligned {
  const { builder } = reader;
  const main = features.find(({ axes }) => String(shapeOf(axes)) === String(shape));
  if (main) {
    const wanted = features.map((feature) => asStored(main, feature));
    if (wanted.every((stored) => stored !== null)) {
      const inputs = features.map((feature, index) => builder.stored(feature, wanted[index]!));
      return { inputs, axes: main.axes, stored: main.stored };
    }
  }
  const simple = features.map((feature) => builder.simplified(feature));
  const model = simple.find(({ axes }) => String(shapeOf(axes)) === String(shape)) ?? simple[0]!;
  const order = storedOrder(model);
  const inputs = simple.map((feature) =>
    builder.stored(
      feature,
      order.map((axis) => feature.axes[axis]!),
    ),
  );
  const axes = shape.map((size, axis) => {
    const full = inputs.find((input) => lengthOf(input.axes[axis]!) === size)!;
    return full.axes[axis]!;
  });
  return { inputs, axes, stored: order.map((axis) => axes[axis]!) };
}

/** How a value would be stored like another; `null` where their atoms do not agree. */
function asStored(main: Feature, feature: Feature): Axis[] | null {
  const twins = new Map<Atom, Atom | null>();
  for (const [index, axis] of main.axes.entries()) {
    const own = feature.axes[index]!;
    const isRepeated = own.length === 0;
    const sizes = (each: Axis): string => String(each.map(({ size }) => size));
    if (!isRepeated && sizes(own) !== sizes(axis)) return null;
    axis.forEach((atom, place) => twins.set(atom, isRepeated ? null : own[place]!));
  }
  const stored = main.stored.map((axis) => axis.map((atom) => twins.get(atom) ?? null));
  // An axis of which a part is repeated cannot be.
  if (stored.some((axis) => axis.includes(null) && axis.some((atom) => atom !== null))) return null;
  return stored.map((axis) => axis.filter((atom) => atom !== null));
}
