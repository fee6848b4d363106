import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { assertSupported, translateLayer } from './layers.js';
import type { ModelHeader } from './model-source.js';
import type { CanonicalGraph } from './network.js';
import type { Node } from './nodes.js';
import { readTopology, type Topology } from './topology.js';
import { requireFittingWeights } from './weight-shapes.js';
import { LayerWeights, WeightNames } from './weights.js';
import { requireAffordable, workOfLayers } from './work-estimate.js';

/** Reads a TensorFlow.js layers-model, which holds a network of Keras. */
export function readLayersModel(json: unknown): ModelHeader {
  const topology = readTopology(json);
  assertSupported(topology.layers);
  const { name, inputShape, outputs } = topology;
  const layers = topology.layers.map(({ name, className }) => ({ name, kind: className }));
  const split = (weights: NamedTensorMap) => splitLayers(topology, weights);
  return {
    inputShape,
    check: (specs, limits) => {
      requireAffordable(workOfLayers(topology), limits);
      requireFittingWeights(topology, specs);
    },
    complete: () => ({ name, outputs, layers, split }),
  };
}

/** Activations split off, dropout gone. */
function splitLayers(topology: Topology, weights: NamedTensorMap): CanonicalGraph {
  const { inputLayer, inputShape } = topology;
  const nodes: Node[] = [{ kind: 'input', name: inputLayer, layer: inputLayer, inputs: [] }];
  const layerOutputs = new Map([[inputLayer, inputLayer]]);
  const names = new WeightNames(Object.keys(weights));
  for (const layer of topology.layers) {
    let from = layer.inputs.map((input) => layerOutputs.get(input)!);
    const operations = translateLayer(layer, new LayerWeights(layer, weights, names));
    operations.forEach((operation, index) => {
      const name = index === 0 ? layer.name : `${layer.name}/${operation.kind}`;
      nodes.push({ ...operation, name, layer: layer.name, inputs: from });
      from = [name];
    });
    layerOutputs.set(layer.name, from[0]!);
  }
  const output = layerOutputs.get(topology.outputLayer)!;
  return { inputShape, nodes, output, layerOutputs };
}
