import { keep, mul, sub, sum, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ComputeContext } from '../job.js';
import { scoped } from '../kernels/scoped.js';
import { Synthesis, type FilterBank } from './synthesis.js';

/** Filters after some steps, with the images that they make of the same maps. */
export interface SteppedFilters {
  values: Float32Array;
  /** The step size that the last step took, as a share of each filter's own. */
  rate: number;
}

/** How often a step is halved before it is given up. */
const HALVINGS = 12;
/** What float32 sums may be off by. */
const ROUNDING = 1e-6;

/**
 * Steps of projected gradient descent on the filters, their maps fixed: down the squared error, then back
 * into the ball of filters no longer than 1. Each filter has a step size of its own, the inverse of the
 * squared length of its maps, times a common `rate` that is halved until the error falls as a quadratic
 * with that curvature would let it.
 *
 * @param energies of each filter's maps: the sum of their squares
 * @param error before: the sum of squares
 */
export async function stepFilters(
  bank: FilterBank,
  maps: Tensor4D,
  targets: Tensor4D,
  energies: Float32Array,
  { steps, rate }: { steps: number; rate: number },
  job: ComputeContext,
): Promise<SteppedFilters> {
  const { size, count } = bank;
  const imageSize = [targets.shape[1], targets.shape[2]] as const;
  const mean = energies.reduce((sum, energy) => sum + energy, 0) / count;
  // A filter that is hardly used must not leap.
  const curvatures = energies.map((energy) => energy + 1e-3 * mean + 1e-6);
  let current = bank.values;
  let synthesis = new Synthesis(bank, [...imageSize]);
  try {
    let half = (await squaredError(synthesis, maps, targets, job)) / 2;
    for (let made = 0; made < steps; made++) {
      await job.checkpoint();
      const gradient = await readGradient(synthesis, maps, targets, job);
      let accepted = false;
      for (let halving = 0; halving < HALVINGS && !accepted; halving++) {
        const values = projected(current, gradient, curvatures, rate);
        const tried = new Synthesis({ values, size, count }, [...imageSize]);
        const found = (await squaredError(tried, maps, targets, job)) / 2;
        const allowed = half + bowl(values, current, gradient, curvatures, rate);
        accepted = found <= allowed + ROUNDING * half && found <= half;
        if (accepted) {
          synthesis.dispose();
          [synthesis, current, half] = [tried, values, found];
          rate = Math.min(2, 1.5 * rate);
        } else {
          tried.dispose();
          rate /= 2;
        }
      }
      // Within rounding of the best filters for these maps.
      if (!accepted) return { values: current, rate: Math.max(rate, 0.01) };
    }
    return { values: current, rate };
  } finally {
    synthesis.dispose();
  }
}

async function squaredError(
  synthesis: Synthesis,
  maps: Tensor4D,
  targets: Tensor4D,
  job: ComputeContext,
): Promise<number> {
  const squares = scoped(() => {
    const residual = sub(synthesis.imagesOf(maps), targets);
    return keep(sum(mul(residual, residual), [1, 2, 3]));
  });
  const each = await job.read(squares).finally(() => squares.dispose());
  return each.reduce((sum, one) => sum + one, 0);
}

function readGradient(
  synthesis: Synthesis,
  maps: Tensor4D,
  targets: Tensor4D,
  job: ComputeContext,
): Promise<Float32Array> {
  const gradient = scoped(() => {
    const residual: Tensor4D = sub(synthesis.imagesOf(maps), targets);
    return keep(synthesis.filterGradient(residual, maps));
  });
  return job.read(gradient).finally(() => gradient.dispose());
}

/** One step down, each filter no longer than 1. */
function projected(
  values: Float32Array,
  gradient: Float32Array,
  curvatures: Float32Array,
  rate: number,
): Float32Array {
  const count = curvatures.length;
  const stepped = values.map(
    (value, at) => value - (rate * gradient[at]!) / curvatures[at % count]!,
  );
  const lengths = lengthsOf(stepped, count);
  return stepped.map((value, at) => value / Math.max(1, lengths[at % count]!));
}

/** How a quadratic that touches the error at `from` changes to `to`. */
function bowl(
  to: Float32Array,
  from: Float32Array,
  gradient: Float32Array,
  curvatures: Float32Array,
  rate: number,
): number {
  return to.reduce((sum, value, at) => {
    const moved = value - from[at]!;
    const curvature = curvatures[at % curvatures.length]! / rate;
    return sum + gradient[at]! * moved + (curvature * moved ** 2) / 2;
  }, 0);
}

/** Of each of `count` filters, which lie interleaved. */
export function lengthsOf(values: Float32Array, count: number): Float64Array {
  const squares = new Float64Array(count);
  values.forEach((value, at) => (squares[at % count]! += value ** 2));
  return squares.map(Math.sqrt);
}
