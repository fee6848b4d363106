import { Weight } from '../graph-builder.js';
import { lengthOf, mapFeature, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf, transposed, type Constant } from '../tensors.js';
import { asPair, outputSize, paddingOf, readWindows } from './windows.js';
import type { Pair } from '../../../kernels/window.js';

/** `Conv` of one or two axes; its weights are `[out, in / groups, ...kernel]`. */
export function convolution(reader: NodeReader): Feature {
  const { map, size, channels } = mapOf(reader);
  const kernel = kernelOf(reader);
  const [outputs, inputs] = kernel.shape;
  const groups = reader.integer('group', 1);
  if (inputs! * groups !== channels || outputs! % groups !== 0) {
    throw reader.refuse(`has a kernel of [${kernel.shape.join(', ')}] for ${channels} channels`);
  }
  const settings = readWindows(reader, kernel.shape.slice(2), sizesOf(reader, size));
  const { dilations, sides } = settings;
  const [rows, columns] = settings.kernel;
  // The kernels take strides or dilations: of both at once every place is computed, and some are kept.
  const isBoth = settings.strides.some(isMany) && dilations.some(isMany);
  const strides: Pair = isBoth ? [1, 1] : settings.strides;
  const shape = [...outputSize(reader, size, { ...settings, strides }), outputs!];
  const bias = biasOf(reader, 2, outputs!);
  const common = { bias, strides, dilations, padding: paddingOf(sides) };
  const weight = (order: number[], sizes: number[]) =>
    new Weight(sizes, () => transposed(kernel.read(), plain, order));
  const plain = [outputs!, inputs!, rows, columns];
  const cost = sizeOf(shape) * rows * columns * inputs!;
  const emit = (operation: Parameters<typeof reader.builder.emit>[0]): Feature => {
    const node = reader.builder.emit(operation, [map.node], shape, cost);
    if (!isBoth) return likeInput(reader, mapFeature(node, shape));
    const kept = [...outputSize(reader, size, settings), outputs!];
    const part = { begin: [0, 0, 0], end: shape, strides: [...settings.strides, 1] };
    const thinned = reader.builder.emit({ kind: 'slice', ...part }, [node], kept);
    return likeInput(reader, mapFeature(thinned, kept));
  };
  if (groups === 1) {
    const weights = weight([2, 3, 1, 0], [rows, columns, inputs!, outputs!]);
    return emit({ kind: 'conv2d', kernel: weights, ...common });
  }
  if (groups === channels) {
    const multiplier = outputs! / groups;
    const shapeOfKernel = [groups, multiplier, rows, columns];
    const weights = new Weight([rows, columns, groups, multiplier], () =>
      transposed(kernel.read(), shapeOfKernel, [2, 3, 0, 1]),
    );
    return emit({ kind: 'depthwiseConv2d', kernel: weights, ...common });
  }
  const weights = weight([2, 3, 1, 0], [rows, columns, inputs!, outputs!]);
  return emit({ kind: 'groupedConv2d', kernel: weights, groups, ...common });
}

const isMany = (count: number): boolean => count > 1;

/** `ConvTranspose`; its weights are `[in, out, ...kernel]`. */
export function transposedConvolution(reader: NodeReader): Feature {
  const { map, size, channels } = mapOf(reader);
  const kernel = kernelOf(reader);
  const [inputs, outputs] = kernel.shape;
  if (reader.integer('group', 1) !== 1) throw reader.refuse('has groups');
  if (inputs !== channels) {
    throw reader.refuse(`has a kernel of [${kernel.shape.join(', ')}] for ${channels} channels`);
  }
  const automatic = reader.text('auto_pad', 'NOTSET');
  const axes = kernel.shape.length - 2;
  const settings = readWindows(reader, kernel.shape.slice(2), sizesOf(reader, size));
  const { strides, dilations } = settings;
  const extra = asPair(reader.integers('output_padding') ?? new Array<number>(axes).fill(0), 0);
  const wanted = reader.integers('output_shape')?.slice(-axes);
  const target = wanted && asPair(wanted, 1);
  const cut = (axis: 0 | 1): Pair => {
    const extent = (settings.kernel[axis] - 1) * dilations[axis] + 1;
    const full = (size[axis] - 1) * strides[axis] + extent;
    const fixed = automatic.startsWith('SAME') ? size[axis] * strides[axis] : target?.[axis];
    if (fixed === undefined) {
      const [before, after] = settings.sides[axis];
      return [before, after - extra[axis]];
    }
    const total = full + extra[axis] - fixed;
    const [less, more] = [Math.floor(total / 2), Math.ceil(total / 2)];
    const [before, after] = automatic === 'SAME_UPPER' ? [less, more] : [more, less];
    return [before, after - extra[axis]];
  };
  const padding = paddingOf([cut(0), cut(1)]);
  const lengths = ([0, 1] as const).map((axis) => {
    const extent = (settings.kernel[axis] - 1) * dilations[axis] + 1;
    const [before, after] = cut(axis);
    return (size[axis] - 1) * strides[axis] + extent - before - after;
  });
  const [rows, columns] = settings.kernel;
  const shape = [...lengths, outputs!];
  if (!lengths.every((cells) => cells >= 1))
    throw reader.refuse(`makes a map of [${shape.join()}]`);
  const plain = [inputs, outputs!, rows, columns];
  const node = reader.builder.emit(
    {
      kind: 'conv2dTranspose',
      kernel: new Weight([rows, columns, outputs!, inputs], () =>
        transposed(kernel.read(), plain, [2, 3, 1, 0]),
      ),
      bias: biasOf(reader, 2, outputs!),
      strides,
      dilations,
      padding,
    },
    [map.node],
    shape,
    sizeOf(size) * rows * columns * inputs * outputs!,
  );
  return likeInput(reader, mapFeature(node, shape));
}

/** The input as a map; a 1-D one has one row. */
export function mapOf(reader: NodeReader): { map: Feature; size: Pair; channels: number } {
  const feature = reader.feature(0);
  const rank = feature.axes.length;
  if (rank !== 2 && rank !== 3) {
    throw reader.refuse(
      `works on [batch, ${reader.shape().join(', ')}]`,
      'Maps of one or two axes work.',
    );
  }
  const [channels, ...places] = feature.axes.map(lengthOf);
  return { map: reader.builder.map(feature), size: asPair(places, 1), channels: channels! };
}

/** As many axes as the node has. */
export function sizesOf(reader: NodeReader, size: Pair): number[] {
  return reader.feature(0).axes.length === 2 ? [size[1]] : [...size];
}

/** The axes of ONNX again, of a map that stands for a signal of one axis. */
export function likeInput(reader: NodeReader, map: Feature): Feature {
  if (reader.feature(0).axes.length === 3) return map;
  return { ...map, axes: [map.axes[0]!, map.axes[2]!] };
}

function kernelOf(reader: NodeReader): Constant {
  const kernel = reader.constant(1);
  const isKernel = kernel.shape.length >= 3 && kernel.shape.every((size) => size >= 1);
  if (isKernel) return kernel;
  throw reader.refuse(`has a kernel of [${kernel.shape.join(', ')}]`);
}

export function biasOf(reader: NodeReader, index: number, outputs: number): Weight | null {
  const bias = reader.optionalConstant(index);
  if (!bias) return null;
  if (sizeOf(bias.shape) !== outputs) {
    throw reader.refuse(`has a bias of [${bias.shape.join(', ')}] for ${outputs} outputs`);
  }
  return new Weight([outputs], () => Float32Array.from(bias.read()));
}
