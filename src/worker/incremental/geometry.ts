import type { Network } from '../network/network.js';
import { operationOf, type Node } from '../operations/index.js';
import type { Shape } from '../operations/operation.js';
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

function isLocal(node: Node, output: Shape, inputs: readonly Shape[]): boolean {
  if ([output, ...inputs].some(({ length }) => length !== 4)) return false;
  const operation = operationOf(node);
  const isInPlace = inputs.every((input) => input[1] === output[1] && input[2] === output[2]);
  if (operation.intervals(node).by === 'cell' && !isInPlace) return false;
  return operation.locality(node, output, inputs) === 'local';
}

const still: InPlace = { windows: null, shift: 0, repeated: 1 };

/** Of a node that is local. */
function axesOf(node: Node, input: Shape): Axes<AxisMap> {
  const map = operationOf(node).intervals(node);
  switch (map.by) {
    case 'cell':
      return [still, still];
    case 'windows': {
      const { vertical, horizontal } = map.over(input);
      return [{ windows: vertical }, { windows: horizontal }];
    }
    case 'shift':
      return [
        { ...still, shift: map.cells[0] },
        { ...still, shift: map.cells[1] },
      ];
    case 'repetition':
      return [
        { ...still, repeated: map.size[0] },
        { ...still, repeated: map.size[1] },
      ];
    case 'transposed-windows':
    case 'samples':
    case 'whole':
      throw new Error(`The operation ${node.kind} is not local.`);
  }
}
