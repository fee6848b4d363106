import { add, div, mean, mul, relu, sqrt, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import { divideStably, dot } from '../../kernels/divide.js';
import type { Network } from '../../network/network.js';
import type { Node } from '../../operations/index.js';
import type { KernelPart, LinearMap, LinearRelevance } from '../../operations/operation.js';
import type { ConservationRecord } from './conservation-record.js';

/** What is known of a layer before its values are looked at. */
export interface LayerFacts {
  /** Nothing negative enters it. */
  nonNegative: boolean;
  /** Relevance arrives nowhere but at positive outputs: a ReLU is all that follows. */
  positiveOnly: boolean;
  /** The lowest and the highest input, `[1, height, width, channels]`; of a first layer alone. */
  bounds: [low: Tensor, high: Tensor] | null;
}

/** A linear node in one backward pass: its parts, its values, and what its rule reports. */
export class LinearLayer {
  readonly input: Tensor;
  /** What it gave, its bias included. */
  readonly output: Tensor;
  /** `null` also where biases are ignored. */
  readonly bias: Tensor | null;
  private readonly ignoresBias: boolean;

  constructor(
    private readonly network: Network,
    private readonly node: Node,
    private readonly layer: LinearRelevance,
    values: { input: Tensor; output: Tensor },
    readonly facts: LayerFacts,
    private readonly record: ConservationRecord,
    { ignoresBias }: { ignoresBias: boolean },
  ) {
    this.input = values.input;
    this.output = values.output;
    this.ignoresBias = ignoresBias;
    this.bias = ignoresBias ? null : layer.bias(values.output);
  }

  part(part: KernelPart): LinearMap {
    return this.layer.map(this.input, part, this.network);
  }

  /** The layer's output, without its bias where that is ignored. */
  preActivation(): Tensor {
    const isIgnored = this.ignoresBias && this.layer.bias(this.output) !== null;
    return isIgnored ? this.part('whole').apply(this.input) : this.output;
  }

  /** The input's positive or negative part; `null` where it has none. */
  inputPart(sign: 'positive' | 'negative'): Tensor | null {
    if (this.facts.nonNegative) return sign === 'positive' ? this.input : null;
    return sign === 'positive' ? relu(this.input) : mul(relu(mul(this.input, -1)), -1);
  }

  biasPart(sign: 'positive' | 'negative'): Tensor | null {
    if (!this.bias) return null;
    const positive = relu(this.bias);
    return sign === 'positive' ? positive : sub(this.bias, positive);
  }

  /** The sum of all contributions of one sign, the bias's among them. */
  contributions(sign: 'positive' | 'negative'): Tensor {
    const other = sign === 'positive' ? 'negative' : 'positive';
    const positive = this.inputPart('positive')!;
    const negative = this.inputPart('negative');
    let sum = this.part(sign).apply(positive);
    if (negative) sum = add(sum, this.part(other).apply(negative));
    const bias = this.biasPart(sign);
    return bias ? add(sum, bias) : sum;
  }

  /** Where the contributions of one sign came from: what `contributions` does, transposed. */
  contributors(sign: 'positive' | 'negative', signal: Tensor): Tensor {
    const other = sign === 'positive' ? 'negative' : 'positive';
    const positive = this.inputPart('positive')!;
    const negative = this.inputPart('negative');
    const share = mul(positive, this.part(sign).back(signal));
    return negative ? add(share, mul(negative, this.part(other).back(signal))) : share;
  }

  /**
   * Relevance per unit of the denominator. What the stabiliser took is written down, and what the bias
   * took that the denominator holds.
   */
  divide(
    relevance: Tensor,
    denominator: Tensor,
    epsilon: number,
    bias: Tensor | null = null,
  ): Tensor {
    const { value, absorbed, byBias } = divideStably(relevance, denominator, epsilon, bias);
    this.record.add(this.node, 'absorbedByEpsilon', absorbed);
    if (bias) this.record.add(this.node, 'absorbedByBias', byBias);
    this.record.addDenominators(this.node, relevance, denominator, epsilon);
    return value;
  }

  /**
   * The same with an epsilon in units of the denominators' root mean square. Both sides are divided by
   * that instead, for it need not be read while the pass runs. Where all denominators are 0 epsilon
   * takes everything.
   */
  divideToScale(
    relevance: Tensor,
    denominator: Tensor,
    epsilon: number,
    bias: Tensor | null,
  ): Tensor {
    const scale = sqrt(mean(mul(denominator, denominator)));
    const known = step(scale);
    const inverse = div(known, add(scale, sub(1, known)));
    const inUnits = mul(denominator, inverse);
    const { value, absorbed, byBias } = divideStably(
      relevance,
      inUnits,
      epsilon,
      bias && mul(bias, inverse),
    );
    this.record.add(this.node, 'absorbedByEpsilon', absorbed);
    if (bias) this.record.add(this.node, 'absorbedByBias', byBias);
    this.record.addDenominators(this.node, relevance, denominator, epsilon);
    this.record.addScale(this.node, scale);
    return mul(value, inverse);
  }

  /** Writes down what else a bias took. */
  absorbByBias(signal: Tensor, bias: Tensor | null, factor: number): void {
    if (bias) this.record.add(this.node, 'absorbedByBias', dot(signal, bias), factor);
  }
}
