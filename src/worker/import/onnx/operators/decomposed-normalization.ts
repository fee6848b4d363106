import type { Feature } from '../layout.js';
import type { OnnxNode } from '../messages.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf } from '../tensors.js';
import { normalizedFrom } from './normalizations.js';

/**
 * A layer normalization as exporters before version 17 take it apart:
 * `(x - mean(x)) / sqrt(mean((x - mean(x))^2) + epsilon)`. Scale and shift follow as operations.
 *
 * @param reader of the division
 * @returns `null` where it is none
 */
export function decomposedNormalization(reader: NodeReader): Feature | null {
  const { graph, node } = reader;
  const [centered, deviation] = node.inputs.map((name) => graph.producer(name));
  const [of, mean] = partsOf(reader, centered, 'Sub');
  const [averaged] = mean ? partsOf(reader, graph.producer(mean), 'ReduceMean') : [];
  const root = deviation?.op === 'Sqrt' ? graph.producer(deviation.inputs[0]!) : null;
  const [one, other] = partsOf(reader, root, 'Add');
  if (!of || averaged !== of || !one || !other) return null;
  const [variance, epsilon] = numberOf(reader, one) === null ? [one, other] : [other, one];
  const spread = graph.producer(variance);
  const [squared] = partsOf(reader, spread, 'ReduceMean');
  const isSquare = squared && isSquareOf(reader, graph.producer(squared), of, mean!);
  const amount = numberOf(reader, epsilon);
  const value = graph.value(of);
  const own = graph.producer(mean!);
  if (!isSquare || amount === null || value?.kind !== 'feature' || !own || !spread) return null;
  const axes = [own, spread].map((each) => axesOf(reader, each, value.axes.length));
  const from = Math.min(...axes[0]!);
  const isTrailing = axes.every(
    (each) => String(each) === String(value.axes.map((_, axis) => axis).slice(from)),
  );
  return isTrailing ? normalizedFrom(reader, value, from, amount, null, null) : null;
}

function partsOf(_reader: NodeReader, node: OnnxNode | null | undefined, op: string): string[] {
  return node?.op === op ? node.inputs : [];
}

function numberOf({ graph }: NodeReader, name: string): number | null {
  const value = graph.value(name);
  return value?.kind === 'constant' && sizeOf(value.shape) === 1 ? value.read()[0]! : null;
}

function isSquareOf(reader: NodeReader, node: OnnxNode | null, of: string, mean: string): boolean {
  const [base, exponent] = node?.inputs ?? [];
  if (!node || base === undefined || exponent === undefined) return false;
  const isSquare =
    (node.op === 'Pow' && numberOf(reader, exponent) === 2) ||
    (node.op === 'Mul' && base === exponent);
  const [minuend, subtrahend] = partsOf(reader, reader.graph.producer(base), 'Sub');
  return isSquare && minuend === of && subtrahend === mean;
}

/** Of a mean, counted without the batch and sorted. */
function axesOf({ graph }: NodeReader, node: OnnxNode, rank: number): number[] {
  const listed = node.inputs[1] === undefined ? null : graph.value(node.inputs[1]);
  const axes =
    node.attributes.get('axes')?.integers ??
    (listed?.kind === 'constant' ? [...listed.read()] : []);
  return axes.map((axis) => (axis < 0 ? axis + rank : axis - 1)).sort((one, two) => one - two);
}
