import { ExplainError } from '../../../protocol.js';
import { readElu, readSoftmax } from './activations.js';
import { affine, perChannel } from './channel-constants.js';
import { invalidLayer, labelOf, readNumber, shown } from './layer-config.js';
import { addition, multiplication, negative, subtraction } from './joining-layers.js';
import { plain, type LayerPlan, type PlanLayer } from './layer-plan.js';
import type { Shape } from '../../operations/operation.js';
import { concatenation } from './reshaping-layers.js';
import type { KerasLayer } from './topology.js';

/** Operations between layers, such as `x + 1`: classes of `keras.ops` in Keras 3. */
export const kerasOperations: Record<string, PlanLayer> = {
  Add: binary(addition, (c) => [1, c]),
  Concatenate: concatenation(0),
  Divide: binary(null, (c, isFirst) => (isFirst ? null : [1 / c, 0])),
  Elu: plain(readElu),
  LeakyRelu: plain((layer) => [
    { kind: 'leakyRelu', slope: readNumber(layer, 'negative_slope', 0.2) },
  ]),
  Multiply: binary(multiplication, (c) => [c, 0]),
  Negative: (_, [input]) => ({ shape: input!, end: 'affine', build: () => [negative(input!)] }),
  Relu: plain(() => [{ kind: 'relu' }]),
  Relu6: plain(() => [{ kind: 'relu6' }]),
  Sigmoid: plain(() => [{ kind: 'sigmoid' }]),
  Softmax: plain(readSoftmax),
  Subtract: binary(subtraction, (c, isFirst) => (isFirst ? [-1, c] : [1, -c])),
  Tanh: plain(() => [{ kind: 'tanh' }]),
  TrueDivide: binary(null, (c, isFirst) => (isFirst ? null : [1 / c, 0])),
};

/** What Keras 2 calls them in the setting `function` of a `TFOpLambda`. */
const tensorflowFunctions: Record<string, keyof typeof kerasOperations> = {
  '__operators__.add': 'Add',
  'math.add': 'Add',
  'math.divide': 'Divide',
  'math.multiply': 'Multiply',
  'math.negative': 'Negative',
  'math.sigmoid': 'Sigmoid',
  'math.subtract': 'Subtract',
  'math.tanh': 'Tanh',
  'math.truediv': 'TrueDivide',
  'nn.relu': 'Relu',
  'nn.relu6': 'Relu6',
  'nn.sigmoid': 'Sigmoid',
  'nn.tanh': 'Tanh',
};

export const tfOpLambda: PlanLayer = (layer, inputs) => {
  const name = String(layer.config.function);
  if (Object.hasOwn(tensorflowFunctions, name)) {
    return kerasOperations[tensorflowFunctions[name]!]!(layer, inputs);
  }
  throw new ExplainError(
    'layer-unsupported',
    `${labelOf(layer)} has the function ${shown(layer.config.function)}, which is not supported.`,
    `Supported functions: ${Object.keys(tensorflowFunctions).join(', ')}.`,
  );
};

/**
 * An operation of two operands.
 *
 * @param join of two tensors; `null` where that is not supported
 * @param withConstant scale and shift for one value of a constant, which may be the first operand
 */
function binary(
  join: PlanLayer | null,
  withConstant: (constant: number, isFirst: boolean) => [scale: number, shift: number] | null,
): PlanLayer {
  return (layer, inputs) => {
    const operands = operandsOf(layer);
    if (operands.length !== 2) {
      throw invalidLayer(layer, `has ${operands.length} operands, but needs 2`);
    }
    const index = operands.findIndex((operand) => 'value' in operand);
    if (index === -1) return joined(layer, inputs, join);
    const operand = operands[index]!;
    const constant = 'value' in operand ? operand.value : null;
    const values = inputs.length === 1 ? perChannel(constant, inputs[0]!) : null;
    const factors = values?.map((value) => withConstant(value, index === 0)) ?? [null];
    if (!factors.every((factor) => factor !== null)) {
      const key = index === 0 ? 'x1' : 'x2';
      throw operandUnsupported(layer, `is called with ${shown(constant)} as ${key}`);
    }
    const [scale, shift] = [factors.map((each) => each[0]), factors.map((each) => each[1])];
    return { shape: inputs[0]!, end: 'affine', build: () => [affine(scale, shift)] };
  };
}

/** Operands of different ranks are aligned at their last axis, where a batch meets another axis. */
function joined(layer: KerasLayer, inputs: readonly Shape[], join: PlanLayer | null): LayerPlan {
  const [first, second] = inputs;
  if (join && first!.length === second!.length) return join(layer, inputs);
  throw operandUnsupported(
    layer,
    `is called with two tensors of the shapes [${first!.join(', ')}] and [${second!.join(', ')}]`,
  );
}

/** In order; by position, or by the names that Keras 3 and TensorFlow give them. */
function operandsOf({ given: { positional, keywords } }: KerasLayer) {
  const named = ['x', 'x1', 'x2', 'y'].flatMap((key) => keywords[key] ?? []);
  return [...positional, ...named];
}

function operandUnsupported(layer: KerasLayer, what: string): ExplainError {
  return new ExplainError(
    'layer-unsupported',
    `${labelOf(layer)} ${what}, which is not supported.`,
    'Constants may be added, subtracted, multiplied or divided by: one number, or one per channel.',
  );
}
