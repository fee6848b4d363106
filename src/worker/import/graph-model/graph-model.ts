import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { ExplainError, type ModelLimits } from '../../../protocol.js';
import { operationOfKind } from '../../operations/index.js';
import { readEnding } from '../ending.js';
import { readInputShape } from '../input-shape.js';
import type { JsonRecord } from '../json.js';
import { malformed } from '../malformed.js';
import type { ModelHeader, SourceGraph, Wanted } from '../model-source.js';
import type { StoredWeights } from '../stored-weights.js';
import { allRefused, reasonFor, unsupportedLayer } from '../refusals.js';
import { requireAffordable } from '../work-estimate.js';
import { refusedAttributes } from './attributes.js';
import { foldedOperations } from './constant-folding.js';
import { readGraphDef, readShape, type GraphDef, type GraphNode } from './graph-def.js';
import { NodeReader } from './node-reader.js';
import { dividing, operations } from './operations.js';
import { partialOperations } from './patterns.js';
import { planGraph, type Plan } from './plan.js';

/**
 * Reads a TensorFlow.js graph model: TensorFlow's operations instead of layers.
 */
export function readGraphModel(json: JsonRecord, wanted: Wanted): ModelHeader {
  const graph = readGraphDef(json, wanted.output);
  const nodes = reachable(graph);
  const inputs = nodes.filter(({ op }) => op === 'Placeholder');
  if (inputs.length !== 1) throw malformed(`It has ${inputs.length} inputs; one is supported.`);
  assertSupported(nodes);
  const inputShape = shapeOf(inputs[0]!, graph, wanted);
  const complete = (weights: StoredWeights, limits: ModelLimits) => {
    const plan = planGraph(nodes, inputShape, graph.output, weights);
    requireAffordable(plan.nodes, limits);
    const steps = plan.nodes.map((node) => ({ ...node, role: operationOfKind(node.kind).ending }));
    return {
      name: 'model',
      ending: readEnding(steps, plan.output, plan.outputShape),
      layers: plan.layers,
      parameters: plan.parameters,
      split: (tensors: NamedTensorMap) => build(plan, inputShape, tensors),
    };
  };
  const check = (_specs: unknown, limits: ModelLimits) =>
    // Which operations there are is known, what they give only with the weights.
    requireAffordable([{ layer: inputs[0]!.name, shape: inputShape }], limits);
  return { inputShape, outputs: graph.outputs, check, complete };
}

function build(plan: Plan, inputShape: number[], tensors: NamedTensorMap): SourceGraph {
  const nodes = plan.nodes.map(({ name, layer, inputs, build }) => ({
    ...build(tensors),
    name,
    layer,
    inputs,
  }));
  return { inputShape, nodes, output: plan.output, layerOutputs: plan.layerOutputs };
}

/** The nodes that the output depends on, in topological order. */
function reachable({ nodes, output }: GraphDef): GraphNode[] {
  const ordered = new Set<GraphNode>();
  const entered = new Set<GraphNode>();
  const find = (name: string, reader: string): GraphNode => {
    // `split:1` is the second output of a node that divides.
    const whole = nodes.get(name.replace(/:\d+$/, ''));
    const node =
      nodes.get(name) ?? (whole && Object.hasOwn(dividing, whole.op) ? whole : undefined);
    if (!node) throw malformed(`${reader} reads "${name}", which is not there.`);
    if (entered.has(node) && !ordered.has(node)) {
      throw malformed(`The node "${name}" depends on itself.`);
    }
    return node;
  };
  // A stack of its own, for chains may be longer than the engine's.
  const open = [{ node: find(output, 'The signature'), next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const { node } = top;
    entered.add(node);
    const input = node.inputs[top.next++];
    if (input === undefined) {
      ordered.add(node);
      open.pop();
    } else {
      const below = find(input, `The node "${node.name}"`);
      if (!ordered.has(below)) open.push({ node: below, next: 0 });
    }
  }
  return [...ordered];
}

/** Throws `layer-unsupported` for all nodes that no graph with them can run. */
function assertSupported(nodes: GraphNode[]): void {
  const unknown = nodes.filter(({ op }) => !isKnown(op)).map(unknownNode);
  const known = nodes.filter(({ op }) => isKnown(op));
  const settings = known.flatMap((node) => refusedAttributes(new NodeReader(node, []), false));
  if (unknown.length + settings.length > 0) throw allRefused([...unknown, ...settings]);
}

function unknownNode({ name, op }: GraphNode): ExplainError {
  const reason = reasonFor(op);
  return new ExplainError(
    'layer-unsupported',
    `The node "${name}" has the operation ${op}, which is not supported.`,
    reason ?? `Supported operations: ${Object.keys(operations).join(', ')}.`,
    [unsupportedLayer(name, op, '', reason)],
  );
}

function isKnown(op: string): boolean {
  const others = ['Placeholder', 'Const', ...foldedOperations, ...partialOperations];
  return Object.hasOwn(operations, op) || Object.hasOwn(dividing, op) || others.includes(op);
}

/** The signature knows more of the input's shape than the node, or the other way round. */
function shapeOf(input: GraphNode, { inputShapes }: GraphDef, wanted: Wanted): number[] {
  const own = readShape(new NodeReader(input, []).attribute('shape').shape);
  const signed = inputShapes.get(input.name) ?? [];
  const longer = signed.length > own.length ? signed : own;
  const shape = longer.map((_, axis) => own[axis] ?? signed[axis] ?? null);
  return readInputShape(shape, wanted.inputShape);
}
