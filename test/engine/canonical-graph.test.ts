import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { defaultLimits, readOnnx } from '../bundles/engine-parts.js';
import { errorOf } from '../support/errors.js';
import { loadOnnxFixture } from '../support/onnx.js';
import { largest, largestDifference } from '../support/reference.js';

interface CanonicalJson {
  inputs: { shape: unknown }[];
  outputs: { name: string; node: string }[];
  nodes: Record<string, unknown>[];
  weightsManifest: { paths: string[] }[];
}

/** A canonical graph as a model.json with its weights beside it, changed by `edit`. */
async function writtenGraph(edit: (json: CanonicalJson) => void): Promise<string> {
  const { url } = await loadOnnxFixture('mobilenet_v2', 'script.onnx');
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const { json, weights } = await readOnnx(bytes, {
    inputShape: null,
    limits: defaultLimits,
    readBeside: () => Promise.resolve([]),
    onLife: () => {},
  });
  const graph = structuredClone(json) as CanonicalJson;
  graph.weightsManifest[0]!.paths = [URL.createObjectURL(new Blob([weights]))];
  edit(graph);
  return URL.createObjectURL(new Blob([JSON.stringify(graph)]));
}

const nodeOf = (json: CanonicalJson, kind: string) =>
  json.nodes.find((node) => node.kind === kind)!;

const broken: Record<string, [edit: (json: CanonicalJson) => void, says: RegExp]> = {
  'a node of an unknown kind': [
    (json) => (nodeOf(json, 'conv2d').kind = 'toString'),
    /of the kind "toString"/,
  ],
  'a node that reads a later one': [
    (json) => (json.nodes[1]!.inputs = ['dense-99']),
    /reads "dense-99"/,
  ],
  'strides that are none': [(json) => (nodeOf(json, 'conv2d').strides = [0, 1]), /strides\[0\]/],
  'a kernel that is not there': [
    (json) => (nodeOf(json, 'conv2d').weights = { kernel: 'none', bias: null }),
    /weight "none"/,
  ],
  'a kernel of other axes': [
    (json) => (nodeOf(json, 'dense').weights = nodeOf(json, 'conv2d').weights),
    /of other axes/,
  ],
  'two nodes of one name': [
    (json) => (json.nodes[2]!.name = json.nodes[1]!.name),
    /Two nodes are called/,
  ],
  'a sum of one value too few': [(json) => (nodeOf(json, 'add').inputs = []), /0 inputs/],
  'an output that is no node': [(json) => (json.outputs[0]!.node = 'none'), /no node "none"/],
  'an input of no size': [(json) => (json.inputs[0]!.shape = []), /inputs\[0\]\.shape/],
};

describe('a graph of canonical operations', () => {
  it('computes what the file that it was made of does', async () => {
    const { image, logits } = await loadOnnxFixture('mobilenet_v2', 'script.onnx');
    const model = await writtenGraph(() => {});
    const { output } = await createExplainer({ model, backend: 'wasm' }).forward({
      data: image.data,
      shape: [1, ...image.shape],
    });
    expect(largestDifference(output.data, logits)).to.be.below(1e-4 * largest(logits));
  });

  it('asks which of several outputs is meant', async () => {
    const model = await writtenGraph((json) => {
      json.outputs.push({ name: 'features', node: String(nodeOf(json, 'globalAveragePool').name) });
    });
    const { code, message } = await errorOf(createExplainer({ model }).describe());
    expect(code).to.equal('output-unknown');
    expect(message).to.match(/"logits" \(0\), "features" \(1\)/);
    const said = JSON.stringify({ output: { name: 'features' } });
    const card = URL.createObjectURL(new Blob([said]));
    const { layers } = await createExplainer({ model, card }).describe();
    expect(layers.map(({ kind }) => kind)).not.to.include('Gemm');
  });

  for (const [what, [edit, says]] of Object.entries(broken)) {
    it(`refuses ${what}`, async () => {
      const model = await writtenGraph(edit);
      const { code, message } = await errorOf(createExplainer({ model }).describe());
      expect(code).to.equal('model-invalid');
      expect(message).to.match(says);
    });
  }

  it('refuses a shape that its operation does not give', async () => {
    const model = await writtenGraph((json) => (nodeOf(json, 'relu6').shape = [5, 5, 5]));
    const { code, message } = await errorOf(
      createExplainer({ model, backend: 'wasm' }).forward({
        data: new Float32Array(1728),
        shape: [1, 24, 24, 3],
      }),
    );
    expect(code).to.equal('model-invalid');
    expect(message).to.match(/not \[5, 5, 5\]/);
  });
});
