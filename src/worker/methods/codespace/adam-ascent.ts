import type { AscentState } from '../../../protocol.js';

/** The decay rates and the small number of Adam (D. Kingma and J. Ba 2015, algorithm 1). */
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

/** A copy that steps may change. */
export function copyOf(state: AscentState): AscentState {
  const { codes, means, squares, steps, status, halvings } = state;
  return {
    codes: { data: codes.data.slice(), shape: codes.shape },
    means: means.slice(),
    squares: squares.slice(),
    steps: [...steps],
    status: [...status],
    halvings: [...halvings],
  };
}

/** Moves one run upward. The step size is halved as often as the run has met no finite numbers. */
export function climb(
  state: AscentState,
  run: number,
  gradient: Float32Array,
  learningRate: number,
): void {
  const size = gradient.length;
  const { codes, means, squares } = state;
  const steps = ++state.steps[run]!;
  const rate = learningRate * 2 ** -state.halvings[run]!;
  // Both means start from 0; divided by these they are as if they had seen gradients all along.
  const [seen, seenSquares] = [1 - BETA1 ** steps, 1 - BETA2 ** steps];
  for (let index = 0; index < size; index++) {
    const at = run * size + index;
    const slope = gradient[index]!;
    means[at] = BETA1 * means[at]! + (1 - BETA1) * slope;
    squares[at] = BETA2 * squares[at]! + (1 - BETA2) * slope * slope;
    const change = means[at]! / seen / (Math.sqrt(squares[at]! / seenSquares) + EPSILON);
    codes.data[at] = codes.data[at]! + rate * change;
  }
}

/** Pixels of one run between black and white. */
export function keepInside(
  { codes, steps }: AscentState,
  run: number,
  range: readonly [black: number, white: number],
): void {
  const [low, high] = [Math.min(...range), Math.max(...range)];
  const size = codes.data.length / steps.length;
  for (let at = run * size; at < (run + 1) * size; at++) {
    codes.data[at] = Math.min(Math.max(codes.data[at]!, low), high);
  }
}

/** Puts one run back to where another state has it. */
export function putBack(state: AscentState, run: number, from: AscentState): void {
  const size = state.means.length / state.steps.length;
  const [start, end] = [run * size, (run + 1) * size];
  state.codes.data.set(from.codes.data.subarray(start, end), start);
  state.means.set(from.means.subarray(start, end), start);
  state.squares.set(from.squares.subarray(start, end), start);
  state.steps[run] = from.steps[run]!;
}
