import { ExplainError, type Neuron } from '../../protocol.js';
import type { ComputeContext } from '../job.js';
import type { Network } from '../network/network.js';
import type { Tape } from '../network/tape.js';
import { outputOfLayer } from './requirements.js';
import { firstMaximum, flatIndexOf, oneHot, positionOf } from '../propagate/seeds.js';
import type { Seed } from '../propagate/walker.js';

export interface PlacedSeed {
  seed: Seed;
  neuron: Neuron | null;
}

/** 1 at the logit of a class. The seed's signal belongs to the caller. */
export function classSeed(network: Network, tape: Tape, index: number): PlacedSeed {
  const signal = oneHot(network.logits(tape).shape, index);
  return { seed: { node: network.output, signal }, neuron: null };
}

/** 1 at one neuron of a layer's output: the strongest (`max`), or the one at `x,y,channel`. */
export async function neuronSeed(
  network: Network,
  tape: Tape,
  layer: string,
  unit: string,
  job: ComputeContext,
): Promise<PlacedSeed> {
  const node = outputOfLayer(network, layer);
  const output = tape.output(node);
  const shape = output.shape.slice(1);
  const values = await job.read(output);
  const index = unit === 'max' ? firstMaximum(values) : indexOfUnit(unit, layer, shape);
  return {
    seed: { node, signal: oneHot(output.shape, index) },
    neuron: { layer, position: positionOf(index, shape), activation: values[index]! },
  };
}

/** Attributes write a position as people do, `x,y,channel`; tensors have `[y, x, channel]`. */
function indexOfUnit(unit: string, layer: string, shape: number[]): number {
  const numbers = unit.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const position = numbers.length === 3 ? [numbers[1]!, numbers[0]!, numbers[2]!] : numbers;
  const index = flatIndexOf(position, shape);
  if (index !== null) return index;
  const example =
    shape.length === 3
      ? `"x,y,channel" with x below ${shape[1]}, y below ${shape[0]}, channel below ${shape[2]}`
      : `one number below ${shape[0]}`;
  throw new ExplainError(
    'unit-unknown',
    `The layer "${layer}" has no unit "${unit}".`,
    `Write "max" for its strongest neuron, or ${example}.`,
  );
}
