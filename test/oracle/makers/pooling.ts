/** Makers of pooling layers. */

import type { GlobalPoolSpec, Padding, PoolSpec } from '../spec.js';
import { pair } from './maker.js';
import type { Maker, Named, Size } from './maker.js';

export interface PoolOptions extends Named {
  /** The window's size unless given. */
  strides?: Size;
  padding?: Padding;
  counted?: PoolSpec['counted'];
}

const pooling =
  (kind: PoolSpec['kind'], base: string) =>
  (size: Size, options: PoolOptions = {}): Maker =>
  ({ name }) => ({
    kind,
    name: options.name ?? name(base),
    pool: pair(size),
    strides: pair(options.strides ?? size),
    padding: options.padding ?? 'valid',
    ...(options.counted ? { counted: options.counted } : {}),
  });

export const maxPool = pooling('maxPool', 'pool');
export const averagePool = pooling('averagePool', 'average');

const globalPooling =
  (kind: GlobalPoolSpec['kind']) =>
  (options: Named & { keepDims?: boolean } = {}): Maker =>
  ({ name }) => ({
    kind,
    name: options.name ?? name(kind),
    ...(options.keepDims ? { keepDims: true } : {}),
  });

export const globalMaxPool = globalPooling('globalMaxPool');
export const globalAveragePool = globalPooling('globalAveragePool');
