import { recordForward } from '../../network/record-forward.js';
import { deepliftRules } from '../../propagate/deeplift-rules.js';
import { gradientRules } from '../../propagate/gradient-rules.js';
import { propagate } from '../../propagate/walker.js';
import { baselinesOf } from './averaged-gradients.js';
import { readAway, type Methods, type ReadOut } from './read-out.js';

/**
 * The multipliers that arrive at the input, times its difference from the baseline: DeepLIFT (A. Shrikumar
 * et al. 2017). What is explained is the same on both: the class or the neuron of the image.
 */
const deeplift: ReadOut = async (pass) => {
  const { network, tape, seed, images, shape, job } = pass;
  const baselines = baselinesOf(pass);
  const batch = [images.length / (shape[0] * shape[1] * shape[2]), ...shape];
  const reference = recordForward(network, { data: baselines, shape: batch });
  try {
    const arrived = propagate(network, tape, seed, deepliftRules(reference));
    const multipliers = await readAway(arrived, job);
    return {
      values: multipliers.map((value, at) => value * (images[at]! - baselines[at]!)),
      shape,
    };
  } finally {
    reference.dispose();
  }
};

/** Methods that compare with the forward pass of a baseline. */
export const differencesFromBaseline = {
  deeplift: { rules: gradientRules, readOut: deeplift },
} satisfies Methods;
