import { add, mul, reshape, zeros, type Tensor } from '@tensorflow/tfjs-core';
import {
  center,
  standardize,
  standardizeGradient,
  type Standardized,
} from '../kernels/standardize.js';
import { weightless, type LinearMap, type NodeBase, type OperationSpec } from './operation.js';

/** What norms have in common that take their statistics from the image itself. */
export interface Norm extends NodeBase {
  epsilon: number;
  scale: Tensor | null;
  shift: Tensor | null;
}

/** How a norm looks at its input. */
export interface NormView {
  /** As it may be reshaped to. */
  shape: number[];
  /** Of that shape, over which mean and deviation are taken. */
  axes: number[];
  /** As which the scale and the shift are repeated over each image. */
  repeated: number[];
}

/**
 * `(x - mean) / sqrt(variance + epsilon) * scale + shift`, the statistics of each image its own.
 *
 * The gradient is exact. For LRP the standard deviation is taken as a constant, so that centering,
 * scaling and shift are a linear layer, whose rule is epsilon (the LN-rule of A. Ali et al. 2022, XAI for
 * Transformers: better explanations through conservative propagation).
 */
export function normOf<N extends Norm>(view: (node: N, input: Tensor) => NormView) {
  /** The signal at what the scale multiplies, in the norm's view. */
  const before = (signal: Tensor, node: N, seen: NormView): Tensor =>
    reshape(scaledBy(node, signal, seen), seen.shape);

  return {
    ...weightless,
    outputShape: (_node, [input]) => input!,
    forward: (node, [input]) => {
      const seen = view(node, input!);
      const { centered, inverse } = standardized(node, input!, seen);
      const values = scaledBy(node, reshape(mul(centered, inverse), input!.shape), seen);
      return node.shift ? add(values, reshape(node.shift, seen.repeated)) : values;
    },
    gradient: (signal, { node, input }) => {
      const seen = view(node, input);
      const { axes } = seen;
      const statistics = standardized(node, input, seen);
      return reshape(
        standardizeGradient(before(signal, node, seen), statistics, axes),
        input.shape,
      );
    },
    rectifier: null,
    relevance: (node) => ({
      passes: 'linear',
      isKernel: false,
      rules: ['epsilon', 'lrp-0', 'pass'],
      bias: (output) => shiftOver(node, output, view(node, output)),
      map: (input): LinearMap => {
        const seen = view(node, input);
        const { inverse } = standardized(node, input, seen);
        const standard = (values: Tensor): Tensor => mul(center(values, seen.axes), inverse);
        return {
          apply: (values) =>
            scaledBy(node, reshape(standard(reshape(values, seen.shape)), input.shape), seen),
          back: (signal) => reshape(standard(before(signal, node, seen)), input.shape),
        };
      },
    }),
    weights: ({ scale, shift }) => [scale, shift].filter((weights) => weights !== null),
    // Centering, variance, and the two products with them.
    multiplications: () => 4,
    sign: 'any',
    relevanceAtZero: 'any',
    gate: 'none',
    ending: 'mixing',
    bounds: 'lost',
    listed: false,
    completesConvolution: true,
  } satisfies Partial<OperationSpec<N>>;
}

/** Values times the scale. */
export function scaledBy({ scale }: Norm, values: Tensor, { repeated }: NormView): Tensor {
  return scale ? mul(values, reshape(scale, repeated)) : values;
}

/** Centered values and the inverse of their deviation, in the norm's view. */
export function standardized(
  { epsilon }: Norm,
  input: Tensor,
  { shape, axes }: NormView,
): Standardized {
  return standardize(reshape(input, shape), axes, epsilon);
}

/** One value for each channel, or else for each value of an image. */
function shiftOver({ shift }: Norm, output: Tensor, { repeated }: NormView): Tensor | null {
  if (!shift || shift.size === repeated.at(-1)) return shift;
  return add(zeros(output.shape.slice(1)), reshape(shift, repeated));
}
