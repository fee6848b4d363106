import type { Tensor } from '@tensorflow/tfjs-core';
import { normOf, type Norm, type NormView } from './norm.js';
import { isFlattened, type MapForm, type OperationSpec, type Shape } from './operation.js';

/**
 * Over the values that some axes hold together (J. L. Ba, J. R. Kiros and G. E. Hinton 2016): over the
 * channels of each pixel, or over whole images. See `normOf` for its gradient and its rule of LRP.
 */
export interface LayerNormalization extends Norm {
  kind: 'layerNormalization';
  /** Ascending; the batch is 0. */
  axes: number[];
  /** Of the shape of these axes, as the shift. */
  scale: Tensor | null;
}

export function layerNormalizationView({ axes }: LayerNormalization, { shape }: Tensor): NormView {
  return {
    shape,
    axes,
    repeated: shape.map((length, axis) => (axes.includes(axis) ? length : 1)).slice(1),
  };
}

export const layerNormalization: OperationSpec<LayerNormalization> = {
  ...normOf(layerNormalizationView),
  intervals: (node) => ({ by: isPerPixel(node) ? 'cell' : 'whole' }),
  locality: (node) => (isPerPixel(node) ? 'local' : 'not-local'),
  onMaps: { of: onMap },
};

/** Whether each pixel of a map is normalized by itself. */
function isPerPixel({ axes }: LayerNormalization): boolean {
  return axes.length === 1 && axes[0] === 3;
}

/** Only over the channels, which alone are as many on larger maps; those of a vector come last there. */
function onMap(
  node: LayerNormalization,
  { length: rank }: Shape,
  [below]: readonly MapForm[],
): LayerNormalization | 'unfit' {
  const isOverChannels = node.axes.length === 1 && node.axes[0] === rank;
  return isOverChannels && !isFlattened(below!) ? { ...node, axes: [3] } : 'unfit';
}
