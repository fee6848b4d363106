import {
  add,
  mul,
  rsqrt,
  sub,
  zerosLike,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { affine, perChannel } from './channel-constants.js';
import {
  invalid,
  mostValues,
  readFlag,
  readInteger,
  readNumber,
  requireLastAxis,
  unsupported,
} from './layer-config.js';
import { mapOf, type PlanLayer, type PlannedWeight, type ReadWeights } from './layer-plan.js';
import { axesOf } from './reductions.js';
import type { Shape } from '../../operations/operation.js';
import type { Operation } from '../../operations/index.js';
import type { KerasLayer } from './topology.js';

export const batchNormalization: PlanLayer = (layer, [input]) => {
  requireLastAxis(layer, input!.length);
  const [scale, center] = [readFlag(layer, 'scale', true), readFlag(layer, 'center', true)];
  const epsilon = readEpsilon(layer);
  const names = [
    ...(scale ? ['gamma'] : []),
    ...(center ? ['beta'] : []),
    'moving_mean',
    'moving_variance',
  ];
  return {
    shape: input!,
    end: 'affine',
    weights: names.map((name) => ({ names: [name], shape: input!.slice(-1) })),
    build: (weights) => [
      foldedNorm({
        gamma: scale ? weights.get<Tensor1D>('gamma') : null,
        beta: center ? weights.get<Tensor1D>('beta') : null,
        mean: weights.get<Tensor1D>('moving_mean'),
        variance: weights.get<Tensor1D>('moving_variance'),
        epsilon,
      }),
    ],
  };
};

interface Norm {
  gamma: Tensor1D | null;
  beta: Tensor1D | null;
  mean: Tensor1D;
  variance: Tensor1D;
  epsilon: number;
}

/** Inference form: `gamma * (x - mean) / sqrt(variance + epsilon) + beta` as one scale and shift. */
export function foldedNorm({ gamma, beta, mean, variance, epsilon }: Norm): Operation {
  const inverse: Tensor1D = rsqrt(add<Tensor1D>(variance, epsilon));
  const scale: Tensor1D = gamma ? mul(inverse, gamma) : inverse;
  const centre: Tensor1D = mul(mean, scale);
  const shift: Tensor1D = beta ? sub(beta, centre) : mul(centre, -1);
  return { kind: 'affine', scale, shift };
}

/** `x * scale + offset`, each one number or one per channel. */
export const rescaling: PlanLayer = (layer, [input]) => {
  const scale = readPerChannel(layer, 'scale', input!);
  const offset = readPerChannel(layer, 'offset', input!, 0);
  return { shape: input!, end: 'affine', build: () => [affine(scale, offset)] };
};

function readPerChannel(layer: KerasLayer, key: string, input: Shape, fallback?: number): number[] {
  const values = perChannel(layer.config[key] ?? fallback, input);
  if (values) return values;
  throw invalid(layer, key, `one number, or one for each of ${input.at(-1)} channels`);
}

/**
 * `(x - mean) / max(sqrt(variance), 1e-7)` per channel, the numbers given in the configuration or
 * adapted to data and saved as weights.
 */
export const normalization: PlanLayer = (layer, [input]) => {
  if (readFlag(layer, 'invert', false)) throw unsupported(layer, 'invert');
  // Without an axis there is one mean for all.
  const { axis } = layer.config;
  const isOverAll = axis === null || (Array.isArray(axis) && axis.length === 0);
  if (!isOverAll) requireLastAxis(layer, input!.length);
  const given = ['mean', 'variance'].filter((key) => (layer.config[key] ?? null) !== null);
  const stored = ['mean', 'variance'].filter((key) => !given.includes(key));
  const known = new Map(given.map((key) => [key, readPerChannel(layer, key, input!)]));
  if (stored.length === 1) throw invalid(layer, stored[0]!, 'to be given as its other number is');
  return {
    shape: input!,
    end: 'affine',
    weights: stored.map((name) => ({ names: [name], shape: isOverAll ? [] : input!.slice(-1) })),
    build: (weights) => {
      const [mean, variance] = ['mean', 'variance'].map(
        (key) => known.get(key) ?? perChannel([...weights.get(key).dataSync()], input!)!,
      );
      const scale = variance!.map((value) => 1 / Math.max(Math.sqrt(value), 1e-7));
      return [
        affine(
          scale,
          scale.map((factor, channel) => -mean![channel]! * factor),
        ),
      ];
    },
  };
};

/** Over the last axis, or over any but the batch's: of each place, or of each image. */
export const layerNormalization: PlanLayer = (layer, [input]) => {
  const axes = axesOf(layer, input!, -1);
  if (readFlag(layer, 'rms_scaling', false)) throw unsupported(layer, 'rms_scaling');
  const shape = axes.map((each) => input![each - 1]!);
  const { weights, epsilon, read } = scaleAndShift(layer, shape);
  return {
    shape: input!,
    end: 'layerNormalization',
    weights,
    build: (stored) => [{ kind: 'layerNormalization', axes, epsilon, ...read(stored) }],
  };
};

/** Over height, width and the channels of a group; -1 makes a group of each channel. */
export const groupNormalization: PlanLayer = (layer, inputs) => {
  const [, , channels] = mapOf(layer, inputs);
  requireLastAxis(layer, 3);
  const given = readInteger(layer, 'groups', [-1, mostValues], 32);
  const groups = given === -1 ? channels : given;
  if (groups < 1 || channels % groups !== 0) {
    throw invalid(layer, 'groups', `a divisor of its ${channels} channels, or -1`);
  }
  const { weights, epsilon, read } = scaleAndShift(layer, [channels]);
  return {
    shape: inputs[0]!,
    end: 'groupNormalization',
    weights,
    build: (stored) => [
      { kind: 'groupNormalization', groups, epsilon, ...read<Tensor1D>(stored) },
    ],
  };
};

/** What both norms do afterwards. */
function scaleAndShift(layer: KerasLayer, shape: Shape) {
  const [scale, center] = [readFlag(layer, 'scale', true), readFlag(layer, 'center', true)];
  const weight = (name: string): PlannedWeight => ({ names: [name], shape });
  return {
    weights: [...(scale ? [weight('gamma')] : []), ...(center ? [weight('beta')] : [])],
    epsilon: readEpsilon(layer),
    read: <T extends Tensor>(stored: ReadWeights) => ({
      scale: scale ? stored.get<T>('gamma') : null,
      shift: center ? stored.get<T>('beta') : null,
    }),
  };
}

function readEpsilon(layer: KerasLayer): number {
  const epsilon = readNumber(layer, 'epsilon', 1e-3);
  if (epsilon >= 0) return epsilon;
  throw invalid(layer, 'epsilon', 'a number that is not negative');
}

/** What ConvNeXt multiplies each channel with. */
export const layerScale: PlanLayer = (_, [input]) => ({
  shape: input!,
  end: 'affine',
  weights: [{ names: ['gamma', 'variable'], shape: input!.slice(-1) }],
  build: (weights) => {
    const scale = weights.get<Tensor1D>('gamma');
    return [{ kind: 'affine', scale, shift: zerosLike(scale) }];
  },
});
