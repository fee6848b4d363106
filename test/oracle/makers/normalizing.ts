/** Makers of norms, and of layers that scale every channel. */

import { channelsOf } from '../shapes.js';
import { randomArray } from '../random.js';
import type { Maker, Named } from './maker.js';

export interface BatchNormOptions extends Named {
  epsilon?: number;
  /** false: no gamma. */
  scale?: boolean;
  /** false: no beta. */
  center?: boolean;
}

/** Gammas of both signs, so that the layer also turns signals over. */
export function batchNorm(options: BatchNormOptions = {}): Maker {
  return ({ shape, random, name }) => {
    const channels = channelsOf(shape);
    const { scale = true, center = true } = options;
    return {
      kind: 'batchNorm',
      name: options.name ?? name('bn'),
      epsilon: options.epsilon ?? 1e-3,
      weights: {
        ...(scale ? { gamma: randomArray(channels, random, -1.5, 1.5) } : {}),
        ...(center ? { beta: randomArray(channels, random, -0.5, 0.5) } : {}),
        mean: randomArray(channels, random, -0.5, 0.5),
        variance: randomArray(channels, random, 0.5, 1.5),
      },
    };
  };
}

/** What all norms of the image's own statistics have, for `size` weights. */
function ownWeights(options: BatchNormOptions, size: number, random: () => number) {
  const { scale = true, center = true } = options;
  return {
    epsilon: options.epsilon ?? 1e-3,
    weights: {
      ...(scale ? { gamma: randomArray(size, random, -1.5, 1.5) } : {}),
      ...(center ? { beta: randomArray(size, random, -0.5, 0.5) } : {}),
    },
  };
}

/** Over axes counted with the batch, ascending; the last unless given. */
export function layerNorm(options: BatchNormOptions & { axes?: number[] } = {}): Maker {
  return ({ shape, random, name }) => {
    const axes = options.axes ?? [shape.length];
    const size = axes.reduce((product, axis) => product * shape[axis - 1]!, 1);
    return {
      kind: 'layerNorm',
      name: options.name ?? name('ln'),
      axes,
      ...ownWeights(options, size, random),
    };
  };
}

export function groupNorm(groups: number, options: BatchNormOptions = {}): Maker {
  return ({ shape, random, name }) => ({
    kind: 'groupNorm',
    name: options.name ?? name('gn'),
    groups,
    ...ownWeights(options, channelsOf(shape), random),
  });
}

/** One number for all channels, or one for each. */
export function rescaling(
  scale: number | number[],
  offset: number | number[],
  options: Named = {},
): Maker {
  return ({ name }) => ({
    kind: 'rescaling',
    name: options.name ?? name('rescaling'),
    scale: [scale].flat(),
    offset: [offset].flat(),
  });
}

/** `configured`: the numbers lie in the configuration instead of the weights. */
export function normalization(options: Named & { configured?: boolean } = {}): Maker {
  return ({ shape, random, name }) => ({
    kind: 'normalization',
    name: options.name ?? name('normalization'),
    configured: options.configured ?? true,
    weights: {
      mean: randomArray(channelsOf(shape), random, -0.5, 0.5),
      variance: randomArray(channelsOf(shape), random, 0.25, 2),
    },
  });
}
