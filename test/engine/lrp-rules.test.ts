import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice, type LrpOptions } from '../../dist/engine.js';
import { forward } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { relevanceOf, triedRules, type LrpSettings } from '../oracle/lrp.js';
import {
  activation,
  add,
  after,
  averagePool,
  build,
  concatenate,
  conv,
  convTranspose,
  dense,
  depthwise,
  flatten,
  globalAveragePool,
  groupNorm,
  layerNorm,
  maxPool,
  mulberry32,
  multiply,
  randomArray,
  relu,
  upsampling,
  zeroPadding,
  type NetSpec,
} from '../oracle/net.js';
import { relativeError } from '../support/differences.js';

const TOLERANCE = 1e-4;

const head = [flatten(), dense(3)];
const leaky = activation('leakyRelu');
/** Odd sizes, strides that leave a rest, values of both signs. */
const networks: Record<string, NetSpec> = {
  'padded convolutions': build([7, 6, 2], 1, [
    conv(3, 4, { padding: 'same', strides: 2 }),
    relu(),
    conv([2, 3], 3, { padding: 'same' }),
    leaky,
    ...head,
  ]),
  'unpadded convolutions': build([9, 8, 2], 2, [
    conv(3, 4, { strides: 2 }),
    leaky,
    conv(2, 3, { strides: [1, 2] }),
    relu(),
    ...head,
  ]),
  'dilated convolutions': build([9, 9, 1], 3, [
    conv(3, 4, { dilation: 2, activation: 'relu' }),
    conv(2, 3, { dilation: [2, 1], padding: 'same' }),
    leaky,
    ...head,
  ]),
  'depthwise convolutions': build([7, 7, 3], 14, [
    depthwise(3, 2, { padding: 'same', strides: 2 }),
    relu(),
    depthwise(2, 1),
    leaky,
    ...head,
  ]),
  'transposed convolutions': build([4, 5, 2], 5, [
    convTranspose(3, 3, { strides: 2, padding: 'same', activation: 'relu' }),
    convTranspose(2, 2, { strides: 1 }),
    leaky,
    ...head,
  ]),
  'grouped convolutions': build([8, 7, 4], 15, [
    conv(3, 6, { groups: 2, padding: 'same', strides: [2, 1] }),
    relu(),
    conv([2, 3], 9, { groups: 3 }),
    leaky,
    conv(2, 9, { groups: 9, dilation: [1, 2] }),
    ...head,
  ]),
  'transposed convolutions with a given length': build([4, 5, 2], 16, [
    convTranspose(3, 3, { strides: 2, padding: 'same', outputPadding: [1, 0], activation: 'relu' }),
    convTranspose(2, 2, { strides: [2, 3], outputPadding: [1, 2] }),
    leaky,
    ...head,
  ]),
  norms: build([6, 5, 2], 32, [
    conv(3, 6),
    layerNorm(),
    relu(),
    conv(2, 4, { padding: 'same' }),
    groupNorm(2),
    leaky,
    layerNorm({ axes: [1, 2, 3] }),
    conv(1, 3),
    layerNorm({ axes: [1, 2] }),
    ...head,
  ]),
  'dense layers': build([3, 4, 2], 6, [dense(4), leaky, flatten(), dense(6), relu(), dense(3)]),
  pooling: build([9, 9, 2], 7, [
    conv(2, 4),
    leaky,
    averagePool(3, { strides: 2, padding: 'same' }),
    maxPool(2, { padding: 'same' }),
    conv(1, 3),
    activation('tanh'),
    globalAveragePool(),
    dense(3),
  ]),
  'joins and borders': build([6, 6, 2], 28, [
    conv(3, 3, { padding: 'same', name: 'stem' }),
    activation('elu', { name: 'smooth' }),
    conv(3, 3, { padding: 'same', name: 'side' }),
    after(['smooth', 'side'], add({ name: 'sum' })),
    after(['sum', 'stem'], concatenate({ name: 'both' })),
    zeroPadding([
      [1, 0],
      [0, 2],
    ]),
    conv(2, 3),
    relu(),
    upsampling(2, { interpolation: 'bilinear' }),
    upsampling(2),
    conv(3, 2, { strides: 2, name: 'last' }),
    after(['last', 'last'], multiply({ name: 'squared' })),
    ...head,
  ]),
};

const tried = triedRules().flatMap(({ rule, ...told }) =>
  // Only the first layer has bounds.
  rule === 'z-box' ? [] : [{ rule, told }],
);

/** The start of both: the logit of a class. */
function startAt(net: NetSpec, logits: Float64Array, target: number) {
  const signal = logits.map((logit, index) => (index === target ? logit : 0));
  return { layer: net.layers.length - 1, signal };
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`LRP on ${backend} against loops in float64`, () => {
    for (const [name, net] of Object.entries(networks)) {
      it(`every rule on ${name}`, async () => {
        const { url, revoke } = toUrl(toKeras(net, { topology: 'functional' }));
        const explainer = createExplainer({ model: url, backend });
        const [height, width, channels] = net.input;
        const data = randomArray(height * width * channels, mulberry32(5), -1, 1);
        const image = { data, shape: net.input };
        const tape = forward(net, data);
        const check = async (options: LrpOptions, settings: (layer: string) => LrpSettings) => {
          const { map } = await explainer.lrpOf(image, { ...options, target: 1 });
          const start = startAt(net, tape.logits, 1);
          const ruleOf = (layer: { name: string }) => settings(layer.name);
          const expected = relevanceOf(net, tape, start, ruleOf);
          const rounded = relevanceOf(
            net,
            forward(net, data, Math.fround),
            start,
            ruleOf,
            Math.fround,
          );
          const words = `${JSON.stringify(options)}`;
          // The seeds are such that float32 can tell.
          expect(relativeError(rounded, expected), `rounding, ${words}`).to.be.below(TOLERANCE / 4);
          expect(relativeError(map, expected), words).to.be.below(TOLERANCE);
        };
        const uniform = net.layers.some(({ kind }) => kind === 'multiply')
          ? { layerRules: { squared: { rule: 'uniform' as const } } }
          : {};
        for (const { rule, told } of tried) {
          await check({ composite: rule, ...told, ...uniform }, () => ({ rule, ...told }));
        }
        await check({ composite: 'lrp-transpose', ...uniform }, () => ({ rule: 'lrp-0' }));
        const first = net.layers.find(({ kind }) => kind !== 'zeroPadding')!.name;
        const boxed: LrpSettings = { rule: 'z-box', low: -1.5, high: 2 };
        await check(
          {
            composite: 'epsilon',
            epsilon: 0.25,
            low: -1.5,
            high: 2,
            layerRules: { ...uniform.layerRules, [first]: { rule: 'z-box' } },
          },
          (layer) => (layer === first ? boxed : { rule: 'epsilon', epsilon: 0.25 }),
        );
        revoke();
      });
    }
  });
}
