/** What is asked of a random network besides its classes. */

import { shapes, wiring } from '../oracle/graph.js';
import { endingOf } from '../oracle/layers/activations.js';
import { count } from '../oracle/shapes.js';
import type { LayerSpec, NetSpec, Shape } from '../oracle/spec.js';
import type { KerasOptions } from '../oracle/keras.js';

export interface Neuron {
  /** Number of the layer, and of the neuron in its output. */
  place: { layer: number; index: number };
  /** How the engine calls them. */
  asked: { layer: string; unit: string };
}

/** A neuron by two numbers in [0, 1): which layer, which element of its output. */
export function neuronOf(
  net: NetSpec,
  { nested = [] }: KerasOptions,
  [ofLayers, ofElements]: [number, number],
): Neuron {
  const candidates = net.layers.map((_, l) => l).filter((l) => !isFolded(net, l));
  const layer = candidates[Math.floor(ofLayers * candidates.length)]!;
  const { name } = net.layers[layer]!;
  const shape = shapes(net)[layer]!;
  const index = Math.floor(ofElements * count(shape));
  const nesting = nested.find(({ layers }) => layers.includes(name));
  return {
    place: { layer, index },
    asked: { layer: nesting ? `${nesting.name}/${name}` : name, unit: unitOf(index, shape) },
  };
}

/** `x,y,channel` on a map. */
function unitOf(index: number, shape: Shape): string {
  let rest = index;
  const position = shape
    .toReversed()
    .map((length) => {
      const at = rest % length;
      rest = Math.floor(rest / length);
      return at;
    })
    .toReversed();
  return (shape.length === 3 ? [position[1], position[0], position[2]] : position).join(',');
}

const scaling = new Set(['batchNorm', 'rescaling', 'normalization']);

/** Whether the engine may fold a following norm into the layer, whose own output then is not there. */
function isFolded(net: NetSpec, layer: number): boolean {
  const wires = wiring(net);
  return net.layers.some(
    (reader, r) =>
      wires[r]!.includes(layer) &&
      (scaling.has(reader.kind) || (isIdentity(reader) && isFolded(net, r))),
  );
}

function isIdentity(layer: LayerSpec): boolean {
  return (
    layer.kind === 'dropout' ||
    layer.kind === 'spatialDropout' ||
    (layer.kind === 'activation' && endingOf(layer).activation === 'linear')
  );
}

/** One line per layer, for the report of a failure. */
export function summary(net: NetSpec): string {
  const leaving = shapes(net);
  const lines = net.layers.map(({ name, kind, ...settings }, l) => {
    const told = JSON.stringify({ ...settings, weights: undefined });
    return `${name} (${kind}) -> [${leaving[l]!.join(', ')}] ${told}`;
  });
  return [`input [${net.input.join(', ')}]`, ...lines].join('\n');
}
