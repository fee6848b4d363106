import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { convolutionWindows, type GroupedKernel } from '../kernels/convolve.js';
import { groupedConvolution, groupedInputGradient } from '../kernels/grouped.js';
import { outputsLast, withBias } from './convolution.js';
import type { NodeBase, OperationSpec } from './operation.js';

/**
 * The channels in groups, each of which is convolved by itself. Its kernel is `[height, width, in /
 * groups, out]`. Every rule of LRP is that of a convolution, over the connections that there are.
 */
export interface GroupedConv2d extends NodeBase, GroupedKernel {
  kind: 'groupedConv2d';
  bias: Tensor1D | null;
}

export const groupedConv2d: OperationSpec<GroupedConv2d> = {
  ...outputsLast,
  forward: (node, [input], { network }) =>
    withBias(groupedConvolution(input as Tensor4D, node, network.preparedKernel(node)), node.bias),
  gradient: (signal, { network, node, input }) =>
    groupedInputGradient(
      signal as Tensor4D,
      network.preparedKernel(node),
      convolutionWindows(node, input as Tensor4D),
    ),
};
