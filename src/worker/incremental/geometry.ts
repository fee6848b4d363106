import { kernelWindows, poolingWindows } from '../network/spans.js';
import type { Network } from '../network/network.js';
import type { Node } from '../network/nodes.js';
import type { Tape } from '../network/tape.js';
import type { AxisWindows } from '../kernels/window.js';
import { costOf, type Cost } from './cost.js';

/** What the incremental pass has to know of a node; `Axes` holds the rows' and the columns' part. */
export interface NodeGeometry {
  node: Node;
  /** Places of its inputs in the order of the nodes. */
  inputs: number[];
  /** Of its output, `[1, height, width, channels]`; anything else is not local. */
  shape: readonly number[];
  /**
   * Whether a rectangle of the picture reaches a rectangle of the output, which can be computed from a
   * rectangle of each input.
   */
  local: boolean;
  /** How a cell's place in the output and what it reads belong together. */
  axes: Axes<AxisMap>;
  whole: Cost;
  /** Of all channels at one place. */
  cell: Cost;
}

export type Axes<T> = readonly [rows: T, columns: T];

/** Along one axis the windows over the input, a shift of the input, or its repetition. */
export type AxisMap = { windows: AxisWindows } | InPlace;

interface InPlace {
  windows: null;
  shift: number;
  repeated: number;
}

const known = new WeakMap<Network, readonly NodeGeometry[]>();

/** Of every node, in their order; the input's is the first. */
export function geometryOf(network: Network, tape: Tape): readonly NodeGeometry[] {
  let geometry = known.get(network);
  if (!geometry) {
    geometry = measure(network, tape);
    known.set(network, geometry);
  }
  return geometry;
}

function measure(network: Network, tape: Tape): NodeGeometry[] {
  const places = new Map(network.nodes.map(({ name }, place) => [name, place]));
  const all: NodeGeometry[] = [];
  for (const node of network.nodes) {
    const inputs = node.inputs.map((name) => places.get(name)!);
    const shape = tape.output(node.name).shape;
    const input = all[inputs[0] ?? -1]?.shape ?? shape;
    const [, height = 1, width = 1] = shape;
    const local =
      inputs.every((place) => all[place]!.local) &&
      isLocal(
        node,
        shape,
        inputs.map((place) => all[place]!.shape),
      );
    all.push({
      node,
      inputs,
      shape,
      local,
      axes: local ? axesOf(node, input) : [still, still],
      whole: costOf(node, shape, input, height * width),
      cell: costOf(node, shape, input, 1),
    });
  }
  return all;
}

function isLocal(
  node: Node,
  output: readonly number[],
  inputs: readonly (readonly number[])[],
): boolean {
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

const still: InPlace = { windows: null, shift: 0, repeated: 1 };

function axesOf(node: Node, input: readonly number[]): Axes<AxisMap> {
  const moved = (shift: number): AxisMap => ({ ...still, shift });
  switch (node.kind) {
    case 'conv2d':
    case 'depthwiseConv2d': {
      const { vertical, horizontal } = kernelWindows(node, input);
      return [{ windows: vertical }, { windows: horizontal }];
    }
    case 'maxPool':
    case 'averagePool': {
      const { vertical, horizontal } = poolingWindows(node, input);
      return [{ windows: vertical }, { windows: horizontal }];
    }
    case 'zeroPadding':
      return [moved(node.padding[0][0]), moved(node.padding[1][0])];
    case 'cropping':
      return [moved(-node.cropping[0][0]), moved(-node.cropping[1][0])];
    case 'upsampling':
      return [
        { ...still, repeated: node.size[0] },
        { ...still, repeated: node.size[1] },
      ];
    default:
      return [still, still];
  }
}
