import { reshape, type Tensor4D } from '@tensorflow/tfjs-core';
import { unpool } from '../kernels/pool.js';
import { weightless, type OperationSpec } from './operation.js';
import {
  asCells,
  globallyPooledShape,
  maxPooled,
  wholeMap,
  type GlobalPooling,
} from './pooling.js';

export interface GlobalMaxPool extends GlobalPooling {
  kind: 'globalMaxPool';
}

export const globalMaxPool: OperationSpec<GlobalMaxPool> = {
  ...weightless,
  outputShape: globallyPooledShape,
  forward: (node, [input], recording) => {
    const map = input as Tensor4D;
    const { pool, geometry } = wholeMap(map);
    const output = maxPooled(node, map, pool, geometry, recording);
    return node.keepDims ? output : reshape(output, [map.shape[0], map.shape[3]]);
  },
  gradient: (signal, { node, tape, input }) => {
    const map = input as Tensor4D;
    const { pool, geometry } = wholeMap(map);
    return unpool(asCells(signal, map), tape.switchesOf(node.name), pool, geometry);
  },
  rectifier: null,
  relevance: () => ({ passes: 'winner-take-all' }),
  intervals: () => ({ by: 'whole' }),
  locality: () => 'not-local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'none',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: { of: (node) => ({ ...node, keepDims: true }) },
  listed: true,
  completesConvolution: false,
};
