import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { normOf, type Norm, type NormView } from './norm.js';
import type { OperationSpec } from './operation.js';

/**
 * Over height, width and the channels of each group (Y. Wu and K. He 2018); an instance norm has as many
 * groups as channels. See `normOf` for its gradient and its rule of LRP.
 */
export interface GroupNormalization extends Norm {
  kind: 'groupNormalization';
  groups: number;
  /** One number for each channel, as the shift. */
  scale: Tensor1D | null;
  shift: Tensor1D | null;
}

export function groupNormalizationView(
  { groups }: GroupNormalization,
  { shape }: Tensor,
): NormView {
  const [batch, height, width, channels] = shape as [number, number, number, number];
  return {
    shape: [batch, height * width, groups, channels / groups],
    axes: [1, 3],
    repeated: [channels],
  };
}

export const groupNormalization: OperationSpec<GroupNormalization> = {
  ...normOf(groupNormalizationView),
  intervals: () => ({ by: 'whole' }),
  locality: () => 'not-local',
  onMaps: 'same',
};
