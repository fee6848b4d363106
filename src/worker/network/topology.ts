import { ExplainError, type Shape3 } from '../../protocol.js';
import { isRecord, type JsonRecord } from './json.js';

/** One layer as Keras 2 or Keras 3 writes it, before any meaning is given to it. */
export interface KerasLayer {
  name: string;
  className: string;
  config: JsonRecord;
  /** Names of the layers that feed this one. */
  inputs: string[];
}

export interface Topology {
  name: string;
  inputShape: Shape3;
  /** In topological order, without input layers. */
  layers: KerasLayer[];
  inputLayer: string;
  outputLayer: string;
  /** Number of classes, as the last layer with units or filters tells; 0 when none does. */
  outputs: number;
}

/** Reads `modelTopology` of a layers-model, sequential or functional, in both spellings of Keras. */
export function readTopology(modelJson: unknown): Topology {
  const model = modelConfig(modelJson);
  const config = isRecord(model.config) ? model.config : { layers: model.config };
  const layers = Array.isArray(config.layers) ? config.layers.filter(isRecord) : [];
  if (layers.length === 0) throw malformed('It lists no layers.');
  const functional = Array.isArray(config.output_layers);
  const parsed = layers.map((layer, index) => readLayer(layer, functional ? null : index, layers));
  // Functional models list their layers in any order.
  const input = parsed.find(({ className }) => className === 'InputLayer') ?? parsed[0]!;
  const isInput = input.className === 'InputLayer';
  const inputLayer = isInput ? input.name : `${input.name}/input`;
  if (!isInput) input.inputs = [inputLayer];
  const ordered = functional ? topologicalOrder(parsed) : parsed;
  return {
    name: typeof config.name === 'string' ? config.name : 'model',
    inputShape: readInputShape(input.config),
    layers: ordered.filter(({ className }) => className !== 'InputLayer'),
    inputLayer,
    outputLayer: functional ? outputName(config.output_layers) : parsed.at(-1)!.name,
    outputs: countOutputs(ordered),
  };
}

function countOutputs(layers: KerasLayer[]): number {
  const sizes = layers.map(({ config }) => Number(config.units ?? config.filters ?? 0));
  return sizes.findLast((size) => size > 0) ?? 0;
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
  if (!['Sequential', 'Functional', 'Model'].includes(String(model.class_name))) {
    throw malformed(`Its class is "${String(model.class_name)}", not Sequential or Functional.`);
  }
  return model;
}

function readLayer(layer: JsonRecord, index: number | null, all: JsonRecord[]): KerasLayer {
  const config = isRecord(layer.config) ? layer.config : {};
  const name = nameOf(layer);
  const before = index === null || index === 0 ? undefined : all[index - 1];
  const inputs =
    index === null ? inboundNames(layer.inbound_nodes) : before ? [nameOf(before)] : [];
  if (new Set(inputs).size > 1) {
    throw new ExplainError(
      'layer-unsupported',
      `The layer "${name}" (${String(layer.class_name)}) joins several inputs.`,
      'Use a network in which every layer has one input.',
    );
  }
  return { name, className: String(layer.class_name), config, inputs };
}

function nameOf(layer: JsonRecord): string {
  const config = isRecord(layer.config) ? layer.config : {};
  return String(config.name ?? layer.name);
}

/** Keras 2: `[[["conv1", 0, 0, {}]]]`; Keras 3: tensors with a `keras_history` inside `args`. */
function inboundNames(inbound: unknown): string[] {
  if (Array.isArray(inbound)) {
    const [first, second] = inbound;
    if (typeof first === 'string' && typeof second === 'number') return [first];
    return inbound.flatMap(inboundNames);
  }
  if (!isRecord(inbound)) return [];
  if (inbound.class_name === '__keras_tensor__' && isRecord(inbound.config)) {
    const history = inbound.config.keras_history;
    return Array.isArray(history) ? [String(history[0])] : [];
  }
  return inboundNames(inbound.args);
}

/** `[["logits", 0, 0]]` or, with one output, `["logits", 0, 0]`. */
function outputName(outputs: unknown): string {
  const names = inboundNames(outputs);
  if (names.length !== 1) {
    throw malformed(`It has ${names.length} outputs; a classifier has one.`);
  }
  return names[0]!;
}

function topologicalOrder(layers: KerasLayer[]): KerasLayer[] {
  const ordered: KerasLayer[] = [];
  const placed = new Set<string>();
  let waiting = layers;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ inputs }) => inputs.every((input) => placed.has(input)));
    if (ready.length === 0) throw malformed('Its layers form a loop or name a missing layer.');
    for (const layer of ready) placed.add(layer.name);
    ordered.push(...ready);
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}

function readInputShape(config: JsonRecord): Shape3 {
  const shape = config.batch_input_shape ?? config.batch_shape;
  const sizes = Array.isArray(shape) ? shape.slice(1) : [];
  const [height, width, channels] = sizes;
  if (sizes.length === 3 && isSize(height) && isSize(width) && isSize(channels)) {
    return [height, width, channels];
  }
  throw new ExplainError(
    'model-input-shape',
    `The model takes an input of shape ${JSON.stringify(shape ?? null)}, which is not a picture.`,
    'Use a model whose input is [null, height, width, channels] with fixed sizes.',
  );
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function malformed(reason: string): ExplainError {
  return new ExplainError(
    'model-format',
    `The file is JSON but not a TensorFlow.js layers model. ${reason}`,
    'Export the network with tensorflowjs_converter or model.save() of TensorFlow.js.',
  );
}
