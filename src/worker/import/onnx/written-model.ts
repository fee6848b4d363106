import type { ConvertedModel } from '../foreign/import-call.js';
import { Weight, type WrittenNode } from './graph-builder.js';
import { layerNames } from './layer-names.js';
import type { OnnxNode } from './messages.js';
import { sizeOf } from './tensors.js';

/** Operations that exporters may take apart. */
const whole: readonly string[] = [
  'gelu',
  'hardSigmoid',
  'hardSwish',
  'layerNormalization',
  'mish',
  'silu',
  'softplus',
];

interface Model {
  nodes: readonly OnnxNode[];
  built: readonly WrittenNode[];
  /** `isOpen`: whether its sizes are the card's. */
  input: { name: string; shape: number[]; isOpen: boolean };
  outputs: { name: string; node: string }[];
  /** Numbers of weights by the node's index. */
  parameters: readonly number[];
}

/** The canonical graph as JSON, its weights one after the other. What nobody reads is left out. */
export function writtenModel(
  { nodes, built, input, outputs, parameters }: Model,
  onLife: () => void,
): Pick<ConvertedModel, 'json' | 'weights'> {
  const kept = alive(
    built,
    outputs.map(({ node }) => node),
  );
  const origins = [...new Set(kept.map(({ origin }) => origin))].filter((origin) => origin >= 0);
  const names = layerNames(origins.map((origin) => nodes[origin]!));
  const layerOf = (origin: number): string => {
    const node = nodes[origin];
    return node ? names.get(node)! : input.name;
  };
  const weights: Weight[] = [];
  const own = kept.map(({ operation, name, origin, inputs, shape, multiplications }) => {
    const { kind, ...all } = operation;
    const fields: Record<string, unknown> = {};
    const named: Record<string, string | null> = {};
    for (const [field, value] of Object.entries(all)) {
      if (value instanceof Weight) named[field] = `w${weights.push(value) - 1}`;
      else fields[field] = value;
    }
    const cost = multiplications === null ? {} : { multiplications };
    return {
      kind,
      name,
      layer: layerOf(origin),
      inputs,
      shape,
      ...cost,
      ...fields,
      weights: named,
    };
  });
  const layers = origins.map((origin) => {
    const last = kept.findLast((node) => node.origin === origin)!;
    const { kind } = last.operation;
    // By what several nodes are together, where the last of them is a product or a sum.
    const shown = whole.includes(kind) ? kind[0]!.toUpperCase() + kind.slice(1) : nodes[origin]!.op;
    const own = parameters[origin] ?? 0;
    return { name: layerOf(origin), kind: shown, shape: last.shape, parameters: own };
  });
  const specs = weights.map(({ shape }, index) => ({
    name: `w${index}`,
    shape: [...shape],
    dtype: 'float32',
  }));
  const json = {
    format: 'canonical',
    name: 'model',
    inputs: [input],
    outputs,
    nodes: own,
    layers,
    parameters: parameters.reduce((sum, own) => sum + own, 0),
    weightsManifest: [{ paths: [], weights: specs }],
  };
  return { json, weights: joined(weights, onLife) };
}

/** The nodes that an output depends on; the input stays first. */
function alive(built: readonly WrittenNode[], outputs: readonly string[]): WrittenNode[] {
  const read = new Set(outputs);
  const kept = [...built].reverse().filter(({ name, inputs }) => {
    if (read.has(name)) for (const each of inputs) read.add(each);
    return read.has(name);
  });
  const [input] = built;
  return input && !kept.includes(input) ? [input, ...kept.reverse()] : kept.reverse();
}

/** One after the other is made and written. */
function joined(weights: readonly Weight[], onLife: () => void): ArrayBuffer {
  const all = new Float32Array(weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0));
  let at = 0;
  for (const weight of weights) {
    onLife();
    all.set(weight.read(), at);
    at += sizeOf(weight.shape);
  }
  return all.buffer;
}
