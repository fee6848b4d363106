import { reshape } from '@tensorflow/tfjs-core';
import type { NodeReader } from './node-reader.js';
import { axesOf } from './reshaping.js';
import {
  step,
  type Constant,
  type Feature,
  type Partial,
  type Step,
  type Value,
} from './values.js';

/** What a pattern has come to at a node: a part of it, or the operation that it stands for. */
type Followed = { partial: Partial } | { from: Feature[]; steps: Step[] };

/** Operations that are supported as a part of a layer normalization or a GELU alone. */
export const partialOperations: readonly string[] = [
  'Erf',
  'Pow',
  'Rsqrt',
  'SquaredDifference',
  'Tile',
];

/**
 * Follows the nodes that TensorFlow makes of a layer normalization and a GELU, in whichever order the
 * converter leaves their factors:
 *
 *     (x * inverse) + (shift - mean * inverse), inverse = Rsqrt(Mean(SquaredDifference(x, mean)) + epsilon) * scale
 *     (x * 0.5) * (1 + Erf(x / sqrt(2))), (x * 0.5) * (1 + Tanh(0.798 * (x + 0.0447 * Pow(x, 3))))
 *
 * `null` for a node that is no part of one.
 */
export function followPattern(reader: NodeReader): Followed | null {
  const followed = partOf(reader);
  if (followed) return followed;
  if (reader.inputs.some(({ kind }) => kind === 'partial')) {
    throw reader.unsupported('reads a part of a layer normalization or of a GELU');
  }
  if (partialOperations.includes(reader.node.op)) {
    throw reader.unsupported('is no part of a layer normalization or of a GELU');
  }
  return null;
}

function partOf(reader: NodeReader): Followed | null {
  const [first, second] = reader.inputs;
  switch (reader.node.op) {
    case 'SquaredDifference':
      return squares(first, second) ?? squares(second, first);
    case 'Mean':
      return variance(reader, first);
    case 'Rsqrt':
      return first?.kind === 'partial' && first.stage === 'shifted'
        ? { partial: { ...first, stage: 'inverse' } }
        : null;
    case 'Tile':
      return first?.kind === 'partial' && first.stage === 'inverse' ? { partial: first } : null;
    case 'Erf':
      return ofMultiple(first, Math.SQRT1_2, false);
    case 'Pow':
      return first?.kind === 'feature' && isNear(second, 3)
        ? { partial: { kind: 'partial', stage: 'cube', of: first, shape: first.shape } }
        : null;
    case 'Tanh':
      return first?.kind === 'partial' && first.stage === 'argument'
        ? { partial: { ...first, stage: 'bent', approximate: true } }
        : null;
    case 'Mul':
      return product(first, second) ?? product(second, first);
    case 'Add':
    case 'AddV2':
      return sum(reader, first, second) ?? sum(reader, second, first);
    case 'AddN':
      return sumOfMany(reader);
    case 'Sub':
      return difference(reader, first, second);
    default:
      return null;
  }
}

function squares(first?: Value, second?: Value): Followed | null {
  if (first?.kind !== 'feature' || second?.kind !== 'feature') return null;
  const { moment } = second;
  if (!moment || moment.isNegative || moment.of.node !== first.node) return null;
  const { axes } = moment;
  return { partial: { kind: 'partial', stage: 'squares', of: first, axes, shape: first.shape } };
}

function variance(reader: NodeReader, first?: Value): Followed | null {
  if (first?.kind !== 'partial' || first.stage !== 'squares') return null;
  const axes = axesOf(reader, reader.integers(1), first.shape).sort((a, b) => a - b);
  if (String(axes) !== String(first.axes) || !reader.flag('keep_dims')) return null;
  return { partial: { ...first, stage: 'variance' } };
}

function ofMultiple(first: Value | undefined, by: number, approximate: boolean): Followed | null {
  if (first?.kind !== 'feature' || !first.multiple || !isAbout(first.multiple.by, by)) return null;
  const { of } = first.multiple;
  return { partial: { kind: 'partial', stage: 'bent', of, approximate, shape: of.shape } };
}

function product(first?: Value, second?: Value): Followed | null {
  if (first?.kind !== 'partial' || !second) return null;
  const { stage, of } = first;
  if (stage === 'inverse') {
    if (second.kind === 'constant') {
      return first.scale || !second.weight ? null : { partial: { ...first, scale: second } };
    }
    if (second.kind !== 'feature') return null;
    if (second.node === of.node) return { partial: { ...first, stage: 'scaled' } };
    const isOwn =
      second.moment?.of.node === of.node && String(second.moment.axes) === String(first.axes);
    if (!isOwn) return null;
    return { partial: { ...first, stage: 'center', isNegative: second.moment!.isNegative } };
  }
  if (stage === 'cube' && isNear(second, 0.044715)) {
    return { partial: { ...first, stage: 'cubic' } };
  }
  if (stage === 'inner' && isNear(second, Math.sqrt(2 / Math.PI))) {
    return { partial: { ...first, stage: 'argument' } };
  }
  if (stage === 'gate' && second.kind === 'feature' && second.multiple) {
    const { of: halved, by } = second.multiple;
    if (halved.node !== of.node || !isAbout(by, 0.5)) return null;
    const gelu = step({ kind: 'gelu', approximate: first.approximate === true }, of.shape);
    return { from: [of], steps: [gelu] };
  }
  return null;
}

function sum(reader: NodeReader, first?: Value, second?: Value): Followed | null {
  if (first?.kind !== 'partial' || !second) return null;
  const { stage, of } = first;
  if (stage === 'variance' && second.kind === 'constant') {
    const { scalar } = second;
    return typeof scalar === 'number' && scalar >= 0
      ? { partial: { ...first, stage: 'shifted', epsilon: scalar } }
      : null;
  }
  if (stage === 'bent' && isNear(second, 1)) return { partial: { ...first, stage: 'gate' } };
  if (stage === 'cubic' && second.kind === 'feature' && second.node === of.node) {
    return { partial: { ...first, stage: 'inner' } };
  }
  if (stage === 'center' && first.isNegative && second.kind === 'constant' && !first.shift) {
    return second.weight ? { partial: { ...first, shift: second } } : null;
  }
  if (stage === 'scaled' && second.kind === 'partial' && second.stage === 'center') {
    return second.isNegative && isSameNorm(first, second) ? norm(reader, second) : null;
  }
  return null;
}

/** The converter makes one sum of several, also of a normalization and what is added to it. */
function sumOfMany(reader: NodeReader): Followed | null {
  const { inputs } = reader;
  const partials = inputs.filter((input) => input.kind === 'partial');
  const scaled = partials.find(({ stage }) => stage === 'scaled');
  const center = partials.find(({ stage }) => stage === 'center');
  const constants = inputs.filter((input) => input.kind === 'constant');
  if (partials.length !== 2 || !scaled || !center || constants.length > 1) return null;
  const [constant] = constants;
  const shifted = constant ? sum(reader, center, constant) : { partial: center };
  if (!shifted || !('partial' in shifted)) return null;
  const whole = sum(reader, scaled, shifted.partial);
  if (!whole || 'partial' in whole) return null;
  const others = inputs.filter((input) => input.kind === 'feature');
  if (others.length === 0) return whole;
  const { of } = scaled;
  if (others.some(({ shape }) => String(shape) !== String(of.shape))) return null;
  const reads = ['before' as const, ...others.map((_, index) => index + 1)];
  const joined = { ...step({ kind: 'add' }, of.shape), reads };
  return { from: [of, ...others], steps: [{ ...whole.steps[0]!, reads: [0] }, joined] };
}

function difference(reader: NodeReader, first?: Value, second?: Value): Followed | null {
  if (second?.kind !== 'partial' || second.stage !== 'center' || second.isNegative) return null;
  if (first?.kind === 'constant' && first.weight) {
    return { partial: { ...second, isNegative: true, shift: first } };
  }
  const isWhole = first?.kind === 'partial' && first.stage === 'scaled' && !second.shift;
  return isWhole && isSameNorm(first, second) ? norm(reader, second) : null;
}

function isSameNorm(one: Partial, other: Partial): boolean {
  return (
    one.of.node === other.of.node &&
    String(one.axes) === String(other.axes) &&
    one.epsilon === other.epsilon &&
    one.scale?.weight === other.scale?.weight
  );
}

function norm(reader: NodeReader, { of, axes = [], epsilon = 0, scale, shift }: Partial): Followed {
  const shape = axes.map((axis) => of.shape[axis - 1]!);
  for (const constant of [scale, shift]) {
    // With ones for the axes that are not normalized.
    const long =
      constant && [...of.shape].map((size, axis) => (axes.includes(axis + 1) ? size : 1));
    const own = constant?.shape.slice(-of.shape.length);
    const fits = !own || [shape, long].some((expected) => String(expected) === String(own));
    if (!fits) throw reader.unsupported(`has a scale or shift of the shape [${own.join(', ')}]`);
  }
  const build: Step['build'] = (weights) => {
    const read = (constant?: Constant) =>
      constant?.weight ? reshape(weights[constant.weight]!, shape) : null;
    return { kind: 'layerNormalization', axes, epsilon, scale: read(scale), shift: read(shift) };
  };
  return { from: [of], steps: [{ kind: 'layerNormalization', shape: of.shape, build }] };
}

/** What later nodes have to know of a feature: that it is another's mean, or a multiple of it. */
export function noted(reader: NodeReader, output: Feature): Feature {
  const { op } = reader.node;
  const [first, second] = reader.inputs;
  if (first?.kind === 'feature' && ['Identity', 'StopGradient'].includes(op)) return first;
  if (first?.kind === 'feature' && op === 'Mean' && reader.flag('keep_dims')) {
    const axes = axesOf(reader, reader.integers(1), first.shape).sort((a, b) => a - b);
    return { ...output, moment: { of: first, axes, isNegative: false } };
  }
  if (first?.kind === 'feature' && op === 'Neg' && first.moment) {
    return { ...output, moment: { ...first.moment, isNegative: !first.moment.isNegative } };
  }
  const [feature, constant] = first?.kind === 'feature' ? [first, second] : [second, first];
  const isScaled = op === 'Mul' || (op === 'RealDiv' && feature === first);
  if (!isScaled || feature?.kind !== 'feature' || constant?.kind !== 'constant') return output;
  const { scalar } = constant;
  if (typeof scalar !== 'number') return output;
  return { ...output, multiple: { of: feature, by: op === 'Mul' ? scalar : 1 / scalar } };
}

function isNear(value: Value | undefined, wanted: number): boolean {
  return value?.kind === 'constant' && typeof value.scalar === 'number'
    ? isAbout(value.scalar, wanted)
    : false;
}

/** As float32, or as rounded by hand. */
function isAbout(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) < 1e-5 * wanted;
}
