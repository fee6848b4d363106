import { Weight } from '../graph-builder.js';
import { axisOf, lengthOf, placesIn, shapeOf, type Feature } from '../layout.js';
import type { NodeReader } from '../node-reader.js';
import { sizeOf, type Constant } from '../tensors.js';
import { biasOf } from './convolutions.js';

const ATTENTION =
  'Networks with attention, such as vision transformers, are not convolutional: the rules of the methods here are not made for them. A ResNet, EfficientNet or ConvNeXt works.';

/** `Gemm` on vectors. */
export function gemm(reader: NodeReader): Feature {
  const feature = reader.feature(0);
  if (feature.axes.length !== 1 || reader.integer('transA', 0) === 1) {
    throw reader.refuse(`works on [batch, ${reader.shape().join(', ')}]`);
  }
  const scale = reader.float('alpha', 1);
  const weights = reader.constant(1);
  const outputs = weights.shape[reader.integer('transB', 0) === 1 ? 0 : 1] ?? 0;
  const bias = reader.optionalConstant(2);
  const factor = reader.float('beta', 1);
  const isOne = bias && sizeOf(bias.shape) === 1;
  const written =
    bias && (isOne || factor !== 1)
      ? new Weight([outputs], () =>
          Float32Array.from({ length: outputs }, (_, at) => factor * bias.read()[isOne ? 0 : at]!),
        )
      : biasOf(reader, 2, outputs);
  return dense(reader, feature, weights, reader.integer('transB', 0) === 1, scale, written);
}

/** `MatMul` with weights, along the last axis. */
export function matrixProduct(reader: NodeReader): Feature {
  const [first, second] = reader.inputs;
  if (first?.kind !== 'constant' && second?.kind !== 'constant') {
    throw reader.refuse('multiplies two values that depend on the image', ATTENTION);
  }
  if (first?.kind === 'constant') throw reader.refuse('has its weights on the left');
  const weights = reader.constant(1);
  return dense(reader, reader.feature(0), weights, false, 1, null);
}

/**
 * What was flattened before is not put into ONNX's order: the rows of the weights are put into that of
 * what is stored.
 */
function dense(
  reader: NodeReader,
  feature: Feature,
  weights: Constant,
  isTransposed: boolean,
  scale: number,
  bias: Weight | null,
): Feature {
  const { builder } = reader;
  const axis = feature.axes.length - 1;
  const [rows, columns] = isTransposed ? [...weights.shape].reverse() : weights.shape;
  const inputs = lengthOf(feature.axes[axis] ?? []);
  if (axis < 0 || weights.shape.length !== 2 || rows !== inputs || !columns) {
    const shapes = `[batch, ${shapeOf(feature.axes).join(', ')}] and [${weights.shape.join(', ')}]`;
    throw reader.refuse(`multiplies the shapes ${shapes}`);
  }
  const last = builder.last(feature, axis);
  const places = placesIn(feature.axes[axis]!, last.stored.at(-1)!);
  const kernel = new Weight([inputs, columns], () => {
    const values = weights.read();
    const result = new Float32Array(inputs * columns);
    places.forEach((place, row) => {
      for (let column = 0; column < columns; column++) {
        const from = isTransposed ? column * inputs + place : place * columns + column;
        result[row * columns + column] = scale * values[from]!;
      }
    });
    return result;
  });
  const units = axisOf(columns);
  const stored = [...last.stored.slice(0, -1), units];
  const shape = shapeOf(stored);
  const node = builder.emit(
    { kind: 'dense', kernel, bias },
    [last.node],
    shape,
    sizeOf(shape) * inputs,
  );
  return { kind: 'feature', node, axes: [...feature.axes.slice(0, -1), units], stored };
}
