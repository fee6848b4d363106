import type { Box } from '../../protocol.js';
import type { Network } from './network.js';
import { operationOf, type Node } from '../operations/index.js';
import type { Shape } from '../operations/operation.js';
import {
  eachAxis,
  gathered,
  inside,
  scattered,
  shift,
  union,
  type Interval,
  type Intervals,
} from './intervals.js';
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
  return fieldOf(network, (name) => tape.output(name).shape, node, position);
}

/** The same without an image: that of a neuron in the middle of a node's maps. */
export function middleField(network: Network, node: string): Box {
  const [height = 1, width = 1] = network.shapes.get(node)!;
  const middle = [height, width].map((size) => Math.floor(size / 2));
  return fieldOf(network, (name) => [1, ...network.shapes.get(name)!], node, [...middle, 0]);
}

/** @param shapeOf gives the shape of a node's output, with the batch */
function fieldOf(
  network: Network,
  shapeOf: (node: string) => Shape,
  node: string,
  position: readonly number[],
): Box {
  const [y, x] = position;
  const start: Intervals =
    position.length === 3
      ? [
          [y!, y!],
          [x!, x!],
        ]
      : wholeOf(shapeOf(node));
  const intervals = new Map<string, Intervals>([[node, start]]);
  for (const reader of [...network.nodes].reverse()) {
    const reached = intervals.get(reader.name);
    if (!reached) continue;
    const output = shapeOf(reader.name);
    for (const name of reader.inputs) {
      const input = shapeOf(name);
      const back = inside(intervalsBefore(reader, reached, input, output), input);
      const known = intervals.get(name);
      intervals.set(name, known ? union(known, back) : back);
    }
  }
  const [[top, bottom], [left, right]] = intervals.get(network.input)!;
  return { top, left, height: bottom - top + 1, width: right - left + 1 };
}

/** What a node's cells read of one of its inputs. */
function intervalsBefore(
  node: Node,
  output: Intervals,
  input: Shape,
  outputShape: Shape,
): Intervals {
  // Between maps and vectors places are lost.
  if (input.length !== 4 || outputShape.length !== 4) return wholeOf(input);
  const map = operationOf(node).intervals(node);
  switch (map.by) {
    case 'cell':
      // What is repeated over a map (a gate for each channel) or joined to it in space is read whole.
      return input[1] === outputShape[1] && input[2] === outputShape[2] ? output : wholeOf(input);
    case 'windows':
      return eachAxis(gathered, output, map.over(input));
    case 'transposed-windows':
      return eachAxis(scattered, output, map.over(outputShape));
    case 'shift':
      return [shift(output[0], -map.cells[0]), shift(output[1], -map.cells[1])];
    case 'repetition':
      return [shrink(output[0], map.size[0], map.reach), shrink(output[1], map.size[1], map.reach)];
    case 'samples':
      return [map.of(output[0], input[1]!, 0), map.of(output[1], input[2]!, 1)];
    case 'whole':
      return wholeOf(input);
  }
}

function shrink([first, last]: Interval, factor: number, reach: number): Interval {
  return [Math.floor(first / factor) - reach, Math.floor(last / factor) + reach];
}

function wholeOf([, height = 1, width = 1]: Shape): Intervals {
  return [
    [0, height - 1],
    [0, width - 1],
  ];
}
