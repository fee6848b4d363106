import { tensor4d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Position } from '../../../protocol.js';
import { patchPass, patchStart } from '../../incremental/patch-pass.js';
import type { Pair } from '../../kernels/window.js';
import type { Group } from './groups.js';
import { writeOccluded } from './hidden.js';
import type { OcclusionContext } from './context.js';

/** Every occluded picture through the whole network: the logits, `[positions, classes]`. */
export function fullPass(context: OcclusionContext, positions: readonly Position[]): Tensor {
  const [height, width] = context.image.shape;
  const starts = positions.map((): Pair => [0, 0]);
  return tidy(() => context.network.predict(cutOut(context, positions, starts, [height, width])));
}

/** The same by what the occluder can reach. */
export function incrementalPass(
  context: OcclusionContext,
  positions: readonly Position[],
  { plan, reaches }: Pick<Group, 'plan' | 'reaches'>,
): Tensor {
  const { network, tape } = context;
  const { rows, columns } = plan.sizes;
  const { shape } = tape.output(network.input);
  const starts = reaches.map((reach) => patchStart(plan, reach, 0, shape));
  return tidy(() => {
    const values = cutOut(context, positions, starts, [rows[0]!, columns[0]!]);
    return patchPass(network, tape, plan, values, reaches);
  });
}

/** A rectangle of each occluded picture, `[positions, ...size, channels]`. */
function cutOut(
  { image, covered, occluder }: OcclusionContext,
  positions: readonly Position[],
  starts: readonly Pair[],
  size: Pair,
) {
  const channels = image.shape[2];
  const each = size[0] * size[1] * channels;
  const data = new Float32Array(positions.length * each);
  positions.forEach((position, index) => {
    const to = data.subarray(index * each, (index + 1) * each);
    writeOccluded(to, image, covered, occluder, position, starts[index]!, size);
  });
  return tensor4d(data, [positions.length, ...size, channels]);
}
