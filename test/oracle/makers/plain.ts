/** Makers of the layers without weights. */

import type {
  Activation,
  DropoutSpec,
  JoinSpec,
  Pair,
  ResizeSpec,
  Settings,
  Shape,
  SidesSpec,
  UpsamplingSpec,
} from '../spec.js';
import { randomArray } from '../random.js';
import { pair } from './maker.js';
import type { Maker, Named, Size } from './maker.js';

/** The sides are a number for all, or [[top, bottom], [left, right]]. */
const sided =
  (kind: SidesSpec['kind'], base: string) =>
  (sides: number | [Pair, Pair], options: Named = {}): Maker =>
  ({ name }) => ({
    kind,
    name: options.name ?? name(base),
    sides: typeof sides === 'number' ? [pair(sides), pair(sides)] : sides,
  });

export const zeroPadding = sided('zeroPadding', 'pad');
export const cropping = sided('cropping', 'crop');

export function upsampling(
  size: Size,
  options: Named & { interpolation?: UpsamplingSpec['interpolation'] } = {},
): Maker {
  return ({ name }) => ({
    kind: 'upsampling',
    name: options.name ?? name('up'),
    size: pair(size),
    interpolation: options.interpolation ?? 'nearest',
  });
}

export function reshape(shape: Shape, options: Named = {}): Maker {
  return ({ name }) => ({ kind: 'reshape', name: options.name ?? name('reshape'), shape });
}

/** The axis that each axis is taken from, counted from 1. */
export function permute(axes: number[], options: Named = {}): Maker {
  return ({ name }) => ({ kind: 'permute', name: options.name ?? name('permute'), axes });
}

export function flatten(options: Named = {}): Maker {
  return ({ name }) => ({ kind: 'flatten', name: options.name ?? name('flatten') });
}

const dropping =
  (kind: DropoutSpec['kind']) =>
  (rate = 0.5, options: Named = {}): Maker =>
  ({ name }) => ({ kind, name: options.name ?? name(kind), rate });

export const dropout = dropping('dropout');
export const spatialDropout = dropping('spatialDropout');

/** An activation as a layer of its own, with what it has besides its input. */
export function activation(
  kind: Activation,
  { name: given, ...settings }: Named & Partial<Settings> = {},
): Maker {
  return ({ name }) => ({
    kind: 'activation',
    name: given ?? name(kind),
    activation: kind,
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
  });
}

/** Slopes of both signs, one for each channel. */
export function prelu(options: Named = {}): Maker {
  return (context) => {
    const channels = context.shape.at(-1)!;
    const slopes = randomArray(channels, context.random, -0.5, 0.5);
    return activation('prelu', { ...options, slopes })(context);
  };
}

export function slice(
  begin: number[],
  end: number[],
  strides: number[],
  options: Named = {},
): Maker {
  return ({ name }) => ({
    kind: 'slice',
    name: options.name ?? name('slice'),
    begin,
    end,
    strides,
  });
}

/** Over axes counted from 1. */
export function mean(axes: number[], options: Named & { keepDims?: boolean } = {}): Maker {
  return ({ name }) => ({
    kind: 'mean',
    name: options.name ?? name('mean'),
    axes,
    keepDims: options.keepDims ?? false,
  });
}

export function resize(
  size: Pair,
  options: Named & Partial<Pick<ResizeSpec, 'interpolation' | 'coordinates'>> = {},
): Maker {
  return ({ name }) => ({
    kind: 'resize',
    name: options.name ?? name('resize'),
    size,
    interpolation: options.interpolation ?? 'bilinear',
    coordinates: options.coordinates ?? 'half-pixel',
  });
}

export const relu = (options: Named = {}) => activation('relu', options);
export const softmax = (options: Named = {}) => activation('softmax', options);

const joining =
  (kind: JoinSpec['kind']) =>
  (options: Named = {}): Maker =>
  ({ name }) => ({ kind, name: options.name ?? name(kind) });

export const add = joining('add');
export const multiply = joining('multiply');
export const maximum = joining('maximum');
export const minimum = joining('minimum');

/** The axis is counted without the batch; the last unless given. */
export function concatenate(options: Named & { axis?: number } = {}): Maker {
  return ({ shape, name }) => ({
    kind: 'concatenate',
    name: options.name ?? name('concatenate'),
    axis: options.axis ?? shape.length - 1,
  });
}
