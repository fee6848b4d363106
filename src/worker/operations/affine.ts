import { add, mul, relu, sub, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { partOf } from './kernel-part.js';
import {
  elementwise,
  isFlattened,
  type Bounds,
  type NodeBase,
  type OperationSpec,
} from './operation.js';

/**
 * Per channel, or with one value for all, `x * scale + shift`: a rescaling, or a batch norm that has
 * no linear layer before it to fold into.
 */
export interface Affine extends NodeBase {
  kind: 'affine';
  scale: Tensor1D;
  shift: Tensor1D;
}

export const affine: OperationSpec<Affine> = {
  ...elementwise,
  forward: ({ scale, shift }, [input]) => add(mul(input!, scale), shift),
  gradient: (signal, { node }) => mul(signal, node.scale),
  rectifier: null,
  relevance: ({ scale, shift }) => ({
    passes: 'linear',
    bias: () => shift,
    isKernel: false,
    rules: 'all',
    map: (_input, part) => {
      const factor = partOf(scale, part);
      return { apply: (values) => mul(values, factor), back: (signal) => mul(signal, factor) };
    },
  }),
  weights: ({ scale, shift }) => [scale, shift],
  locality: () => 'local',
  sign: 'any',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'mixing',
  bounds: { of: scaledBounds },
  onMaps: {
    of: (node, _shape, below) => (below.some(isFlattened) && node.scale.size > 1 ? 'unfit' : node),
  },
  listed: false,
  completesConvolution: true,
};

/** A negative scale swaps the bounds. */
function scaledBounds({ scale, shift }: Affine, [low, high]: Bounds): Bounds {
  const [up, down] = [relu(scale), relu(mul(scale, -1))];
  const mix = (one: Tensor, other: Tensor): Tensor =>
    add(sub(mul(one, up), mul(other, down)), shift);
  return [mix(low, high), mix(high, low)];
}
