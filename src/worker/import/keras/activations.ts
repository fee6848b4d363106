import { isRecord, type JsonRecord } from '../json.js';
import { activation, boundedRelu, type ActivationName } from '../activations.js';
import {
  invalid,
  readFlag,
  readIntegers,
  readNumber,
  refusedLayer,
  requireLastAxis,
  unsupported,
} from './layer-config.js';
import { plain, type PlanLayer } from './layer-plan.js';
import type { Shape } from '../../operations/operation.js';
import type { Operation } from '../../operations/index.js';
import type { KerasLayer } from './topology.js';

/** What Keras calls the activations of the list. */
const names: Readonly<Record<string, ActivationName>> = {
  elu: 'elu',
  gelu: 'gelu',
  hard_sigmoid: 'hardSigmoid',
  hard_silu: 'hardSwish',
  hard_swish: 'hardSwish',
  // Keras 3's activation has another slope than its layer.
  leaky_relu: 'leakyRelu',
  linear: 'linear',
  log_softmax: 'softmax',
  mish: 'mish',
  relu: 'relu',
  relu6: 'relu6',
  selu: 'selu',
  sigmoid: 'sigmoid',
  silu: 'silu',
  softmax: 'softmax',
  softplus: 'softplus',
  swish: 'silu',
  tanh: 'tanh',
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
  gelu: ['approximate'],
  leaky_relu: ['negative_slope'],
  LeakyReLU: ['alpha', 'negative_slope'],
  ReLU: ['max_value', 'negative_slope', 'threshold'],
};

/** The operations of an activation, by its own name and its settings in the file. */
function activationOfName(name: ActivationName, layer: KerasLayer): Operation[] {
  // Keras 2 had another slope.
  if (name === 'hardSigmoid' && layer.keras === 2) return activation('oldHardSigmoid');
  return activation(name, {
    alpha: readNumber(layer, 'alpha', 1),
    slope: readNumber(layer, 'negative_slope', 0.2),
    approximate: readFlag(layer, 'approximate', false),
  });
}

/** The layer's activation as an operation of its own; none for a linear one. */
export function readActivation(layer: KerasLayer): Operation[] {
  const { name, config } = activationOf(layer);
  const nested = { ...layer, config };
  for (const key of Object.keys(config)) {
    const isRead = Object.hasOwn(readSettings, name) && readSettings[name]!.includes(key);
    if (!isRead && !nestedSettings.includes(key)) throw unsupported(nested, key);
  }
  if (Object.hasOwn(activationLayers, name)) return activationLayers[name]!(nested);
  if (Object.hasOwn(names, name)) return activationOfName(names[name]!, nested);
  throw refusedLayer(
    layer,
    `has the activation "${name}"`,
    `Supported activations: ${Object.keys(names).join(', ')}.`,
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

/** The layer `ReLU`, with a limit, a threshold, and a slope below it. */
export function readRelu(layer: KerasLayer): Operation[] {
  const threshold = readNumber(layer, 'threshold', 0);
  const slope = readNumber(layer, 'negative_slope', 0);
  if (slope < 0) throw invalid(layer, 'negative_slope', 'a number that is not negative');
  const isOpen = (layer.config.max_value ?? null) === null;
  const most = isOpen ? null : readNumber(layer, 'max_value');
  if (most !== null && most < Math.max(threshold, 0)) {
    throw invalid(layer, 'max_value', 'a number that is neither negative nor below the threshold');
  }
  return [boundedRelu(threshold, slope, most)];
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
  return activation('elu', { alpha: readNumber(layer, 'alpha', 1) });
}

export function endsInLogSoftmax(layer: KerasLayer): boolean {
  const { activation } = layer.config;
  return (activation ?? null) !== null && activationOf(layer).name === 'log_softmax';
}

/** A layer that is an activation by its class. */
export function activationLayer(name: ActivationName): PlanLayer {
  return plain((layer) => activationOfName(name, layer));
}

/** A slope for each channel, or for each value but along the axes that share one. */
export const prelu: PlanLayer = (layer, [input]) => {
  const shared = layer.config.shared_axes ?? null;
  const axes = shared === null ? [] : readIntegers(layer, 'shared_axes', [1, input!.length]);
  const shape = input!.map((size, axis) => (axes.includes(axis + 1) ? 1 : size));
  return {
    shape: input!,
    end: 'prelu',
    weights: [{ names: ['alpha'], shape }],
    build: (weights) => [{ kind: 'prelu', slope: weights.get('alpha') }],
  };
};

export function readSoftmax(layer: KerasLayer, input: Shape): Operation[] {
  requireLastAxis(layer, input.length);
  return [{ kind: 'softmax' }];
}
