import { storedOrder } from '../graph-builder.js';
import { axisOf, lengthOf, shapeOf, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { affine } from './arithmetic.js';

/** `Pad` around a map, with zeros or with another number; a negative one crops. */
export function pad(reader: NodeReader): Feature {
  const mode = reader.text('mode', 'constant');
  const fill = reader.has(2) ? reader.scalar(2) : reader.float('value', 0);
  const cure = 'Padding with a number works.';
  if (mode !== 'constant') throw reader.refuse(`has the mode "${mode}"`, cure);
  if (fill === null || !Number.isFinite(fill)) throw reader.refuse(`pads with ${fill}`, cure);
  const shifted = affine(reader, reader.feature(0), 1, -fill);
  return affine(reader, padded(reader, shifted), 1, fill);
}

function padded(reader: NodeReader, feature: Feature): Feature {
  const { builder } = reader;
  const rank = feature.axes.length;
  const pads = reader.setting('pads', 1) ?? [];
  const named = reader.list(3) ?? Array.from({ length: rank + 1 }, (_, axis) => axis);
  const along = named.map((axis, index) => ({
    axis: (axis < 0 ? axis + rank + 1 : axis) - 1,
    before: pads[index] ?? 0,
    after: pads[index + named.length] ?? 0,
  }));
  const real = along.filter(({ before, after }) => before !== 0 || after !== 0);
  if (real.length === 0) return feature;
  const separate = builder.separated(feature);
  const order = storedOrder(separate);
  const sides = [0, 1].map((place) => {
    const found = real.find(({ axis }) => axis === order[place]);
    return [found?.before ?? 0, found?.after ?? 0] as const;
  });
  const isMap = rank === 3 && real.every(({ axis }) => order.indexOf(axis) < 2 && axis >= 0);
  const cells = sides.flat();
  if (!isMap || cells.some((each) => Math.abs(each) > 4096)) {
    throw reader.refuse(
      `pads [batch, ${shapeOf(feature.axes).join(', ')}] by [${pads.join(', ')}]`,
    );
  }
  const lengths = sides.map(
    ([before, after], place) => lengthOf(separate.stored[place]!) + before + after,
  );
  const grown = sides.map(([before, after]) => pairOf(Math.max(before, 0), Math.max(after, 0)));
  const cut = sides.map(([before, after]) => pairOf(Math.max(-before, 0), Math.max(-after, 0)));
  const rows = [...lengths.map(axisOf), separate.stored[2]!];
  const axes = separate.axes.map((_, axis) => rows[order.indexOf(axis)]!);
  const channels = lengthOf(separate.stored[2]!);
  let node = separate.node;
  if (cells.some((each) => each > 0)) {
    const shape = grown.map((each, place) => lengthOf(separate.stored[place]!) + each[0] + each[1]);
    const padding: [[number, number], [number, number]] = [grown[0]!, grown[1]!];
    node = builder.emit({ kind: 'zeroPadding', padding }, [node], [...shape, channels]);
  }
  if (cells.some((each) => each < 0)) {
    const cropping: [[number, number], [number, number]] = [cut[0]!, cut[1]!];
    node = builder.emit({ kind: 'cropping', cropping }, [node], [...lengths, channels]);
  }
  return { kind: 'feature', node, axes, stored: rows };
}

function pairOf(before: number, after: number): [number, number] {
  return [before, after];
}
