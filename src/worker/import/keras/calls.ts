import { archiveFolders } from './archive-weights.js';
import {
  readArguments,
  readReferences,
  redirected,
  referencesOf,
  type CallArguments,
  type Reference,
} from './call-arguments.js';
import { isRecord, type JsonRecord } from '../json.js';
import { malformed } from '../malformed.js';

/** One call of a layer or of a nested model; a shared layer is called several times. */
export interface Call {
  /** The layer's name; `layer:1` and so on for the further calls. */
  name: string;
  layer: string;
  className: string;
  config: JsonRecord;
  /** The Python module that the class is of, where the file tells. */
  module: string | null;
  /** Where an archive keeps its weights, inside the model. */
  folder: string;
  /** What it is called with; references are names of calls. */
  given: CallArguments<string>;
  /** Names of the calls that feed this one. */
  inputs: string[];
}

export interface Calls {
  /** In topological order, without input layers. */
  calls: Call[];
  inputs: Call[];
  /** Names of calls. */
  outputs: string[];
  /** What else the outputs go by, in the same order. */
  outputKeys: string[];
}

/** What calls what inside one model, sequential or functional; nested models are calls like others. */
export function readCalls(model: JsonRecord): Calls {
  const config = isRecord(model.config) ? model.config : { layers: model.config };
  const entries = Array.isArray(config.layers) ? config.layers.filter(isRecord) : [];
  const folders = archiveFolders(entries.map(({ class_name }) => String(class_name)));
  const layers = entries.map((layer, index) => ({ layer, folder: folders[index]! }));
  if (layers.length === 0) throw malformed('It lists no layers.');
  return Array.isArray(config.output_layers) || isRecord(config.output_layers)
    ? functionalCalls(layers, config)
    : sequentialCalls(layers);
}

interface Entry {
  layer: JsonRecord;
  folder: string;
}

function sequentialCalls(layers: Entry[]): Calls {
  const calls = layers.map((entry) => callOf(entry));
  // Older files have no input layer: the first layer carries the input's shape.
  const input =
    calls[0]!.className === 'InputLayer'
      ? calls.shift()!
      : { ...calls[0]!, name: `${calls[0]!.name}/input`, className: 'InputLayer' };
  calls.forEach((call, index) => {
    const from = index === 0 ? input.name : calls[index - 1]!.name;
    call.given = { positional: [{ from }], keywords: {} };
    call.inputs = [from];
  });
  return { calls, inputs: [input], outputs: [(calls.at(-1) ?? input).name], outputKeys: [] };
}

function functionalCalls(layers: Entry[], config: JsonRecord): Calls {
  const given = new Map<Call, CallArguments<Reference>>();
  const counts = new Map<string, number>();
  const all = layers.flatMap((entry) => {
    const { layer } = entry;
    const nodes = Array.isArray(layer.inbound_nodes) ? layer.inbound_nodes : [];
    const inbound = nodes.length === 0 ? [[]] : nodes;
    counts.set(nameOf(layer), inbound.length);
    return inbound.map((node, index) => {
      const call = callOf(entry, index);
      given.set(call, readArguments(node));
      return call;
    });
  });
  const outputs = readReferences(config.output_layers);
  const references = [...given.values()].map(referencesOf);
  const shifts = firstNumbers([...references, outputs].flat(), counts);
  const callName = ({ layer, call, output }: Reference) => {
    if (output !== 0) throw malformed(`Output ${output} of its layer "${layer}" is read.`);
    return numbered(layer, call - shifts.get(layer)!);
  };
  for (const call of all) {
    call.given = redirected(given.get(call)!, callName);
    call.inputs = referencesOf(call.given);
  }
  const inputs = all.filter(({ className }) => className === 'InputLayer');
  const order = readReferences(config.input_layers).map(({ layer }) => layer);
  if (outputs.length === 0) throw malformed('It has no outputs.');
  return {
    // Functional models list their layers in any order.
    calls: topologicalOrder(all).filter(({ className }) => className !== 'InputLayer'),
    inputs: inputs.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    outputs: outputs.map(callName),
    outputKeys: isRecord(config.output_layers) ? Object.keys(config.output_layers) : [],
  };
}

/**
 * The number that references give to a layer's first call: 0, or more where calls outside of this
 * model were counted before (a nested model counts the one that built it).
 */
function firstNumbers(references: Reference[], counts: Map<string, number>): Map<string, number> {
  const shifts = new Map<string, number>();
  for (const { layer, call } of references) {
    const beyond = call - ((counts.get(layer) ?? 1) - 1);
    shifts.set(layer, Math.max(shifts.get(layer) ?? 0, beyond));
  }
  return shifts;
}

function callOf({ layer, folder }: Entry, index = 0): Call {
  const name = nameOf(layer);
  return {
    name: numbered(name, index),
    layer: name,
    // Files of Keras 2 put the package of a registered class before it; this one is Keras's own.
    className: String(layer.class_name).replace(/^Custom>(?=CustomScaleLayer$)/, ''),
    // Keras 1 writes a nested sequential model's layers without a name around them.
    config: isRecord(layer.config) ? layer.config : { layers: layer.config },
    module: moduleOf(layer),
    folder,
    given: { positional: [], keywords: {} },
    inputs: [],
  };
}

function numbered(layer: string, call: number): string {
  return call === 0 ? layer : `${layer}:${call}`;
}

function nameOf(layer: JsonRecord): string {
  const config = isRecord(layer.config) ? layer.config : {};
  return String(config.name ?? layer.name);
}

/** A class of someone's own is registered in a package, whatever its module is called. */
function moduleOf(layer: JsonRecord): string | null {
  const { module, registered_name: registered } = layer;
  // Some classes of keras.applications are registered like those of someone's own.
  if (typeof module === 'string' && /^(tf_)?keras\.src\./.test(module)) return module;
  if (typeof registered === 'string' && registered.includes('>')) return registered;
  if (typeof module === 'string') return module;
  return isBareOperation(layer) ? 'keras.ops' : null;
}

/**
 * By way of `.h5` Keras 3 writes no module, and `x + 1` and the layer `Add` have one name; layers
 * always tell whether they can be trained.
 */
function isBareOperation({ config, inbound_nodes: nodes }: JsonRecord): boolean {
  const isKeras3 = Array.isArray(nodes) && nodes.some(isRecord);
  return isKeras3 && isRecord(config) && !('trainable' in config) && !('dtype' in config);
}

function topologicalOrder(calls: Call[]): Call[] {
  const ordered: Call[] = [];
  const placed = new Set<string>();
  let waiting = calls;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ inputs }) => inputs.every((input) => placed.has(input)));
    if (ready.length === 0) throw malformed('Its layers form a loop or name a missing layer.');
    for (const { name } of ready) placed.add(name);
    ordered.push(...ready);
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}
