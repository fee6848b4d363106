import { isRecord, type JsonRecord } from '../json.js';
import { readingModel } from '../invalid-model.js';
import { MOST_GRAPH_NODES, tooLarge } from '../limits.js';
import { malformed } from '../malformed.js';
import type { OfferedOutputs } from '../model-source.js';
import { chooseOutput } from '../output.js';
import { group, list, name, optional, record, requireUnique, text } from '../schema.js';

/** A node of TensorFlow's GraphDef, in the JSON that the converter writes. */
export interface GraphNode {
  name: string;
  op: string;
  /** Names of the nodes that give its data, without control inputs. */
  inputs: string[];
  attributes: JsonRecord;
}

export interface GraphDef {
  nodes: Map<string, GraphNode>;
  /** The node whose output is the model's. */
  output: string;
  outputs: OfferedOutputs;
  /** What the signature says of the inputs' shapes, by node. */
  inputShapes: Map<string, (number | null)[]>;
}

/**
 * Reads `modelTopology` and `signature` of a graph model.
 *
 * @param wanted the name in the signature, the node or the number of one of several outputs
 */
export function readGraphDef(json: JsonRecord, wanted: string | number | null): GraphDef {
  const nodes = readNodes(json);
  const signature = readSignature(json);
  // One node may be signed by several names.
  const signed = new Map(tensorsOf(signature.outputs).map(({ key, node }) => [node, key]));
  const outputs = signed.size > 0 ? [...signed.keys()] : unread(nodes);
  const names = outputs.map((node) => signed.get(node) ?? node);
  if (outputs.length === 0) throw malformed('It has no outputs.');
  const chosen = chooseOutput(names, wanted, outputs);
  return {
    nodes: new Map(nodes.map((node) => [node.name, node])),
    output: outputs[chosen]!,
    outputs: { names, chosen },
    inputShapes: new Map(tensorsOf(signature.inputs).map(({ node, shape }) => [node, shape])),
  };
}

const nodeFields = record({
  name,
  op: text(200),
  input: optional(list(text(1000), MOST_GRAPH_NODES), []),
  attr: optional(record({}), null),
});

function readNodes({ modelTopology }: JsonRecord): GraphNode[] {
  const listed = isRecord(modelTopology) ? modelTopology.node : null;
  if (!Array.isArray(listed) || listed.length === 0) {
    throw malformed('Its "modelTopology" lists no nodes.');
  }
  if (listed.length > MOST_GRAPH_NODES) {
    throw tooLarge(
      `The model has ${group(listed.length)} nodes, the limit is ${group(MOST_GRAPH_NODES)}.`,
      'Use a network of fewer operations, or let the converter fold its constants.',
    );
  }
  return readingModel(() => {
    const nodes = listed.map((node, index) => readNode(node, `modelTopology.node[${index}]`));
    requireUnique(
      nodes.map((node) => node.name),
      'modelTopology.node[*].name',
    );
    return nodes;
  });
}

function readNode(node: unknown, field: string): GraphNode {
  const { input, ...read } = nodeFields(node, field);
  const attributes = isRecord(node) && isRecord(node.attr) ? node.attr : {};
  return {
    name: read.name,
    op: read.op,
    // Control inputs only order what happens.
    inputs: input.filter((each) => !each.startsWith('^')).map(withoutFirstOutput),
    attributes,
  };
}

/** `node:0` is what `node` is short for; `node:1` stays, and is a node that there is not. */
function withoutFirstOutput(tensor: string): string {
  return tensor.replace(/:0$/, '');
}

/** Older converters put the signature among the metadata. */
function readSignature(json: JsonRecord): JsonRecord {
  if (isRecord(json.signature)) return json.signature;
  const metadata = isRecord(json.userDefinedMetadata) ? json.userDefinedMetadata : {};
  return isRecord(metadata.signature) ? metadata.signature : {};
}

interface SignedTensor {
  /** What the signature calls it. */
  key: string;
  node: string;
  shape: (number | null)[];
}

function tensorsOf(signed: unknown): SignedTensor[] {
  const tensors = isRecord(signed) ? Object.entries(signed) : [];
  return tensors.flatMap(([key, tensor]) =>
    isRecord(tensor)
      ? [
          {
            key,
            node: withoutFirstOutput(String(tensor.name ?? key)),
            shape: readShape(tensor.tensorShape),
          },
        ]
      : [],
  );
}

/** A TensorShapeProto; `null` for sizes that are not fixed. */
export function readShape(shape: unknown): (number | null)[] {
  const dimensions = isRecord(shape) ? records(shape.dim) : [];
  return dimensions.map(({ size }) => (Number(size) >= 0 ? Number(size) : null));
}

/** Without a signature, what no other node reads. */
function unread(nodes: GraphNode[]): string[] {
  const read = new Set(nodes.flatMap(({ inputs }) => inputs));
  return nodes.flatMap(({ name, op }) => (read.has(name) || op === 'NoOp' ? [] : [name]));
}

function records(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
