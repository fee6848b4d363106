import type { Shape3 } from '../../dist/engine.js';

/** The networks of test/graph-models, which TensorFlow's converter wrote. */
export const graphModels = ['mobile', 'plain', 'residual', 'inception', 'mixed', 'operations'];

export interface GraphNode {
  name: string;
  op: string;
  input?: string[];
  attr: Record<string, unknown>;
}

export interface GraphModelJson {
  modelTopology: { node: GraphNode[] };
  signature: Record<'inputs' | 'outputs', Record<string, SignedTensor>>;
  weightsManifest: { paths: string[]; weights: StoredWeight[] }[];
}

interface StoredWeight {
  name: string;
  quantization?: unknown;
}

interface SignedTensor {
  name: string;
  tensorShape: { dim: { size: string }[] };
}

export interface GraphFixture {
  url: string;
  json: GraphModelJson;
  image: { data: Float32Array; shape: Shape3 };
  /** TensorFlow's own. */
  logits: Float32Array;
  /** Of each logit, by TensorFlow; none of networks with quantised weights. */
  gradients: Float32Array[];
  /** The node that the softmax reads. */
  logitsNode: string;
}

export async function loadGraphFixture(name: string): Promise<GraphFixture> {
  const folder = new URL(`/test/graph-models/${name}/`, location.href);
  const get = (file: string) => fetch(new URL(file, folder));
  const floats = async (file: string) => new Float32Array(await (await get(file)).arrayBuffer());
  const json = (await (await get('model.json')).json()) as GraphModelJson;
  const [input] = Object.values(json.signature.inputs);
  const [, height, width, channels] = input!.tensorShape.dim.map(({ size }) => Number(size));
  const softmax = json.modelTopology.node.find(({ op }) => op === 'Softmax')!;
  const logits = await floats('logits.bin');
  const quantised = json.weightsManifest.some((group) =>
    group.weights.some(({ quantization }) => quantization),
  );
  const jacobian = quantised ? new Float32Array(0) : await floats('gradients.bin');
  const size = height! * width! * channels!;
  return {
    url: new URL('model.json', folder).href,
    json,
    image: { data: await floats('input.bin'), shape: [height!, width!, channels!] },
    logits,
    gradients: Array.from({ length: jacobian.length / size }, (_, index) =>
      jacobian.slice(index * size, (index + 1) * size),
    ),
    logitsNode: softmax.input![0]!,
  };
}
