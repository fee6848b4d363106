import { ExplainError } from '../../../protocol.js';
import { isRecord, type JsonRecord } from '../json.js';
import { invalid, labelOf, readNumber, requireLastAxis, unsupported } from './layer-config.js';
import type { Shape } from '../../operations/operation.js';
import type { Operation } from '../../operations/index.js';
import type { KerasLayer } from './topology.js';

/** The activations that a layer may name, each as operations of its own. */
const activations: Record<string, (nested: KerasLayer) => Operation[]> = {
  linear: () => [],
  relu: () => [{ kind: 'relu' }],
  relu6: () => [{ kind: 'relu6' }],
  // Keras 3's activation has another slope than its layer.
  leaky_relu: (nested) => [{ kind: 'leakyRelu', slope: readNumber(nested, 'negative_slope', 0.2) }],
  elu: readElu,
  sigmoid: () => [{ kind: 'sigmoid' }],
  tanh: () => [{ kind: 'tanh' }],
  softmax: () => [{ kind: 'softmax' }],
};

/** Layers that a layer may have as its activation. */
const activationLayers: Record<string, (nested: KerasLayer) => Operation[]> = {
  ELU: readElu,
  LeakyReLU: readLeakyRelu,
  ReLU: readRelu,
};

/** The settings that an activation written as an object may have: those of all, and those that are read. */
const nestedSettings: readonly string[] = ['dtype', 'name', 'trainable'];
const readSettings: Record<string, readonly string[]> = {
  elu: ['alpha'],
  ELU: ['alpha'],
  leaky_relu: ['negative_slope'],
  LeakyReLU: ['alpha', 'negative_slope'],
  ReLU: ['max_value', 'negative_slope', 'threshold'],
};

/** The layer's activation as an operation of its own; none for a linear one. */
export function readActivation(layer: KerasLayer): Operation[] {
  const { name, config } = activationOf(layer);
  const nested = { ...layer, config };
  for (const key of Object.keys(config)) {
    const isRead = Object.hasOwn(readSettings, name) && readSettings[name]!.includes(key);
    if (!isRead && !nestedSettings.includes(key)) throw unsupported(nested, key);
  }
  if (Object.hasOwn(activationLayers, name)) return activationLayers[name]!(nested);
  if (Object.hasOwn(activations, name)) return activations[name]!(nested);
  throw new ExplainError(
    'layer-unsupported',
    `${labelOf(layer)} has the activation "${name}", which is not supported.`,
    `Supported activations: ${Object.keys(activations).join(', ')}.`,
  );
}

/** `"relu"`, or the objects that Keras 3 may write in its place. */
function activationOf(layer: KerasLayer): { name: string; config: JsonRecord } {
  const { activation } = layer.config;
  if (activation === undefined || activation === null) return { name: 'linear', config: {} };
  if (typeof activation === 'string') return { name: activation, config: {} };
  if (isRecord(activation)) {
    const { class_name: name, config } = activation;
    if (typeof config === 'string') return { name: config, config: {} };
    if (typeof name === 'string') return { name, config: isRecord(config) ? config : {} };
  }
  throw invalid(layer, 'activation', 'the name of an activation');
}

/** The layer `ReLU`, which may be a ReLU6 or have a slope. */
export function readRelu(layer: KerasLayer): Operation[] {
  if (readNumber(layer, 'threshold', 0) !== 0) throw unsupported(layer, 'threshold');
  const slope = readNumber(layer, 'negative_slope', 0);
  if (slope < 0) throw invalid(layer, 'negative_slope', 'a number that is not negative');
  if ((layer.config.max_value ?? null) === null) {
    return [slope === 0 ? { kind: 'relu' } : { kind: 'leakyRelu', slope }];
  }
  const limit = readNumber(layer, 'max_value');
  if (limit < 0) throw invalid(layer, 'max_value', 'a number that is not negative');
  if (limit === 6 && slope === 0) return [{ kind: 'relu6' }];
  throw unsupported(layer, 'max_value');
}

/** The layer `LeakyReLU`: `negative_slope` in Keras 3, `alpha` in Keras 2; 0.3 unless given. */
export function readLeakyRelu(layer: KerasLayer): Operation[] {
  if ('negative_slope' in layer.config && 'alpha' in layer.config) {
    throw invalid(layer, 'alpha', 'to stand without negative_slope, which is its newer name');
  }
  const key = 'negative_slope' in layer.config ? 'negative_slope' : 'alpha';
  return [{ kind: 'leakyRelu', slope: readNumber(layer, key, 0.3) }];
}

export function readElu(layer: KerasLayer): Operation[] {
  return [{ kind: 'elu', alpha: readNumber(layer, 'alpha', 1) }];
}

export function readSoftmax(layer: KerasLayer, input: Shape): Operation[] {
  requireLastAxis(layer, input.length);
  return [{ kind: 'softmax' }];
}
