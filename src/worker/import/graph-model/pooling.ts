import { windows } from '../../kernels/window.js';
import { isMap, meanOver, reducedShape } from '../keras/reductions.js';
import { multiplied } from './arithmetic.js';
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

/** `Mean` and `Sum` in any axes but the batch's. */
export function reduction(reader: NodeReader, of: 'mean' | 'sum'): Step[] {
  const { shape } = reader.feature(0);
  const axes = reducedAxes(reader);
  const keepDims = reader.flag('keep_dims');
  const reduced = reducedShape(axes, shape, keepDims);
  const mean = step(meanOver(axes, shape, keepDims), reduced);
  const count = axes.reduce((product, axis) => product * shape[axis - 1]!, 1);
  return of === 'mean' ? [mean] : [mean, multiplied(count, reduced)];
}

/** `Max` over the whole of a map. */
export function largest(reader: NodeReader): Step[] {
  const { shape } = reader.feature(0);
  const axes = reducedAxes(reader);
  if (!isMap(axes, shape)) throw reader.unsupported(`goes over the axes [${axes.join(', ')}]`);
  const keepDims = reader.flag('keep_dims');
  return [step({ kind: 'globalMaxPool', keepDims }, reducedShape(axes, shape, keepDims))];
}

function reducedAxes(reader: NodeReader): number[] {
  const { shape } = reader.feature(0);
  const axes = axesOf(reader, reader.integers(1), shape).sort((a, b) => a - b);
  if (axes.length === 0 || axes.includes(0)) {
    throw reader.unsupported(`goes over the axes [${axes.join(', ')}]`);
  }
  if (new Set(axes).size < axes.length) throw reader.invalid('names an axis twice');
  return axes;
}
