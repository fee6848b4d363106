import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Pair } from '../../kernels/window.js';
import type { NodeKind, Operation } from '../../operations/index.js';

export type WeightsByName = NamedTensorMap;

/** What depends on the picture. */
export interface Feature {
  kind: 'feature';
  /** The canonical node that gives it. */
  node: string;
  /** Without the batch. */
  shape: number[];
  /** Between SpaceToBatchND and BatchToSpaceND, the distance of neighbours; `shape` is the whole. */
  dilation: Pair | null;
  /** Whether a Reshape has laid its places beside the batch, as dense layers of maps are converted to. */
  isMerged: boolean;
  /** The feature that it is the mean of, with its axes; its negative perhaps. */
  moment?: { of: Feature; axes: number[]; isNegative: boolean };
  /** The feature that it is a multiple of. */
  multiple?: { of: Feature; by: number };
}

/** A part of a layer normalization or a GELU, which become one operation where they are whole (patterns.ts). */
export interface Partial {
  kind: 'partial';
  stage: NormStage | GeluStage;
  /** What the whole reads. */
  of: Feature;
  shape: number[];
  axes?: number[];
  epsilon?: number;
  scale?: Constant;
  shift?: Constant;
  isNegative?: boolean;
  approximate?: boolean;
}

type NormStage = 'squares' | 'variance' | 'shifted' | 'inverse' | 'scaled' | 'center';
type GeluStage = 'cube' | 'cubic' | 'inner' | 'argument' | 'bent' | 'gate';

/** What does not. */
export interface Constant {
  kind: 'constant';
  shape: number[];
  /** Its name among the weights; `null` for what was computed from shapes. */
  weight: string | null;
  /** Where they are whole numbers; NaN stands for the size of the batch. */
  integers: number[] | null;
  /** Its value, where it is one number that is known beforehand. */
  scalar?: number | null;
}

export type Value = Feature | Constant | Partial;

/** One operation to come: what is known of it before its weights are on a backend. */
export interface Step {
  kind: NodeKind;
  /** Of its output, without the batch. */
  shape: number[];
  /** One for each value of its output unless told. */
  multiplications?: number;
  /**
   * Which of the node's features it reads, or what the step before it gives; unless told the first step
   * reads all features, and every other the step before it.
   */
  reads?: readonly (number | 'before')[];
  build(weights: WeightsByName): Operation;
}

/** A step without weights. */
export function step(operation: Operation, shape: number[]): Step {
  return { kind: operation.kind, shape, build: () => operation };
}
