import { ExplainError } from '../../../protocol.js';
import type { GraphBuilder } from './graph-builder.js';
import { axisOf, mapFeature, plainFeature, type Feature } from './layout.js';
import type { OnnxGraph, OnnxNode, OnnxValueInfo } from './messages.js';
import { isFloatType } from './tensors.js';

/** Channels of images; with more, a map of one cell is a latent code. */
const MOST_COLORS = 4;

/** No side of an image is longer. */
const MOST_SIDE = 16_384;

/**
 * The one input of the network, and the canonical node that takes it.
 *
 * @param given the shape that the card tells, channels last, for sizes that the file leaves open
 * @returns `isOpen`: whether it does
 */
export function inputOf(
  graph: OnnxGraph,
  nodes: readonly OnnxNode[],
  builder: GraphBuilder,
  given: readonly number[] | null,
): { name: string; feature: Feature; isOpen: boolean } {
  const weights = new Set(graph.initializers.map(({ name }) => name));
  const inputs = graph.inputs.filter(({ name }) => !weights.has(name));
  const [info, ...others] = inputs;
  if (!info || others.length > 0) {
    throw new ExplainError(
      'layer-unsupported',
      `The model has ${inputs.length} inputs; one is supported.`,
      'Export the network with the image as its only input.',
    );
  }
  if (!isFloatType(info.type)) {
    throw shapeError(
      `The input "${info.name}" of the model takes whole numbers.`,
      'Export the network with an input of float32.',
    );
  }
  const rank = info.dims.length - 1;
  const lastFirst = rank === 3 && isChannelsLast(info, nodes);
  const sizes = resolved(info, lastFirst, given);
  const told = { name: info.name, isOpen: info.dims.slice(1).some(open) };
  if (rank === 1) return { ...told, feature: plainFeature(emit(builder, sizes), sizes) };
  const [channels, height, width] = lastFirst ? [sizes[2]!, sizes[0]!, sizes[1]!] : sizes;
  if (height === 1 && width === 1 && channels! > MOST_COLORS) {
    const code = axisOf(channels!);
    const axes = lastFirst ? [[], [], code] : [code, [], []];
    const node = emit(builder, [channels!]);
    return { ...told, feature: { kind: 'feature', node, axes, stored: [code] } };
  }
  const shape = [height!, width!, channels!];
  const map = mapFeature(emit(builder, shape), shape);
  const [depth, rows, columns] = map.axes;
  const feature = lastFirst ? { ...map, axes: [rows!, columns!, depth!] } : map;
  return { ...told, feature };
}

/** Whether a file leaves a size open. */
function open(size: number | null | undefined): boolean {
  return !size || size < 0;
}

function emit(builder: GraphBuilder, shape: number[]): string {
  return builder.emit({ kind: 'input' }, [], shape);
}

/** TensorFlow's exports take maps with channels last and transpose them before anything else. */
function isChannelsLast({ name, dims }: OnnxValueInfo, nodes: readonly OnnxNode[]): boolean {
  const readers = nodes.filter(({ inputs }) => inputs.includes(name));
  const moves = readers.filter(
    ({ op, attributes }) =>
      op === 'Transpose' && String(attributes.get('perm')?.integers) === '0,3,1,2',
  );
  if (moves.length > 0 && moves.length === readers.length) return true;
  // What works on maps takes channels first.
  if (readers.some(({ op }) => /Conv|Pool|Normalization/.test(op))) return false;
  const isColor = (size: number | null | undefined): boolean =>
    size === 1 || size === 3 || size === 4;
  return isColor(dims[3]) && dims[1] !== null && !isColor(dims[1]);
}

/** The sizes of ONNX without the batch; those that are open come from the card. */
function resolved(
  { name, dims }: OnnxValueInfo,
  lastFirst: boolean,
  given: readonly number[] | null,
): number[] {
  const rank = dims.length - 1;
  const shown = `[${dims.map((size, axis) => (axis === 0 ? 'batch' : (size ?? '?'))).join(', ')}]`;
  if (rank !== 1 && rank !== 3) {
    throw shapeError(
      `The model takes an input of shape ${shown}, which is not an image.`,
      'Use a model whose input is [batch, channels, height, width].',
    );
  }
  const own = dims.slice(1);
  const first = rank === 3 && !lastFirst && given ? [given[2], given[0], given[1]] : given;
  const sizes = own.map((size, axis) => (open(size) ? first?.[axis] : size));
  if (sizes.some(open)) {
    throw shapeError(
      `The input "${name}" of the model has the shape ${shown}, which leaves its size open.`,
      rank === 3
        ? 'Write the size into the model card beside the model: {"input": {"shape": [224, 224, 3]}} (height, width, channels).'
        : 'Write the size into the model card beside the model: {"input": {"shape": [100]}}.',
    );
  }
  const fixed = sizes.map((size) => size ?? 0);
  if (fixed.every((size) => Number.isSafeInteger(size) && size <= MOST_SIDE)) return fixed;
  throw shapeError(
    `The model takes an input of shape ${shown}, which is too large.`,
    'Use a model for smaller images.',
  );
}

function shapeError(message: string, hint: string): ExplainError {
  return new ExplainError('model-input-shape', message, hint);
}
