import type { Tensor4D } from '@tensorflow/tfjs-core';
import {
  resample,
  resizingMatrix,
  samples,
  type Coordinates,
  type Interpolation,
  type Matrix,
} from '../kernels/resample.js';
import type { Pair } from '../kernels/window.js';
import { weightless, type NodeBase, type OperationSpec } from './operation.js';

/** A map to a fixed size, larger or smaller; without a filter where it shrinks. */
export interface Resize extends NodeBase {
  kind: 'resize';
  size: Pair;
  interpolation: Interpolation;
  coordinates: Coordinates;
}

/** Linear: relevance goes where the value came from, or by contribution where several were mixed. */
export const resize: OperationSpec<Resize> = {
  ...weightless,
  outputShape: ({ size }, [input]) => [...size, input![2]!],
  forward: (node, [input]) => resample(input as Tensor4D, ...matrices(node, input as Tensor4D)),
  gradient: (signal, { node, input }) =>
    resample(signal as Tensor4D, ...matrices(node, input as Tensor4D), true),
  rectifier: null,
  relevance: ({ interpolation }) => ({
    passes: interpolation === 'nearest' ? 'rearranged' : 'by-contribution',
  }),
  intervals: ({ size, interpolation, coordinates }) => ({
    by: 'samples',
    of: ([first, last], from, axis) => {
      const at = (cell: number) => samples(cell, from, size[axis], interpolation, coordinates);
      return [at(first)[0], at(last)[1]];
    },
  }),
  locality: () => 'not-local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'rearranges',
  ending: 'mixing',
  bounds: 'computed',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};

function matrices(
  { size, interpolation, coordinates }: Resize,
  { shape: [, height, width] }: Tensor4D,
): [rows: Matrix, columns: Matrix] {
  return [
    resizingMatrix(height, size[0], interpolation, coordinates),
    resizingMatrix(width, size[1], interpolation, coordinates),
  ];
}
