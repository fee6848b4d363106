import { invalidLayer } from './layer-config.js';
import type { NodeKind, Operation } from '../../operations/index.js';
import type { Shape } from '../../operations/operation.js';
import type { KerasLayer } from './topology.js';
import type { LayerWeights } from '../weights.js';

/** What a plan needs of its layer's weights. */
export type ReadWeights = Pick<LayerWeights, 'get'>;

/** A weight that a layer reads. */
export interface PlannedWeight {
  /** What it may be called, the likeliest first; a plan's `build` asks for the first. */
  names: readonly [string, ...string[]];
  shape: Shape;
}

/** What a layer will compute: all that is known of it before its weights are on a backend. */
export interface LayerPlan {
  /** Of its output. */
  shape: Shape;
  /** The kind of its last operation; `null` where it does nothing at inference. */
  end: NodeKind | null;
  weights?: readonly PlannedWeight[];
  /** What comes before the operations at one of several inputs. */
  before?: { input: number; operation: () => Operation };
  /** The chain of operations that it stands for; empty where it does nothing at inference. */
  build(weights: ReadWeights): Operation[];
}

/** Reads a layer's settings, for inputs of these shapes; throws what is wrong with them. */
export type PlanLayer = (layer: KerasLayer, inputs: readonly Shape[]) => LayerPlan;

/** Operations without weights; the shape is that of the input unless it is given. */
export function plain(
  operations: (layer: KerasLayer, input: Shape) => Operation[],
  shapeAfter: (layer: KerasLayer, input: Shape) => Shape = (_, input) => input,
): PlanLayer {
  return (layer, [input]) => {
    const planned = operations(layer, input!);
    const end = planned.at(-1)?.kind ?? null;
    return { shape: shapeAfter(layer, input!), end, build: () => planned };
  };
}

/** The input of a layer that works on maps. */
export function mapOf(layer: KerasLayer, [input]: readonly Shape[]): [number, number, number] {
  const [height, width, channels, ...more] = input!;
  if (channels !== undefined && more.length === 0) return [height!, width!, channels];
  throw invalidLayer(
    layer,
    `has an input of shape [${input!.join(', ')}], but needs [height, width, channels]`,
  );
}

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}
