/** Writes a network as the layers-model files that the TensorFlow.js converter makes from Keras. */

import { dtype, inboundNodes, inputEntry, layerEntry } from './dialects.js';
import type { Dialect, Json, JsonObject } from './dialects.js';
import { quantize } from './quantize.js';
import type { WeightsMode } from './quantize.js';
import { inputShapes } from './spec.js';
import type { LayerSpec, NetSpec, Shape } from './spec.js';

export interface KerasOptions {
  /** Default: 'keras3'. */
  dialect?: Dialect;
  /** Default: 'sequential'. */
  topology?: 'sequential' | 'functional';
  /** Default: 'float32'. */
  weights?: WeightsMode;
  /** The older Keras 2 name `Model` of a functional model. Default: 'Functional'. */
  functionalClass?: 'Functional' | 'Model';
  /** false: no InputLayer; the first layer has `batch_input_shape` (Keras 2, sequential only). */
  inputLayer?: boolean;
  /** Spells ReLU and softmax layers as the layer class `Activation`. */
  activationLayers?: boolean;
  /** Put in front of every weight's name, such as 'sequential/'. Default: none. */
  weightPrefix?: string;
}

export interface KerasModel {
  /** The object of `model.json`; its only weight file is called `weights.bin`. */
  json: JsonObject;
  weights: ArrayBuffer;
  /** The network with the weights that a loader reads back (differs when quantised). */
  net: NetSpec;
}

type MapWeights = (name: string, shape: Shape, values: Float32Array) => Float32Array;

/** A copy of the layer with mapped weights, visited in the order of the manifest. */
function withWeights(layer: LayerSpec, shape: Shape, map: MapWeights): LayerSpec {
  switch (layer.kind) {
    case 'conv2d':
    case 'dense': {
      const conv = layer.kind === 'conv2d';
      const outputs = conv ? layer.filters : layer.units;
      const kernelShape = [...(conv ? layer.kernel : []), shape.at(-1) ?? 0, outputs];
      const kernel = map('kernel', kernelShape, layer.weights.kernel);
      const { bias } = layer.weights;
      const weights = bias ? { kernel, bias: map('bias', [outputs], bias) } : { kernel };
      return { ...layer, weights };
    }
    case 'batchNorm': {
      const channels = [shape.at(-1) ?? 0];
      const gamma = map('gamma', channels, layer.weights.gamma);
      const beta = map('beta', channels, layer.weights.beta);
      const mean = map('moving_mean', channels, layer.weights.mean);
      const variance = map('moving_variance', channels, layer.weights.variance);
      return { ...layer, weights: { gamma, beta, mean, variance } };
    }
    default:
      return { ...layer };
  }
}

function modelConfig(net: NetSpec, options: KerasOptions): JsonObject {
  const dialect = options.dialect ?? 'keras3';
  const keras3 = dialect === 'keras3';
  const input = 'input_1';
  const entering = inputShapes(net);
  const entries = net.layers.map((layer, l) =>
    layerEntry(layer, entering[l] ?? [], dialect, options.activationLayers ?? false),
  );
  const batch = [null, ...net.input];
  const first = inputEntry(input, net.input, dialect);
  if (options.topology === 'functional') {
    const layers: Json[] = [{ ...first, name: input, inbound_nodes: [] }];
    let below = input;
    net.layers.forEach((layer, l) => {
      const entry = entries[l];
      const inbound_nodes = inboundNodes(entry?.['class_name'], below, entering[l] ?? [], dialect);
      layers.push({ ...entry, name: layer.name, inbound_nodes });
      below = layer.name;
    });
    const ends = keras3
      ? { input_layers: [input, 0, 0], output_layers: [below, 0, 0] }
      : { input_layers: [[input, 0, 0]], output_layers: [[below, 0, 0]] };
    const config = { name: 'model', trainable: true, layers, ...ends };
    const class_name = options.functionalClass ?? 'Functional';
    if (!keras3) return { class_name, config };
    return {
      module: 'keras.src.models.functional',
      class_name,
      config,
      registered_name: 'Functional',
      build_config: { input_shape: null },
    };
  }
  if (!keras3) {
    if (options.inputLayer === false) {
      const config = entries[0]?.['config'] as JsonObject;
      config['batch_input_shape'] = batch;
    } else {
      entries.unshift(first);
    }
    return { class_name: 'Sequential', config: { name: 'sequential', layers: entries } };
  }
  return {
    module: 'keras',
    class_name: 'Sequential',
    config: {
      name: 'sequential',
      trainable: true,
      dtype: dtype(dialect),
      layers: [first, ...entries],
      build_input_shape: batch,
    },
    registered_name: null,
    build_config: { input_shape: batch },
  };
}

/** The model file, the weight file and the network that a loader of them sees. */
export function toKeras(net: NetSpec, options: KerasOptions = {}): KerasModel {
  const version = (options.dialect ?? 'keras3') === 'keras3' ? '3.8.0' : '2.11.0';
  const mode = options.weights ?? 'float32';
  const entering = inputShapes(net);
  const manifest: JsonObject[] = [];
  const stored: number[] = [];
  const layers = net.layers.map((layer, l) =>
    withWeights(layer, entering[l] ?? [], (part, shape, values) => {
      const { bytes, values: read, quantization } = quantize(values, mode);
      const name = `${options.weightPrefix ?? ''}${layer.name}/${part}`;
      manifest.push({ name, shape, dtype: 'float32', ...(quantization && { quantization }) });
      for (const byte of bytes) stored.push(byte);
      return read;
    }),
  );
  const json = {
    format: 'layers-model',
    generatedBy: `keras v${version}`,
    convertedBy: 'TensorFlow.js Converter v4.22.0',
    modelTopology: {
      keras_version: version,
      backend: 'tensorflow',
      model_config: modelConfig(net, options),
    },
    weightsManifest: [{ paths: ['weights.bin'], weights: manifest }],
  };
  const weights = new ArrayBuffer(stored.length);
  new Uint8Array(weights).set(stored);
  return { json, weights, net: { input: net.input, layers } };
}

/**
 * Serves a model from blob: URLs: `url` is that of the model file, in which the path of the weight
 * file is an absolute blob: URL. `revoke` frees both.
 */
export function toUrl(keras: Pick<KerasModel, 'json' | 'weights'>): {
  url: string;
  revoke: () => void;
} {
  const weightsUrl = URL.createObjectURL(new Blob([keras.weights]));
  const json = structuredClone(keras.json);
  const groups = json['weightsManifest'] as JsonObject[];
  for (const group of groups) group['paths'] = [weightsUrl];
  const blob = new Blob([JSON.stringify(json)], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  const revoke = () => {
    URL.revokeObjectURL(url);
    URL.revokeObjectURL(weightsUrl);
  };
  return { url, revoke };
}
