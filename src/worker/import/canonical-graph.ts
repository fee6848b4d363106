import type { io, NamedTensorMap } from '@tensorflow/tfjs-core';
import type { ModelLimits } from '../../protocol.js';
import {
  operationKinds,
  operationOf,
  operationOfKind,
  type Node,
  type NodeKind,
  type Operation,
} from '../operations/index.js';
import { canonicalKinds, NodeTensors } from './canonical-kinds.js';
import { readEnding } from './ending.js';
import { invalidModel, readingModel } from './invalid-model.js';
import type { JsonRecord } from './json.js';
import { MOST_GRAPH_NODES, MOST_INPUTS } from './limits.js';
import type { ModelHeader, ModelSource, SourceGraph } from './model-source.js';
import { chooseOutput } from './output.js';
import { list, name, number, optional, record, text, whole, type Read } from './schema.js';
import { requireAffordable, type LayerWork } from './work-estimate.js';

const shape = list(whole(1, 2 ** 31 - 1), 8, 1);
const title = text(1000);

const count = optional(whole(0, Number.MAX_SAFE_INTEGER), 0);

const writtenNode = record({
  kind: title,
  name,
  layer: name,
  inputs: list(name, MOST_INPUTS),
  shape,
  multiplications: optional(number(0), undefined),
});

const graph = record({
  name: title,
  inputs: list(record({ name, shape }), 1, 1),
  outputs: list(record({ name: title, node: name }), 1000, 1),
  layers: list(record({ name, kind: title, shape, parameters: count }), MOST_GRAPH_NODES),
  parameters: count,
});

/** A node that has been checked, but for what its weights are. */
interface PlannedNode extends Omit<Read<typeof writtenNode>, 'kind'> {
  kind: NodeKind;
  weights: Map<string, string | null>;
  build(tensors: NodeTensors): Operation;
}

/**
 * Reads a graph of canonical operations, which importers of other formats write: no layers to split and
 * no shapes to infer.
 *
 * @param output the name or number of one of several outputs
 */
export function readCanonicalGraph(json: JsonRecord, output: string | number | null): ModelHeader {
  const { inputs, outputs, layers, parameters, ...whole } = readingModel(() => graph(json, ''));
  const planned = readNodes(json.nodes);
  const [input] = planned;
  const inputShape = inputs[0]!.shape;
  if (input?.kind !== 'input' || String(input.shape) !== String(inputShape)) {
    throw invalidModel('The first node of the model.json is not its input.');
  }
  const names = outputs.map((each) => each.name);
  const place = chooseOutput(names, output);
  const chosen = outputs[place]!.node;
  const nodes = ancestors(planned, chosen);
  const last = nodes.at(-1)!;
  const check = (specs: io.WeightsManifestEntry[], limits: ModelLimits): void => {
    requireWeights(nodes, specs);
    requireAffordable(nodes.map(workOf), limits);
  };
  const steps = nodes.map((node) => ({ ...node, role: operationOfKind(node.kind).ending }));
  const source: ModelSource = {
    name: whole.name,
    parameters,
    ending: readEnding(steps, chosen, last.shape),
    layers: layers.filter((layer) =>
      nodes.some((node) => node.layer === layer.name && operationOfKind(node.kind).listed),
    ),
    split: (tensors) => build(nodes, inputShape, tensors),
  };
  return { inputShape, outputs: { names, chosen: place }, check, complete: () => source };
}

function workOf({ layer, shape: size, multiplications }: PlannedNode): LayerWork {
  return { layer, shape: size, ...(multiplications !== undefined && { multiplications }) };
}

function readNodes(json: unknown): PlannedNode[] {
  const known = new Set<string>();
  return readingModel(() =>
    list((value, field) => {
      const node = writtenNode(value, field);
      const { kind } = node;
      if (!isKind(kind))
        throw invalidModel(`The node "${node.name}" is of the kind "${kind.slice(0, 60)}".`);
      const unknown = node.inputs.find((each) => !known.has(each));
      if (unknown !== undefined) {
        throw invalidModel(
          `The node "${node.name}" reads "${unknown}", which is no node before it.`,
        );
      }
      const takes = kind === 'input' ? 0 : joining.includes(kind) ? node.inputs.length : 1;
      if (node.inputs.length !== takes || (kind !== 'input' && takes === 0)) {
        throw invalidModel(`The node "${node.name}" has ${node.inputs.length} inputs.`);
      }
      if ((kind === 'input') !== (known.size === 0))
        throw invalidModel('The model.json has no first input.');
      if (known.has(node.name)) throw invalidModel(`Two nodes are called "${node.name}".`);
      known.add(node.name);
      const facts = canonicalKinds[kind];
      const names = Object.entries(facts.weights).map(([weight, { optional: mayLack }]) => {
        const reader = record({ [weight]: mayLack ? optional(name, null) : name });
        const owned = record({ weights: reader })(value, field).weights[weight];
        return [weight, owned ?? null] as const;
      });
      return { ...node, kind, weights: new Map(names), build: facts.read(value, field) };
    }, MOST_GRAPH_NODES)(json, 'nodes'),
  );
}

const joining: readonly NodeKind[] = ['add', 'concatenate', 'maximum', 'minimum', 'multiply'];

function isKind(kind: string): kind is NodeKind {
  return operationKinds.includes(kind);
}

/** The nodes that the output depends on; the input stays. */
function ancestors(nodes: readonly PlannedNode[], output: string): PlannedNode[] {
  const read = new Set([output]);
  const kept = [...nodes].reverse().filter((node, index) => {
    if (read.has(node.name)) for (const each of node.inputs) read.add(each);
    return read.has(node.name) || index === nodes.length - 1;
  });
  if (kept[0]?.name !== output) throw invalidModel(`The model.json has no node "${output}".`);
  return kept.reverse();
}

function requireWeights(nodes: readonly PlannedNode[], specs: io.WeightsManifestEntry[]): void {
  const ranks = new Map(specs.map((spec) => [spec.name, spec.shape.length]));
  for (const { kind, name: node, weights } of nodes) {
    for (const [field, weight] of weights) {
      if (weight === null) continue;
      const { rank: wanted } = canonicalKinds[kind].weights[field]!;
      const rank = ranks.get(weight);
      if (rank !== undefined && rank === (wanted ?? rank)) continue;
      throw invalidModel(
        `The weight "${weight}" of the node "${node}" is not there, or of other axes.`,
      );
    }
  }
}

function build(
  planned: readonly PlannedNode[],
  inputShape: number[],
  tensors: NamedTensorMap,
): SourceGraph {
  const shapes = new Map<string, readonly number[]>();
  const nodes = planned.map(
    ({ name: node, layer, inputs, weights, build: make, shape: stated }) => {
      const built: Node = { ...make(new NodeTensors(weights, tensors)), name: node, layer, inputs };
      const below = inputs.map((input) => shapes.get(input)!);
      const found = built.kind === 'input' ? inputShape : outputShape(built, below);
      if (String(found) !== String(stated)) {
        throw invalidModel(
          `The node "${node}" gives [${String(found)}], not [${stated.join(', ')}].`,
        );
      }
      shapes.set(node, found);
      return built;
    },
  );
  return {
    inputShape,
    nodes,
    output: planned.at(-1)!.name,
    layerOutputs: new Map(planned.map(({ layer, name: node }) => [layer, node])),
  };
}

function outputShape(node: Node, inputs: readonly (readonly number[])[]): readonly number[] {
  try {
    return operationOf(node).outputShape(node, inputs);
  } catch {
    throw invalidModel(`The node "${node.name}" has inputs that do not fit.`);
  }
}
