import type { Box } from '../../protocol.js';
import { windows, type AxisWindows, type Windows } from '../kernels/window.js';
import type { Network } from './network.js';
import type { Convolution, Node, Pair } from './nodes.js';
import type { Tape } from './tape.js';

/** First and last cell along an axis, both inside. */
type Span = [first: number, last: number];
type Spans = [vertical: Span, horizontal: Span];

/**
 * The part of the picture that can reach a neuron, cut to the picture: what lies outside cannot
 * change it.
 *
 * @param position `[y, x, channel]`; anything else stands for the node's whole output
 */
export function receptiveField(
  network: Network,
  tape: Tape,
  node: string,
  position: readonly number[],
): Box {
  const [y, x] = position;
  const start: Spans =
    position.length === 3
      ? [
          [y!, y!],
          [x!, x!],
        ]
      : wholeOf(tape.output(node).shape);
  const spans = new Map<string, Spans>([[node, start]]);
  for (const reader of [...network.nodes].reverse()) {
    const reached = spans.get(reader.name);
    if (!reached) continue;
    const output = tape.output(reader.name).shape;
    for (const name of reader.inputs) {
      const input = tape.output(name).shape;
      const back = inside(spansBefore(reader, reached, input, output), input);
      const known = spans.get(name);
      spans.set(name, known ? union(known, back) : back);
    }
  }
  const [[top, bottom], [left, right]] = spans.get(network.input)!;
  return { top, left, height: bottom - top + 1, width: right - left + 1 };
}

/** What a node's cells read of one of its inputs. */
function spansBefore(node: Node, spans: Spans, input: number[], output: number[]): Spans {
  // Between maps and vectors places are lost.
  if (input.length !== 4 || output.length !== 4) return wholeOf(input);
  switch (node.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
      return eachAxis(gathered, spans, kernelWindows(node, input));
    case 'conv2dTranspose':
      return eachAxis(scattered, spans, kernelWindows(node, output));
    case 'maxPool':
    case 'averagePool':
      return eachAxis(
        gathered,
        spans,
        windows([input[1]!, input[2]!], node.pool, node.strides, node.padding),
      );
    case 'zeroPadding':
      return [shift(spans[0], -node.padding[0][0]), shift(spans[1], -node.padding[1][0])];
    case 'cropping':
      return [shift(spans[0], node.cropping[0][0]), shift(spans[1], node.cropping[1][0])];
    case 'upsampling': {
      const reach = node.interpolation === 'bilinear' ? 1 : 0;
      return [shrink(spans[0], node.size[0], reach), shrink(spans[1], node.size[1], reach)];
    }
    case 'globalAveragePool':
    case 'globalMaxPool':
    case 'reshape':
    case 'permute':
      return wholeOf(input);
    default:
      // What is repeated over a map (a gate for each channel) or joined to it in space is read whole.
      return input[1] === output[1] && input[2] === output[2] ? spans : wholeOf(input);
  }
}

function kernelWindows({ kernel, strides, padding, dilations }: Convolution, map: number[]) {
  const size: Pair = [map[1]!, map[2]!];
  return windows(size, [kernel.shape[0], kernel.shape[1]], strides, padding, dilations);
}

function eachAxis(
  along: (span: Span, axis: AxisWindows) => Span,
  [rows, columns]: Spans,
  { vertical, horizontal }: Windows,
): Spans {
  return [along(rows, vertical), along(columns, horizontal)];
}

/** The cells that the windows of these outputs cover. */
function gathered([first, last]: Span, { stride, before, extent }: AxisWindows): Span {
  return [first * stride - before, last * stride - before + extent - 1];
}

/** The cells whose windows cover these outputs. */
function scattered([first, last]: Span, { stride, before, extent }: AxisWindows): Span {
  return [Math.ceil((first + before - extent + 1) / stride), Math.floor((last + before) / stride)];
}

function shrink([first, last]: Span, factor: number, reach: number): Span {
  return [Math.floor(first / factor) - reach, Math.floor(last / factor) + reach];
}

function shift([first, last]: Span, by: number): Span {
  return [first + by, last + by];
}

function wholeOf([, height = 1, width = 1]: number[]): Spans {
  return [
    [0, height - 1],
    [0, width - 1],
  ];
}

function inside([vertical, horizontal]: Spans, [, height = 1, width = 1]: number[]): Spans {
  const clamp = ([first, last]: Span, length: number): Span => [
    Math.min(Math.max(first, 0), length - 1),
    Math.min(Math.max(last, 0), length - 1),
  ];
  return [clamp(vertical, height), clamp(horizontal, width)];
}

function union([a, b]: Spans, [c, d]: Spans): Spans {
  const join = (one: Span, other: Span): Span => [
    Math.min(one[0], other[0]),
    Math.max(one[1], other[1]),
  ];
  return [join(a, c), join(b, d)];
}
