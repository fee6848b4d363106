import { ExplainError } from '../../protocol.js';
import type { Padding, Pair } from './nodes.js';
import type { KerasLayer } from './topology.js';

/** Reads a size that Keras writes as one number or as two. */
export function readPair(layer: KerasLayer, key: string, fallback: number | Pair): Pair {
  const value = layer.config[key] ?? fallback;
  if (typeof value === 'number') return [value, value];
  const [vertical, horizontal] = Array.isArray(value) ? value : [];
  if (typeof vertical === 'number' && typeof horizontal === 'number') return [vertical, horizontal];
  throw unsupported(layer, key);
}

export function readNumber(layer: KerasLayer, key: string, fallback: number): number {
  const value = layer.config[key] ?? fallback;
  if (typeof value === 'number') return value;
  throw unsupported(layer, key);
}

/** A list of numbers; a single one is a list of one. */
export function readNumbers(layer: KerasLayer, key: string, fallback?: number[]): number[] {
  const value = layer.config[key] ?? fallback;
  const list: unknown[] = Array.isArray(value) ? value.flat(Infinity) : [value];
  if (list.every((item) => typeof item === 'number')) return list;
  throw unsupported(layer, key);
}

export function readPadding(layer: KerasLayer): Padding {
  const padding = layer.config.padding ?? 'valid';
  if (padding === 'same' || padding === 'valid') return padding;
  throw unsupported(layer, 'padding');
}

/** ZeroPadding2D, Cropping2D: one number, two numbers, or `[[top, bottom], [left, right]]`. */
export function readSides(layer: KerasLayer, key: string, fallback: number): [Pair, Pair] {
  const value = layer.config[key] ?? fallback;
  const sides = Array.isArray(value) ? value : [value, value];
  const pairs = sides.map((side): Pair => {
    const [before, after] = Array.isArray(side) ? side : [side, side];
    if (typeof before === 'number' && typeof after === 'number') return [before, after];
    throw unsupported(layer, key);
  });
  return [pairs[0]!, pairs[1]!];
}

/** One of a few words. */
export function readWord<W extends string>(
  layer: KerasLayer,
  key: string,
  words: readonly [W, ...W[]],
): W {
  const value = layer.config[key] ?? words[0];
  const word = words.find((known) => known === value);
  if (word !== undefined) return word;
  throw unsupported(layer, key);
}

/** Refuses a setting that would change what the layer computes. */
export function requireDefaults(layer: KerasLayer, defaults: Record<string, unknown>): void {
  for (const [key, expected] of Object.entries(defaults)) {
    const value = layer.config[key] ?? expected;
    if (value !== expected) throw unsupported(layer, key);
  }
}

export function unsupported(layer: KerasLayer, key: string): ExplainError {
  return new ExplainError(
    'layer-unsupported',
    `The layer "${layer.name}" (${layer.className}) has ${key} ${JSON.stringify(layer.config[key])}, which is not supported.`,
    `Change "${key}" of this layer, or export the network without it.`,
  );
}
