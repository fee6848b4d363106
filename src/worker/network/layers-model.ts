import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { readEnding, roleOfLayer, type Ending } from './ending.js';
import { assertSupported, translateLayer } from './layers.js';
import type { ModelHeader, SourceGraph } from './model-source.js';
import type { Node } from './nodes.js';
import { readTopology, type Topology } from './topology.js';
import { LayerWeights } from './weights.js';

/** Reads a TensorFlow.js layers-model, which holds a network of Keras. */
export function readLayersModel(json: unknown): ModelHeader {
  const topology = readTopology(json);
  assertSupported(topology.layers);
  const { name, inputShape } = topology;
  const ending = endingOf(topology);
  const layers = topology.layers.map(({ name, className }) => ({ name, kind: className }));
  const split = (weights: NamedTensorMap) => splitLayers(topology, weights);
  return { inputShape, complete: () => ({ name, ending, layers, split }) };
}

function endingOf({ layers, outputLayer, shapes }: Topology): Ending {
  const nodes = layers.map((layer) => {
    const { name, inputs } = layer;
    return { name, layer: name, inputs, role: roleOfLayer(layer), shape: shapes.get(name)! };
  });
  return readEnding(nodes, outputLayer, shapes.get(outputLayer)!);
}

/** Activations split off, dropout gone. */
function splitLayers(topology: Topology, weights: NamedTensorMap): SourceGraph {
  const { inputLayer, inputShape } = topology;
  const nodes: Node[] = [{ kind: 'input', name: inputLayer, layer: inputLayer, inputs: [] }];
  const layerOutputs = new Map([[inputLayer, inputLayer]]);
  for (const layer of topology.layers) {
    let from = layer.inputs.map((input) => layerOutputs.get(input)!);
    const operations = translateLayer(layer, new LayerWeights(layer, weights));
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
