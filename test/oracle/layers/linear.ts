/** What a layer of one input is: a list of weighted terms. The activation comes after it. */

import type { LayerSpec, Shape } from '../spec.js';

/** The layer's output number `output` contains `weight` times its input number `input`. */
export type VisitTerm = (output: number, input: number, weight: number) => void;

/**
 * out[output] = the sum of weight * in[input] over the layer's terms, plus the bias of the channel.
 * Arrays are row-major. The same terms serve both directions.
 */
export interface Linear<L extends LayerSpec> {
  /** Shape of the output for an input of the given shape. */
  shape(layer: L, input: Shape): Shape;
  /** values: the input, which decides where max pooling takes its maximum, and a norm's deviation. */
  eachTerm(layer: L, input: Shape, visit: VisitTerm, values: Float64Array): void;
  /** One number per channel of the output, or one for each of its values. */
  bias?(layer: L, input: Shape): ArrayLike<number> | undefined;
  /** The terms of the exact derivative, where the weights themselves depend on the values. */
  eachDerivative?(layer: L, input: Shape, visit: VisitTerm, values: Float64Array): void;
}
