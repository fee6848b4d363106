import {
  add,
  conv2d,
  customGrad,
  grad,
  matMul,
  maxPool,
  mean,
  mul,
  relu,
  reshape,
  step,
  type GradSaveFunc,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Network } from '../../src/worker/network/network.js';
import type { Node } from '../../src/worker/network/nodes.js';

/** A ReLU whose gradient is the guided one: the recipe for guided backpropagation with `tf.grad`. */
const guidedRelu = customGrad((...inputs: (Tensor | GradSaveFunc)[]) => {
  const [input, save] = inputs as [Tensor, GradSaveFunc];
  save([input]);
  return {
    value: relu(input),
    gradFunc: (signal, saved) => mul(relu(signal), step(saved[0]!)),
  };
});

/**
 * Guided backpropagation as one writes it with tfjs alone: the same operations, weights and seed,
 * differentiated by `tf.grad`.
 *
 * @param seed the signal on the logits
 */
export function guidedByTfGrad(network: Network, image: Tensor4D, seed: Tensor): Tensor {
  return grad((input) => {
    const outputs = new Map([[network.input, input]]);
    for (const node of network.nodes.slice(1)) {
      outputs.set(node.name, apply(node, outputs.get(node.inputs[0]!)!));
    }
    return outputs.get(network.output)!;
  })(image, seed);
}

function apply(node: Node, input: Tensor): Tensor {
  switch (node.kind) {
    case 'conv2d': {
      const output = conv2d(input as Tensor4D, node.kernel, node.strides, node.padding);
      return node.bias ? add(output, node.bias) : output;
    }
    case 'dense': {
      const output = matMul(input as Tensor2D, node.kernel);
      return node.bias ? add(output, node.bias) : output;
    }
    case 'relu':
      return guidedRelu(input);
    case 'maxPool':
      return maxPool(input as Tensor4D, node.pool, node.strides, node.padding);
    case 'globalAveragePool':
      return mean(input, [1, 2], node.keepDims);
    case 'reshape':
      return reshape(input, [input.shape[0]!, input.size / input.shape[0]!]);
    default:
      throw new Error(`The benchmark's networks have no "${node.kind}".`);
  }
}
