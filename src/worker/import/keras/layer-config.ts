import { ExplainError } from '../../../protocol.js';
import type { Pair } from '../../kernels/window.js';
import { unsupportedLayer } from '../refusals.js';
import type { KerasLayer } from './topology.js';

/** The least and the most that a setting may be. */
export type Bounds = readonly [least: number, most: number];

/** Windows, strides, dilations, factors, cells of padding. */
export const mostCells = 2 ** 16;
/** Channels, units, sizes of a reshaped output. */
export const mostValues = 2 ** 24;

/** A whole number; without a fallback the setting has to be there. */
export function readInteger(
  layer: KerasLayer,
  key: string,
  bounds: Bounds,
  fallback?: number,
): number {
  const value = settingOf(layer, key, fallback);
  if (isWhole(value, bounds)) return value;
  throw invalid(layer, key, `a whole number ${within(bounds)}`);
}

/** Reads a size that Keras writes as one whole number or as two. */
export function readPair(
  layer: KerasLayer,
  key: string,
  fallback?: number | Pair,
  least: 0 | 1 = 1,
): Pair {
  const value = settingOf(layer, key, fallback);
  const pair: unknown[] = Array.isArray(value) ? value : [value, value];
  const bounds: Bounds = [least, mostCells];
  if (isPair(pair, bounds)) return pair;
  throw invalid(layer, key, `one whole number or two ${within(bounds)}`);
}

/** A number that is finite. */
export function readNumber(layer: KerasLayer, key: string, fallback?: number): number {
  const value = settingOf(layer, key, fallback);
  if (isFinite(value)) return value;
  throw invalid(layer, key, 'a number');
}

export function readIntegers(layer: KerasLayer, key: string, bounds: Bounds): number[] {
  const value = layer.config[key];
  if (Array.isArray(value) && value.length > 0 && value.every((item) => isWhole(item, bounds))) {
    return value;
  }
  throw invalid(layer, key, `a list of whole numbers ${within(bounds)}`);
}

export function readFlag(layer: KerasLayer, key: string, fallback: boolean): boolean {
  const value = settingOf(layer, key, fallback);
  if (typeof value === 'boolean') return value;
  throw invalid(layer, key, 'true or false');
}

/**
 * One of a few words.
 *
 * @param others that Keras knows and the engine does not
 */
export function readWord<W extends string>(
  layer: KerasLayer,
  key: string,
  words: readonly [W, ...W[]],
  others: readonly string[] = [],
): W {
  const value = settingOf(layer, key, words[0]);
  const word = words.find((known) => known === value);
  if (word !== undefined) return word;
  if (others.some((other) => other === value)) throw unsupported(layer, key);
  throw invalid(layer, key, `one of ${words.join(', ')}`);
}

export function readPadding(layer: KerasLayer): 'valid' | 'same' {
  return readWord(layer, 'padding', ['valid', 'same'], ['causal']);
}

/** ZeroPadding2D, Cropping2D: one number, two numbers, or `[[top, bottom], [left, right]]`. */
export function readSides(layer: KerasLayer, key: string, fallback: number): [Pair, Pair] {
  const value = settingOf(layer, key, fallback);
  const bounds: Bounds = [0, mostCells];
  const sides: unknown[] = Array.isArray(value) ? value : [value, value];
  const pairs = sides.map((side): unknown[] => (Array.isArray(side) ? side : [side, side]));
  const [vertical, horizontal] = pairs;
  if (pairs.length === 2 && isPair(vertical!, bounds) && isPair(horizontal!, bounds)) {
    return [vertical, horizontal];
  }
  throw invalid(layer, key, `whole numbers ${within(bounds)}: one, two, or two for each axis`);
}

/**
 * An axis that has to be the last one, in any spelling of Keras: -1, 3, [3].
 *
 * @param rank without the batch, which Keras counts as axis 0
 */
export function requireLastAxis(layer: KerasLayer, rank: number, fallback = -1): void {
  const value = settingOf(layer, 'axis', fallback);
  const axes: unknown[] = Array.isArray(value) ? value : [value];
  const bounds: Bounds = [-rank - 1, rank];
  if (axes.length === 0 || !axes.every((axis) => isWhole(axis, bounds))) {
    throw invalid(layer, 'axis', `a whole number ${within(bounds)}`);
  }
  if (axes.length > 1 || (axes[0] !== -1 && axes[0] !== rank)) throw unsupported(layer, 'axis');
}

/**
 * One axis or several, the batch not among them, counted from it; ascending, as weights of their shape
 * are.
 */
export function readAxes(layer: KerasLayer, rank: number): number[] {
  const value = settingOf(layer, 'axis', -1);
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const bounds: Bounds = [-rank - 1, rank];
  if (given.length === 0 || !given.every((axis) => isWhole(axis, bounds))) {
    throw invalid(layer, 'axis', `whole numbers ${within(bounds)}`);
  }
  const axes = given.map((axis) => (axis < 0 ? axis + rank + 1 : axis));
  const isAscending = axes.every((axis, place) => axis > (axes[place - 1] ?? 0));
  if (!isAscending) throw unsupported(layer, 'axis');
  return axes;
}

/** All numbers of a list, however deep; `null` where something else is among them. */
export function numbersIn(value: unknown): number[] | null {
  const list: unknown[] = Array.isArray(value) ? value.flat(Infinity) : [value];
  return list.length > 0 && list.every(isFinite) ? list : null;
}

/** A legal setting that the engine does not compute. */
export function unsupported(layer: KerasLayer, key: string): ExplainError {
  return refusedLayer(
    layer,
    `has ${key} ${shown(layer.config[key])}`,
    `Change "${key}" of this layer, or export the network without it.`,
  );
}

/**
 * A layer that Keras knows and the engine does not, as it is set or called.
 *
 * @param what goes on after the layer's name: `has the activation "x"`
 */
export function refusedLayer(layer: KerasLayer, what: string, hint: string): ExplainError {
  const { name, className } = layer;
  return new ExplainError(
    'layer-unsupported',
    `${labelOf(layer)} ${what}, which is not supported.`,
    hint,
    [unsupportedLayer(name, className, what, hint)],
  );
}

/** A setting that no layer of the class can have. */
export function invalid(layer: KerasLayer, key: string, expected: string): ExplainError {
  return invalidLayer(layer, `has ${key} ${shown(layer.config[key])}, but needs ${expected}`);
}

/** A layer whose settings contradict its inputs or its weights. */
export function invalidLayer(layer: KerasLayer, what: string): ExplainError {
  return new ExplainError(
    'model-invalid',
    `${labelOf(layer)} ${what}.`,
    'Export the network again; the file was changed or broken after Keras wrote it.',
  );
}

export function labelOf({ name, className }: KerasLayer): string {
  return `The layer "${name}" (${className})`;
}

/** JSON, cut off where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
}

function settingOf(layer: KerasLayer, key: string, fallback: unknown): unknown {
  const value = Object.hasOwn(layer.config, key) ? layer.config[key] : undefined;
  return value === undefined ? fallback : value;
}

function isPair(value: unknown[], bounds: Bounds): value is Pair {
  return value.length === 2 && value.every((item) => isWhole(item, bounds));
}

function isWhole(value: unknown, [least, most]: Bounds): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

function within([least, most]: Bounds): string {
  return `from ${least} to ${most}`;
}
