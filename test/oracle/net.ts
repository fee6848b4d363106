/** Seeded random networks, written as a list of layer makers whose shapes are inferred. */

import { asMap, count, outputShape } from './spec.js';
import type { LayerSpec, NetSpec, Padding, Pair, Shape } from './spec.js';

export * from './spec.js';

/** A small seeded generator of numbers in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** n uniform numbers in [low, high), rounded to float32. */
export function randomArray(n: number, random: () => number, low = -1, high = 1): Float32Array {
  return Float32Array.from({ length: n }, () => low + (high - low) * random());
}

/** What a maker is told: the shape that enters the layer, the generator, and a fresh name. */
export interface Context {
  shape: Shape;
  random: () => number;
  name: (base: string) => string;
}

export type Maker = (context: Context) => LayerSpec;
type Size = number | Pair;

interface Named {
  name?: string;
}
export interface ConvOptions extends Named {
  strides?: Size;
  padding?: Padding;
  dilation?: Size;
  activation?: 'linear' | 'relu';
  bias?: boolean;
}
export interface DenseOptions extends Named {
  activation?: 'linear' | 'relu' | 'softmax';
  bias?: boolean;
}
export interface PoolOptions extends Named {
  strides?: Size;
  padding?: Padding;
}

const pair = (size: Size): Pair => (typeof size === 'number' ? [size, size] : size);

/** Kernel values in ±sqrt(6 / fanIn), which keeps the activations' scale; bias in ±0.5. */
function affine(fanIn: number, fanOut: number, bias: boolean, random: () => number) {
  const limit = Math.sqrt(6 / fanIn);
  const kernel = randomArray(fanIn * fanOut, random, -limit, limit);
  return bias ? { kernel, bias: randomArray(fanOut, random, -0.5, 0.5) } : { kernel };
}

/** A convolution with a `size` x `size` (or [h, w]) kernel and `filters` outputs. */
export function conv(size: Size, filters: number, options: ConvOptions = {}): Maker {
  const kernel = pair(size);
  return ({ shape, random, name }) => ({
    kind: 'conv2d',
    name: options.name ?? name('conv'),
    kernel,
    filters,
    strides: pair(options.strides ?? 1),
    padding: options.padding ?? 'valid',
    ...(options.dilation === undefined ? {} : { dilation: pair(options.dilation) }),
    activation: options.activation ?? 'linear',
    weights: affine(
      kernel[0] * kernel[1] * asMap(shape, { name: 'conv' })[2],
      filters,
      options.bias ?? true,
      random,
    ),
  });
}

export function dense(units: number, options: DenseOptions = {}): Maker {
  return ({ shape, random, name }) => ({
    kind: 'dense',
    name: options.name ?? name('dense'),
    units,
    activation: options.activation ?? 'linear',
    weights: affine(count(shape), units, options.bias ?? true, random),
  });
}

/** Gammas of both signs, so that the layer also turns signals over. */
export function batchNorm(options: Named & { epsilon?: number } = {}): Maker {
  return ({ shape, random, name }) => {
    const channels = shape[shape.length - 1] ?? 0;
    return {
      kind: 'batchNorm',
      name: options.name ?? name('bn'),
      epsilon: options.epsilon ?? 1e-3,
      weights: {
        gamma: randomArray(channels, random, -1.5, 1.5),
        beta: randomArray(channels, random, -0.5, 0.5),
        mean: randomArray(channels, random, -0.5, 0.5),
        variance: randomArray(channels, random, 0.5, 1.5),
      },
    };
  };
}

function pooling(kind: 'maxPool' | 'averagePool', base: string, size: Size, options: PoolOptions) {
  return ({ name }: Context): LayerSpec => ({
    kind,
    name: options.name ?? name(base),
    pool: pair(size),
    strides: pair(options.strides ?? size),
    padding: options.padding ?? 'valid',
  });
}

/** The strides are the window's size unless given. */
export function maxPool(size: Size, options: PoolOptions = {}): Maker {
  return pooling('maxPool', 'pool', size, options);
}

/** The strides are the window's size unless given. */
export function averagePool(size: Size, options: PoolOptions = {}): Maker {
  return pooling('averagePool', 'average', size, options);
}

/** `padding` is a number for all sides, or [[top, bottom], [left, right]]. */
export function zeroPadding(padding: number | [Pair, Pair], options: Named = {}): Maker {
  const sides: [Pair, Pair] =
    typeof padding === 'number' ? [pair(padding), pair(padding)] : padding;
  return ({ name }) => ({
    kind: 'zeroPadding',
    name: options.name ?? name('pad'),
    padding: sides,
  });
}

export function dropout(rate = 0.5, options: Named = {}): Maker {
  return ({ name }) => ({ kind: 'dropout', name: options.name ?? name('dropout'), rate });
}

const plain =
  (kind: 'relu' | 'softmax' | 'globalAveragePool' | 'flatten') =>
  (options: Named = {}): Maker =>
  ({ name }) => ({ kind, name: options.name ?? name(kind) });

export const relu = plain('relu');
export const softmax = plain('softmax');
export const globalAveragePool = plain('globalAveragePool');
export const flatten = plain('flatten');

/** A network with random weights; layers without a given name are called conv1, conv2, dense1 ... */
export function build(input: [number, number, number], seed: number, makers: Maker[]): NetSpec {
  const random = mulberry32(seed);
  const used = new Map<string, number>();
  const name = (base: string) => {
    const number = (used.get(base) ?? 0) + 1;
    used.set(base, number);
    return `${base}${number}`;
  };
  let shape: Shape = input;
  const layers = makers.map((make) => {
    const layer = make({ shape, random, name });
    shape = outputShape(layer, shape);
    return layer;
  });
  return { input, layers };
}
