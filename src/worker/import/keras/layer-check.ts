import type { ExplainError } from '../../../protocol.js';
import { isRecord } from '../json.js';
import { refusedLayer, shown, unsupported } from './layer-config.js';
import {
  callSettings,
  layerSettings,
  operationSettings,
  type Setting,
  type Settings,
} from './layer-settings.js';
import type { KerasLayer } from './topology.js';

/** Whether the class is one of `keras.ops`, whose names are also names of layers. */
export function isOperation({ module }: KerasLayer): boolean {
  return module !== null && /(^|\.)ops(\.|$)/.test(module);
}

/** Whether the class is Keras's own, as far as the file tells. */
export function isKeras({ module }: KerasLayer): boolean {
  return module === null || /^(tf_)?keras($|[.>])|^tensorflow\.(python\.)?keras\./.test(module);
}

/** Refuses classes that are not Keras's own, and every setting and argument that is not known: all of them. */
export function refusedSettings(layer: KerasLayer): ExplainError[] {
  const { className, module, config, given } = layer;
  if (!isKeras(layer)) return [refused(layer, `is of "${module}" instead of Keras`)];
  const refusals: ExplainError[] = [];
  const ofClass = isOperation(layer) ? operationSettings : layerSettings;
  const settings = ofClass[className]!;
  for (const [key, value] of Object.entries(config)) {
    if (!accepts(settings, key, value)) refusals.push(unsupported(layer, key));
  }
  const allowed = callSettings(className, isOperation(layer));
  for (const [key, argument] of Object.entries(given.keywords)) {
    const value = 'from' in argument ? argument : argument.value;
    if (accepts(allowed, key, value)) continue;
    const what = 'from' in argument ? `the output of "${argument.from}"` : shown(value);
    refusals.push(refused(layer, `is called with ${key}=${what}`));
  }
  if (isOperation(layer) || className === 'TFOpLambda') return refusals;
  for (const argument of given.positional) {
    if ('from' in argument) continue;
    refusals.push(refused(layer, `is called with ${shown(argument.value)} among its inputs`));
  }
  return refusals;
}

function accepts(settings: Settings, key: string, value: unknown): boolean {
  const setting: Setting | undefined = Object.hasOwn(settings, key) ? settings[key] : undefined;
  if (setting === undefined) return false;
  if (setting === 'precision') return isFloat(value);
  return typeof setting === 'string' || setting.includes(value);
}

/** `"float32"`, `"mixed_float16"`, or such a name in a policy; none that quantizes. */
function isFloat(policy: unknown): boolean {
  if (policy === null) return true;
  if (typeof policy === 'string') return /^(mixed_)?b?float(16|32|64)$/.test(policy);
  if (!isRecord(policy) || !isRecord(policy.config)) return false;
  const { class_name: name, config } = policy;
  return /^(DType)?Policy(V1)?$/.test(String(name)) && isFloat(config.name);
}

function refused(layer: KerasLayer, what: string): ExplainError {
  return refusedLayer(layer, what, 'Build the network without it, or convert it to a graph model.');
}
