import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { SwitchMode } from '../../protocol.js';
import { averagePoolGradient, unpool } from '../kernels/pool.js';
import type { AxisWindows, Windows } from '../kernels/window.js';
import { poolWindows } from '../network/forward.js';
import { deconvnetRules } from './relu-rules.js';
import type { RuleTable } from './walker.js';

/** The DeconvNet with switches, and what becomes of it where a max pooling does without. */
export const switchRules: Record<SwitchMode, RuleTable> = {
  recorded: deconvnetRules,
  'top-left': {
    ...deconvnetRules,
    maxPool: (signal, { node, input }) => {
      const geometry = poolWindows(node, input);
      const first = firstCells(node.pool[1], geometry, signal as Tensor4D);
      return unpool(signal as Tensor4D, first, node.pool, geometry);
    },
  },
  spread: {
    ...deconvnetRules,
    maxPool: (signal, { node, input }) =>
      averagePoolGradient(signal as Tensor4D, node.pool, poolWindows(node, input)),
  },
};

/** Switches to the first real cell of each window, padding left out. */
function firstCells(poolWidth: number, { vertical, horizontal }: Windows, { shape }: Tensor4D) {
  const [batch, height, width, channels] = shape;
  const first = (axis: AxisWindows, window: number): number =>
    Math.max(0, axis.before - window * axis.stride);
  const values = new Float32Array(batch * height * width * channels);
  for (let place = 0; place < batch * height * width; place++) {
    const row = Math.floor(place / width) % height;
    const cell = first(vertical, row) * poolWidth + first(horizontal, place % width);
    values.fill(cell, place * channels, (place + 1) * channels);
  }
  return tensor4d(values, shape);
}
