import type { Operation } from '../../operations/index.js';
import type { NodeReader } from './node-reader.js';
import { step, type Step } from './values.js';

const activations: Record<string, (slope: number) => Operation> = {
  Relu: () => ({ kind: 'relu' }),
  Relu6: () => ({ kind: 'relu6' }),
  LeakyRelu: (slope) => ({ kind: 'leakyRelu', slope }),
  Elu: () => ({ kind: 'elu', alpha: 1 }),
  Sigmoid: () => ({ kind: 'sigmoid' }),
  Tanh: () => ({ kind: 'tanh' }),
};

export const activationNames: readonly string[] = Object.keys(activations);

/** A node that is an activation. */
export function activation(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  return [step(activations[reader.node.op]!(reader.number('alpha', 0.2)), shape)];
}

export interface Fused {
  /** Which input the bias is, if there is one. */
  bias: number | null;
  /** The activation after the bias, if there is one. */
  activation: Operation | null;
}

/**
 * What a fused node does after its linear part: an optional bias, then an optional activation. In
 * the bias's place may stand a `NoOp`.
 */
export function readFused(reader: NodeReader): Fused {
  const names = reader.texts('fused_ops').filter((name) => name !== 'NoOp');
  const hasBias = names[0] === 'BiasAdd';
  const [name, ...more] = hasBias ? names.slice(1) : names;
  const isKnown = name === undefined || Object.hasOwn(activations, name);
  if (!isKnown || more.length > 0) throw reader.unsupported(`has fused ${names.join(' and ')}`);
  return {
    bias: hasBias ? 2 : null,
    activation: name ? activations[name]!(reader.number('leakyrelu_alpha', 0.2)) : null,
  };
}
