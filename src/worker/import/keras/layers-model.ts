import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { readEnding, type Ending } from '../ending.js';
import { planLayers, type PlannedLayer } from './layers.js';
import type { ModelHeader, SourceGraph, SourceLayer, Wanted } from '../model-source.js';
import { Owned } from '../owned.js';
import { operationOfKind, type Node } from '../../operations/index.js';
import { StoredWeights } from '../stored-weights.js';
import { readTopology, type Topology } from './topology.js';
import { LayerWeights, namesOf } from '../weights.js';
import { requireAffordable, workOfLayers } from '../work-estimate.js';

/**
 * Reads a TensorFlow.js layers-model, which holds a network of Keras.
 */
export function readLayersModel(json: unknown, wanted: Wanted): ModelHeader {
  const topology = readTopology(json, wanted);
  const { name, inputShape, inputLayer } = topology;
  const planned = planLayers(topology.layers, { name: inputLayer, shape: inputShape });
  const ending = endingOf(topology, planned);
  const complete = (weights: StoredWeights) => {
    const names = planned.map((each) => namesOf(each, weights));
    const owned = new Owned();
    const layers = planned.map(({ layer, plan: { shape } }, index): SourceLayer => {
      const { name, className } = layer;
      const parameters = owned.add(names[index]!.values(), (weight) => weights.shapeOf(weight)!);
      return { name, kind: className, shape: [...shape], parameters };
    });
    const split = (tensors: NamedTensorMap) =>
      splitLayers(
        topology,
        planned.map(({ layer, plan }, index) => ({
          layer,
          plan,
          weights: new LayerWeights(names[index]!, tensors),
        })),
      );
    return { name, ending, layers, parameters: owned.total, split };
  };
  return {
    inputShape,
    outputs: topology.outputs,
    check: (specs, limits) => {
      requireAffordable(workOfLayers(topology, planned), limits);
      const stored = new StoredWeights(specs, new ArrayBuffer(0));
      for (const each of planned) namesOf(each, stored);
    },
    complete,
  };
}

function endingOf({ inputShape, outputLayer }: Topology, planned: PlannedLayer[]): Ending {
  const nodes = planned.map(({ layer: { name, inputs }, plan: { end, shape } }) => {
    return {
      name,
      layer: name,
      inputs,
      role: end === null ? 'same' : operationOfKind(end).ending,
      shape,
    } as const;
  });
  const last = nodes.find(({ name }) => name === outputLayer);
  return readEnding(nodes, outputLayer, last?.shape ?? inputShape);
}

/** Activations split off, dropout gone. */
function splitLayers(
  { inputLayer, inputShape, outputLayer }: Topology,
  planned: (PlannedLayer & { weights: LayerWeights })[],
): SourceGraph {
  const nodes: Node[] = [{ kind: 'input', name: inputLayer, layer: inputLayer, inputs: [] }];
  const layerOutputs = new Map([[inputLayer, inputLayer]]);
  for (const { layer, plan, weights } of planned) {
    let from = layer.inputs.map((input) => layerOutputs.get(input)!);
    if (plan.before) {
      const { input, operation } = plan.before;
      const name = `${layer.name}/before`;
      nodes.push({ ...operation(), name, layer: layer.name, inputs: [from[input]!] });
      from = from.map((each, index) => (index === input ? name : each));
    }
    plan.build(weights).forEach((operation, index) => {
      const name = index === 0 ? layer.name : `${layer.name}/${operation.kind}`;
      nodes.push({ ...operation, name, layer: layer.name, inputs: from });
      from = [name];
    });
    layerOutputs.set(layer.name, from[0]!);
  }
  const output = layerOutputs.get(outputLayer)!;
  return { inputShape, nodes, output, layerOutputs };
}
