import {
  invalid,
  invalidLayer,
  mostCells,
  mostValues,
  readInteger,
  readIntegers,
  readPair,
  readSides,
  readWord,
  unsupported,
  type Bounds,
} from './layer-config.js';
import type { Pair } from '../../kernels/window.js';
import { axesOf } from './reductions.js';
import { mapOf, plain, sizeOf, type PlanLayer } from './layer-plan.js';

const cells: Bounds = [1, mostCells];

export const flatten: PlanLayer = plain(
  () => [{ kind: 'reshape', shape: [-1] }],
  (_, input) => [sizeOf(input)],
);

export const reshape: PlanLayer = (layer, [input]) => {
  // TensorFlow.js writes null for the -1 of Keras.
  const written = layer.config.target_shape;
  const config = Array.isArray(written)
    ? { ...layer.config, target_shape: written.map((length: unknown) => length ?? -1) }
    : layer.config;
  const target = readIntegers({ ...layer, config }, 'target_shape', [-1, mostValues]);
  const size = sizeOf(input!);
  const known = target.reduce((product, length) => (length === -1 ? product : product * length), 1);
  const shape = target.map((length) => (length === -1 ? size / known : length));
  const isOpen = target.filter((length) => length === -1).length;
  if (isOpen > 1 || !shape.every(Number.isInteger) || sizeOf(shape) !== size) {
    throw invalid(layer, 'target_shape', `a shape of ${size} values, with -1 at most once`);
  }
  return { shape, end: 'reshape', build: () => [{ kind: 'reshape', shape: target }] };
};

/** `reshape(x, newshape)`: the first of the new sizes is the batch. */
export const reshapeOperation: PlanLayer = (layer, inputs) => {
  const { newshape } = layer.config;
  const sizes: unknown[] = Array.isArray(newshape) ? newshape : [];
  // A literal 1 would mix the images of a batch.
  if (sizes.length < 2 || (sizes[0] !== -1 && sizes[0] !== null)) {
    throw unsupported(layer, 'newshape');
  }
  return reshape({ ...layer, config: { target_shape: sizes.slice(1) } }, inputs);
};

/** `transpose(x, axes)`, the batch among them. */
export const transpose: PlanLayer = (layer, [input]) => {
  const rank = input!.length;
  const axes = readIntegers(layer, 'axes', [-rank - 1, rank]);
  const counted = axes.map((axis) => (axis < 0 ? axis + rank + 1 : axis));
  if (counted[0] !== 0) throw unsupported(layer, 'axes');
  if (counted.length !== rank + 1 || new Set(counted).size !== rank + 1) {
    throw invalid(layer, 'axes', `each axis from 0 to ${rank} once`);
  }
  const moved = counted.slice(1);
  return {
    shape: moved.map((axis) => input![axis - 1]!),
    end: 'permute',
    build: () => [{ kind: 'permute', axes: counted }],
  };
};

/** `squeeze(x, axis)`: of the axes that it names, or of all that have one value. */
export const squeeze: PlanLayer = (layer, [input]) => {
  const named = (layer.config.axis ?? null) === null ? null : axesOf(layer, input!);
  if (named?.some((axis) => input![axis - 1] !== 1)) {
    throw invalid(layer, 'axis', 'axes of one value');
  }
  const shape = input!.filter((size, axis) => (named ? !named.includes(axis + 1) : size !== 1));
  return { shape, end: 'reshape', build: () => [{ kind: 'reshape', shape }] };
};

/** `expand_dims(x, axis)`: axes are counted in what it gives. */
export const expandDims: PlanLayer = (layer, [input]) => {
  const rank = input!.length + 1;
  const { axis } = layer.config;
  const listed = { ...layer, config: { axis: Array.isArray(axis) ? axis : [axis] } };
  const axes = readIntegers(listed, 'axis', [-rank - 1, rank]);
  const at = axes[0]! < 0 ? axes[0]! + rank + 1 : axes[0]!;
  if (axes.length > 1 || at === 0) throw unsupported(layer, 'axis');
  const shape = [...input!.slice(0, at - 1), 1, ...input!.slice(at - 1)];
  return { shape, end: 'reshape', build: () => [{ kind: 'reshape', shape }] };
};

export const permute: PlanLayer = (layer, [input]) => {
  const dims = readIntegers(layer, 'dims', [1, input!.length]);
  if (dims.length !== input!.length || new Set(dims).size !== dims.length) {
    throw invalid(layer, 'dims', `each axis from 1 to ${input!.length} once`);
  }
  return {
    shape: dims.map((axis) => input![axis - 1]!),
    end: 'permute',
    build: () => [{ kind: 'permute', axes: [0, ...dims] }],
  };
};

export const zeroPadding: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const padding = readSides(layer, 'padding', 1);
  const [vertical, horizontal] = padding;
  return {
    shape: [height + vertical[0] + vertical[1], width + horizontal[0] + horizontal[1], channels],
    end: 'zeroPadding',
    build: () => [{ kind: 'zeroPadding', padding }],
  };
};

export const cropping: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const sides = readSides(layer, 'cropping', 0);
  const [vertical, horizontal] = sides;
  const rows = height - vertical[0] - vertical[1];
  const columns = width - horizontal[0] - horizontal[1];
  if (rows < 1 || columns < 1) {
    throw invalid(layer, 'cropping', `to leave something of its input of ${height} x ${width}`);
  }
  return {
    shape: [rows, columns, channels],
    end: 'cropping',
    build: () => [{ kind: 'cropping', cropping: sides }],
  };
};

/** Of the middle; what is smaller would be enlarged. */
export const centerCrop: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const rows = readInteger(layer, 'height', cells);
  const columns = readInteger(layer, 'width', cells);
  if (rows > height) throw unsupported(layer, 'height');
  if (columns > width) throw unsupported(layer, 'width');
  const around = (length: number, left: number): Pair => {
    const before = Math.floor((length - left) / 2);
    return [before, length - left - before];
  };
  const sides: [Pair, Pair] = [around(height, rows), around(width, columns)];
  return {
    shape: [rows, columns, channels],
    end: 'cropping',
    build: () => [{ kind: 'cropping', cropping: sides }],
  };
};

const otherInterpolations = [
  'bicubic',
  'lanczos3',
  'lanczos5',
  'gaussian',
  'mitchellcubic',
  'area',
];

export const upsampling: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const size = readPair(layer, 'size', 2);
  const interpolation = readWord(
    layer,
    'interpolation',
    ['nearest', 'bilinear'],
    otherInterpolations,
  );
  return {
    shape: [height * size[0], width * size[1], channels],
    end: 'upsampling',
    build: () => [{ kind: 'upsampling', size, interpolation }],
  };
};

/** To a size of its own, without keeping the proportions. */
export const resizing: PlanLayer = (layer, inputs) => {
  const [, , channels] = mapOf(layer, inputs);
  const size: Pair = [readInteger(layer, 'height', cells), readInteger(layer, 'width', cells)];
  const others = [...otherInterpolations, 'mitchell'];
  const interpolation = readWord(layer, 'interpolation', ['bilinear', 'nearest'], others);
  return {
    shape: [...size, channels],
    end: 'resize',
    build: () => [{ kind: 'resize', size, interpolation, coordinates: 'half-pixel' }],
  };
};

/** Side by side along an axis that Keras counts from the batch. */
export function concatenation(absent: number): PlanLayer {
  return (layer, inputs) => {
    const rank = inputs[0]!.length;
    const axis = readInteger(layer, 'axis', [-rank - 1, rank], absent);
    const along = axis < 0 ? axis + rank : axis - 1;
    if (along < 0) throw unsupported(layer, 'axis');
    const fits = (shape: readonly number[]) =>
      shape.length === rank &&
      shape.every((size, index) => index === along || size === inputs[0]![index]);
    if (!inputs.every(fits)) {
      const shapes = inputs.map((shape) => `[${shape.join(', ')}]`).join(', ');
      throw invalidLayer(layer, `joins inputs of the shapes ${shapes} along the axis ${axis}`);
    }
    const total = inputs.reduce((sum, shape) => sum + shape[along]!, 0);
    return {
      shape: inputs[0]!.map((size, index) => (index === along ? total : size)),
      end: 'concatenate',
      build: () => [{ kind: 'concatenate', axis }],
    };
  };
}
