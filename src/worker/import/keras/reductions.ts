import type { Operation } from '../../operations/index.js';
import type { Shape } from '../../operations/operation.js';
import { affine } from './channel-constants.js';
import { invalid, readFlag, readIntegers, unsupported } from './layer-config.js';
import { sizeOf, type PlanLayer } from './layer-plan.js';
import type { KerasLayer } from './topology.js';

/** `mean(x, axis, keepdims)`; the sum as well, which is the mean times the number of values. */
export function reduction(of: 'mean' | 'sum'): PlanLayer {
  return (layer, [input]) => {
    const axes = axesOf(layer, input!);
    const keepDims = readFlag(layer, 'keepdims', false);
    const count = sizeOf(axes.map((axis) => input![axis - 1]!));
    const mean = meanOver(axes, input!, keepDims);
    return {
      shape: reducedShape(axes, input!, keepDims),
      end: of === 'mean' ? mean.kind : 'affine',
      build: () => (of === 'mean' ? [mean] : [mean, affine([count], [0])]),
    };
  };
}

/** `max(x, axis, keepdims)` over the whole of a map. */
export const largest: PlanLayer = (layer, [input]) => {
  const axes = axesOf(layer, input!);
  if (!isMap(axes, input!)) throw unsupported(layer, 'axis');
  const keepDims = readFlag(layer, 'keepdims', false);
  return {
    shape: reducedShape(axes, input!, keepDims),
    end: 'globalMaxPool',
    build: () => [{ kind: 'globalMaxPool', keepDims }],
  };
};

/** Over height and width of a map this is global pooling. */
export function meanOver(axes: number[], input: Shape, keepDims: boolean): Operation {
  if (isMap(axes, input)) return { kind: 'globalAveragePool', keepDims };
  return { kind: 'mean', axes, keepDims };
}

export function isMap(axes: readonly number[], input: Shape): boolean {
  return input.length === 3 && String(axes) === '1,2';
}

/** @param axes counted with the batch, in their order */
export function reducedShape(axes: readonly number[], input: Shape, keepDims: boolean): number[] {
  return input.flatMap((size, index) => {
    if (!axes.includes(index + 1)) return [size];
    return keepDims ? [1] : [];
  });
}

/** In order, counted with the batch, which is not among them. */
export function axesOf(layer: KerasLayer, input: Shape, absent: number | null = null): number[] {
  const rank = input.length;
  const { axis = absent } = layer.config;
  const config = { axis: Array.isArray(axis) ? axis : [axis] };
  const listed = readIntegers({ ...layer, config }, 'axis', [-rank - 1, rank]);
  const axes = listed.map((each) => (each < 0 ? each + rank + 1 : each)).sort((a, b) => a - b);
  if (axes.includes(0)) throw unsupported(layer, 'axis');
  if (new Set(axes).size < axes.length) throw invalid(layer, 'axis', 'each axis once');
  return axes;
}
