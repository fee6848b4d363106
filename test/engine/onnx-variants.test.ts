import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { errorOf } from '../support/errors.js';
import { edited, loadOnnxFixture, mostDifference } from '../support/onnx.js';
import { largest, largestDifference } from '../support/reference.js';

/** What differs in exports besides the network. */
const variants: Record<string, string[]> = {
  float16: ['model.onnx'],
  bfloat16: ['model.onnx'],
  dequantized: ['model.onnx'],
  external: ['model.onnx'],
  'dynamic-script': ['model.onnx'],
  'dynamic-dynamo': ['model.onnx'],
  normalizing: ['script.onnx', 'dynamo.onnx'],
  rearranging: ['script.onnx', 'dynamo.onnx'],
  thinning: ['script.onnx', 'dynamo.onnx'],
  'keras-plain': ['keras.onnx', 'tf2onnx.onnx'],
  'keras-branched': ['keras.onnx', 'tf2onnx.onnx'],
};

describe('ONNX files', () => {
  for (const [name, files] of Object.entries(variants)) {
    for (const file of files) {
      it(`${name}/${file} gives the logits and the gradient of its framework`, async () => {
        const { url, image, logits, gradient } = await loadOnnxFixture(name, file);
        const explainer = createExplainer({ model: url, backend: 'wasm' });
        const { output } = await explainer.forward({
          data: image.data,
          shape: [1, ...image.shape],
        });
        expect(largestDifference(output.data, logits)).to.be.below(1e-4 * largest(logits));
        if (gradient.length === 0) return;
        const { map } = await explainer.saliency({ image, method: 'gradient' });
        expect(mostDifference(map, gradient)).to.be.below(1e-4 * largest(gradient));
      });
    }
  }

  it('keeps a flattened map whole for dense layers that run as convolutions', async () => {
    const { url, image } = await loadOnnxFixture('alexnet', 'script.onnx');
    const explainer = createExplainer({ model: url, backend: 'wasm' });
    const plain = await explainer.lrp({ image, composite: 'epsilon-plus' });
    const convolved = await explainer.lrp({ image, composite: 'epsilon-plus', denseAs: 'conv' });
    expect(largestDifference(convolved.map, plain.map)).to.be.below(1e-4 * largest(plain.map));
  });
});

/** Of a fixture whose file has other words in it. */
async function errorWith(
  [fixture, file]: [string, string],
  ...words: [from: string, to: string][]
) {
  const { url } = await loadOnnxFixture(fixture, file);
  const model = URL.createObjectURL(await edited(url, ...words));
  return errorOf(createExplainer({ model }).describe());
}

describe('ONNX files that are refused', () => {
  it('take the nearest cells in a way that the kit lacks', async () => {
    const words: [string, string] = ['asymmetric', 'half_pixel'];
    const { code, message } = await errorWith(['thinning', 'script.onnx'], words);
    expect(code).to.equal('layer-unsupported');
    expect(message).to.match(/nearest cells by half_pixel and floor/);
  });

  it('list all operations that are not supported', async () => {
    const { code, message, hint } = await errorWith(
      ['squeezenet1_1', 'script.onnx'],
      ['\x22\x04Relu', '\x22\x04LSTM'],
      ['\x22\x06Concat', '\x22\x06Einsum'],
    );
    expect(code).to.equal('layer-unsupported');
    expect(message).to.match(/18 operations.*LSTM \(node ".*" and 13 more\); Einsum .* and 3 more/);
    expect(hint).to.match(/[Rr]ecurrent/);
  });

  it('say why quantized activations are', async () => {
    const { message, hint } = await errorWith(
      ['alexnet', 'script.onnx'],
      ['\x22\x0bAveragePool', '\x22\x0bQLinearConv'],
    );
    expect(message).to.match(/QLinearConv/);
    expect(hint).to.match(/quantize the weights alone/);
  });

  it('say why attention is', async () => {
    const { message, hint } = await errorWith(
      ['squeezenet1_1', 'script.onnx'],
      ['\x22\x06Concat', '\x22\x06MatMul'],
    );
    expect(message).to.match(/MatMul .* multiplies two values that depend on the image/);
    expect(hint).to.match(/attention/);
  });

  it('name the field of the card where sizes are left open', async () => {
    const { code, hint } = await errorWith(['dynamic-script', 'model.onnx']);
    expect(code).to.equal('model-input-shape');
    expect(hint).to.match(/"input": \{"shape": \[224, 224, 3\]\}/);
  });

  it('name data files that are not beside the model', async () => {
    const { code, message } = await errorWith(
      ['external', 'model.onnx'],
      ['model.onnx.data', '../el.onnx.data'],
    );
    expect(code).to.equal('model-file-invalid');
    expect(message).to.match(/own folder/);
  });

  it('are cut short', async () => {
    const { url } = await loadOnnxFixture('resnet18', 'script.onnx');
    const bytes = await (await fetch(url)).arrayBuffer();
    const model = URL.createObjectURL(new Blob([bytes.slice(0, bytes.byteLength / 2)]));
    const { code } = await errorOf(createExplainer({ model }).describe());
    expect(['model-file-invalid', 'model-format-unknown']).to.include(code);
  });

  it('never fail without a name, whichever bytes are changed', async () => {
    const { readOnnx, defaultLimits } = await import('../bundles/engine-parts.js');
    const { url } = await loadOnnxFixture('shufflenet_v2_x0_5', 'script.onnx');
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const call = {
      inputShape: null,
      limits: defaultLimits,
      readBeside: () => Promise.resolve([]),
      onLife: () => {},
    };
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let attempt = 0; attempt < 300; attempt++) {
      const changed = bytes.slice(0, random(3) === 0 ? random(bytes.length) : bytes.length);
      for (let count = 0; count < 3; count++) changed[random(changed.length)] = random(256);
      try {
        await readOnnx(changed, call);
      } catch (error) {
        expect(error).to.have.property('code').that.is.a('string');
      }
    }
  });
});
