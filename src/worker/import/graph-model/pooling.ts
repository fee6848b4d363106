import { windows } from '../../kernels/window.js';
import { pooled } from '../keras/pooling-layers.js';
import { axesOf } from './reshaping.js';
import type { NodeReader } from './node-reader.js';
import { step, type Step } from './values.js';

/** `MaxPool`, `AvgPool`. */
export function pooling(reader: NodeReader, kind: 'maxPool' | 'averagePool'): Step[] {
  reader.requireChannelsLast();
  const { shape: input } = reader.feature(0);
  const [height, width, channels] = input;
  if (input.length !== 3) throw reader.unsupported(`pools [batch, ${input.join(', ')}]`);
  const pool = reader.pair('ksize');
  const strides = reader.pair('strides');
  const name = reader.text('padding');
  if (name !== 'SAME' && name !== 'VALID') throw reader.unsupported(`has the padding ${name}`);
  const padding = name === 'SAME' ? 'same' : 'valid';
  const { vertical, horizontal } = windows([height!, width!], pool, strides, padding);
  const shape = [vertical.output, horizontal.output, channels!];
  return [step(pooled(kind, { pool, strides, padding }), shape)];
}

/** `Mean`, `Max` over height and width. */
export function globalPooling(
  reader: NodeReader,
  kind: 'globalAveragePool' | 'globalMaxPool',
): Step[] {
  const { shape } = reader.feature(0);
  const axes = axesOf(reader, reader.integers(1), shape);
  if (shape.length !== 3 || String(axes.sort()) !== '1,2') {
    throw reader.unsupported(`goes over the axes [${axes.join(', ')}]`);
  }
  const keepDims = reader.flag('keep_dims');
  const channels = shape[2]!;
  return [step({ kind, keepDims }, keepDims ? [1, 1, channels] : [channels])];
}
