import { invalidModel, readingModel } from '../invalid-model.js';
import { isRecord, type JsonRecord } from '../json.js';
import { MOST_LAYERS, tooLarge } from '../limits.js';
import { malformed } from '../malformed.js';
import { group, inWords, list, name, text } from '../schema.js';

const modelClasses: readonly unknown[] = ['Sequential', 'Functional', 'Model'];

/**
 * Checks what a Keras model is made of before anything of it gets a meaning: that its layers are
 * objects with a class, a configuration and a name of their own, and that they are not too many once
 * nested models are unfolded. Throws `model-invalid`, `model-too-large`.
 */
export function requireOutline(json: unknown): void {
  const topology = isRecord(json) ? json.modelTopology : null;
  // What is no model at all is named by whoever reads it.
  if (!isRecord(topology)) return;
  const model = isRecord(topology.model_config) ? topology.model_config : topology;
  const calls = countCalls(model, 'The model');
  if (calls <= MOST_LAYERS) return;
  throw tooLarge(
    `The model has ${group(calls)} layers, the limit is ${group(MOST_LAYERS)}.`,
    'Use a network of fewer layers.',
  );
}

/** Calls of layers in a model, those inside of nested ones counted as often as they are called. */
function countCalls({ config }: JsonRecord, called: string): number {
  const layers = isRecord(config) ? config.layers : config;
  if (!Array.isArray(layers)) throw malformed(`${called} lists no layers.`);
  const names = new Set<string>();
  let calls = 0;
  for (const [index, layer] of layers.entries()) {
    const at = `${called}'s layers[${index}]`;
    if (!isRecord(layer)) throw invalidModel(`${at} is ${inWords(layer)}, not an object.`);
    const own = readingModel(() => readName(layer, at));
    if (names.has(own)) throw invalidModel(`${called} has two layers of the name "${own}".`);
    names.add(own);
    calls += countCallsOf(layer, `The layer "${own}"`);
  }
  return calls;
}

function readName(layer: JsonRecord, at: string): string {
  const { config } = layer;
  text(200)(layer.class_name, `${at}.class_name`);
  if (isRecord(config) && config.name !== undefined) return name(config.name, `${at}.config.name`);
  return name(layer.name, `${at}.name`);
}

function countCallsOf(layer: JsonRecord, called: string): number {
  const { class_name: className, config, inbound_nodes: nodes } = layer;
  const isModel = modelClasses.includes(className);
  if (!isRecord(config) && !(isModel && Array.isArray(config))) {
    throw invalidModel(`${called} has the config ${inWords(config)}, not an object.`);
  }
  const inbound = readingModel(() =>
    nodes === undefined || nodes === null
      ? []
      : list((node) => node, MOST_LAYERS)(nodes, `the layer's inbound_nodes (${called})`),
  );
  return Math.max(1, inbound.length) * (isModel ? countCalls(layer, called) + 1 : 1);
}
