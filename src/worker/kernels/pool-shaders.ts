import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { MaxPooled } from './pool.js';
import { runShader } from './shader.js';
import type { Pair, Windows } from './window.js';

/** Max pooling with switches on the graphics processor: one shader for each of the two results. */
export function maxPoolByShader(input: Tensor4D, pool: Pair, geometry: Windows): MaxPooled {
  return {
    output: bestByShader(input, pool, geometry),
    switches: overWindows('winner', input, pool, geometry),
  };
}

/** The first of the two. */
export function bestByShader(input: Tensor4D, pool: Pair, geometry: Windows): Tensor4D {
  return overWindows('best', input, pool, geometry);
}

function overWindows(
  result: 'best' | 'winner',
  input: Tensor4D,
  pool: Pair,
  { vertical, horizontal }: Windows,
): Tensor4D {
  const [batch, , , channels] = input.shape;
  const shape = [batch, vertical.output, horizontal.output, channels];
  const shader = `
    void main() {
      ivec4 cell = getOutputCoords();
      float best = 0.0;
      float winner = -1.0;
      for (int y = 0; y < ${pool[0]}; y++) {
        int row = cell[1] * ${vertical.stride} - ${vertical.before} + y;
        if (row < 0 || row >= ${vertical.input}) continue;
        for (int x = 0; x < ${pool[1]}; x++) {
          int column = cell[2] * ${horizontal.stride} - ${horizontal.before} + x;
          if (column < 0 || column >= ${horizontal.input}) continue;
          float value = getX(cell[0], row, column, cell[3]);
          if (winner < 0.0 || value > best) {
            best = value;
            winner = float(y * ${pool[1]} + x);
          }
        }
      }
      setOutput(${result});
    }`;
  return runShader(shader, shape, { x: input });
}

/** Gathers, for each cell, the signals of the windows whose switch names it. */
export function unpoolByShader(
  signal: Tensor4D,
  switches: Tensor4D,
  pool: Pair,
  { vertical, horizontal }: Windows,
): Tensor4D {
  const shape = [signal.shape[0], vertical.input, horizontal.input, signal.shape[3]];
  const shader = `
    void main() {
      ivec4 cell = getOutputCoords();
      float sum = 0.0;
      for (int y = 0; y < ${pool[0]}; y++) {
        int top = cell[1] + ${vertical.before} - y;
        int row = top / ${vertical.stride};
        if (top < 0 || row * ${vertical.stride} != top || row >= ${vertical.output}) continue;
        for (int x = 0; x < ${pool[1]}; x++) {
          int left = cell[2] + ${horizontal.before} - x;
          int column = left / ${horizontal.stride};
          if (left < 0 || column * ${horizontal.stride} != left) continue;
          if (column >= ${horizontal.output}) continue;
          float winner = getSwitches(cell[0], row, column, cell[3]);
          if (int(winner + 0.5) == y * ${pool[1]} + x) {
            sum += getSignal(cell[0], row, column, cell[3]);
          }
        }
      }
      setOutput(sum);
    }`;
  return runShader(shader, shape, { signal, switches });
}
