import type { Tensor } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../../protocol.js';
import { isRecord } from '../json.js';
import type { Pair } from '../nodes.js';
import type { GraphNode } from './graph-def.js';
import type { Constant, Feature, Value, WeightsByName } from './values.js';

/** A node with what its inputs are known to be: reads both, and refuses what is not supported. */
export class NodeReader {
  constructor(
    readonly node: GraphNode,
    readonly inputs: Value[],
  ) {}

  /** An input that depends on the picture. */
  feature(index: number): Feature {
    const input = this.inputs[index];
    if (input?.kind === 'feature') return input;
    throw this.unsupported(`has a constant as input ${index}`);
  }

  /** An input that is one of the weights. */
  constant(index: number): Constant & { weight: string } {
    const input = this.inputs[index];
    if (input?.kind === 'constant' && input.weight !== null) {
      return { ...input, weight: input.weight };
    }
    throw this.unsupported(`needs a constant as input ${index}`);
  }

  /** An input that is known as whole numbers before the network runs. */
  integers(index: number): number[] {
    const input = this.inputs[index];
    if (input?.kind === 'constant' && input.integers?.every(Number.isInteger)) {
      return input.integers;
    }
    throw this.unsupported(`needs whole numbers that are known beforehand as input ${index}`);
  }

  /** A setting that is text; `null` where the node does not have it. */
  text(key: string): string | null {
    const attribute = this.attribute(key);
    return attribute.s === undefined ? null : decodeText(attribute.s);
  }

  texts(key: string): string[] {
    return this.list(key, 's').map(decodeText);
  }

  integerList(key: string): number[] {
    return this.list(key, 'i').map(Number);
  }

  number(key: string, fallback: number): number {
    const { f, i } = this.attribute(key);
    return Number(f ?? i ?? fallback);
  }

  flag(key: string): boolean {
    return this.attribute(key).b === true;
  }

  /** A setting with one number for each axis of NHWC, of which only height and width may vary. */
  pair(key: string): Pair {
    const numbers = this.integerList(key);
    if (numbers.length === 0) return [1, 1];
    const [batch, vertical, horizontal, channel] = numbers;
    if (batch === 1 && channel === 1) return [vertical!, horizontal!];
    throw this.unsupported(`has ${key} [${numbers.join(', ')}]`);
  }

  requireChannelsLast(): void {
    const format = this.text('data_format') ?? 'NHWC';
    if (format !== 'NHWC') throw this.unsupported(`has the data format ${format}`);
  }

  unsupported(what: string): ExplainError {
    return new ExplainError(
      'layer-unsupported',
      `The node "${this.node.name}" (${this.node.op}) ${what}, which is not supported.`,
      'Change this part of the network before it is converted; pictures are taken as NHWC.',
    );
  }

  /** A setting as the file has it, by the name of its type. */
  attribute(key: string): Record<string, unknown> {
    const attribute = this.node.attributes[key];
    return isRecord(attribute) ? attribute : {};
  }

  private list(key: string, type: string): unknown[] {
    const { list } = this.attribute(key);
    const values = isRecord(list) ? list[type] : [];
    return Array.isArray(values) ? values : [];
  }
}

/** The converter writes text in base64, TensorFlow.js in the numbers of its bytes. */
function decodeText(value: unknown): string {
  return Array.isArray(value) ? String.fromCharCode(...value.map(Number)) : atob(String(value));
}

/** A weight by its name, of the rank that the caller asked the stored shape for. */
export function weightOf<T extends Tensor>(weights: WeightsByName, { weight }: { weight: string }) {
  return weights[weight] as T;
}
