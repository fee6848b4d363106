import { boundsOfPixels, type AscentState, type PixelUnits } from '../../../protocol.js';
import { normalNumbers } from './random.js';

/** The decay rates and the small number of Adam (D. Kingma and J. Ba 2015, algorithm 1). */
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

/** A copy that steps may change. */
export function copyOf(state: AscentState): AscentState {
  const { codes, means, squares, steps, status, halvings, seeds } = state;
  return {
    codes: { data: codes.data.slice(), shape: codes.shape },
    means: means.slice(),
    squares: squares.slice(),
    steps: [...steps],
    status: [...status],
    halvings: [...halvings],
    seeds: [...seeds],
  };
}

/** How far a step goes. */
export interface Stride {
  learningRate: number;
  /** Deviation of the noise that is added, as a share of the learning rate. */
  noise: number;
}

/**
 * Moves one run upward, with noise (A. Nguyen et al. 2017, Plug and play generative networks), which
 * follows from the run's seed and the number of the step. The step size is halved as often as the run
 * has met no finite numbers.
 */
export function climb(
  state: AscentState,
  run: number,
  gradient: Float32Array,
  { learningRate, noise }: Stride,
): void {
  const size = gradient.length;
  const { codes, means, squares } = state;
  const steps = ++state.steps[run]!;
  const rate = learningRate * 2 ** -state.halvings[run]!;
  const random = normalNumbers(state.seeds[run]! + 1_000_003 * steps);
  // Both means start from 0; divided by these they are as if they had seen gradients all along.
  const [seen, seenSquares] = [1 - BETA1 ** steps, 1 - BETA2 ** steps];
  for (let index = 0; index < size; index++) {
    const at = run * size + index;
    const slope = gradient[index]!;
    means[at] = BETA1 * means[at]! + (1 - BETA1) * slope;
    squares[at] = BETA2 * squares[at]! + (1 - BETA2) * slope * slope;
    const change = means[at]! / seen / (Math.sqrt(squares[at]! / seenSquares) + EPSILON);
    const shaken = noise > 0 ? change + noise * random() : change;
    codes.data[at] = codes.data[at]! + rate * shaken;
  }
}

/**
 * Brings the code of one run back into a ball: nearly all that a generator was trained on lies at the
 * square root of the code's length from 0.
 *
 * @param radius of the ball as a share of that root
 */
export function keepInBall({ codes, steps }: AscentState, run: number, radius: number): void {
  const size = codes.data.length / steps.length;
  const code = codes.data.subarray(run * size, (run + 1) * size);
  const length = Math.sqrt(code.reduce((sum, value) => sum + value * value, 0));
  const most = radius * Math.sqrt(size);
  if (length > most) code.forEach((value, index) => (code[index] = (value * most) / length));
}

/** Pixels of one run between black and white. */
export function keepInRange({ codes, steps }: AscentState, run: number, units: PixelUnits): void {
  const { low, high } = boundsOfPixels(units);
  const channels = low.length;
  const size = codes.data.length / steps.length;
  for (let at = run * size; at < (run + 1) * size; at++) {
    const channel = at % channels;
    codes.data[at] = Math.min(Math.max(codes.data[at]!, low[channel]!), high[channel]!);
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
