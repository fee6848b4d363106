import { mostCells } from '../keras/layer-config.js';
import type { Pair } from '../../kernels/window.js';
import type { NodeReader } from './node-reader.js';
import { step, type Step } from './values.js';

type Sides = [vertical: Pair, horizontal: Pair];

/**
 * @param paddings before and after, for each axis of NHWC, in a row
 * @param shape of the input, without the batch
 */
export function padSteps(reader: NodeReader, paddings: number[], shape: number[]): Step[] {
  const [batchBefore, batchAfter, top, bottom, left, right, ...channels] = paddings;
  const elsewhere = [batchBefore, batchAfter, ...channels].some((padding) => padding !== 0);
  if (paddings.length !== 8 || shape.length !== 3 || elsewhere) {
    throw reader.unsupported(`has paddings [${paddings.join(', ')}]`);
  }
  if (paddings.some((cells) => cells < 0 || cells > mostCells)) {
    throw reader.invalid(`has paddings [${paddings.join(', ')}]`);
  }
  return zeroPadding(
    [
      [top!, bottom!],
      [left!, right!],
    ],
    shape,
  );
}

function zeroPadding(padding: Sides, shape: number[]): Step[] {
  if (padding.flat().every((cells) => cells === 0)) return [];
  return [step({ kind: 'zeroPadding', padding }, resized(shape, padding, 1))];
}

/** `Pad`, and `PadV2` where it pads with zeros. */
export function pad(reader: NodeReader): Step[] {
  const steps = padSteps(reader, reader.integers(1), reader.feature(0).shape);
  if (reader.inputs.length < 3) return steps;
  const { scalar } = reader.constant(2);
  if (scalar === 0) return steps;
  throw reader.unsupported(`pads with ${scalar ?? 'numbers that are not known beforehand'}`);
}

/**
 * `SpaceToBatchND` pads, then puts cells that lie some distance apart into a batch of their own, so
 * that a convolution of these is a dilated one of the whole.
 */
export function spaceToBatch(reader: NodeReader): Step[] {
  readBlock(reader);
  return zeroPadding(readSides(reader), reader.feature(0).shape);
}

/** `BatchToSpaceND` puts them back and crops. */
export function batchToSpace(reader: NodeReader): Step[] {
  const { shape, dilation } = reader.feature(0);
  if (String(dilation) !== String(readBlock(reader))) {
    throw reader.unsupported('follows no SpaceToBatchND of the same block');
  }
  const cropping = readSides(reader);
  if (cropping.flat().every((cells) => cells === 0)) return [];
  return [step({ kind: 'cropping', cropping }, resized(shape, cropping, -1))];
}

export function readBlock(reader: NodeReader): Pair {
  const block = reader.integers(1);
  const isBlock = block.length === 2 && block.every((cells) => cells > 0 && cells <= mostCells);
  if (isBlock && reader.feature(0).shape.length === 3) return [block[0]!, block[1]!];
  throw reader.unsupported(`has blocks of [${block.join(', ')}]`);
}

function readSides(reader: NodeReader): Sides {
  const sides = reader.integers(2);
  if (sides.length !== 4 || sides.some((cells) => cells < 0 || cells > mostCells)) {
    throw reader.invalid(`has paddings or crops [${sides.join(', ')}]`);
  }
  const [top, bottom, left, right] = sides;
  return [
    [top!, bottom!],
    [left!, right!],
  ];
}

function resized([height, width, channels]: number[], [rows, columns]: Sides, sign: 1 | -1) {
  return [
    height! + sign * (rows[0] + rows[1]),
    width! + sign * (columns[0] + columns[1]),
    channels!,
  ];
}
