import {
  readReferences,
  redirected,
  referencesOf,
  type Argument,
  type CallArguments,
} from './call-arguments.js';
import { readCalls, type Call } from './calls.js';
import { readInputShape } from '../input-shape.js';
import { isRecord, type JsonRecord } from '../json.js';
import { malformed } from '../malformed.js';
import type { OfferedOutputs, Wanted } from '../model-source.js';
import { chooseOutput } from '../output.js';
import { inWords } from '../schema.js';

/** One call of a layer, as Keras 2 or Keras 3 writes it, before any meaning is given to it. */
export interface KerasLayer {
  /**
   * The layer's name; inside a nested model `model/layer`. The second call of a shared layer is
   * `layer:1`, and so on.
   */
  name: string;
  className: string;
  config: JsonRecord;
  /** The Python module that the class is of, where the file tells. */
  module: string | null;
  /** The version of Keras, whose hard sigmoids differ; TensorFlow.js has those of 2. */
  keras: 2 | 3;
  /** What it is called with; references are names of layers. */
  given: CallArguments<string>;
  /** Names of the calls that feed this one. */
  inputs: string[];
  /** What its weights may be named after, the most specific first. */
  weightPaths: string[];
  /** Where an archive may keep them, the likeliest first. */
  folders: string[];
}

export interface Topology {
  name: string;
  /** Without the batch: `[height, width, channels]` of a picture, `[size]` of a latent code. */
  inputShape: number[];
  /** In topological order, nested models unfolded, without input layers. */
  layers: KerasLayer[];
  inputLayer: string;
  outputLayer: string;
  outputs: OfferedOutputs;
}

const modelClasses = ['Sequential', 'Functional', 'Model'];

/**
 * Reads `modelTopology` of a layers-model, sequential, functional or nested, in both spellings of Keras.
 */
export function readTopology(modelJson: unknown, wanted: Wanted): Topology {
  const model = modelConfig(modelJson);
  const { calls, inputs, outputs: offered, outputKeys } = readCalls(model);
  const chosen = chooseOutput(offered, wanted.output, outputKeys);
  const output = offered[chosen]!;
  if (inputs.length !== 1) throw malformed(`It has ${inputs.length} inputs; one is supported.`);
  const input = inputs[0]!;
  const outputs = new Map([[input.name, input.name]]);
  const keras = Object.hasOwn(input.config, 'batch_shape') ? 3 : 2;
  const reading: Reading = { layers: [], outputs, training: undefined, keras };
  for (const call of calls) unfold(call, reading, { name: '', folder: '' });
  shareFolders(reading.layers);
  const inputShape = readInputShape(inputShapeIn(input.config), wanted.inputShape);
  const outputLayer = outputOf(reading, output);
  const layers = offered.length === 1 ? reading.layers : neededLayers(reading.layers, outputLayer);
  const name = isRecord(model.config) ? model.config.name : null;
  return {
    name: typeof name === 'string' ? name : 'model',
    inputShape,
    layers,
    inputLayer: input.name,
    outputLayer,
    outputs: { names: offered, chosen },
  };
}

/** A model without an input layer has its input's shape from the first of its layers, itself a model maybe. */
function inputShapeIn(config: JsonRecord): unknown {
  const own = config.batch_input_shape ?? config.batch_shape;
  const layers = Array.isArray(config.layers) ? config.layers.filter(isRecord) : [];
  if (own || layers.length === 0) return own;
  const [input] = readReferences(config.input_layers);
  const first = layers.find(({ name }) => name === input?.layer) ?? layers[0]!;
  return inputShapeIn(isRecord(first.config) ? first.config : { layers: first.config });
}

/**
 * Keras archives a nested model that several models share once, where it comes first: its layers have the
 * same names at each place, and folders at one.
 */
function shareFolders(layers: readonly KerasLayer[]): void {
  const nameOf = ({ weightPaths }: KerasLayer) => weightPaths[0]!.split('/').slice(-2).join('/');
  const all = new Map<string, Set<string>>();
  for (const layer of layers) {
    const name = nameOf(layer);
    const folders = all.get(name) ?? new Set();
    all.set(name, folders.add(layer.folders[0]!));
  }
  // Its own comes first: models of one name may differ.
  for (const layer of layers) {
    layer.folders = [...new Set([...layer.folders, ...all.get(nameOf(layer))!])];
  }
}

/** Those that an output depends on: what leads to others may be anything. */
function neededLayers(layers: readonly KerasLayer[], output: string): KerasLayer[] {
  const needed = new Set([output]);
  const found = layers.toReversed().filter(({ name, inputs }) => {
    if (needed.has(name)) inputs.forEach((input) => needed.add(input));
    return needed.has(name);
  });
  return found.reverse();
}

interface Reading {
  layers: KerasLayer[];
  /** The flat name of what each call of the model at hand gives. */
  outputs: Map<string, string>;
  /** The argument `training` that the model at hand is called with, if it is. */
  training: Argument<string> | undefined;
  keras: 2 | 3;
}

/** What stands before the names and folders inside a nested model. */
interface Prefix {
  name: string;
  folder: string;
}

/** Appends a call to the flat list, or, when a nested model is called, the calls inside it. */
function unfold(call: Call, { layers, outputs, training, keras }: Reading, prefix: Prefix): void {
  const given = redirected(call.given, (input) => outputs.get(input)!);
  // A model hands it on to the layers inside; what these say themselves counts first.
  const own = given.keywords.training;
  const says = own && ('from' in own || own.value !== null);
  const handedOn = says ? own : training;
  const name = `${prefix.name}${call.name}`;
  const folder = `${prefix.folder}${call.folder}`;
  if (!modelClasses.includes(call.className)) {
    const { className, config, layer, module } = call;
    const path = `${prefix.name.replace(/:\d+\//g, '/')}${layer}`;
    const weightPaths = [path, layer];
    if (handedOn) given.keywords.training = handedOn;
    const inputs = referencesOf(given);
    layers.push({
      name,
      className,
      config,
      module,
      keras,
      given,
      inputs,
      weightPaths,
      folders: [folder],
    });
    outputs.set(call.name, name);
    return;
  }
  const inputs = nestedInputs(name, given);
  const inner = readCalls({ config: call.config });
  if (inner.inputs.length !== inputs.length) {
    throw malformed(
      `Its nested model "${name}" has ${inner.inputs.length} inputs but is given ${inputs.length}.`,
    );
  }
  const reading: Reading = {
    layers,
    outputs: new Map(inner.inputs.map((input, index) => [input.name, inputs[index]!])),
    training: handedOn,
    keras,
  };
  for (const innerCall of inner.calls)
    unfold(innerCall, reading, { name: `${name}/`, folder: `${folder}/` });
  if (inner.outputs.length !== 1) {
    const count = inner.outputs.length;
    throw malformed(`Its nested model "${name}" has ${count} outputs; one is supported.`);
  }
  outputs.set(call.name, outputOf(reading, inner.outputs[0]!));
}

function outputOf({ outputs }: Reading, call: string): string {
  const output = outputs.get(call);
  if (output === undefined) throw malformed(`Its output layer "${call}" is not there.`);
  return output;
}

/** What a nested model reads; of keywords it knows `training` and, where there is none, a mask. */
function nestedInputs(name: string, { positional, keywords }: CallArguments<string>): string[] {
  for (const [key, argument] of Object.entries(keywords)) {
    const isNone = 'value' in argument && argument.value === null;
    if (key === 'training' || key === 'inputs' || (key === 'mask' && isNone)) continue;
    throw malformed(`Its nested model "${name}" is called with "${key}".`);
  }
  const { inputs } = keywords;
  return [...positional, ...(inputs ? [inputs] : [])].map((argument) => {
    if ('from' in argument) return argument.from;
    throw malformed(`Its nested model "${name}" is called with ${JSON.stringify(argument.value)}.`);
  });
}

function modelConfig(modelJson: unknown): JsonRecord {
  if (!isRecord(modelJson)) throw malformed('It is not a JSON object.');
  const topology = modelJson.modelTopology;
  if (!isRecord(topology)) throw malformed('It has no "modelTopology".');
  const model = isRecord(topology.model_config) ? topology.model_config : topology;
  if (!modelClasses.includes(String(model.class_name))) {
    throw malformed(`Its class is ${inWords(model.class_name)}, not Sequential or Functional.`);
  }
  return model;
}
