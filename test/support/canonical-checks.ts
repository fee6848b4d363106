import { expect } from '@esm-bundle/chai';
import {
  assignRules,
  compositeOf,
  deconvnetRules,
  geometryOf,
  gradientRules,
  guidedRules,
  passDown,
  patchPass,
  patchStart,
  planPatches,
  propagate,
  reachOf,
  receptiveField,
  tensor,
  tensor4d,
  tidy,
  type Network,
} from '../bundles/engine-parts.js';
import { backward, forward, type Rule } from '../oracle/float64.js';
import { relevanceOf } from '../oracle/lrp.js';
import { mulberry32, randomArray, type NetSpec } from '../oracle/net.js';
import { canonicalNetwork } from './canonical-network.js';
import { relativeError } from './differences.js';

export const TOLERANCE = 1e-5;

const rules = {
  gradient: gradientRules,
  deconvnet: deconvnetRules,
  'guided-backprop': guidedRules,
} satisfies Record<Rule, unknown>;

export function imageOf({ input: [height, width, channels] }: NetSpec): Float32Array {
  return randomArray(height * width * channels, mulberry32(9), -2, 2);
}

export const batchOf = (net: NetSpec, data: Float32Array) => tensor4d(data, [1, ...net.input]);

/** Values, three ways back and LRP are those of the reference, on the backend at hand. */
export function expectOperations(net: NetSpec): void {
  const data = imageOf(net);
  const expected = forward(net, data);
  const layer = net.layers.length - 1;
  const signal = expected.logits.map((logit, index) => (index === 0 ? logit : 0));
  const network = canonicalNetwork(net);
  tidy(() => {
    const tape = network.forward(batchOf(net, data));
    const logits = Float32Array.from(network.logits(tape).dataSync());
    expect(relativeError(logits, expected.logits), 'logits').to.be.below(TOLERANCE);
    const seed = { node: network.output, signal: tensor([[...signal]]) };
    for (const [rule, passing] of Object.entries(rules)) {
      const map = Float32Array.from(propagate(network, tape, seed, passing).dataSync());
      const reference = backward(net, expected, { layer, signal }, rule as Rule);
      expect(relativeError(map, reference), rule).to.be.below(TOLERANCE);
    }
    tape.dispose();
  });
  const epsilon = 0.25;
  for (const epsilonScale of ['absolute', 'layer'] as const) {
    const relevance = relevanceOf(net, expected, { layer, signal }, () => ({
      rule: 'epsilon',
      epsilon,
      epsilonScale,
    }));
    const settings = { epsilon, epsilonScale };
    const map = lrpOf(network, batchOf(net, data), Float32Array.from(signal), settings);
    const name = `LRP, epsilon ${epsilonScale}`;
    expect(relativeError(map, relevance), name).to.be.below(10 * TOLERANCE);
  }
  network.dispose();
}

/**
 * Rectangles anywhere give the logits of the whole where they are computed in patches.
 *
 * @param local the kinds of the nodes that can be
 */
export function expectPatches(net: NetSpec, local: readonly string[]): void {
  const network = canonicalNetwork(net);
  tidy(() => {
    const data = imageOf(net);
    const tape = network.forward(batchOf(net, data));
    const geometry = geometryOf(network, tape);
    const kinds = geometry.filter((node) => node.local).map(({ node }) => node.kind);
    expect(kinds).to.deep.equal(local);
    const [height, width, channels] = net.input;
    for (let top = 0; top < height - 1; top++) {
      for (let left = 0; left < width - 1; left++) {
        const reaches = [
          reachOf(geometry, 0, [top, top + 1]),
          reachOf(geometry, 1, [left, left + 1]),
        ] as const;
        const sizes = { rows: reaches[0].length, columns: reaches[1].length };
        const plan = { ...planPatches(geometry, sizes), until: geometry.length };
        const [y, x] = patchStart(plan, reaches, 0, [1, ...net.input]);
        const patch: number[] = [];
        const hidden = data.slice();
        for (let row = y; row < y + 2; row++) {
          for (let cell = 0; cell < 2 * channels; cell++) {
            hidden[(row * width + x) * channels + cell] = 0.3;
            patch.push(0.3);
          }
        }
        const values = tensor4d(patch, [1, 2, 2, channels]);
        const logits = patchPass(network, tape, plan, values, [reaches]).dataSync();
        const whole = Float64Array.from(network.predict(batchOf(net, hidden)).dataSync());
        expect(relativeError(Float32Array.from(logits), whole)).to.be.below(TOLERANCE);
      }
    }
    tape.dispose();
  });
  network.dispose();
}

/** Of each cell of the last map: the pixels with a gradient, in the smallest box. */
export function expectField(net: NetSpec): void {
  const network = canonicalNetwork(net);
  tidy(() => {
    const data = imageOf(net);
    const tape = network.forward(batchOf(net, data));
    const expected = forward(net, data);
    const [, height, width] = network.logits(tape).shape;
    for (let y = 0; y < height!; y++) {
      for (let x = 0; x < width!; x++) {
        const signal = new Float64Array(height! * width!);
        signal[y * width! + x] = 1;
        const map = backward(net, expected, { layer: net.layers.length - 1, signal }, 'gradient');
        const box = receptiveField(network, tape, network.output, [y, x, 0]);
        const columns = net.input[1];
        const inside = [...map.keys()].filter((pixel) => map[pixel] !== 0);
        const rowsOf = inside.map((pixel) => Math.floor(pixel / columns));
        const columnsOf = inside.map((pixel) => pixel % columns);
        expect(box.top, 'top').to.be.at.most(Math.min(...rowsOf));
        expect(box.top + box.height - 1, 'bottom').to.be.at.least(Math.max(...rowsOf));
        expect(box.left, 'left').to.be.at.most(Math.min(...columnsOf));
        expect(box.left + box.width - 1, 'right').to.be.at.least(Math.max(...columnsOf));
        const spare = box.height * box.width;
        const needed =
          (Math.max(...rowsOf) - Math.min(...rowsOf) + 1) *
          (Math.max(...columnsOf) - Math.min(...columnsOf) + 1);
        // A weight of 0 may lie at either end of what is interpolated.
        expect(spare, 'the box').to.be.at.most(2.5 * needed);
      }
    }
    tape.dispose();
  });
  network.dispose();
}

function lrpOf(
  network: Network,
  image: ReturnType<typeof tensor4d>,
  start: Float32Array,
  settings: { epsilon: number; epsilonScale: 'absolute' | 'layer' },
): Float32Array {
  const tape = network.forward(image);
  const parameters = {
    ...settings,
    gamma: 0.25,
    alpha: 2,
    beta: 1,
    stabilizer: 1e-6,
    ignoresBias: false,
  };
  const assignment = assignRules(network, network.output, {
    composite: compositeOf('epsilon'),
    dense: new Set(),
    layerRules: {},
    parameters,
  });
  const { map } = passDown({
    network,
    tape,
    assignment,
    bounds: null,
    nonNegative: false,
    start,
    cut: null,
    channelsOf: [],
    denominatorsOf: undefined,
  });
  const values = Float32Array.from(map.dataSync());
  map.dispose();
  tape.dispose();
  return values;
}
