import type { Network } from '../network/network.js';
import type { Node } from '../network/nodes.js';
import {
  eachAxis,
  inside,
  kernelWindows,
  poolingWindows,
  scattered,
  shift,
  union,
  type Span,
  type Spans,
} from '../network/spans.js';

/** Shape of every node's output, the batch included. */
export type Shapes = (node: string) => readonly number[];

/** The cells of a node's map that can change, or `null` where that has no rectangle: everything. */
export type Change = Spans | null;

/**
 * What can change in every node's output when a rectangle of the picture changes. Cells next to those
 * that can change may be among them.
 */
export function changesAfter(
  network: Network,
  shapes: Shapes,
  picture: Spans,
): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>([[network.input, picture]]);
  for (const node of network.nodes.slice(1)) {
    const before = node.inputs.map((name) => changes.get(name)!);
    changes.set(node.name, isLocal(node, shapes) ? changeOf(node, before, shapes) : null);
  }
  return changes;
}

function changeOf(node: Node, before: Change[], shapes: Shapes): Change {
  const after: Spans[] = [];
  const input = shapes(node.inputs[0]!);
  for (const spans of before) {
    if (!spans) return null;
    const [rows, columns] = spansAfter(node, spans, input);
    after.push(inside([ordered(rows), ordered(columns)], shapes(node.name)));
  }
  return after.reduce(union);
}

/** Whether each cell of the output depends on a rectangle of the input that its place tells. */
export function isLocal(node: Node, shapes: Shapes): boolean {
  const output = shapes(node.name);
  const inputs = node.inputs.map(shapes);
  if ([output, ...inputs].some(({ length }) => length !== 4)) return false;
  const inPlace = inputs.every((input) => input[1] === output[1] && input[2] === output[2]);
  switch (node.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'maxPool':
    case 'zeroPadding':
    case 'cropping':
      return true;
    case 'averagePool': {
      // A window at the border divides by its real cells: a cut-out cannot tell.
      const { vertical, horizontal } = poolingWindows(node, inputs[0]!);
      return [vertical, horizontal].every(({ before, after }) => before === 0 && after === 0);
    }
    case 'upsampling':
      return node.interpolation === 'nearest';
    case 'concatenate':
      return inPlace && (node.axis === -1 || node.axis === 3);
    case 'conv2dTranspose':
    case 'globalAveragePool':
    case 'globalMaxPool':
    case 'reshape':
    case 'permute':
      return false;
    default:
      return inPlace;
  }
}

/** Where no window reads what has changed the span is empty; the cells around it do no harm. */
function ordered([first, last]: Span): Span {
  return [Math.min(first, last), Math.max(first, last)];
}

function spansAfter(node: Node, spans: Spans, input: readonly number[]): Spans {
  switch (node.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
      return eachAxis(scattered, spans, kernelWindows(node, input));
    case 'maxPool':
    case 'averagePool':
      return eachAxis(scattered, spans, poolingWindows(node, input));
    case 'zeroPadding':
      return [shift(spans[0], node.padding[0][0]), shift(spans[1], node.padding[1][0])];
    case 'cropping':
      return [shift(spans[0], -node.cropping[0][0]), shift(spans[1], -node.cropping[1][0])];
    case 'upsampling': {
      const [rows, columns] = node.size;
      return [
        [spans[0][0] * rows, spans[0][1] * rows + rows - 1],
        [spans[1][0] * columns, spans[1][1] * columns + columns - 1],
      ];
    }
    default:
      return spans;
  }
}
