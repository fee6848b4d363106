import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operation } from '../../operations/index.js';
import {
  axisOf,
  lengthOf,
  plainFeature,
  rearrangement,
  reshapedFeature,
  shapeOf,
  type Axis,
  type Feature,
} from './layout.js';

/** Numbers to come: made when they are written, for a large model's would not fit twice. */
export class Weight {
  constructor(
    readonly shape: readonly number[],
    readonly read: () => Float32Array,
  ) {}
}

type Written<O> = {
  [F in keyof O]: O[F] extends Tensor ? Weight : O[F] extends Tensor | null ? Weight | null : O[F];
};

/** A canonical operation with numbers that are no tensors yet. */
export type WrittenOperation = Operation extends infer O
  ? O extends O
    ? Written<O>
    : never
  : never;

export interface WrittenNode {
  operation: WrittenOperation;
  name: string;
  /** Index of the ONNX node that it came from. */
  origin: number;
  inputs: string[];
  shape: number[];
  multiplications: number | null;
}

/** The canonical graph as it grows. */
export class GraphBuilder {
  readonly nodes: WrittenNode[] = [];
  /** Index of the ONNX node that is being translated; -1 for the input. */
  origin = -1;
  private readonly rearranged = new Map<string, string>();

  /** @returns the name of the new node */
  emit(
    operation: WrittenOperation,
    inputs: string[],
    shape: number[],
    multiplications: number | null = null,
  ): string {
    const name = `${operation.kind}-${this.nodes.length}`;
    this.nodes.push({ operation, name, origin: this.origin, inputs, shape, multiplications });
    return name;
  }

  /** An operation that computes each value from one at the same place. */
  elementwise(feature: Feature, operation: WrittenOperation): Feature {
    const node = this.emit(operation, [feature.node], shapeOf(feature.stored));
    return { ...feature, node };
  }

  /** The same value, stored in the axes that an operation asks for. */
  stored(feature: Feature, wanted: readonly Axis[]): Feature {
    const { before, order, after } = rearrangement(feature.stored, wanted);
    let [{ node }, shape] = [feature, shapeOf(feature.stored)];
    if (before)
      [node, shape] = [this.rearrange(node, { kind: 'reshape', shape: before }, before), before];
    if (order) {
      shape = order.map((axis) => shape[axis]!);
      const axes = [0, ...order.map((axis) => axis + 1)];
      node = this.rearrange(node, { kind: 'permute', axes }, shape);
    }
    if (after) node = this.rearrange(node, { kind: 'reshape', shape: after }, after);
    return { ...feature, node, stored: wanted };
  }

  /** Channels last: `[channels, height, width]` as a map, `[channels, length]` as a map of one row. */
  map(feature: Feature): Feature {
    const [channels, ...places] = feature.axes;
    const rows = places.length === 1 ? [[], ...places] : places;
    return this.stored(feature, [...rows, channels!]);
  }

  /** Each axis stored by itself, in the order that maps have or that it has anyway. */
  separated(feature: Feature): Feature {
    const { axes, stored } = feature;
    const isSeparate =
      axes.length === stored.length && storedOrder(feature).every((axis) => axis !== -1);
    if (isSeparate) return feature;
    if (axes.length === 3) return this.map(feature);
    if (axes.length === 2) return this.stored(feature, [axes[1]!, axes[0]!]);
    return this.stored(feature, axes);
  }

  /**
   * With an axis as the last that is stored; its atoms may lie in any order there, as an operation
   * with weights can be made to fit.
   */
  last(feature: Feature, axis: number): Feature {
    const own = feature.axes[axis]!;
    const atoms = feature.stored.flat();
    const ending = atoms.slice(atoms.length - own.length);
    const rest = feature.axes.filter((_, index) => index !== axis);
    if (!ending.every((atom) => own.includes(atom))) {
      return this.stored(feature, [...inOrder(rest, atoms), own]);
    }
    const kept = feature.stored.map((each) => each.filter((atom) => !own.includes(atom)));
    const isGrouped = kept.length === rest.length + 1 && kept.at(-1)!.length === 0;
    const others = isGrouped ? kept.slice(0, -1) : inOrder(rest, atoms);
    return this.stored(feature, [...others, ending]);
  }

  /** The same with one atom for each axis. */
  simplified(feature: Feature): Feature {
    const separate = this.separated(feature);
    const axes = separate.axes.map((axis) => axisOf(lengthOf(axis)));
    const stored = storedOrder(separate).map((axis) => axes[axis]!);
    return { ...separate, axes, stored };
  }

  /** In another shape, for which the numbers are put in order where they have to be. */
  reshaped(feature: Feature, shape: readonly number[]): Feature {
    const known = reshapedFeature(feature, shape);
    if (known) return known;
    const flat = this.stored(feature, [feature.axes.flat()]);
    return reshapedFeature(plainFeature(flat.node, [lengthOf(feature.axes.flat())]), shape)!;
  }

  /** Whether a node holds the numbers of another, in the same order or another. */
  isRearranged(name: string, from: string): boolean {
    for (let at = name; ;) {
      if (at === from) return true;
      const node = this.nodes.find((each) => each.name === at);
      if (node?.operation.kind !== 'reshape' && node?.operation.kind !== 'permute') return false;
      at = node.inputs[0]!;
    }
  }

  private rearrange(from: string, operation: WrittenOperation, shape: number[]): string {
    const key = `${from} ${JSON.stringify(operation)}`;
    const known = this.rearranged.get(key);
    if (known !== undefined) return known;
    const node = this.emit(operation, [from], shape);
    this.rearranged.set(key, node);
    return node;
  }
}

/** For each stored axis, which axis of the value it is; -1 where it is none as a whole. */
export function storedOrder({ axes, stored }: Feature): number[] {
  const taken = new Set<number>();
  return stored.map((own) => {
    const found = axes.findIndex(
      (axis, index) =>
        !taken.has(index) &&
        axis.length === own.length &&
        axis.every((atom, place) => atom === own[place]),
    );
    taken.add(found);
    return found;
  });
}

/** Axes in the order in which their first atoms are stored; those of one value stay in front. */
function inOrder(axes: readonly Axis[], atoms: Axis): Axis[] {
  const place = (axis: Axis): number => (axis.length === 0 ? -1 : atoms.indexOf(axis[0]!));
  return [...axes].sort((one, other) => place(one) - place(other));
}
