import { ExplainError } from '../../../protocol.js';
import type { ConvertedModel, ImportCall } from '../foreign/import-call.js';
import { MOST_GRAPH_NODES, requireWeightBytes, tooLarge } from '../limits.js';
import { joined, weightTypesOf, type Origin } from '../origin.js';
import { unsupportedLayer } from '../refusals.js';
import { inputOf } from './graph-input.js';
import { reachable } from './graph-order.js';
import { shapeOf } from './layout.js';
import {
  readMessages,
  type OnnxFile,
  type OnnxGraph,
  type OnnxNode,
  type OnnxTensor,
} from './messages.js';
import { invalidFile } from '../foreign/invalid-file.js';
import { constantOf, sizeOf, typeName, type Constant } from './tensors.js';
import { Translation, type Problem } from './translation.js';
import { writtenModel } from './written-model.js';

/** Versions of the operators that are known. */
const [OLDEST, NEWEST] = [7, 24];

/** Kinds of problems that an error names. */
const MOST_LISTED = 5;

/** Reads an ONNX file as canonical operations, channels last. */
export async function readOnnx(bytes: Uint8Array, call: ImportCall): Promise<ConvertedModel> {
  const { graph, opset, producer } = parse(bytes);
  const external = await readExternal(graph, call);
  requireWeightBytes(weightBytes(graph), call.limits);
  const initializers = new Map(graph.initializers.map((tensor) => [tensor.name, tensor]));
  const decode = (tensor: OnnxTensor): Constant => constantOf(tensor, external.get(tensor) ?? null);
  const outputs = graph.outputs.map(({ name }) => name);
  const nodes = reachable(graph, outputs);
  const translation = new Translation({
    nodes,
    opset,
    outputs: new Set(outputs),
    initializer: (name) => {
      const tensor = initializers.get(name);
      return tensor ? decode(tensor) : null;
    },
    decode,
  });
  const { name, feature, isOpen } = inputOf(graph, nodes, translation.builder, call.inputShape);
  translation.run(name, feature);
  const ends = outputs.map((output) => translation.output(output));
  if (translation.problems.length > 0) throw unsupported(translation.problems);
  const written = {
    nodes,
    built: translation.builder.nodes,
    input: { name, shape: shapeOf(feature.stored), isOpen },
    outputs: ends.map((end, index) => ({ name: outputs[index]!, node: end!.node })),
    parameters: translation.parameters,
  };
  const types = graph.initializers.map(({ type }) => typeName(type));
  const origin: Origin = {
    format: 'onnx',
    writtenBy: joined(producer),
    weightTypes: weightTypesOf(types),
  };
  return { ...writtenModel(written, call.onLife), origin };
}

function parse(bytes: Uint8Array): OnnxFile & { graph: OnnxGraph } {
  let file: OnnxFile | null = null;
  try {
    file = readMessages(bytes);
  } catch {
    // Told below.
  }
  const graph = file?.graph;
  if (!file || !graph || graph.nodes.length === 0 || graph.outputs.length === 0) {
    throw invalidFile('The ONNX file is cut short or damaged.');
  }
  if (file.opset < OLDEST || file.opset > NEWEST) {
    throw new ExplainError(
      'layer-unsupported',
      `The model has version ${file.opset} of the ONNX operators; ${OLDEST} to ${NEWEST} are known.`,
      'Export it with another opset_version, such as 17.',
    );
  }
  for (const [count, what] of [
    [graph.nodes.length, 'nodes'],
    [graph.initializers.length, 'weights'],
  ] as const) {
    if (count > MOST_GRAPH_NODES) {
      throw tooLarge(
        `The model has ${count} ${what}, the limit is ${MOST_GRAPH_NODES}.`,
        'Use a smaller network.',
      );
    }
  }
  return { ...file, graph };
}

/** As the engine will hold them: 4 bytes for each number. */
function weightBytes({ initializers }: OnnxGraph): number {
  return initializers.reduce((sum, { dims }) => sum + 4 * sizeOf(dims), 0);
}

/** The part of another file that a tensor's numbers lie in. */
async function readExternal(
  { initializers }: OnnxGraph,
  { readBeside }: ImportCall,
): Promise<Map<OnnxTensor, Uint8Array>> {
  const stored = initializers.filter(({ external }) => external.has('location'));
  const names = [...new Set(stored.map(fileOf))];
  const files = names.length > 0 ? await readBeside(names) : [];
  const byName = new Map(names.map((name, index) => [name, files[index]]));
  return new Map(
    stored.map((tensor) => {
      const file = byName.get(fileOf(tensor));
      const offset = Number(tensor.external.get('offset') ?? 0);
      const length = Number(tensor.external.get('length') ?? (file?.length ?? 0) - offset);
      const isInside = [offset, length].every((bytes) => Number.isSafeInteger(bytes) && bytes >= 0);
      if (!file || !isInside || offset + length > file.length) {
        throw invalidFile(
          `The weight "${tensor.name}" lies outside of the file "${fileOf(tensor)}".`,
          'Publish the .onnx file and its data file as they were exported together.',
        );
      }
      return [tensor, file.subarray(offset, offset + length)];
    }),
  );
}

/** A name in the model's own folder; addresses and other folders are refused. */
function fileOf({ name, external }: OnnxTensor): string {
  const location = (external.get('location') ?? '').replace(/^\.\//, '');
  if (/^[^/\\:?#%]+$/.test(location) && location !== '..' && location !== '.') return location;
  throw invalidFile(
    `The weight "${name}" lies in the file "${location.slice(0, 60)}", which is not in the model's own folder.`,
    'Export the network with its data file beside the .onnx file, or as one file (external_data=False).',
  );
}

function unsupported(problems: readonly Problem[]): ExplainError {
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) {
    const kind = `${problem.node.op} ${problem.refusal.why}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), problem]);
  }
  const listed = [...kinds.values()].slice(0, MOST_LISTED).map(([first, ...others]) => {
    const { node, refusal } = first!;
    const also = others.length > 0 ? ` and ${others.length} more` : '';
    return `${node.op} (node "${nameOf(node)}"${also})${refusal.why && ` ${refusal.why}`}`;
  });
  const more = kinds.size > MOST_LISTED ? `; and ${kinds.size - MOST_LISTED} other kinds` : '';
  const cures = problems.flatMap(({ refusal }) => refusal.cure ?? []);
  const hint = [...new Set(cures)].slice(0, 2).join(' ');
  const count = problems.length === 1 ? 'an operation' : `${problems.length} operations`;
  return new ExplainError(
    'layer-unsupported',
    `The model has ${count} that cannot be explained: ${listed.join('; ')}${more}.`,
    hint || 'Export a network of convolutions, poolings, normalizations and dense layers.',
    problems.map(({ node, refusal }) =>
      unsupportedLayer(nameOf(node), node.op, refusal.why, refusal.cure),
    ),
  );
}

function nameOf({ name, outputs }: OnnxNode): string {
  return name || outputs[0] || '';
}
