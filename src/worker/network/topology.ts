import { readCalls, type Call } from './calls.js';
import { readInputShape } from './input-shape.js';
import { isRecord, type JsonRecord } from './json.js';
import { malformed } from './malformed.js';
import { shapesOf } from './output-shape.js';

/** One call of a layer, as Keras 2 or Keras 3 writes it, before any meaning is given to it. */
export interface KerasLayer {
  /**
   * The layer's name; inside a nested model `model/layer`. The second call of a shared layer is
   * `layer:1`, and so on.
   */
  name: string;
  className: string;
  config: JsonRecord;
  /** Names of the calls that feed this one. */
  inputs: string[];
  /** What its weights may be named after, the most specific first. */
  weightPaths: string[];
  /** Where an archive keeps them. */
  folder: string;
}

export interface Topology {
  name: string;
  /** Without the batch: `[height, width, channels]` of a picture, `[size]` of a latent code. */
  inputShape: number[];
  /** In topological order, nested models unfolded, without input layers. */
  layers: KerasLayer[];
  inputLayer: string;
  outputLayer: string;
  /** The shape that each layer gives, without the batch; the input's too. */
  shapes: ReadonlyMap<string, readonly number[]>;
}

const modelClasses = ['Sequential', 'Functional', 'Model'];

/** Reads `modelTopology` of a layers-model, sequential, functional or nested, in both spellings of Keras. */
export function readTopology(modelJson: unknown): Topology {
  const model = modelConfig(modelJson);
  const { calls, inputs, output } = readCalls(model);
  if (inputs.length !== 1) throw malformed(`It has ${inputs.length} inputs; one is supported.`);
  const input = inputs[0]!;
  const reading: Reading = { layers: [], outputs: new Map([[input.name, input.name]]) };
  for (const call of calls) unfold(call, reading, { name: '', folder: '' });
  const { layers } = reading;
  const inputShape = readInputShape(input.config.batch_input_shape ?? input.config.batch_shape);
  const outputLayer = reading.outputs.get(output)!;
  const name = isRecord(model.config) ? model.config.name : null;
  return {
    name: typeof name === 'string' ? name : 'model',
    inputShape,
    layers,
    inputLayer: input.name,
    outputLayer,
    shapes: shapesOf(layers, { name: input.name, shape: inputShape }),
  };
}

interface Reading {
  layers: KerasLayer[];
  /** The flat name of what each call of the model at hand gives. */
  outputs: Map<string, string>;
}

/** What stands before the names and folders inside a nested model. */
interface Prefix {
  name: string;
  folder: string;
}

/** Appends a call to the flat list, or, when a nested model is called, the calls inside it. */
function unfold(call: Call, { layers, outputs }: Reading, prefix: Prefix): void {
  const inputs = call.inputs.map((input) => outputs.get(input)!);
  const name = `${prefix.name}${call.name}`;
  const folder = `${prefix.folder}${call.folder}`;
  if (!modelClasses.includes(call.className)) {
    const { className, config, layer } = call;
    const path = `${prefix.name.replace(/:\d+\//g, '/')}${layer}`;
    layers.push({ name, className, config, inputs, weightPaths: [path, layer], folder });
    outputs.set(call.name, name);
    return;
  }
  const inner = readCalls({ config: call.config });
  if (inner.inputs.length !== inputs.length) {
    throw malformed(
      `Its nested model "${name}" has ${inner.inputs.length} inputs but is given ${inputs.length}.`,
    );
  }
  const reading: Reading = {
    layers,
    outputs: new Map(inner.inputs.map((input, index) => [input.name, inputs[index]!])),
  };
  for (const innerCall of inner.calls)
    unfold(innerCall, reading, { name: `${name}/`, folder: `${folder}/` });
  outputs.set(call.name, reading.outputs.get(inner.output)!);
}

function modelConfig(modelJson: unknown): JsonRecord {
  if (!isRecord(modelJson)) throw malformed('It is not a JSON object.');
  const topology = modelJson.modelTopology;
  if (!isRecord(topology)) throw malformed('It has no "modelTopology".');
  const model = isRecord(topology.model_config) ? topology.model_config : topology;
  if (!modelClasses.includes(String(model.class_name))) {
    throw malformed(`Its class is "${String(model.class_name)}", not Sequential or Functional.`);
  }
  return model;
}
