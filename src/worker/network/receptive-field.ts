import type { Box } from '../../protocol.js';
import type { Network } from './network.js';
import type { Node } from './nodes.js';
import {
  eachAxis,
  gathered,
  inside,
  kernelWindows,
  poolingWindows,
  scattered,
  shift,
  union,
  type Span,
  type Spans,
} from './spans.js';
import type { Tape } from './tape.js';

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
      return eachAxis(gathered, spans, poolingWindows(node, input));
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

function shrink([first, last]: Span, factor: number, reach: number): Span {
  return [Math.floor(first / factor) - reach, Math.floor(last / factor) + reach];
}

function wholeOf([, height = 1, width = 1]: number[]): Spans {
  return [
    [0, height - 1],
    [0, width - 1],
  ];
}
