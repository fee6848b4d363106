import {
  invalid,
  invalidLayer,
  mostValues,
  readInteger,
  readIntegers,
  readPair,
  readSides,
  readWord,
  unsupported,
} from './layer-config.js';
import { mapOf, plain, sizeOf, type PlanLayer } from './layer-plan.js';

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
