/** Every layer kind: shape, forward pass and transpose, before its activation. */

import { count } from '../shapes.js';
import type { Kind, LayerSpec, Shape, SpecOf } from '../spec.js';
import { batchNorm, dense, normalization, rescaling } from './affine.js';
import { conv2d, conv2dTranspose, depthwiseConv2d, separableConv2d } from './convolutions.js';
import { join, joinedShape, separate } from './joins.js';
import type { Linear } from './linear.js';
import { groupNorm, layerNorm } from './norms.js';
import { averagePool, globalAveragePool, globalMaxPool, maxPool } from './pools.js';
import {
  cropping,
  flatten,
  mean,
  permute,
  reshape,
  resize,
  slice,
  unchanged,
  upsampling,
  zeroPadding,
} from './rearrangements.js';

const joining = ['add', 'multiply', 'maximum', 'minimum', 'concatenate'] as const;
type JoiningKind = (typeof joining)[number];
type LinearKind = Exclude<Kind, JoiningKind>;

const linearKinds: { [K in LinearKind]: Linear<SpecOf<K>> } = {
  conv2d,
  depthwiseConv2d,
  separableConv2d,
  conv2dTranspose,
  dense,
  batchNorm,
  layerNorm,
  groupNorm,
  rescaling,
  normalization,
  maxPool,
  averagePool,
  globalMaxPool,
  globalAveragePool,
  zeroPadding,
  cropping,
  upsampling,
  reshape,
  permute,
  flatten,
  dropout: unchanged,
  spatialDropout: unchanged,
  activation: unchanged,
  slice,
  mean,
  resize,
};

export function isJoining(layer: LayerSpec): layer is SpecOf<JoiningKind> {
  return joining.some((kind) => kind === layer.kind);
}

function linearOf<K extends LinearKind>(layer: { kind: K }): Linear<SpecOf<K>> {
  return linearKinds[layer.kind];
}

/** Output shape of one layer on inputs of the given shapes. */
export function outputShape(layer: LayerSpec, inputs: Shape[]): Shape {
  if (isJoining(layer)) return joinedShape(layer, inputs);
  if (inputs.length !== 1) throw new Error(`${layer.name} takes one input`);
  return linearOf(layer).shape(layer, inputs[0]!);
}

/** Made of every number on the way, for estimates of what a lower precision does. */
export type Round = (value: number) => number;

/** The layer's value before its activation. All arrays row-major. */
export function preActivation(
  layer: LayerSpec,
  inputs: Float64Array[],
  shapes: Shape[],
  round: Round,
): Float64Array {
  if (isJoining(layer)) return join(layer, inputs, shapes);
  const [values, shape] = [inputs[0]!, shapes[0]!];
  const { eachTerm, bias } = linearOf(layer);
  const out = new Float64Array(count(outputShape(layer, shapes)));
  eachTerm(
    layer,
    shape,
    (at, cell, weight) => (out[at] = round(out[at]! + weight * values[cell]!)),
    values,
  );
  const shift = bias?.(layer, shape);
  return shift ? out.map((value, i) => round(value + shift[i % shift.length]!)) : out;
}

/** The transposed derivative of `preActivation` at the given inputs: one signal for each of them. */
export function transposed(
  layer: LayerSpec,
  inputs: Float64Array[],
  shapes: Shape[],
  signal: Float64Array,
  round: Round,
): Float64Array[] {
  const expected = outputShape(layer, shapes);
  if (signal.length !== count(expected)) {
    throw new RangeError(`${layer.name}: ${signal.length} values for [${expected.join(', ')}]`);
  }
  if (isJoining(layer)) return separate(layer, inputs, shapes, signal);
  const [values, shape] = [inputs[0]!, shapes[0]!];
  const result = new Float64Array(values.length);
  const { eachTerm, eachDerivative = eachTerm } = linearOf(layer);
  eachDerivative(
    layer,
    shape,
    (at, cell, weight) => (result[cell] = round(result[cell]! + weight * signal[at]!)),
    values,
  );
  return [result];
}

/** The terms of a layer of one input and its bias for each output; `null` for a layer of several. */
export function termsOf(
  layer: LayerSpec,
  inputs: Float64Array[],
  shapes: Shape[],
): { terms: [output: number, input: number, weight: number][]; bias: Float64Array } | null {
  if (isJoining(layer)) return null;
  const { eachTerm, bias } = linearOf(layer);
  const terms: [number, number, number][] = [];
  const visit = (output: number, input: number, weight: number): void => {
    terms.push([output, input, weight]);
  };
  eachTerm(layer, shapes[0]!, visit, inputs[0]!);
  const shift = bias?.(layer, shapes[0]!);
  const size = count(outputShape(layer, shapes));
  const each = Float64Array.from({ length: size }, (_, i) => shift?.[i % shift.length] ?? 0);
  return { terms, bias: each };
}
