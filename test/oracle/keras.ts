/** Writes a network as the layers-model files that the TensorFlow.js converter makes from Keras. */

import { inputShapes } from './graph.js';
import type { Dialect, JsonObject } from './keras/dialects.js';
import { quantize } from './keras/quantize.js';
import type { WeightsMode } from './keras/quantize.js';
import { modelConfig } from './keras/topology.js';
import type { Nesting } from './keras/topology.js';
import { withWeights } from './keras/weight-lists.js';
import type { LayerSpec, NetSpec } from './spec.js';

export interface KerasOptions {
  /** Default: 'keras3'. */
  dialect?: Dialect;
  /** Default: 'sequential'; a network with branches or shared layers is 'functional'. */
  topology?: 'sequential' | 'functional';
  /** Default: 'float32'. */
  weights?: WeightsMode;
  /** Runs of layers that are written as models inside the model. */
  nested?: Nesting[];
  /** The older Keras 2 name `Model` of a functional model. Default: 'Functional'. */
  functionalClass?: 'Functional' | 'Model';
  /** false: no InputLayer; the first layer has `batch_input_shape` (Keras 2, sequential only). */
  inputLayer?: boolean;
  /** Spells activation layers as the layer class `Activation` where it can. */
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

/** The model file, the weight file and the network that a loader of them sees. */
export function toKeras(net: NetSpec, options: KerasOptions = {}): KerasModel {
  const { dialect = 'keras3', weights: mode = 'float32', nested = [] } = options;
  const version = dialect === 'keras3' ? '3.8.0' : '2.11.0';
  const entering = inputShapes(net);
  const manifest: JsonObject[] = [];
  const stored: number[] = [];
  /** Keras 3 names weights after the models that they lie in, Keras 2 after the layer alone. */
  const pathOf = (name: string) => {
    const nesting = nested.find(({ layers }) => layers.includes(name));
    const inner = nesting && dialect === 'keras3' ? `${nesting.name}/${name}` : name;
    return `${options.weightPrefix ?? ''}${inner}`;
  };
  const layers: LayerSpec[] = [];
  net.layers.forEach((layer, l) => {
    const { shares } = layer;
    if (shares !== undefined) {
      const first = layers.find(({ name }) => name === shares)!;
      layers.push({ ...first, name: layer.name, inputs: layer.inputs!, shares });
      return;
    }
    const stores = withWeights(layer, entering[l]![0]!, dialect, (part, shape, values) => {
      const { bytes, values: read, quantization } = quantize(values, mode);
      const name = `${pathOf(layer.name)}/${part}`;
      manifest.push({ name, shape, dtype: 'float32', ...(quantization && { quantization }) });
      for (const byte of bytes) stored.push(byte);
      return read;
    });
    layers.push(stores);
  });
  const json = {
    format: 'layers-model',
    generatedBy: `keras v${version}`,
    convertedBy: 'TensorFlow.js Converter v4.22.0',
    modelTopology: {
      keras_version: version,
      backend: 'tensorflow',
      model_config: modelConfig(net, {
        dialect,
        nested,
        topology: options.topology ?? 'sequential',
        functionalClass: options.functionalClass ?? 'Functional',
        inputLayer: options.inputLayer ?? true,
        activationLayers: options.activationLayers ?? false,
      }),
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
