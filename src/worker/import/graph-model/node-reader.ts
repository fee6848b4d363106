import { reshape, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../../protocol.js';
import { isRecord } from '../json.js';
import { mostCells, shown } from '../keras/layer-config.js';
import { unsupportedLayer } from '../refusals.js';
import type { Pair } from '../../kernels/window.js';
import type { GraphNode } from './graph-def.js';
import type { Constant, Feature, Value, WeightsByName } from './values.js';

const HINT = 'Change this part of the network before it is converted; images are taken as NHWC.';

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

  /** The same, of the one shape that fits. */
  constantOf(index: number, shape: readonly number[]): Constant & { weight: string } {
    const constant = this.constant(index);
    if (String(constant.shape) === String(shape)) return constant;
    throw this.invalid(
      `has a constant of the shape [${constant.shape.join(', ')}] as input ${index}, but needs [${shape.join(', ')}]`,
    );
  }

  /** The same with one value for each of so many channels, in a list or along the last axis. */
  vector(index: number, size: number): Constant & { weight: string } {
    const constant = this.constant(index);
    const { shape } = constant;
    if (
      shape.at(-1) === size &&
      shape.every((length, axis) => axis === shape.length - 1 || length === 1)
    ) {
      return constant;
    }
    return this.constantOf(index, [size]);
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
    return attribute.s === undefined ? null : this.decoded(key, attribute.s);
  }

  texts(key: string): string[] {
    return this.list(key, 's').map((item) => this.decoded(key, item));
  }

  integerList(key: string): number[] {
    return this.list(key, 'i').map((item) => this.whole(key, item));
  }

  number(key: string, fallback: number): number {
    const { f, i } = this.attribute(key);
    const given = f ?? i ?? fallback;
    const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    if (Number.isFinite(value)) return Number(value);
    throw this.invalid(`has ${key} ${shown(f ?? i)}, but needs a number`);
  }

  flag(key: string): boolean {
    const { b = false } = this.attribute(key);
    if (typeof b === 'boolean') return b;
    throw this.invalid(`has ${key} ${shown(b)}, but needs true or false`);
  }

  /** A setting of any simple type; `null` where the node does not have it. */
  value(key: string): unknown {
    const { s, i, f, b } = this.attribute(key);
    return s === undefined ? (i === undefined ? (f ?? b ?? null) : Number(i)) : this.text(key);
  }

  /** A setting with one number for each axis of NHWC, of which only height and width may vary. */
  pair(key: string): Pair {
    const numbers = this.integerList(key);
    if (numbers.length === 0 && key === 'dilations') return [1, 1];
    const [batch, vertical, horizontal, channel] = numbers;
    if (numbers.length !== 4 || numbers.some((size) => size < 1 || size > mostCells)) {
      throw this.invalid(
        `has ${key} [${numbers.join(', ')}], but needs four whole numbers from 1 to ${mostCells}`,
      );
    }
    if (batch === 1 && channel === 1) return [vertical!, horizontal!];
    throw this.unsupported(`has ${key} [${numbers.join(', ')}]`);
  }

  requireChannelsLast(): void {
    const format = this.text('data_format') ?? 'NHWC';
    if (format !== 'NHWC') throw this.unsupported(`has the data format ${format}`);
  }

  unsupported(what: string): ExplainError {
    const { name, op } = this.node;
    return new ExplainError(
      'layer-unsupported',
      `The node "${name}" (${op}) ${what}, which is not supported.`,
      HINT,
      [unsupportedLayer(name, op, what, HINT)],
    );
  }

  /** Inputs and settings that contradict each other. */
  invalid(what: string): ExplainError {
    return new ExplainError(
      'model-invalid',
      `The node "${this.node.name}" (${this.node.op}) ${what}.`,
      'Convert the network again; the file was changed or broken afterwards.',
    );
  }

  /** A setting as the file has it, by the name of its type. */
  attribute(key: string): Record<string, unknown> {
    const attribute = this.node.attributes[key];
    return isRecord(attribute) ? attribute : {};
  }

  private whole(key: string, item: unknown): number {
    const value = typeof item === 'string' && item.trim() !== '' ? Number(item) : item;
    if (Number.isSafeInteger(value)) return Number(value);
    throw this.invalid(`has ${shown(item)} in ${key}, but needs whole numbers`);
  }

  /** The converter writes text in base64, TensorFlow.js in the numbers of its bytes. */
  private decoded(key: string, value: unknown): string {
    if (Array.isArray(value)) return String.fromCharCode(...value.map(Number));
    try {
      return atob(String(value));
    } catch {
      throw this.invalid(`has ${key} ${shown(value)}, which is no text`);
    }
  }

  private list(key: string, type: string): unknown[] {
    const { list } = this.attribute(key);
    const values = isRecord(list) ? list[type] : [];
    return Array.isArray(values) ? values : [];
  }
}

/** A weight that `vector` has found, as a list. */
export function vectorOf(weights: WeightsByName, { weight }: { weight: string }): Tensor1D {
  return reshape(weights[weight]!, [-1]);
}

/** A weight by its name, of the rank that the caller asked the stored shape for. */
export function weightOf<T extends Tensor>(weights: WeightsByName, { weight }: { weight: string }) {
  return weights[weight] as T;
}
