import { ExplainError } from '../../../protocol.js';
import type { Pair } from '../../kernels/window.js';
import { operationOfKind } from '../../operations/index.js';
import type { SourceLayer } from '../model-source.js';
import { Owned } from '../owned.js';
import { allRefused } from '../refusals.js';
import type { StoredWeights } from '../stored-weights.js';
import { refusedAttributes } from './attributes.js';
import { foldConstants } from './constant-folding.js';
import type { GraphNode } from './graph-def.js';
import { NodeReader } from './node-reader.js';
import { dilatable, dividing, mergeable, operations } from './operations.js';
import { readBlock } from './padding.js';
import { followPattern, noted } from './patterns.js';
import { mergesPlaces } from './reshaping.js';
import { step, type Constant, type Feature, type Step, type Value } from './values.js';

/** A node of the canonical graph whose weights are still to come. */
interface PlannedNode extends Step {
  name: string;
  /** The graph's node that it came from. */
  layer: string;
  inputs: string[];
}

export interface Plan {
  /** In topological order; the first is the input. */
  nodes: PlannedNode[];
  output: string;
  outputShape: number[];
  /** The planned node that holds the output of each node of the graph. */
  layerOutputs: Map<string, string>;
  layers: SourceLayer[];
  /** Numbers among the weights of all nodes. */
  parameters: number;
}

/** Follows the shapes through the graph and translates node by node. */
export function planGraph(
  nodes: GraphNode[],
  inputShape: number[],
  output: string,
  weights: StoredWeights,
): Plan {
  const values = new Map<string, Value>();
  const planned: PlannedNode[] = [];
  const layers: SourceLayer[] = [];
  const owned = new Owned();
  const planNode = (node: GraphNode): void => {
    const reader = new NodeReader(
      node,
      node.inputs.map((input) => values.get(input)!),
    );
    const parameters = owned.add(weightsRead(reader, weights), (name) => weights.shapeOf(name)!);
    const onImage = reader.inputs.some(({ kind }) => kind === 'feature');
    const settings = refusedAttributes(reader, onImage || node.op === 'Placeholder');
    if (settings.length > 0) throw allRefused(settings);
    const constant = guarded(reader, () => constantOf(reader, weights));
    if (constant) {
      values.set(node.name, constant);
      return;
    }
    const followed = guarded(reader, () => followPattern(reader));
    if (followed && 'partial' in followed) {
      values.set(node.name, followed.partial);
      return;
    }
    if (Object.hasOwn(dividing, node.op)) {
      const parts = guarded(reader, () => dividing[node.op]!(reader));
      parts.forEach((steps, index) => {
        requireSizes(reader, steps);
        const own = index === 0 ? node.name : `${node.name}:${index}`;
        values.set(own, append(planned, reader, steps, own));
      });
      return;
    }
    const steps = followed ? followed.steps : guarded(reader, () => translate(reader, inputShape));
    requireSizes(reader, steps);
    const { name, op } = node;
    const output = followed
      ? append(planned, new NodeReader(node, followed.from), steps)
      : noted(reader, append(planned, reader, steps));
    if (steps.some(({ kind }) => operationOfKind(kind).listed)) {
      layers.push({ name, kind: op, shape: output.shape, parameters });
    }
    values.set(name, output);
  };
  const refused: ExplainError[] = [];
  for (const node of nodes) {
    // Behind what is refused nobody knows what comes in.
    if (refused.length > 0 && node.inputs.some((input) => !values.has(input))) continue;
    try {
      planNode(node);
    } catch (error) {
      if (!(error instanceof ExplainError)) throw error;
      if (error.code === 'layer-unsupported') refused.push(error);
      else if (refused.length === 0) throw error;
    }
  }
  if (refused.length > 0) throw allRefused(refused);
  const last = values.get(output)!;
  if (last.kind !== 'feature') throw new NodeReader(nodes.at(-1)!, []).unsupported('is constant');
  const needed = neededFor(last.node, planned);
  const features = [...values].flatMap(([name, value]): [string, string][] =>
    value.kind === 'feature' && needed.has(value.node) ? [[name, value.node]] : [],
  );
  return {
    nodes: planned.filter(({ name }) => needed.has(name)),
    output: last.node,
    outputShape: last.shape,
    layerOutputs: new Map(features),
    layers: layers.filter(({ name }) => features.some(([layer]) => layer === name)),
    parameters: owned.total,
  };
}

/** Of its constants those that were learned, as far as can be told: lists and single numbers of settings are not. */
function weightsRead({ inputs }: NodeReader, weights: StoredWeights): string[] {
  return inputs.flatMap((input) => {
    const weight = input.kind === 'constant' && input.shape.length > 0 ? input.weight : null;
    return weight !== null && weights.dtypeOf(weight) === 'float32' ? [weight] : [];
  });
}

/** The nodes that an output depends on: the parts of what became one operation are of no use any more. */
function neededFor(output: string, planned: readonly PlannedNode[]): Set<string> {
  const needed = new Set([output]);
  for (const { name, inputs } of planned.toReversed()) {
    if (needed.has(name)) inputs.forEach((input) => needed.add(input));
  }
  return needed;
}

/** What nobody foresaw in a broken file still names the node. */
function guarded<T>(reader: NodeReader, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ExplainError) throw error;
    throw reader.invalid('has inputs or attributes that do not fit');
  }
}

/** No operation makes an empty output, or one that is not counted in whole numbers. */
function requireSizes(reader: NodeReader, steps: Step[]): void {
  for (const { shape } of steps) {
    if (shape.every((size) => Number.isSafeInteger(size) && size > 0)) continue;
    throw reader.invalid(`would make an output of the shape [${shape.join(', ')}]`);
  }
}

function constantOf(reader: NodeReader, weights: StoredWeights): Constant | null {
  const { node, inputs } = reader;
  if (node.op === 'Const') return storedConstant(node.name, weights);
  const [first] = inputs;
  // Once these were variables, read through an identity.
  if (['Identity', 'StopGradient'].includes(node.op) && first?.kind === 'constant') return first;
  return foldConstants(reader);
}

function storedConstant(name: string, weights: StoredWeights): Constant {
  const shape = weights.shapeOf(name);
  if (shape) {
    const [integers, scalar] = [weights.integers(name), weights.scalar(name)];
    return { kind: 'constant', shape, weight: name, integers, scalar };
  }
  throw new ExplainError(
    'weights-missing',
    `The weights of the model lack "${name}".`,
    'Export the model again; topology and weights do not belong together.',
  );
}

function translate(reader: NodeReader, inputShape: number[]): Step[] {
  const { op } = reader.node;
  if (op === 'Placeholder') return [step({ kind: 'input' }, inputShape)];
  if (!Object.hasOwn(operations, op)) throw reader.unsupported('works on the image');
  return operations[op]!(reader);
}

/** Each step becomes a node that the next one reads. */
function append(
  planned: PlannedNode[],
  reader: NodeReader,
  steps: Step[],
  name = reader.node.name,
): Feature {
  const features = reader.inputs.filter((input) => input.kind === 'feature');
  const dilation = dilationAfter(reader, features);
  const isMerged = isMergedAfter(reader, features);
  const all = features.map(({ node }) => node);
  let before = all;
  steps.forEach(({ reads, ...each }, index) => {
    // No name of a graph's node has a colon in it.
    const own = index === 0 ? name : `${name}:${each.kind}${planned.length}`;
    const inputs = reads?.map((from) => (from === 'before' ? before[0]! : all[from]!)) ?? before;
    planned.push({ ...each, name: own, layer: reader.node.name, inputs });
    before = [own];
  });
  const { shape } = steps.at(-1) ?? features[0]!;
  return { kind: 'feature', node: before[0]!, shape, dilation, isMerged };
}

/** Whether the places of a map lie beside the batch behind a node, which a reshaping does and undoes. */
function isMergedAfter(reader: NodeReader, features: Feature[]): boolean {
  const { op } = reader.node;
  const isMerged = features.some((feature) => feature.isMerged);
  if (op === 'Reshape') return mergesPlaces(reader);
  if (!isMerged) return false;
  if (mergeable.has(op) && features.every((feature) => feature.isMerged)) return true;
  throw reader.unsupported('works on a map whose places lie beside the batch');
}

function dilationAfter(reader: NodeReader, features: Feature[]): Pair | null {
  const { op } = reader.node;
  const dilation = features.find((feature) => feature.dilation)?.dilation ?? null;
  if (op === 'SpaceToBatchND' && !dilation) return readBlock(reader);
  if (op === 'BatchToSpaceND' || !dilation) return null;
  if (dilatable.has(op)) return dilation;
  throw reader.unsupported('lies between SpaceToBatchND and BatchToSpaceND');
}
