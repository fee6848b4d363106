import type { Expression } from './expressions.js';
import type { GraphBuilder } from './graph-builder.js';
import { shapeOf, type Feature } from './layout.js';
import type { OnnxNode, OnnxTensor } from './messages.js';
import { Refusal } from './refusal.js';
import { sizeOf, type Constant } from './tensors.js';

/** What no canonical operation gives, and only makes sense as a part of what is known as a whole. */
interface Deferred {
  kind: 'deferred';
  /** What is told where it does not become a part of anything. */
  refusal: Refusal;
  /** With the node that refuses, in the graph's order. */
  origin: number;
}

/** What depends on a node that is refused, and is not told again. */
interface Refused {
  kind: 'refused';
  /** What may stand for it, so that those behind it can be asked for their settings. */
  stopgap: Feature | null;
}

export type Value = Feature | Constant | Deferred | Refused;

/** Thrown where a node reads what is refused already. */
export class AlreadyRefused extends Error {}

/** How a node finds out about the nodes before it. */
export interface Producers {
  /** The node that gives a value. */
  producer(value: string): OnnxNode | null;
  value(name: string): Value | null;
  expressions(value: string): readonly Expression[];
  decode(tensor: OnnxTensor): Constant;
  /** Whether the network's output is this value. */
  isOutput(value: string): boolean;
}

/** A node of the graph with its inputs; what it asks for and is not there throws. */
export class NodeReader {
  constructor(
    readonly node: OnnxNode,
    readonly inputs: readonly (Value | null)[],
    readonly opset: number,
    readonly builder: GraphBuilder,
    readonly graph: Producers,
  ) {}

  refuse(why: string, cure: string | null = null): Refusal {
    return new Refusal(why, cure);
  }

  /** Whether the input is there: optional ones may be left out, or have no name. */
  has(index: number): boolean {
    return Boolean(this.inputs[index]);
  }

  feature(index: number): Feature {
    const value = this.inputs[index];
    if (value?.kind === 'feature') return value;
    if (value?.kind === 'refused') throw new AlreadyRefused();
    if (value?.kind === 'deferred') throw value.refusal;
    throw this.refuse(
      value ? 'works on numbers that do not depend on the image' : `lacks its input ${index}`,
    );
  }

  /** Sizes without the batch. */
  shape(index = 0): number[] {
    return shapeOf(this.feature(index).axes);
  }

  features(): Feature[] {
    return this.inputs.map((_, index) => this.feature(index));
  }

  optionalConstant(index: number): Constant | null {
    const value = this.inputs[index];
    if (!value) return null;
    if (value.kind === 'constant') return value;
    if (value.kind === 'refused') throw new AlreadyRefused();
    throw this.refuse('has weights or settings that depend on the image');
  }

  constant(index: number): Constant {
    const value = this.optionalConstant(index);
    if (value) return value;
    throw this.refuse(`lacks its input ${index}`);
  }

  /** The numbers of an input that is a list or one number. */
  list(index: number): number[] | null {
    const value = this.optionalConstant(index);
    if (!value) return null;
    if (sizeOf(value.shape) > 4096) throw this.refuse('has too long a list of settings');
    return [...value.read()];
  }

  scalar(index: number): number | null {
    const value = this.optionalConstant(index);
    return value && sizeOf(value.shape) === 1 ? value.read()[0]! : null;
  }

  integer(name: string, fallback: number): number {
    return this.node.attributes.get(name)?.integer ?? fallback;
  }

  float(name: string, fallback: number): number {
    return this.node.attributes.get(name)?.float ?? fallback;
  }

  text(name: string, fallback: string): string {
    return this.node.attributes.get(name)?.text ?? fallback;
  }

  integers(name: string): number[] | null {
    return this.node.attributes.get(name)?.integers ?? null;
  }

  /** What older versions have as an attribute and newer ones as an input. */
  setting(name: string, index: number): number[] | null {
    return this.integers(name) ?? this.list(index);
  }

  /** An axis counted with the batch, of a value of so many axes, counted without it. */
  axis(axis: number, rank: number): number {
    const counted = axis < 0 ? axis + rank + 1 : axis;
    if (counted === 0) throw this.refuse('works along the batch');
    if (counted >= 1 && counted <= rank) return counted - 1;
    throw this.refuse(`names the axis ${axis} of a value of ${rank + 1} axes`);
  }
}
