import { mul, relu, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import { gradientRules } from './gradient-rules.js';
import type { RuleTable } from './walker.js';

const open = (signal: Tensor): Tensor => relu(signal);
/** ReLU6 is a ReLU that is closed above 6 too. */
const openedBy6 = (input: Tensor): Tensor => mul(step(input), step(sub(6, input)));

/**
 * The DeconvNet's way back through a ReLU (Zeiler and Fergus 2014): the signal is rectified, wherever
 * the ReLU stood on the way up. Other activations keep their gradient.
 */
export const deconvnetRules: RuleTable = { ...gradientRules, relu: open, relu6: open };

/**
 * Guided backpropagation (Springenberg et al. 2015): positive signals through active ReLUs, both
 * strict at 0. Other activations keep their gradient.
 */
export const guidedRules: RuleTable = {
  ...gradientRules,
  relu: (signal, { input }) => mul(open(signal), step(input)),
  relu6: (signal, { input }) => mul(open(signal), openedBy6(input)),
};
