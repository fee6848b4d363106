import {
  add,
  dispose,
  div,
  mul,
  sqrt,
  sub,
  variable,
  zeros,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core';
import { scoped } from '../kernels/scoped.js';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** The moving means of a variable's gradient and of its square. */
interface Moments {
  mean: Variable;
  square: Variable;
}

/** Adam (D. Kingma and J. Ba 2015, algorithm 1) with the paper's decay rates. */
export class Adam {
  private readonly moments: Map<Variable, Moments>;
  private steps = 0;

  constructor(
    variables: readonly Variable[],
    private readonly rate: number,
  ) {
    this.moments = scoped(
      () =>
        new Map(
          variables.map((weights) => [weights, { mean: zerosOf(weights), square: zerosOf(weights) }]),
        ),
    );
  }

  /** @param gradients by variable, one for each */
  step(gradients: ReadonlyMap<Tensor, Tensor>): void {
    this.steps++;
    for (const [weights, moments] of this.moments) {
      scoped(() => this.move(weights, moments, gradients.get(weights)!));
    }
  }

  private move(weights: Variable, { mean, square }: Moments, gradient: Tensor): void {
    mean.assign(add(mul(mean, BETA1), mul(gradient, 1 - BETA1)));
    square.assign(add(mul(square, BETA2), mul(mul(gradient, gradient), 1 - BETA2)));
    // Both start from 0; divided by these they are as if they had seen gradients all along.
    const unbiasedMean = div(mean, 1 - BETA1 ** this.steps);
    const unbiasedSquare = div(square, 1 - BETA2 ** this.steps);
    const change = div(mul(unbiasedMean, this.rate), add(sqrt(unbiasedSquare), EPSILON));
    weights.assign(sub(weights, change));
  }

  dispose(): void {
    for (const { mean, square } of this.moments.values()) dispose([mean, square]);
  }
}

function zerosOf(weights: Variable): Variable {
  return variable(zeros(weights.shape), false);
}
