import { ExplainError } from '../../protocol.js';
import { isRecord } from './json.js';
import type { Operation, Padding, Pair } from './nodes.js';
import type { KerasLayer } from './topology.js';

/** Reads a size that Keras writes as one number or as two. */
export function readPair(layer: KerasLayer, key: string, fallback: number | Pair): Pair {
  const value = layer.config[key] ?? fallback;
  if (typeof value === 'number') return [value, value];
  const [vertical, horizontal] = Array.isArray(value) ? value : [];
  if (typeof vertical === 'number' && typeof horizontal === 'number') return [vertical, horizontal];
  throw unsupported(layer, key);
}

export function readPadding(layer: KerasLayer): Padding {
  const padding = layer.config.padding ?? 'valid';
  if (padding === 'same' || padding === 'valid') return padding;
  throw unsupported(layer, 'padding');
}

/** ZeroPadding2D: one number, two numbers, or `[[top, bottom], [left, right]]`. */
export function readPaddingPairs(layer: KerasLayer): [Pair, Pair] {
  const value = layer.config.padding ?? 1;
  const sides = Array.isArray(value) ? value : [value, value];
  const pairs = sides.map((side): Pair => {
    const [before, after] = Array.isArray(side) ? side : [side, side];
    if (typeof before === 'number' && typeof after === 'number') return [before, after];
    throw unsupported(layer, 'padding');
  });
  return [pairs[0]!, pairs[1]!];
}

/** The layer's activation as an operation of its own; none for a linear one. */
export function readActivation(layer: KerasLayer): Operation[] {
  const name = activationName(layer.config.activation);
  if (name === 'linear') return [];
  if (name === 'relu' || name === 'softmax') return [{ kind: name }];
  throw new ExplainError(
    'layer-unsupported',
    `The layer "${layer.name}" (${layer.className}) has the activation "${name}", which is not supported.`,
    'Supported activations: linear, relu, softmax.',
  );
}

/** `"relu"`, or the objects that Keras 3 may write in its place. */
function activationName(activation: unknown): string {
  if (activation === undefined || activation === null) return 'linear';
  if (typeof activation === 'string') return activation;
  if (!isRecord(activation)) return String(activation);
  if (typeof activation.config === 'string') return activation.config;
  return String(activation.class_name).toLowerCase();
}

/** Refuses a setting that would change what the layer computes. */
export function requireDefaults(layer: KerasLayer, defaults: Record<string, unknown>): void {
  for (const [key, expected] of Object.entries(defaults)) {
    const value = layer.config[key] ?? expected;
    if (value !== expected) throw unsupported(layer, key);
  }
}

function unsupported(layer: KerasLayer, key: string): ExplainError {
  return new ExplainError(
    'layer-unsupported',
    `The layer "${layer.name}" (${layer.className}) has ${key} ${JSON.stringify(layer.config[key])}, which is not supported.`,
    `Change "${key}" of this layer, or export the network without it.`,
  );
}
