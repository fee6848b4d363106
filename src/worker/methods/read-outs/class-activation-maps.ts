import { add, mean, mul, relu, sum, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../../protocol.js';
import { divideStably } from '../../kernels/divide.js';
import { enlarge } from '../../kernels/resample.js';
import { ancestorsOf } from '../../network/ancestors.js';
import type { Network } from '../../network/network.js';
import { isConvolution, operationOf, type Node } from '../../operations/index.js';
import { gradientRules } from '../../propagate/gradient-rules.js';
import { guidedRules } from '../../propagate/relu-rules.js';
import { propagate } from '../../propagate/walker.js';
import { outputOfLayer } from '../requirements.js';
import { inputSignal, readAway, type Methods, type ReadOut } from './read-out.js';

/**
 * The maps of a convolution, each activation times its weight, summed, rectified, and enlarged bilinearly
 * to the picture (half-pixel centers, as Captum and PyTorch do). One channel.
 */
const activationMap =
  (weightsOf: (gradient: Tensor, maps: Tensor) => Tensor): ReadOut =>
  async (pass) => {
    const { network, tape, seed, shape, job } = pass;
    const node = camNode(pass.network, pass.seed.node, pass.settings.camLayer);
    const cam = tidy((): Tensor => {
      const maps = tape.output(node);
      const gradient = propagate(network, tape, seed, gradientRules, node);
      const weighted = mul(maps, weightsOf(gradient, maps));
      const small = relu(sum<Tensor4D>(weighted, -1, true));
      return enlarge(small, [shape[0], shape[1]]);
    });
    return { values: await readAway(cam, job), shape: [shape[0], shape[1], 1] };
  };

/** Every map is weighted with the mean of its gradient (R. Selvaraju et al. 2017). */
const gradCam = activationMap((gradient) => mean(gradient, [1, 2], true));

/**
 * The same with the gradient's sign turned: where the layer found what lowers the score (R. Selvaraju et
 * al. 2017, "counterfactual explanations").
 */
const counterfactualGradCam = activationMap((gradient) => mul(mean(gradient, [1, 2], true), -1));

/** Every activation is weighted with its own gradient where that is positive (P.-T. Jiang et al. 2021). */
const layerCam = activationMap((gradient) => relu(gradient));

/**
 * Every map is weighted with the sum of its positive gradients g, each times `g^2 / (2 g^2 + g^3 sum(map))`
 * (A. Chattopadhay et al. 2018, equation 19), here with g^2 canceled; 0 where that divides by 0. Of the
 * paper's exp(score) the factor that all weights have in common is left out.
 */
const gradCamPlusPlus = activationMap((gradient, maps) => {
  const denominators = add(mul(gradient, sum(maps, [1, 2], true)), 2);
  return sum(divideStably(relu(gradient), denominators, 0).value, [1, 2], true);
});

/** Every activation is weighted with its own gradient, of either sign (R. Draelos and L. Carin 2020). */
const hiResCam = activationMap((gradient) => gradient);

/** Every map is weighted with the mean of its gradient, by activation (R. Fu et al. 2020); 0 for one that sums to 0. */
const xGradCam = activationMap((gradient, maps) => {
  const total = (values: Tensor): Tensor => sum(values, [1, 2], true);
  return divideStably(total(mul(gradient, maps)), total(maps), 0).value;
});

/** A read-out's values, every channel of them, times Grad-CAM's. */
function timesGradCam(readOut: ReadOut): ReadOut {
  return async (pass) => {
    const { values, shape } = await readOut(pass);
    const cam = await gradCam(pass);
    const channels = shape[2];
    return {
      values: values.map((value, index) => value * cam.values[Math.floor(index / channels)]!),
      shape,
    };
  };
}

/** Methods that weigh the maps of a convolution. */
export const classActivationMaps = {
  'grad-cam': { rules: gradientRules, readOut: gradCam },
  'counterfactual-grad-cam': { rules: gradientRules, readOut: counterfactualGradCam },
  'guided-grad-cam': { rules: guidedRules, readOut: timesGradCam(inputSignal) },
  'layer-cam': { rules: gradientRules, readOut: layerCam },
  'grad-cam-plus-plus': { rules: gradientRules, readOut: gradCamPlusPlus },
  'hires-cam': { rules: gradientRules, readOut: hiResCam },
  'xgrad-cam': { rules: gradientRules, readOut: xGradCam },
} satisfies Methods;

/**
 * The node whose maps are weighed. Throws `cam-layer-unfit`.
 *
 * @param seed the node that is explained
 */
export function camNode(network: Network, seed: string, camLayer?: string): string {
  const below = ancestorsOf(network, seed);
  if (camLayer === undefined) return lastConvolution(network, below);
  const node = outputOfLayer(network, camLayer);
  if (below.has(node) && isMaps(network, node)) return node;
  throw new ExplainError(
    'cam-layer-unfit',
    `There is no class activation map of the layer "${camLayer}": ${below.has(node) ? 'its output is no stack of maps' : 'it does not lead to what is explained'}.`,
    'Choose a convolution below the class or the neuron that is explained, or leave it out.',
  );
}

/**
 * The uppermost convolution that leads to the seed, with the activation that follows it. One of a single
 * place, as in MobileNetV3 above the mean of all places, would tell nothing of where.
 */
function lastConvolution(network: Network, below: ReadonlySet<string>): string {
  const found = network.nodes.filter(
    (node) => isConvolution(node) && below.has(node.name) && isMaps(network, node.name),
  );
  const convolution =
    found.findLast(({ name }) => {
      const [height = 1, width = 1] = network.shapes.get(name) ?? [];
      return height * width > 1;
    }) ?? found.at(-1);
  if (!convolution) {
    throw new ExplainError(
      'cam-layer-unfit',
      'A class activation map needs a convolution, and none leads to what is explained.',
      'Explain the class or a later neuron, or use another method.',
    );
  }
  let last: Node = convolution;
  for (;;) {
    const readers = network.nodes.filter(({ inputs }) => inputs.includes(last.name));
    const [reader] = readers;
    const follows = reader && readers.length === 1 && operationOf(reader).completesConvolution;
    if (!follows || !below.has(reader.name)) return last.name;
    last = reader;
  }
}

function isMaps(network: Network, node: string): boolean {
  return network.shapes.get(node)?.length === 3;
}
