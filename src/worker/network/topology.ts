import { ExplainError } from '../../protocol.js';
import { malformed, readCalls, type Call } from './calls.js';
import { isRecord, type JsonRecord } from './json.js';
import { countOutputs } from './output-shape.js';

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
}

export interface Topology {
  name: string;
  /** Without the batch: `[height, width, channels]` of a picture, `[size]` of a latent code. */
  inputShape: number[];
  /** In topological order, nested models unfolded, without input layers. */
  layers: KerasLayer[];
  inputLayer: string;
  outputLayer: string;
  /** Number of classes. */
  outputs: number;
}

const modelClasses = ['Sequential', 'Functional', 'Model'];

/** Reads `modelTopology` of a layers-model, sequential, functional or nested, in both spellings of Keras. */
export function readTopology(modelJson: unknown): Topology {
  const model = modelConfig(modelJson);
  const { calls, inputs, output } = readCalls(model);
  if (inputs.length !== 1) throw malformed(`It has ${inputs.length} inputs; one is supported.`);
  const input = inputs[0]!;
  const reading: Reading = { layers: [], outputs: new Map([[input.name, input.name]]) };
  for (const call of calls) unfold(call, reading, '');
  const { layers } = reading;
  const inputShape = readInputShape(input.config);
  const outputLayer = reading.outputs.get(output)!;
  const name = isRecord(model.config) ? model.config.name : null;
  return {
    name: typeof name === 'string' ? name : 'model',
    inputShape,
    layers,
    inputLayer: input.name,
    outputLayer,
    outputs: countOutputs(layers, { name: input.name, shape: inputShape }, outputLayer),
  };
}

interface Reading {
  layers: KerasLayer[];
  /** The flat name of what each call of the model at hand gives. */
  outputs: Map<string, string>;
}

/** Appends a call to the flat list, or, when a nested model is called, the calls inside it. */
function unfold(call: Call, { layers, outputs }: Reading, prefix: string): void {
  const inputs = call.inputs.map((input) => outputs.get(input)!);
  const name = `${prefix}${call.name}`;
  if (!modelClasses.includes(call.className)) {
    const { className, config, layer } = call;
    const path = `${prefix.replace(/:\d+\//g, '/')}${layer}`;
    layers.push({ name, className, config, inputs, weightPaths: [path, layer] });
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
  for (const innerCall of inner.calls) unfold(innerCall, reading, `${name}/`);
  outputs.set(call.name, reading.outputs.get(inner.output)!);
}

function modelConfig(modelJson: unknown): JsonRecord {
  if (!isRecord(modelJson)) throw malformed('It is not a JSON object.');
  if (modelJson.format === 'graph-model') {
    throw new ExplainError(
      'model-format',
      'The model is a TensorFlow.js graph model.',
      'Convert the network as a Keras layers model (tensorflowjs_converter --output_format=tfjs_layers_model).',
    );
  }
  const topology = modelJson.modelTopology;
  if (!isRecord(topology)) throw malformed('It has no "modelTopology".');
  const model = isRecord(topology.model_config) ? topology.model_config : topology;
  if (!modelClasses.includes(String(model.class_name))) {
    throw malformed(`Its class is "${String(model.class_name)}", not Sequential or Functional.`);
  }
  return model;
}

function readInputShape(config: JsonRecord): number[] {
  const shape = config.batch_input_shape ?? config.batch_shape;
  const sizes: unknown[] = Array.isArray(shape) ? shape.slice(1) : [];
  if (sizes.length > 0 && sizes.every(isSize)) return sizes;
  throw new ExplainError(
    'model-input-shape',
    `The model takes an input of shape ${JSON.stringify(shape ?? null)}, whose sizes are not fixed.`,
    'Use a model whose input is [null, height, width, channels] with fixed sizes.',
  );
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
