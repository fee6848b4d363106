import { expect } from '@esm-bundle/chai';
import {
  createAscent,
  createExplainer,
  type BackendChoice,
  type Explainer,
  type Head,
} from '../../dist/engine.js';
import { backward, forward, seedForClass, type Rule, type Seed } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { relevanceOf, type LrpRuleName } from '../oracle/lrp.js';
import {
  activation,
  add,
  after,
  build,
  concatenate,
  conv,
  dense,
  flatten,
  globalAveragePool,
  maxPool,
  multiply,
  reshape,
  type NetSpec,
  type Step,
} from '../oracle/net.js';
import { mulberry32, randomArray } from '../oracle/random.js';
import { relativeError } from '../support/differences.js';
import { codeOf } from '../support/errors.js';
import { spread, toAddress, type HandWrittenGraph } from '../support/hand-written-graph.js';

const input: [number, number, number] = [6, 6, 2];
const data = randomArray(72, mulberry32(5), 0, 1);
const image = { data, shape: input };
const body: Step[] = [conv(3, 4, { activation: 'relu' }), maxPool(2), flatten()];
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Networks of the same weights, with another end. */
const netOf = (units: number, end: Parameters<typeof activation>[0] = 'linear'): NetSpec =>
  build(input, 3, [...body, dense(units, { activation: end })]);

interface Asked {
  backend?: BackendChoice;
  card?: object;
  /** Makes another `model.json` of the one at hand. */
  edit?: (json: string) => string;
}

function explainerOf(net: NetSpec, { backend = 'wasm', card, edit }: Asked = {}): Explainer {
  const keras = toKeras(net, { topology: 'functional' });
  if (edit) keras.json = JSON.parse(edit(JSON.stringify(keras.json)));
  const { url } = toUrl(keras);
  const told = card && URL.createObjectURL(new Blob([JSON.stringify(card)]));
  return createExplainer({ model: url, backend, ...(told ? { card: told } : {}) });
}

/** The logits of the outputs, before whatever activation ends the network. */
function outputsOf(net: NetSpec, picture = data): number[] {
  const { preActivations } = forward(net, picture);
  return [...preActivations.at(-1)!];
}

/** The same network with its last dense layer turned round: its one output is -z. */
function negated(net: NetSpec): NetSpec {
  const last = net.layers.at(-1)!;
  if (last.kind !== 'dense') throw new Error('The last layer is not dense.');
  const { kernel, bias } = last.weights;
  const weights = {
    kernel: kernel.map((weight) => -weight),
    ...(bias && { bias: bias.map((weight) => -weight) }),
  };
  return { ...net, layers: [...net.layers.slice(0, -1), { ...last, weights }] };
}

const rules: Rule[] = ['gradient', 'deconvnet', 'guided-backprop'];

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`heads on ${backend}`, () => {
    const one = netOf(1, 'sigmoid');
    const plain = netOf(1);
    const [z] = outputsOf(one) as [number];

    it('one sigmoid unit: two classes, each with its own gradients', async () => {
      const explainer = explainerOf(one, { backend });
      const { head, labels } = await explainer.describe();
      expect({ head, labels }).to.deep.equal({ head: 'sigmoid', labels: ['0', '1'] });
      const tape = forward(one, data);
      for (const target of [0, 1]) {
        const {
          predictions,
          target: told,
          details,
        } = await explainer.saliencyOf(image, {
          target,
          methods: rules,
        });
        const logit = target === 1 ? z : -z;
        expect([...details.logits]).to.have.length(2);
        expect(told.logit).to.be.closeTo(logit, 1e-4);
        expect(told.probability).to.be.closeTo(sigmoid(logit), 1e-5);
        expect(predictions[0]!.index).to.equal(z > 0 ? 1 : 0);
        for (const rule of rules) {
          const expected = backward(one, tape, seedForClass(one, target), rule);
          expect(relativeError(details.maps[rule]!, expected), rule).to.be.below(1e-4);
        }
      }
    });

    for (const rule of ['lrp-0', 'epsilon', 'gamma', 'z-plus', 'alpha-beta'] as const) {
      it(`one sigmoid unit: ${rule} of either class is that of its logit`, async () => {
        const explainer = explainerOf(one, { backend });
        for (const [target, net] of [negated(plain), plain].entries()) {
          const expected = lrpByLoops(net, rule, ([logit]) => [logit!]);
          const { map, details } = await explainer.lrpOf(image, { composite: rule, target });
          expect(relativeError(map, expected), `class ${target}`).to.be.below(1e-4);
          expect(details.start).to.be.closeTo(target === 1 ? z : -z, 1e-4);
        }
      });
    }

    it('several sigmoids: probabilities that do not depend on each other', async () => {
      const net = netOf(3, 'sigmoid');
      const explainer = explainerOf(net, { backend });
      const logits = outputsOf(net);
      expect((await explainer.describe()).head).to.equal('sigmoid');
      const { predictions, details } = await explainer.saliencyOf(image, {
        method: 'gradient',
        target: 1,
      });
      const order = [0, 1, 2].sort((a, b) => logits[b]! - logits[a]!);
      expect(predictions.map(({ index }) => index)).to.deep.equal(order);
      for (const { index, probability } of predictions) {
        expect(probability).to.be.closeTo(sigmoid(logits[index]!), 1e-5);
      }
      const expected = backward(net, forward(net, data), seedForClass(net, 1), 'gradient');
      expect(relativeError(details.maps['gradient']!, expected)).to.be.below(1e-4);
    });

    it('a value: no probability, the output as it is', async () => {
      const explainer = explainerOf(plain, { backend });
      expect((await explainer.describe()).head).to.equal('value');
      const { predictions, target, details } = await explainer.saliencyOf(image, {
        method: 'gradient',
      });
      expect(predictions).to.deep.equal([{ index: 0, label: '0' }]);
      expect(target).to.have.all.keys('index', 'label', 'logit');
      expect(target.logit).to.be.closeTo(z, 1e-4);
      const expected = backward(plain, forward(plain, data), seedForClass(plain, 0), 'gradient');
      expect(relativeError(details.maps['gradient']!, expected)).to.be.below(1e-4);
    });

    it('occlusion: of a sigmoid its probability falls, of a value the value', async () => {
      for (const [net, target, score] of [
        [one, 0, ([logit]: number[]) => sigmoid(-logit!)],
        [netOf(3, 'sigmoid'), 2, (logits: number[]) => sigmoid(logits[2]!)],
        [plain, 0, ([value]: number[]) => value!],
      ] as const) {
        const options = { target, occluder: 3, stride: 3 };
        const { map, details, ...result } = await explainerOf(net, { backend }).occlusionOf(
          image,
          options,
        );
        const scores = [0, 3].flatMap((top) =>
          [0, 3].map((left) => score(outputsOf(net, covered(top, left)))),
        );
        const before = score(outputsOf(net));
        const expected = Float64Array.from({ length: 36 }, (_, pixel) => {
          const [y, x] = [Math.floor(pixel / 6), pixel % 6];
          return before - scores[Math.floor(y / 3) * 2 + Math.floor(x / 3)]!;
        });
        expect(relativeError(map, expected)).to.be.below(1e-3);
        const values = net === plain ? details.logits : details.probabilities!;
        expect(relativeError(values, Float64Array.from(scores))).to.be.below(1e-3);
        if (net !== plain) continue;
        expect(details).not.to.have.any.keys('probabilities', 'winnerProbabilities');
        expect(details.score).to.equal('logit');
        expect(result.target).not.to.have.property('probability');
        const at = await explainerOf(net, { backend }).occludedAt(image, [3, 0], options);
        expect(at.occluded).to.have.all.keys('index', 'label', 'logit');
        expect(at.occluded.logit).to.be.closeTo(scores[2]!, 1e-4);
      }
    });

    it('deletion and insertion follow the head', async () => {
      const scores = Float32Array.from({ length: 36 }, (_, pixel) => (pixel * 7) % 36);
      for (const [net, target, score] of [
        [one, 0, ([logit]: number[]) => sigmoid(-logit!)],
        [netOf(3, 'sigmoid'), 2, (logits: number[]) => sigmoid(logits[2]!)],
        [plain, 0, ([value]: number[]) => value!],
      ] as const) {
        const explainer = explainerOf(net, { backend });
        const curves = await explainer.faithfulnessOf({ image, scores, target, steps: 4 });
        const { values, probabilities } = curves.deletion;
        expect(values[0]).to.be.closeTo(score(outputsOf(net)), 1e-4);
        expect(values[4]).to.be.closeTo(score(outputsOf(net, meanImage())), 1e-4);
        expect(values.at(-1)).to.be.closeTo(curves.randomDeletion.values.at(-1)!, 1e-4);
        if (net === plain) expect(curves.deletion).not.to.have.property('probabilities');
        else expect(probabilities).to.deep.equal(values);
      }
    });

    it('ascent: of a sigmoid log p, of a value the value', async () => {
      for (const [net, target] of [
        [one, 0],
        [netOf(3, 'sigmoid'), 1],
        [plain, 0],
      ] as const) {
        const { url } = toUrl(toKeras(net));
        const ascent = createAscent({
          model: url,
          backend,
          generator: null,
          target,
          picture: image,
          runs: 1,
          prior: 'none',
          learningRate: 0.01,
        });
        const start = await ascent.step(0);
        const { runs } = await ascent.step(5);
        const [first, last] = [start.runs[0]!, runs[0]!];
        const logits = outputsOf(net, last.picture);
        const p = sigmoid(net === one ? -logits[0]! : logits[target]!);
        const expected = net === plain ? logits[0]! : Math.log(p);
        expect(last.objectives.at(-1)).to.be.closeTo(expected, 1e-4);
        expect(last.objectives.at(-1)).to.be.above(first.objectives[0]!);
        if (net === plain) expect(last).not.to.have.any.keys('probability', 'probabilities');
        else expect(last.probability).to.be.closeTo(p, 1e-5);
      }
    });
  });
}

function lrpByLoops(
  net: NetSpec,
  rule: LrpRuleName,
  start: (logits: number[]) => number[],
): Float64Array {
  const tape = forward(net, data);
  const signal = Float64Array.from(start([...tape.logits]));
  const seed: Seed = { layer: net.layers.length - 1, signal };
  return relevanceOf(net, tape, seed, () => ({ rule }));
}

function covered(top: number, left: number): Float32Array {
  return data.map((value, index) => {
    const [y, x] = [Math.floor(index / 12), Math.floor(index / 2) % 6];
    const hidden = y >= top && y < top + 3 && x >= left && x < left + 3;
    return hidden ? 0 : value;
  });
}

function meanImage(): Float32Array {
  const means = [0, 1].map(
    (channel) => data.reduce((sum, value, i) => sum + (i % 2 === channel ? value : 0), 0) / 36,
  );
  return data.map((_, index) => means[index % 2]!);
}

describe('the head that a card gives', () => {
  const probabilitiesOf = async (net: NetSpec, card: object): Promise<(number | undefined)[]> => {
    const { predictions } = await explainerOf(net, { card }).saliencyOf(image);
    return [...predictions].sort((a, b) => a.index - b.index).map(({ probability }) => probability);
  };
  const expectClose = (actual: (number | undefined)[], expected: number[]): void => {
    expect(actual).to.have.length(expected.length);
    expected.forEach((value, index) => expect(actual[index]).to.be.closeTo(value, 1e-5));
  };
  const softmax = (logits: number[]): number[] => {
    const powers = logits.map(Math.exp);
    return powers.map((power) => power / powers.reduce((sum, each) => sum + each));
  };
  const three = outputsOf(netOf(3));
  const [z] = outputsOf(netOf(1)) as [number];

  it('overrules what is found', async () => {
    expectClose(await probabilitiesOf(netOf(1), { head: 'sigmoid' }), [sigmoid(-z), sigmoid(z)]);
    expectClose(await probabilitiesOf(netOf(3), { head: 'sigmoid' }), three.map(sigmoid));
    expectClose(await probabilitiesOf(netOf(3), { head: 'softmax' }), softmax(three));
    expectClose(
      await probabilitiesOf(netOf(3, 'softmax'), { head: 'sigmoid' }),
      three.map(sigmoid),
    );
    expectClose(await probabilitiesOf(netOf(3, 'sigmoid'), { head: 'logits' }), softmax(three));
    const squashed = netOf(1, 'sigmoid');
    const { target } = await explainerOf(squashed, { card: { head: 'value' } }).saliencyOf(image);
    expect(target.logit).to.be.closeTo(sigmoid(z), 1e-5);
    expect(target).not.to.have.property('probability');
  });

  it('is told by describe()', async () => {
    const heads: [NetSpec, Head | null, Head][] = [
      [netOf(3, 'softmax'), null, 'softmax'],
      [netOf(3), null, 'logits'],
      [netOf(3), 'softmax', 'softmax'],
      [netOf(1, 'tanh'), null, 'value'],
      [netOf(3, 'tanh'), null, 'logits'],
      [netOf(3, 'relu'), null, 'logits'],
    ];
    for (const [net, given, expected] of heads) {
      const explainer = explainerOf(net, given ? { card: { head: given } } : {});
      expect((await explainer.describe()).head).to.equal(expected);
    }
  });

  it('is refused where it does not fit', async () => {
    const refused: [NetSpec, unknown][] = [
      [netOf(3), 'value'],
      [netOf(1), 'softmax'],
      [netOf(1), 'logits'],
      [netOf(3), 'regression'],
      [netOf(3), 7],
      [build(input, 1, [conv(3, 3, { activation: 'sigmoid' }), globalAveragePool()]), 'sigmoid'],
    ];
    for (const [net, head] of refused) {
      const code = await codeOf(explainerOf(net, { card: { head } }).describe());
      expect(code, JSON.stringify(head)).to.equal('card-invalid');
    }
  });

  it('one sigmoid unit has the labels of its card', async () => {
    const labelsOf = async (labels: string[]): Promise<string[]> =>
      (await explainerOf(netOf(1, 'sigmoid'), { card: { labels } }).describe()).labels;
    expect(await labelsOf(['dog'])).to.deep.equal(['not dog', 'dog']);
    expect(await labelsOf(['cat', 'dog'])).to.deep.equal(['cat', 'dog']);
    expect(await codeOf(labelsOf(['cat', 'dog', 'cow']))).to.equal('card-invalid');
    const explainer = explainerOf(netOf(1, 'sigmoid'), { card: { labels: ['dog'] } });
    const { target } = await explainer.saliencyOf(image, { target: 'not dog' });
    expect(target.index).to.equal(0);
  });
});

describe('the last activation is found', () => {
  const z = (net: NetSpec): number => forward(net, data).logits.at(-1)!;
  const pairs: [string, Step[]][] = [
    ['as a layer', [...body, dense(1), activation('sigmoid')]],
    [
      'before a flattening',
      [...body, reshape([1, 1, -1]), conv(1, 1), activation('sigmoid'), flatten()],
    ],
    ['after a mean', [conv(3, 1), globalAveragePool(), activation('sigmoid')]],
    [
      'after a mean that keeps its axes',
      [conv(3, 1), globalAveragePool({ keepDims: true }), activation('sigmoid'), reshape([-1])],
    ],
    [
      'after a sum',
      [
        ...body,
        dense(1, { name: 'a' }),
        after('flatten1', dense(1, { name: 'b' })),
        after(['a', 'b'], add()),
        activation('sigmoid'),
      ],
    ],
  ];
  for (const [name, steps] of pairs) {
    it(`one sigmoid ${name}`, async () => {
      const net = build(input, 9, steps);
      const end = net.layers.findIndex((layer) => layer.kind === 'activation');
      // Without what follows the activation and without it: the unit itself.
      const unit: NetSpec = { ...net, layers: net.layers.slice(0, end) };
      const explainer = explainerOf(net);
      const { head, labels } = await explainer.describe();
      expect({ head, labels }).to.deep.equal({ head: 'sigmoid', labels: ['0', '1'] });
      const tape = forward(unit, data);
      for (const [target, sign] of [-1, 1].entries()) {
        const { target: told, details } = await explainer.saliencyOf(image, {
          method: 'gradient',
          target,
        });
        expect(told.logit).to.be.closeTo(sign * z(unit), 1e-4);
        const seed = { layer: end - 1, signal: Float64Array.of(sign) };
        const expected = backward(unit, tape, seed, 'gradient');
        expect(relativeError(details.maps['gradient']!, expected)).to.be.below(1e-4);
        const { map } = await explainer.lrpOf(image, {
          composite: 'lrp-0',
          target,
          bias: 'ignore',
        });
        const { map: other } = await explainer.lrpOf(image, {
          composite: 'lrp-0',
          target: 1 - target,
          bias: 'ignore',
        });
        expect(
          relativeError(
            map,
            Float64Array.from(other, (value) => -value),
          ),
        ).to.be.below(1e-3);
      }
    });
  }

  it('in the spellings of Keras 3', async () => {
    const edit = (json: string): string =>
      json.replace(
        '"activation":"sigmoid"',
        '"activation":{"module":"builtins","class_name":"function","config":"sigmoid","registered_name":"function"}',
      );
    const { head } = await explainerOf(netOf(1, 'sigmoid'), { edit }).describe();
    expect(head).to.equal('sigmoid');
  });

  it('in a graph model, before a reshaping', async () => {
    const graph: HandWrittenGraph = {
      input: [-1, 2, 2, 1],
      nodes: [
        { name: 'flat', op: 'Reshape', input: ['image', 'shape'], attr: {} },
        { name: 'unit', op: 'MatMul', input: ['flat', 'kernel'], attr: {} },
        { name: 'p', op: 'Sigmoid', input: ['unit'], attr: {} },
        { name: 'out', op: 'Reshape', input: ['p', 'last'], attr: {} },
      ],
      weights: {
        shape: { shape: [2], values: [-1, 4], dtype: 'int32' },
        last: { shape: [2], values: [-1, 1], dtype: 'int32' },
        kernel: spread([4, 1]),
      },
    };
    const explainer = createExplainer({ model: toAddress(graph), backend: 'wasm' });
    const { head, labels } = await explainer.describe();
    expect({ head, labels }).to.deep.equal({ head: 'sigmoid', labels: ['0', '1'] });
    const four = {
      data: Float32Array.of(1, 2, 3, 4),
      shape: [2, 2, 1] as [number, number, number],
    };
    const sum = spread([4, 1]).values.reduce((total, w, i) => total + w * (i + 1), 0);
    const { target, details } = await explainer.saliencyOf(four, {
      method: 'gradient',
      target: 0,
    });
    expect(target.logit).to.be.closeTo(-sum, 1e-5);
    expect(target.probability).to.be.closeTo(sigmoid(-sum), 1e-5);
    const slopes = spread([4, 1]).values.map((w) => -w);
    expect(relativeError(details.maps['gradient']!, Float64Array.from(slopes))).to.be.below(1e-5);
  });

  const untold: Record<string, Step[]> = {
    'a softmax of one unit': [...body, dense(1, { activation: 'softmax' })],
    'a softmax for each place': [conv(3, 3, { activation: 'softmax' }), flatten()],
    'a sigmoid for each place': [conv(3, 1, { activation: 'sigmoid' })],
    'means of probabilities': [conv(3, 3, { activation: 'softmax' }), globalAveragePool()],
    'probabilities beside each other': [
      ...body,
      dense(1, { name: 'a', activation: 'sigmoid' }),
      after('flatten1', dense(2, { name: 'b', activation: 'softmax' })),
      after(['a', 'b'], concatenate()),
    ],
    'products of probabilities': [
      ...body,
      dense(3, { name: 'a', activation: 'sigmoid' }),
      after('flatten1', dense(3, { name: 'b', activation: 'softmax' })),
      after(['a', 'b'], multiply()),
    ],
  };
  for (const [name, steps] of Object.entries(untold)) {
    it(`or the network is refused: ${name}`, async () => {
      const explainer = explainerOf(build(input, 2, steps));
      expect(await codeOf(explainer.describe())).to.equal('head-unknown');
      expect(await codeOf(explainer.saliencyOf(image))).to.equal('head-unknown');
    });
  }

  it('features behind gates are raw outputs', async () => {
    const gated: Step[] = [
      conv(3, 4, { name: 'a' }),
      activation('sigmoid'),
      after(['a', 'sigmoid1'], multiply()),
      globalAveragePool(),
    ];
    expect((await explainerOf(build(input, 2, gated)).describe()).head).to.equal('logits');
  });
});

describe('contrasts of sigmoids', () => {
  it('one unit has neither others nor rivals, several have no rivals', async () => {
    const mapOf = async (units: number, contrast: 'none' | 'others' | 'rivals') => {
      const explainer = explainerOf(netOf(units, 'sigmoid'));
      const { map } = await explainer.lrpOf(image, { composite: 'epsilon', target: 1, contrast });
      return Float64Array.from(map);
    };
    expect(await mapOf(1, 'others')).to.deep.equal(await mapOf(1, 'none'));
    expect(await mapOf(1, 'rivals')).to.deep.equal(await mapOf(1, 'none'));
    expect(await mapOf(3, 'rivals')).to.deep.equal(await mapOf(3, 'none'));
    const expected = lrpByLoops(netOf(3), 'epsilon', ([a, b, c]) => [-a! / 2, b!, -c! / 2]);
    const others = Float32Array.from(await mapOf(3, 'others'));
    expect(relativeError(others, expected)).to.be.below(1e-4);
  });

  it('are the same for gradients and occlusion, and a named class only of several', async () => {
    for (const units of [1, 3]) {
      const explainer = explainerOf(netOf(units, 'sigmoid'));
      for (const contrast of ['none', 'others', 'rivals', 0] as const) {
        const kinds = { none: undefined, others: 'others', rivals: undefined, 0: 'class' };
        const kind = units === 1 ? undefined : kinds[contrast];
        const asked = { target: 1, contrast };
        const gradient = await explainer.saliencyOf(image, { method: 'gradient', ...asked });
        expect(gradient.contrast?.kind, `${units}, ${contrast}`).to.equal(kind);
        const occlusion = await explainer.occlusionOf(image, { occluder: 2, ...asked });
        expect(occlusion.contrast?.kind).to.equal(kind);
        const lrp = await explainer.lrpOf(image, { composite: 'epsilon', ...asked });
        expect(lrp.contrast?.kind).to.equal(kind);
      }
    }
  });

  it('a value has none', async () => {
    const explainer = explainerOf(netOf(1), { card: { head: 'value' } });
    const { contrast } = await explainer.saliencyOf(image, { contrast: 'others' });
    expect(contrast).to.equal(undefined);
    expect(await codeOf(explainer.saliencyOf(image, { contrast: 1 }))).to.equal(
      'target-out-of-range',
    );
    expect(await codeOf(explainer.perturb(image))).to.equal('target-unknown');
  });
});
