import { shapeOf, transposedFeature, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';

/** `DepthToSpace`: channels become blocks of places. */
export function depthToSpace(reader: NodeReader): Feature {
  const { builder } = reader;
  const feature = reader.feature(0);
  const block = reader.integer('blocksize', 0);
  const [channels, height, width] = shapeOf(feature.axes);
  const depth = channels! / block ** 2;
  if (feature.axes.length !== 3 || !(depth >= 1) || !Number.isInteger(depth)) {
    throw reader.refuse(`makes blocks of ${block} of [batch, ${shapeOf(feature.axes).join(', ')}]`);
  }
  const isColumns = reader.text('mode', 'DCR') === 'CRD';
  const [sizes, order] = isColumns
    ? [
        [depth, block, block, height!, width!],
        [0, 3, 1, 4, 2],
      ]
    : [
        [block, block, depth, height!, width!],
        [2, 3, 0, 4, 1],
      ];
  const cut = transposedFeature(builder.reshaped(feature, sizes), order);
  return builder.reshaped(cut, [depth, height! * block, width! * block]);
}

/** `SpaceToDepth`: blocks of places become channels. */
export function spaceToDepth(reader: NodeReader): Feature {
  const { builder } = reader;
  const feature = reader.feature(0);
  const block = reader.integer('blocksize', 0);
  const [channels, height, width] = shapeOf(feature.axes);
  const [rows, columns] = [height! / block, width! / block];
  if (feature.axes.length !== 3 || !Number.isInteger(rows) || !Number.isInteger(columns)) {
    throw reader.refuse(`makes blocks of ${block} of [batch, ${shapeOf(feature.axes).join(', ')}]`);
  }
  const cut = builder.reshaped(feature, [channels!, rows, block, columns, block]);
  const moved = transposedFeature(cut, [2, 4, 0, 1, 3]);
  return builder.reshaped(moved, [channels! * block ** 2, rows, columns]);
}
