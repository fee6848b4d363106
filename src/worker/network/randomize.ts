import { keep, randomNormal, type Tensor } from '@tensorflow/tfjs-core';
import { oddSeed } from '../kernels/odd-seed.js';
import { scoped } from '../kernels/scoped.js';
import { Network } from './network.js';
import { isLinear, operationOf, type Linear, type Node } from '../operations/index.js';

/** The layers with kernels, from the logits down; a shared layer counts where it is called last. */
export function weightedLayers(network: Network): string[] {
  const layers = new Map<Tensor, string>();
  for (const node of [...network.nodes].reverse()) {
    if (isLinear(node) && !layers.has(node.kernel)) layers.set(node.kernel, node.layer);
  }
  return [...new Set(layers.values())];
}

/**
 * The network with random weights in its uppermost `count` layers: kernels drawn anew as for a first
 * training (normal, variance 2 / fan-in; K. He et al. 2015), biases 0. A layer's weights depend on the
 * seed and on its place from the top alone. The other layers share the weights of `network`.
 *
 * @returns a network that must be given to `disposeRandomized`
 */
export function randomizeUpper(network: Network, count: number, seed: number): Network {
  const layers = weightedLayers(network);
  return scoped(() => {
    const kernels = new Map<Tensor, Tensor>();
    const nodes = network.nodes.map((node): Node => {
      const place = layers.indexOf(node.layer);
      if (!isLinear(node) || place >= count) return node;
      const { kernel } = node;
      const made = kernels.get(kernel) ?? keep(randomKernel(node, seed * layers.length + place));
      kernels.set(kernel, made);
      return operationOf(node).kernel!.with(node, made, null);
    });
    const { inputShape, output, paired, layerOutputs } = network;
    return new Network({
      inputShape: [...inputShape],
      nodes,
      output,
      paired,
      layerOutputs: new Map(layerOutputs),
    });
  });
}

/** Frees what a randomised network does not share with its original. */
export function disposeRandomized(randomized: Network, original: Network): void {
  randomized.disposePrepared();
  const shared = new Set(original.nodes.filter(isLinear).map(({ kernel }) => kernel as Tensor));
  for (const node of randomized.nodes) {
    if (isLinear(node) && !shared.has(node.kernel)) node.kernel.dispose();
  }
}

/** A kernel for a layer, drawn as for a first training. */
export function randomKernel(node: Linear, seed: number): Tensor {
  const fanIn = operationOf(node).kernel!.fanIn(node);
  return randomNormal(node.kernel.shape, 0, Math.sqrt(2 / fanIn), 'float32', oddSeed(seed));
}
