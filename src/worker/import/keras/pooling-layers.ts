import { slide } from './convolution-layers.js';
import { readFlag, readPadding, readPair } from './layer-config.js';
import { mapOf, type PlanLayer } from './layer-plan.js';
import type { Operation } from '../../operations/index.js';
import type { Pooling } from '../../operations/pooling.js';
import type { KerasLayer } from './topology.js';

export function pooling(kind: 'maxPool' | 'averagePool'): PlanLayer {
  return (layer, inputs) => {
    const [height, width, channels] = mapOf(layer, inputs);
    const pool = readPair(layer, 'pool_size', 2);
    const strides = hasStrides(layer) ? readPair(layer, 'strides') : pool;
    const padding = readPadding(layer);
    const size = slide(layer, [height, width], 'pool_size', pool, { strides, padding });
    return {
      shape: [...size, channels],
      end: kind,
      build: () => [pooled(kind, { pool, strides, padding })],
    };
  };
}

/** A pooling as TensorFlow has it, whose averages are over real cells alone. */
export function pooled(
  kind: 'maxPool' | 'averagePool',
  windows: Pick<Pooling, 'pool' | 'strides' | 'padding'>,
): Operation {
  return kind === 'maxPool' ? { kind, ...windows } : { kind, ...windows, counted: null };
}

/** Without any, windows lie side by side. */
function hasStrides({ config }: KerasLayer): boolean {
  return (config.strides ?? null) !== null;
}

export function globalPooling(kind: 'globalAveragePool' | 'globalMaxPool'): PlanLayer {
  return (layer, inputs) => {
    const [, , channels] = mapOf(layer, inputs);
    const keepDims = readFlag(layer, 'keepdims', false);
    return {
      shape: keepDims ? [1, 1, channels] : [channels],
      end: kind,
      build: () => [{ kind, keepDims }],
    };
  };
}
