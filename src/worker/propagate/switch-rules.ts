import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { SwitchMode } from '../../protocol.js';
import { averagePoolGradient, unpool } from '../kernels/pool.js';
import type { AxisWindows, Windows } from '../kernels/window.js';
import type { MaxPool } from '../operations/max-pool.js';
import { poolWindows } from '../operations/pooling.js';
import { deconvnetRules } from './relu-rules.js';
import type { Rules } from './walker.js';

/** The DeconvNet with switches, and what becomes of it where a max pooling does without. */
export const switchRules: Record<SwitchMode, Rules> = {
  recorded: deconvnetRules,
  'top-left': withoutSwitches((signal, node, geometry) =>
    unpool(signal, firstCells(node.pool[1], geometry, signal), node.pool, geometry),
  ),
  spread: withoutSwitches((signal, node, geometry) =>
    averagePoolGradient(signal, node.pool, geometry, null),
  ),
};

function withoutSwitches(
  unpooled: (signal: Tensor4D, node: MaxPool, geometry: Windows) => Tensor4D,
): Rules {
  return (signal, pass) => {
    const { node, input } = pass;
    if (node.kind !== 'maxPool') return deconvnetRules(signal, pass);
    return unpooled(signal as Tensor4D, node, poolWindows(node, input.shape));
  };
}

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
