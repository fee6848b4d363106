import { reshape as toShape, util } from '@tensorflow/tfjs-core';
import { weightless, type NodeBase, type OperationSpec, type Shape } from './operation.js';

export interface Reshape extends NodeBase {
  kind: 'reshape';
  /** Without the batch; -1 stands for what is left. */
  shape: number[];
}

export const reshape: OperationSpec<Reshape> = {
  ...weightless,
  outputShape: ({ shape }, [input]) => resolved(shape, util.sizeFromShape([...input!])),
  forward: ({ shape }, [input]) => {
    const [batch] = input!.shape;
    return toShape(input!, [batch!, ...resolved(shape, input!.size / batch!)]);
  },
  gradient: (signal, { input }) => toShape(signal, input.shape),
  rectifier: null,
  relevance: () => ({ passes: 'rearranged' }),
  intervals: () => ({ by: 'whole' }),
  locality: () => 'not-local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'rearranges',
  ending: 'same',
  bounds: 'computed',
  onMaps: {
    of: (_node, shape, [below]) => {
      const isKept = shape.length === 1 || String(shape) === String(below!.map);
      return isKept ? null : 'unfit';
    },
  },
  listed: false,
  completesConvolution: false,
};

function resolved(shape: Shape, size: number): number[] {
  const known = shape.reduce((product, length) => (length === -1 ? product : product * length), 1);
  return shape.map((length) => (length === -1 ? size / known : length));
}
