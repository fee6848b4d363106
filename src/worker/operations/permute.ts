import { transpose } from '@tensorflow/tfjs-core';
import { weightless, type NodeBase, type OperationSpec } from './operation.js';

export interface Permute extends NodeBase {
  kind: 'permute';
  /** The axis that each axis is taken from, batch included. */
  axes: number[];
}

export const permute: OperationSpec<Permute> = {
  ...weightless,
  outputShape: ({ axes }, [input]) => axes.slice(1).map((axis) => input![axis - 1]!),
  forward: ({ axes }, [input]) => transpose(input!, axes),
  gradient: (signal, { node: { axes } }) =>
    transpose(
      signal,
      axes.map((_, axis) => axes.indexOf(axis)),
    ),
  rectifier: null,
  relevance: () => ({ passes: 'rearranged' }),
  intervals: () => ({ by: 'whole' }),
  locality: () => 'not-local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'rearranges',
  ending: 'mixing',
  bounds: 'computed',
  onMaps: { of: (node) => (node.axes[3] === 3 ? node : 'unfit') },
  listed: false,
  completesConvolution: false,
};
