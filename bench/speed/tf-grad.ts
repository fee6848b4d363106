import {
  add,
  conv2d,
  conv2dTranspose,
  customGrad,
  grad,
  leakyRelu,
  matMul,
  maxPool,
  mean,
  mul,
  relu,
  reshape,
  sigmoid,
  step,
  tanh,
  type GradSaveFunc,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Padding } from '../../src/worker/kernels/window.js';
import type { Network } from '../../src/worker/network/network.js';
import type { Node } from '../../src/worker/operations/index.js';

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
  return grad((input) => run(network, input, guidedRelu))(image, seed);
}

/** A network as one writes it with tfjs alone. */
export function run(
  network: Network,
  input: Tensor,
  rectify: (input: Tensor) => Tensor = relu,
): Tensor {
  const outputs = new Map([[network.input, input]]);
  for (const node of network.nodes.slice(1)) {
    outputs.set(node.name, apply(node, outputs.get(node.inputs[0]!)!, rectify));
  }
  return outputs.get(network.output)!;
}

function apply(node: Node, input: Tensor, rectify: (input: Tensor) => Tensor): Tensor {
  switch (node.kind) {
    case 'conv2d': {
      const output = conv2d(input as Tensor4D, node.kernel, node.strides, named(node.padding));
      return node.bias ? add(output, node.bias) : output;
    }
    case 'conv2dTranspose': {
      const [batch, height, width] = input.shape as [number, number, number, number];
      const [down, right] = node.strides;
      const shape: [number, number, number, number] = [
        batch,
        height * down,
        width * right,
        node.kernel.shape[2],
      ];
      // The generators pad so that each stride multiplies the size.
      const output = conv2dTranspose(
        input as Tensor4D,
        node.kernel,
        shape,
        node.strides,
        named(node.padding),
      );
      return node.bias ? add(output, node.bias) : output;
    }
    case 'leakyRelu':
      return leakyRelu(input, node.slope);
    case 'sigmoid':
      return sigmoid(input);
    case 'tanh':
      return tanh(input);
    case 'affine':
      return add(mul(input, node.scale), node.shift);
    case 'dense': {
      const output = matMul(input as Tensor2D, node.kernel);
      return node.bias ? add(output, node.bias) : output;
    }
    case 'relu':
      return rectify(input);
    case 'maxPool':
      return maxPool(input as Tensor4D, node.pool, node.strides, named(node.padding));
    case 'globalAveragePool':
      return mean(input, [1, 2], node.keepDims);
    case 'reshape':
      return reshape(input, [input.shape[0]!, ...node.shape]);
    default:
      throw new Error(`The benchmark's networks have no "${node.kind}".`);
  }
}

/** The benchmark's networks name their padding. */
function named(padding: Padding): 'same' | 'valid' {
  if (typeof padding === 'string') return padding;
  throw new Error("The benchmark's networks have no explicit padding.");
}
