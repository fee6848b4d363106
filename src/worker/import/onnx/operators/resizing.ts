import type { Pair } from '../../../kernels/window.js';
import { lengthOf, mapFeature, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';

/** No map is enlarged more. */
const MOST_FACTOR = 64;

/** `Resize`, and `Upsample` of versions before 10. */
export function resize(reader: NodeReader): Feature {
  const { node, opset, builder } = reader;
  const feature = reader.feature(0);
  if (feature.axes.length !== 3) throw reader.refuse('works on what is no map');
  const map = builder.map(feature);
  const [channels, ...input] = feature.axes.map(lengthOf);
  const size = sizeAfter(reader, [input[0]!, input[1]!]);
  const mode = reader.text('mode', 'nearest');
  const isLinear = mode === 'linear' || mode === 'bilinear';
  if (!isLinear && mode !== 'nearest') {
    throw reader.refuse(`has the mode "${mode}"`, 'The modes "nearest" and "linear" work.');
  }
  if (reader.integer('antialias', 0) === 1) throw reader.refuse('has antialias');
  const isUpsample = node.op === 'Upsample' || opset < 11;
  const coordinates = isUpsample
    ? 'asymmetric'
    : reader.text('coordinate_transformation_mode', 'half_pixel');
  const shape = [...size, channels!];
  const emit = (operation: Parameters<typeof builder.emit>[0]): Feature =>
    mapFeature(builder.emit(operation, [map.node], shape), shape);
  if (size[0] === input[0] && size[1] === input[1]) return map;
  const factor: Pair = [size[0] / input[0]!, size[1] / input[1]!];
  const isWhole = factor.every((each) => Number.isInteger(each) && each <= MOST_FACTOR);
  const rounding = isUpsample ? 'floor' : reader.text('nearest_mode', 'round_prefer_floor');
  if (!isLinear) {
    // A whole factor repeats each cell: from its middle by rounding to the nearest, from its corner by rounding down.
    const repeats =
      coordinates === 'asymmetric'
        ? rounding === 'floor'
        : isHalfPixel(coordinates) && rounding.startsWith('round_');
    if (isWhole && repeats)
      return emit({ kind: 'upsampling', size: factor, interpolation: 'nearest' });
    if (coordinates === 'asymmetric' && rounding === 'floor') {
      return emit({ kind: 'resize', size, interpolation: 'nearest', coordinates: 'asymmetric' });
    }
    throw reader.refuse(`takes the nearest cells by ${coordinates} and ${rounding}`);
  }
  const known = isHalfPixel(coordinates)
    ? 'half-pixel'
    : coordinates === 'align_corners'
      ? 'align-corners'
      : coordinates === 'asymmetric'
        ? 'asymmetric'
        : null;
  if (known) return emit({ kind: 'resize', size, interpolation: 'bilinear', coordinates: known });
  throw reader.refuse(`has the coordinates "${coordinates}"`);
}

function isHalfPixel(coordinates: string): boolean {
  return coordinates === 'half_pixel' || coordinates === 'pytorch_half_pixel';
}

/** Scales or sizes, of all axes with the batch; where they stand depends on the version. */
function sizeAfter(reader: NodeReader, [height, width]: Pair): Pair {
  const { node, opset } = reader;
  const isOld = node.op === 'Upsample' || opset < 11;
  const scales = isOld
    ? (reader.node.attributes.get('scales')?.floats ?? reader.list(1))
    : reader.list(2);
  const sizes = isOld ? null : reader.list(3);
  const axes = reader.integers('axes');
  if (axes && String(axes) !== '2,3') throw reader.refuse(`resizes the axes [${axes.join(', ')}]`);
  if (sizes?.length) {
    const [rows, columns] = sizes.slice(-2);
    return checked(reader, [rows!, columns!], sizes.slice(0, -2));
  }
  if (!scales?.length) throw reader.refuse('has neither scales nor sizes');
  const [down, across] = scales.slice(-2);
  if (scales.slice(0, -2).some((scale) => scale !== 1)) throw reader.refuse('resizes the channels');
  const exact: Pair = [height * down!, width * across!];
  const size = checked(reader, [Math.floor(exact[0] + 1e-4), Math.floor(exact[1] + 1e-4)], []);
  if (size.every((length, axis) => Math.abs(length - exact[axis]!) < 1e-3)) return size;
  throw reader.refuse(
    `resizes [${height}, ${width}] by [${down}, ${across}], which are no whole cells`,
  );
}

function checked(reader: NodeReader, size: Pair, rest: readonly number[]): Pair {
  const channels = reader.shape()[0];
  const isFit = rest.length === 0 || rest[rest.length - 1] === channels;
  if (
    isFit &&
    size.every((length) => Number.isSafeInteger(length) && length >= 1 && length <= 16384)
  ) {
    return size;
  }
  throw reader.refuse(`makes a map of [${size.join(', ')}]`);
}
