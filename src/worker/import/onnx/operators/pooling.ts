import type { Pair } from '../../../kernels/window.js';
import { mapFeature, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { likeInput, mapOf, sizesOf } from './convolutions.js';
import { outputSize, paddingOf, readWindows, type WindowSettings } from './windows.js';

export function maxPool(reader: NodeReader): Feature {
  return pool(reader, ({ kernel, strides, sides }) => ({
    kind: 'maxPool',
    pool: kernel,
    strides,
    padding: paddingOf(sides),
  }));
}

export function averagePool(reader: NodeReader): Feature {
  const counts = reader.integer('count_include_pad', 0) === 1;
  return pool(reader, ({ kernel, strides, sides }, given) => {
    const isPadded = given.flat().some((cells) => cells > 0);
    return {
      kind: 'averagePool',
      pool: kernel,
      strides,
      padding: paddingOf(sides),
      counted: counts && isPadded ? given : null,
    };
  });
}

type Emitted = Parameters<NodeReader['builder']['emit']>[0];

function pool(
  reader: NodeReader,
  operation: (settings: WindowSettings, given: [Pair, Pair]) => Emitted,
): Feature {
  const { map, size, channels } = mapOf(reader);
  const kernel = reader.integers('kernel_shape') ?? [];
  const settings = readWindows(reader, kernel, sizesOf(reader, size));
  if (settings.dilations.some((cells) => cells > 1)) throw reader.refuse('has dilations');
  if (reader.integer('storage_order', 0) !== 0) throw reader.refuse('has a storage_order');
  const laid = reader.integer('ceil_mode', 0) === 1 ? withOverhang(size, settings) : settings;
  const shape = [...outputSize(reader, size, laid), channels];
  const node = reader.builder.emit(operation(laid, settings.sides), [map.node], shape);
  return likeInput(reader, mapFeature(node, shape));
}

/** `ceil_mode`: a last window that begins inside may reach beyond the padding. */
function withOverhang(size: Pair, settings: WindowSettings): WindowSettings {
  const { kernel, strides, sides } = settings;
  const along = (axis: 0 | 1): Pair => {
    const [before, after] = sides[axis];
    const stride = strides[axis];
    let count = Math.ceil((size[axis] + before + after - kernel[axis]) / stride) + 1;
    if ((count - 1) * stride >= size[axis] + before) count--;
    const needed = (count - 1) * stride + kernel[axis] - size[axis] - before;
    return [before, Math.max(needed, 0)];
  };
  return { ...settings, sides: [along(0), along(1)] };
}

/** `GlobalAveragePool`, `GlobalMaxPool`: the places keep axes of one value. */
export function globalPool(
  reader: NodeReader,
  kind: 'globalAveragePool' | 'globalMaxPool',
): Feature {
  const { map, channels } = mapOf(reader);
  const shape = [1, 1, channels];
  const node = reader.builder.emit({ kind, keepDims: true }, [map.node], shape);
  return likeInput(reader, mapFeature(node, shape));
}
