import { add, mul, rsqrt, sub, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { affine, perChannel } from './channel-constants.js';
import {
  invalid,
  mostValues,
  readAxes,
  readFlag,
  readInteger,
  readNumber,
  requireLastAxis,
  unsupported,
  type Bounds,
} from './layer-config.js';
import { mapOf, type PlanLayer, type PlannedWeight, type ReadWeights } from './layer-plan.js';
import type { Shape } from '../../operations/operation.js';
import type { Operation } from '../../operations/index.js';
import type { KerasLayer } from './topology.js';

const values: Bounds = [1, mostValues];

export const batchNormalization: PlanLayer = (layer, [input]) => {
  requireLastAxis(layer, input!.length);
  const { epsilon, weights: own, scaleOf, shiftOf } = readNorm(layer, input!.slice(-1));
  const statistics = ['moving_mean', 'moving_variance'];
  return {
    shape: input!,
    end: 'affine',
    weights: [
      ...own,
      ...statistics.map((name): PlannedWeight => ({ names: [name], shape: input!.slice(-1) })),
    ],
    build: (weights) => [
      foldedNorm({
        gamma: scaleOf<Tensor1D>(weights),
        beta: shiftOf<Tensor1D>(weights),
        mean: weights.get<Tensor1D>('moving_mean'),
        variance: weights.get<Tensor1D>('moving_variance'),
        epsilon,
      }),
    ],
  };
};

/** The learned scale and shift of any norm, both of one shape. */
function readNorm(layer: KerasLayer, shape: Shape) {
  const [scale, center] = [readFlag(layer, 'scale', true), readFlag(layer, 'center', true)];
  const epsilon = readNumber(layer, 'epsilon', 1e-3);
  if (epsilon < 0) throw invalid(layer, 'epsilon', 'a number that is not negative');
  const names = [...(scale ? ['gamma'] : []), ...(center ? ['beta'] : [])];
  return {
    epsilon,
    weights: names.map((name): PlannedWeight => ({ names: [name], shape })),
    scaleOf: <T extends Tensor>(weights: ReadWeights) => (scale ? weights.get<T>('gamma') : null),
    shiftOf: <T extends Tensor>(weights: ReadWeights) => (center ? weights.get<T>('beta') : null),
  };
}

/** Over one axis or several, of which the batch is none. */
export const layerNormalization: PlanLayer = (layer, [input]) => {
  const axes = readAxes(layer, input!.length);
  const shape = axes.map((axis) => input![axis - 1]!);
  const { epsilon, weights: own, scaleOf, shiftOf } = readNorm(layer, shape);
  return {
    shape: input!,
    end: 'layerNormalization',
    weights: own,
    build: (weights) => [
      {
        kind: 'layerNormalization',
        axes,
        epsilon,
        scale: scaleOf(weights),
        shift: shiftOf(weights),
      },
    ],
  };
};

export const groupNormalization: PlanLayer = (layer, inputs) => {
  const [, , channels] = mapOf(layer, inputs);
  requireLastAxis(layer, 3);
  const given = layer.config.groups === -1 ? channels : readInteger(layer, 'groups', values, 32);
  if (channels % given !== 0) throw invalid(layer, 'groups', `a divisor of ${channels} channels`);
  const { epsilon, weights: own, scaleOf, shiftOf } = readNorm(layer, [channels]);
  return {
    shape: inputs[0]!,
    end: 'groupNormalization',
    weights: own,
    build: (weights) => [
      {
        kind: 'groupNormalization',
        groups: given,
        epsilon,
        scale: scaleOf<Tensor1D>(weights),
        shift: shiftOf<Tensor1D>(weights),
      },
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

/** What ConvNeXt multiplies each channel with. */
export const layerScale: PlanLayer = (_, [input]) => ({
  shape: input!,
  end: 'affine',
  weights: [{ names: ['gamma', 'variable'], shape: input!.slice(-1) }],
  build: (weights) => {
    const scale = weights.get<Tensor1D>('gamma');
    return [{ kind: 'affine', scale, shift: mul(scale, 0) }];
  },
});
