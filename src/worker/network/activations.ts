import { ExplainError } from '../../protocol.js';
import { isRecord, type JsonRecord } from './json.js';
import { readNumber, requireDefaults, unsupported } from './layer-config.js';
import type { Operation } from './nodes.js';
import type { KerasLayer } from './topology.js';

/** The activations that a layer may name, each as operations of its own. */
const activations: Record<string, (config: JsonRecord) => Operation[]> = {
  linear: () => [],
  relu: () => [{ kind: 'relu' }],
  relu6: () => [{ kind: 'relu6' }],
  // Keras 3's activation has another slope than its layer.
  leaky_relu: ({ negative_slope: slope }) => [
    { kind: 'leakyRelu', slope: typeof slope === 'number' ? slope : 0.2 },
  ],
  elu: () => [{ kind: 'elu' }],
  sigmoid: () => [{ kind: 'sigmoid' }],
  tanh: () => [{ kind: 'tanh' }],
  softmax: () => [{ kind: 'softmax' }],
};

/** The layer's activation as an operation of its own; none for a linear one. */
export function readActivation(layer: KerasLayer): Operation[] {
  const { activation } = layer.config;
  const name = activationName(activation);
  const config = isRecord(activation) && isRecord(activation.config) ? activation.config : {};
  if (Object.hasOwn(activations, name)) return activations[name]!(config);
  throw new ExplainError(
    'layer-unsupported',
    `The layer "${layer.name}" (${layer.className}) has the activation "${name}", which is not supported.`,
    `Supported activations: ${Object.keys(activations).join(', ')}.`,
  );
}

/** `"relu"`, or the objects that Keras 3 may write in its place. */
function activationName(activation: unknown): string {
  if (activation === undefined || activation === null) return 'linear';
  if (typeof activation === 'string') return activation;
  if (!isRecord(activation)) return String(activation);
  if (typeof activation.config === 'string') return activation.config;
  const name = String(activation.class_name);
  return name === 'LeakyReLU' ? 'leaky_relu' : name.toLowerCase();
}

/** The layer `ReLU`, which may be a ReLU6 or have a slope. */
export function readRelu(layer: KerasLayer): Operation[] {
  requireDefaults(layer, { threshold: 0 });
  const slope = readNumber(layer, 'negative_slope', 0);
  const limit = layer.config.max_value ?? null;
  if (limit === null) return [slope === 0 ? { kind: 'relu' } : { kind: 'leakyRelu', slope }];
  if (limit === 6 && slope === 0) return [{ kind: 'relu6' }];
  throw unsupported(layer, 'max_value');
}

/** The layer `LeakyReLU`: `negative_slope` in Keras 3, `alpha` in Keras 2; 0.3 unless given. */
export function readLeakyRelu(layer: KerasLayer): Operation[] {
  const key = 'negative_slope' in layer.config ? 'negative_slope' : 'alpha';
  return [{ kind: 'leakyRelu', slope: readNumber(layer, key, 0.3) }];
}

export function readElu(layer: KerasLayer): Operation[] {
  requireDefaults(layer, { alpha: 1 });
  return [{ kind: 'elu' }];
}
