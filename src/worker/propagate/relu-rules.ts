import { relu } from '@tensorflow/tfjs-core';
import { operationOf, type Node } from '../operations/index.js';
import { throughGate, type Gate } from '../kernels/gate.js';
import { gradientRules } from './gradient-rules.js';
import type { Rules } from './walker.js';

/**
 * The DeconvNet's way back through a ReLU (Zeiler and Fergus 2014): the signal is rectified, wherever
 * the ReLU stood on the way up. Other activations keep their gradient.
 */
export const deconvnetRules: Rules = (signal, pass) =>
  rectifierOf(pass.node) ? relu(signal) : gradientRules(signal, pass);

/**
 * Guided backpropagation (Springenberg et al. 2015): positive signals through active ReLUs, both
 * strict at 0. Other activations keep their gradient.
 */
export const guidedRules: Rules = (signal, pass) => {
  const rectifier = rectifierOf(pass.node);
  return rectifier ? throughGate(signal, pass.input, rectifier, true) : gradientRules(signal, pass);
};

function rectifierOf(node: Node): Gate | null {
  const { rectifier } = operationOf(node);
  return rectifier && 'of' in rectifier ? rectifier.of(node) : rectifier;
}
