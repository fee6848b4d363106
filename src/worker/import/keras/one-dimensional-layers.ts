import { reshape, type Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../../operations/operation.js';
import { invalidLayer, unsupported } from './layer-config.js';
import type { LayerPlan, PlanLayer, ReadWeights } from './layer-plan.js';
import type { KerasLayer } from './topology.js';

/** Settings of which a layer along one axis has one number. */
const windows = ['kernel_size', 'pool_size', 'strides', 'dilation_rate'];

/**
 * A layer that goes along one axis `[length, channels]`: as the same on maps of one row.
 *
 * @param plan of the layer on maps
 */
export function alongOneAxis(plan: PlanLayer): PlanLayer {
  return (layer, inputs) => {
    const [length, channels, ...more] = inputs[0]!;
    if (channels === undefined || more.length > 0) {
      const shape = inputs[0]!.join(', ');
      throw invalidLayer(layer, `has an input of shape [${shape}], but needs [length, channels]`);
    }
    // In convolutions of times, which must not look ahead.
    if (layer.config.padding === 'causal') throw unsupported(layer, 'padding');
    const onMap = plan(onOneRow(layer), [[1, length!, channels]]);
    return flatPlan(onMap, [1, length!, channels]);
  };
}

function onOneRow(layer: KerasLayer): KerasLayer {
  const doubled = Object.entries(layer.config).map(([key, value]): [string, unknown] => {
    if (!windows.includes(key) || value === null) return [key, value];
    const [size] = Array.isArray(value) ? (value as unknown[]) : [value];
    return [key, [1, size]];
  });
  return { ...layer, config: Object.fromEntries(doubled) };
}

/** Kernels too have one axis less in the files. */
function flatPlan({ shape, end, weights = [], build }: LayerPlan, row: Shape): LayerPlan {
  const shapes = new Map(weights.map(({ names: [name], shape }) => [name, shape]));
  const read = (stored: ReadWeights): ReadWeights => ({
    get: <T extends Tensor>(name: string) => reshape(stored.get(name), [...shapes.get(name)!]) as T,
  });
  // A global pooling has left no row to take away.
  const isRow = shape.length === 3;
  const flat = isRow ? shape.slice(1) : shape;
  return {
    shape: flat,
    end,
    weights: weights.map(({ names, shape }) => ({
      names,
      shape: shape.length === 4 ? shape.slice(1) : shape,
    })),
    build: (stored) => [
      { kind: 'reshape', shape: [...row] },
      ...build(read(stored)),
      ...(isRow ? [{ kind: 'reshape' as const, shape: [...flat] }] : []),
    ],
  };
}
