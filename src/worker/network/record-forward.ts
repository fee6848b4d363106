import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { TensorValues } from '../../protocol.js';
import type { Network } from './network.js';
import type { Tape } from './tape.js';

/** Records the forward pass; the input goes also when a layer throws. */
export function recordForward(network: Network, { data, shape }: TensorValues): Tape {
  const input: Tensor = tensor(data, shape, 'float32');
  try {
    return network.forward(input);
  } finally {
    input.dispose();
  }
}
