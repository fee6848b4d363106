import type { Feature } from '../layout.js';
import type { OnnxNode } from '../messages.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf, type Constant } from '../tensors.js';
import { channelwise } from './arithmetic.js';
import { normalizedOver } from './normalizations.js';

/** What a value is divided by. */
interface Deviation {
  /** The value, by its name. */
  of: string;
  value: Feature;
  /** Counted without the batch. */
  axes: number[];
  epsilon: number;
}

/**
 * A layer normalization that an exporter has taken apart; `null` where a node does not end one. As
 * PyTorch's do, scale and shift follow as operations:
 *
 *     (x - mean) / sqrt(variance + epsilon)
 *
 * As TensorFlow's do, where `r` is `scale / sqrt(variance + epsilon)`:
 *
 *     x * r + (shift - mean * r)
 */
export function decomposedNormalization(reader: NodeReader): Feature | null {
  switch (reader.node.op) {
    case 'Div':
    case 'Mul':
      return centeredAndDivided(reader);
    case 'Add':
      return scaledAndShifted(reader);
    default:
      return null;
  }
}

function centeredAndDivided(reader: NodeReader): Feature | null {
  const { node } = reader;
  const [first = '', second = ''] = node.inputs;
  const pairs =
    node.op === 'Div'
      ? [[first, second]]
      : [
          [first, second],
          [second, first],
        ];
  for (const [centered, factor] of pairs) {
    const root = node.op === 'Div' ? factor! : divisorOf(reader, factor!);
    const deviation = root === null ? null : deviationOf(reader, root);
    const [minuend, mean] = inputsOf(reader, centered!, 'Sub');
    if (!deviation || minuend !== deviation.of || !isMean(reader, mean, deviation)) continue;
    return normalizedOver(reader, deviation.value, deviation.axes, deviation.epsilon, null, null);
  }
  return null;
}

function scaledAndShifted(reader: NodeReader): Feature | null {
  const [first = '', second = ''] = reader.node.inputs;
  for (const [scaled, rest] of [
    [first, second],
    [second, first],
  ] as const) {
    const factors = inputsOf(reader, scaled, 'Mul');
    for (const [of, factor] of [factors, [...factors].reverse()]) {
      const found = of === undefined ? null : normalizedBy(reader, of, factor!, rest);
      if (found) return found;
    }
  }
  return null;
}

/** @param rest the shift without `mean * factor` */
function normalizedBy(
  reader: NodeReader,
  of: string,
  factor: string,
  rest: string,
): Feature | null {
  const { scale, root } = scaleOf(reader, factor);
  const deviation = root === null ? null : deviationOf(reader, root);
  const { shift, mean } = shiftOf(reader, rest, factor);
  if (!deviation || deviation.of !== of || !shift || !isMean(reader, mean, deviation)) return null;
  const { value, axes, epsilon } = deviation;
  const normalized = normalizedOver(reader, value, axes, epsilon, null, null);
  const scaled = scale
    ? channelwise(reader, normalized, scale, (number) => [number, 0])
    : normalized;
  return channelwise(reader, scaled, shift, (number) => [1, number]);
}

/** Of `scale / sqrt(...)`, or `1 / sqrt(...)`. */
function scaleOf(
  reader: NodeReader,
  factor: string,
): { scale: Constant | null; root: string | null } {
  const [first, second] = inputsOf(reader, factor, 'Mul');
  if (first === undefined || second === undefined) {
    return { scale: null, root: divisorOf(reader, factor) };
  }
  const [inverse, other] = constantOf(reader, first) ? [second, first] : [first, second];
  return { scale: constantOf(reader, other), root: divisorOf(reader, inverse) };
}

/** Of `shift - mean * factor`, also as `(-mean) * factor + shift`. */
function shiftOf(
  reader: NodeReader,
  rest: string,
  factor: string,
): { shift: Constant | null; mean: string | undefined } {
  const [minuend, subtrahend] = inputsOf(reader, rest, 'Sub');
  const sum = inputsOf(reader, rest, 'Add');
  const [one = '', other = ''] = minuend === undefined ? sum : [minuend, subtrahend];
  const [constant, product] = constantOf(reader, one) ? [one, other] : [other, one];
  const mean = inputsOf(reader, product, 'Mul').find((name) => name !== factor);
  const isFit = mean !== undefined && inputsOf(reader, product, 'Mul').includes(factor);
  const shift = isFit ? constantOf(reader, constant) : null;
  if (minuend !== undefined) return { shift: minuend === constant ? shift : null, mean };
  return { shift, mean: mean === undefined ? mean : inputsOf(reader, mean, 'Neg')[0] };
}

/** What `1 / x` divides by. */
function divisorOf(reader: NodeReader, name: string): string | null {
  const [reciprocal] = inputsOf(reader, name, 'Reciprocal');
  if (reciprocal !== undefined) return reciprocal;
  const [dividend, divisor] = inputsOf(reader, name, 'Div');
  return dividend !== undefined && numberOf(reader, dividend) === 1 ? (divisor ?? null) : null;
}

/** Of `sqrt(mean((x - mean)^2) + epsilon)`. */
function deviationOf(reader: NodeReader, name: string): Deviation | null {
  const { graph } = reader;
  const [radicand = ''] = inputsOf(reader, name, 'Sqrt');
  const [one = '', other = ''] = inputsOf(reader, radicand, 'Add');
  const [variance, added] = numberOf(reader, one) === null ? [one, other] : [other, one];
  const epsilon = numberOf(reader, added);
  const averaging = graph.producer(variance);
  const [squared = ''] = inputsOf(reader, variance, 'ReduceMean');
  const [of = '', mean] = inputsOf(reader, rootOfSquare(reader, squared), 'Sub');
  const value = graph.value(of);
  if (epsilon === null || !averaging || value?.kind !== 'feature') return null;
  const axes = axesOf(reader, averaging, value.axes.length);
  const deviation = { of, value, axes, epsilon };
  return isMean(reader, mean, deviation) ? deviation : null;
}

function rootOfSquare(reader: NodeReader, name: string): string {
  const [base = '', exponent = ''] = inputsOf(reader, name, 'Pow');
  if (numberOf(reader, exponent) === 2) return base;
  const [one = '', other] = inputsOf(reader, name, 'Mul');
  return one === other ? one : '';
}

/** Whether a value is the mean of another over the axes, which have one value in it and may be moved back and forth. */
function isMean(reader: NodeReader, name: string | undefined, { value, axes }: Deviation): boolean {
  const { builder, graph } = reader;
  const mean = name === undefined ? null : graph.value(name);
  if (mean?.kind !== 'feature' || axes.length === 0) return false;
  const averaging = builder.nodes.find((node) => node.name === mean.node);
  const kind = averaging?.operation.kind;
  if (kind !== 'mean' && kind !== 'globalAveragePool') return false;
  const isOfValue = builder.isRearranged(averaging!.inputs[0]!, value.node);
  return (
    isOfValue &&
    mean.axes.length === value.axes.length &&
    mean.axes.every((axis, index) => {
      const own = axes.includes(index) ? [] : value.axes[index]!;
      return axis.length === own.length && axis.every((atom, place) => atom === own[place]);
    })
  );
}

/** The inputs of the operation that gives a value; none where it is another. */
function inputsOf({ graph }: NodeReader, name: string, op: string): string[] {
  const node = graph.producer(name);
  return node?.op === op ? node.inputs : [];
}

function constantOf({ graph }: NodeReader, name: string): Constant | null {
  const value = graph.value(name);
  return value?.kind === 'constant' ? value : null;
}

function numberOf(reader: NodeReader, name: string): number | null {
  const constant = constantOf(reader, name);
  return constant && sizeOf(constant.shape) === 1 ? constant.read()[0]! : null;
}

/** Of a mean, counted without the batch and sorted. */
function axesOf({ graph }: NodeReader, node: OnnxNode, rank: number): number[] {
  const listed = node.inputs[1] === undefined ? null : graph.value(node.inputs[1]);
  const axes =
    node.attributes.get('axes')?.integers ??
    (listed?.kind === 'constant' ? [...listed.read()] : []);
  return axes.map((axis) => (axis < 0 ? axis + rank : axis - 1)).sort((one, two) => one - two);
}
