/** What makes one layer of a network whose shapes are inferred. */

import type { LayerSpec, Pair, Shape } from '../spec.js';

/** What a maker is told: the shapes that enter the layer, the generator, and a fresh name. */
interface Context {
  /** Of the first input. */
  shape: Shape;
  random: () => number;
  name: (base: string) => string;
}

export type Maker = (context: Context) => LayerSpec;
export type Size = number | Pair;

export interface Named {
  name?: string;
}

export const pair = (size: Size): Pair => (typeof size === 'number' ? [size, size] : size);
