import type { Operation } from '../operations/index.js';

/** What an activation may be given besides its input; Keras's defaults unless given. */
export interface ActivationSettings {
  /** Of an ELU. */
  alpha?: number;
  /** Of a leaky ReLU where the input is negative. */
  slope?: number;
  /** Of a GELU: by a tanh instead of the error function. */
  approximate?: boolean;
}

type MakeActivation = (settings: ActivationSettings) => Operation[];

/** Every activation that a network may have, as operations: one list for all importers. */
const activations = {
  elu: ({ alpha = 1 }) => [{ kind: 'elu', alpha }],
  gelu: ({ approximate = false }) => [{ kind: 'gelu', approximate }],
  hardSigmoid: () => [{ kind: 'hardSigmoid', slope: 1 / 6, offset: 0.5 }],
  hardSwish: () => [{ kind: 'hardSwish' }],
  leakyRelu: ({ slope = 0.2 }) => [{ kind: 'leakyRelu', slope }],
  linear: () => [],
  mish: () => [{ kind: 'mish' }],
  /** Of Keras 2 and TensorFlow.js. */
  oldHardSigmoid: () => [{ kind: 'hardSigmoid', slope: 0.2, offset: 0.5 }],
  relu: () => [{ kind: 'relu' }],
  relu6: () => [{ kind: 'relu6' }],
  selu: () => [{ kind: 'selu' }],
  sigmoid: () => [{ kind: 'sigmoid' }],
  silu: () => [{ kind: 'silu' }],
  softmax: () => [{ kind: 'softmax' }],
  softplus: () => [{ kind: 'softplus' }],
  tanh: () => [{ kind: 'tanh' }],
} satisfies Record<string, MakeActivation>;

export type ActivationName = keyof typeof activations;

/** The operations of one of them. */
export function activation(name: ActivationName, settings: ActivationSettings = {}): Operation[] {
  const make: MakeActivation = activations[name];
  return make(settings);
}

/** `min(most, max(threshold, x))` and a slope below the threshold, as one of the plainer kinds where it is one. */
export function boundedRelu(threshold: number, slope: number, most: number | null): Operation {
  if (threshold === 0 && most === null) {
    return slope === 0 ? { kind: 'relu' } : { kind: 'leakyRelu', slope };
  }
  if (threshold === 0 && slope === 0 && most === 6) return { kind: 'relu6' };
  return { kind: 'boundedRelu', threshold, slope, most };
}
