import type { ExplainError } from '../../../protocol.js';
import { activationLayer, readElu, readSoftmax } from './activations.js';
import { affine, perChannel } from './channel-constants.js';
import { invalidLayer, readNumber, refusedLayer, shown } from './layer-config.js';
import { addition, extreme, multiplication, negative, subtraction } from './joining-layers.js';
import { functionSettings } from './layer-settings.js';
import { plain, type LayerPlan, type PlanLayer } from './layer-plan.js';
import type { Shape } from '../../operations/operation.js';
import { largest, reduction } from './reductions.js';
import {
  concatenation,
  expandDims,
  reshapeOperation,
  squeeze,
  transpose,
} from './reshaping-layers.js';
import { getItem } from './slicing.js';
import type { KerasLayer } from './topology.js';

/** Operations between layers, such as `x + 1`: classes of `keras.ops` in Keras 3. */
export const kerasOperations: Record<string, PlanLayer> = {
  Add: binary(addition, (c) => [1, c]),
  Clip: (layer, [input]) => clipped(input!, readNumber(layer, 'x_min'), readNumber(layer, 'x_max')),
  Concatenate: concatenation(0),
  Divide: binary(null, (c, isFirst) => (isFirst ? null : [1 / c, 0])),
  Elu: plain(readElu),
  ExpandDims: expandDims,
  GetItem: getItem,
  // Unlike the activation, which is exact unless told.
  Gelu: (layer, inputs) =>
    activationLayer('gelu')({ ...layer, config: { approximate: true, ...layer.config } }, inputs),
  HardSigmoid: activationLayer('hardSigmoid'),
  HardSilu: activationLayer('hardSwish'),
  LeakyRelu: activationLayer('leakyRelu'),
  Max: largest,
  Maximum: bound('maximum'),
  Mean: reduction('mean'),
  Minimum: bound('minimum'),
  Multiply: binary(multiplication, (c) => [c, 0]),
  Negative: (_, [input]) => ({ shape: input!, end: 'affine', build: () => [negative(input!)] }),
  Relu: activationLayer('relu'),
  Relu6: activationLayer('relu6'),
  Reshape: reshapeOperation,
  Selu: activationLayer('selu'),
  Sigmoid: activationLayer('sigmoid'),
  Silu: activationLayer('silu'),
  Softmax: plain(readSoftmax),
  Softplus: activationLayer('softplus'),
  Squeeze: squeeze,
  Subtract: binary(subtraction, (c, isFirst) => (isFirst ? [-1, c] : [1, -c])),
  Sum: reduction('sum'),
  Tanh: activationLayer('tanh'),
  Transpose: transpose,
  TrueDivide: binary(null, (c, isFirst) => (isFirst ? null : [1 / c, 0])),
};

/** What Keras 2 calls them in the setting `function` of a `TFOpLambda`, with the settings in the call. */
const tensorflowFunctions: Record<string, [plan: PlanLayer, ...settings: string[]]> = {
  '__operators__.add': [kerasOperations.Add!],
  clip_by_value: [
    renamed(renamed(kerasOperations.Clip!, 'clip_value_min', 'x_min'), 'clip_value_max', 'x_max'),
    'clip_value_min',
    'clip_value_max',
  ],
  'compat.v1.transpose': [renamed(transpose, 'perm', 'axes'), 'perm'],
  expand_dims: [expandDims, 'axis'],
  'math.add': [kerasOperations.Add!],
  'math.divide': [kerasOperations.Divide!],
  'math.maximum': [kerasOperations.Maximum!],
  'math.minimum': [kerasOperations.Minimum!],
  'math.multiply': [kerasOperations.Multiply!],
  'math.negative': [kerasOperations.Negative!],
  'math.reduce_mean': [kerasOperations.Mean!, 'axis', 'keepdims'],
  'math.reduce_sum': [kerasOperations.Sum!, 'axis', 'keepdims'],
  'math.sigmoid': [kerasOperations.Sigmoid!],
  'math.softplus': [kerasOperations.Softplus!],
  'math.subtract': [kerasOperations.Subtract!],
  'math.tanh': [kerasOperations.Tanh!],
  'math.truediv': [kerasOperations.TrueDivide!],
  'nn.elu': [activationLayer('elu')],
  'nn.gelu': [activationLayer('gelu'), 'approximate'],
  'nn.leaky_relu': [renamed(activationLayer('leakyRelu'), 'alpha', 'negative_slope'), 'alpha'],
  'nn.relu': [kerasOperations.Relu!],
  'nn.relu6': [kerasOperations.Relu6!],
  'nn.selu': [kerasOperations.Selu!],
  'nn.sigmoid': [kerasOperations.Sigmoid!],
  'nn.silu': [kerasOperations.Silu!],
  'nn.softplus': [kerasOperations.Softplus!],
  'nn.tanh': [kerasOperations.Tanh!],
  reshape: [renamed(reshapeOperation, 'shape', 'newshape'), 'shape'],
  squeeze: [squeeze, 'axis'],
};

/** `maximum(x, c)`, `minimum(x, c)` of a tensor and one number, or of two tensors. */
function bound(kind: 'maximum' | 'minimum'): PlanLayer {
  const join = binary(extreme(kind), () => null);
  return (layer, inputs) => {
    const operands = operandsOf(layer);
    const constant = operands.find((operand) => 'value' in operand);
    const values =
      constant && 'value' in constant && operands.length === 2
        ? perChannel(constant.value, [1])
        : null;
    if (!values || inputs.length !== 1) return join(layer, inputs);
    const [least, most] = kind === 'maximum' ? [values[0]!, null] : [null, values[0]!];
    return clipped(inputs[0]!, least, most);
  };
}

/** By a ReLU that is moved there and back. */
function clipped(input: Shape, least: number | null, most: number | null): LayerPlan {
  const turned = least === null;
  const from = least ?? -most!;
  const range = least !== null && most !== null ? most - least : null;
  return {
    shape: input,
    end: 'affine',
    // From above, the ReLU is that of the negative.
    build: () => [
      affine([turned ? -1 : 1], [-from]),
      range === null
        ? { kind: 'relu' }
        : { kind: 'boundedRelu', threshold: 0, slope: 0, most: Math.max(range, 0) },
      affine([turned ? -1 : 1], [turned ? -from : from]),
    ],
  };
}

/** A plan that reads a setting by another name. */
function renamed(plan: PlanLayer, from: string, to: string): PlanLayer {
  return (layer, inputs) => {
    const { [from]: value, ...config } = layer.config;
    return plan(
      { ...layer, config: value === undefined ? config : { ...config, [to]: value } },
      inputs,
    );
  };
}

export const tfOpLambda: PlanLayer = (layer, inputs) => {
  const name = String(layer.config.function);
  if (!Object.hasOwn(tensorflowFunctions, name)) {
    throw refusedLayer(
      layer,
      `has the function ${shown(layer.config.function)}`,
      `Supported functions: ${Object.keys(tensorflowFunctions).join(', ')}.`,
    );
  }
  const [plan, ...settings] = tensorflowFunctions[name]!;
  // In a call of a function its settings are among the arguments.
  const given = Object.entries(layer.given.keywords).flatMap(([key, argument]) => {
    if (!functionSettings.includes(key)) return [];
    if (settings.includes(key) && 'value' in argument) return [[key, argument.value] as const];
    throw operandUnsupported(layer, `is called with ${key}`);
  });
  return plan({ ...layer, config: Object.fromEntries(given) }, inputs);
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
  return refusedLayer(
    layer,
    what,
    'Constants may be added, subtracted, multiplied or divided by: one number, or one per channel.',
  );
}
